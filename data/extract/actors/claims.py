"""Whether somebody owns an act, or is held to have done it: claimed, said it did, blamed, suspected."""

from __future__ import annotations

from itertools import pairwise, product

from data.extract.actors.act import Act, marks_of_act
from data.extract.actors.cast import Cast, joined_by_and
from data.extract.actors.mention import Mention
from data.extract.actors.roles import Roles
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_CLAIMANTS = frozenset({"islamic_state", "sna", "tribal_fighters", "hts", "turkey", "iran_backed_militias"})
_CLAIM_REACHES = 14  # words between a claim and who makes it
_SUSPICION_REACHES = 12  # words between a suspicion and whom it falls on

_BE_EN = term_set("be_en")
_BLAMES = term_set("blames")
_DENIES_CLAIM = term_set("denies_claim")
_DENIES_EN = term_set("denies_en")
_NEGLIGENCE = term_set("negligence")
_OWN_DEED_EN = term_set("own_deed_en")
_OWN_OUTLETS = term_set("own_outlets")
_SUSPECTED_EN = term_set("suspected_en")


def claimant(marks: Marks, roles: Roles, act: Act) -> Mention | None:
    """Who owns an attack: the claimant named nearest to the claim, the Islamic State where its own outlet is all that
    is named, or who says that it did it.
    """
    if act.event_class != "attack":
        return None
    claims = [mark for mark in marks_of_act(marks, act, "source", "claim") if not _is_denied(marks, mark, act)]
    if not claims:
        return next((m for m, _ in roles if m.actor == "islamic_state" and _says_it_did(marks, m)), None)
    able = [mention for mention, _ in roles if mention.actor in _CLAIMANTS]
    if not able:
        own = (mark for mark in claims if marks.word(mark.last - 1) in _OWN_OUTLETS)
        return next((Mention("islamic_state", mark.first, mark.last, False, mark) for mark in own), None)
    claim, nearest = min(product(claims, able), key=_distance)
    return nearest if _distance((claim, nearest)) <= _CLAIM_REACHES else None


def _distance(pair: tuple[Mark, Mention]) -> int:
    claim, mention = pair
    return abs(mention.first - claim.first)


def _says_it_did(marks: Marks, mention: Mention) -> bool:
    """Islamic State said on Sunday it had killed ...: who speaks tells an act of its own."""
    said = next((n for n in range(mention.last, mention.last + 3) if marks.has(n, "source", "say")), None)
    if marks.arabic or said is None or marks.word(said) in _DENIES_EN:
        return False
    return any(marks.word(n) in _OWN_DEED_EN for n in range(said + 1, said + 6))


def _is_denied(marks: Marks, claim: Mark, act: Act) -> bool:
    """No group has claimed ..., لم تتبنّ أي جهة."""
    if any(abs(claim.first - mark.first) <= 4 for mark in marks_of_act(marks, act, "source", "no_claim")):
        return True
    before = range(max(0, claim.first - 4), claim.first)
    comma = max((n for n in before if marks.words[n].is_mark), default=before.start - 1)
    return any(marks.word(n) in _DENIES_CLAIM for n in range(comma + 1, claim.first))


def suspects(cast: Cast, roles: Roles, act: Act) -> list[Mention]:
    """Those whom the text suspects; one with the part of a target only where it is blamed."""
    return [
        m
        for m, role in roles
        if m.actor != "unknown"
        and role != "aside"
        and (role != "target" or _is_blamed(cast.marks, m))
        and _is_suspected(cast, m, act)
    ]


def _is_blamed(marks: Marks, mention: Mention) -> bool:
    """Blamed the YPG, accused Turkey: named directly after the accusing verb."""
    verbs = [n for n in range(max(0, mention.first - 4), mention.first) if marks.word(n) in _BLAMES]
    return bool(verbs) and not any(marks.has(n, "actor") for n in range(verbs[-1], mention.first))


def _is_suspected(cast: Cast, mention: Mention, act: Act) -> bool:
    """Suspected Islamic State gunmen, يُعتقد أنهم من خلايا التنظيم, the SDF was accused."""
    marks = cast.marks
    if any(marks.word(n) in _NEGLIGENCE for n in range(mention.last, mention.last + 3)):
        return False  # accused the SDF of failing to protect him
    return any(
        _suspicion_before(cast, mark, mention) or _suspicion_after(marks, mark, mention)
        for mark in marks_of_act(marks, act, "source", "suspect")
    )


def _suspicion_before(cast: Cast, suspicion: Mark, mention: Mention) -> bool:
    """Accused X, suspected X and Y; in English nobody else may stand between."""
    marks = cast.marks
    if not 0 <= mention.first - suspicion.last <= _SUSPICION_REACHES:
        return False
    if any(marks.word(n) in {".", "\n"} for n in range(suspicion.last, mention.first)):
        return False
    between = [m for m in cast.mentions if suspicion.last <= m.first < mention.first and m.actor != "unknown"]
    return marks.arabic or all(joined_by_and(marks, one, other) for one, other in pairwise([*between, mention]))


def _suspicion_after(marks: Marks, suspicion: Mark, mention: Mention) -> bool:
    """X is suspected, X likely."""
    if marks.arabic or not 0 <= suspicion.first - mention.last <= 4:
        return False
    return marks.word(suspicion.first - 1) in _BE_EN or marks.word(suspicion.first) in _SUSPECTED_EN
