"""The parts of an attack: who did it, to whom, and how sure the text is."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.actors.act import Act, Basis, Parts, core_words
from data.extract.actors.cast import Cast
from data.extract.actors.claims import claimant, suspects
from data.extract.actors.mention import Mention, ids, spans
from data.extract.actors.mentions import AGENTS, GUNNERS, STATES
from data.extract.actors.roles import Roles, having
from data.extract.actors.struck import Hit, struck
from data.extract.text.affixes import AND, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_TELLERS = STATES | {"transitional_government", "sdf"}  # who tells of an act of no type that is its own
_FROM_AFAR = frozenset({"air_strike", "shelling"})

_FIRED_FROM = term_set("fired_from")
_OWN_PLANES = term_set("own_planes")


def parts(cast: Cast, told: Roles, act: Act) -> Parts:
    """Initiators, targets and basis of an act that is neither an operation nor a clash."""
    claim = claimant(cast.marks, told, act)
    suspected = suspects(cast, told, act)
    roles = tuple((m, role) for m, role in told if role != "target" or m not in suspected)
    suspected = _likeliest(suspected, roles, act)
    seen, targets = _foiled(act, having(roles, "initiator"), having(roles, "target"))
    doers, basis = _held_to_be(claim, _doers(cast.marks, seen, roles, act), suspected, targets)
    if act.event_type == "other" and doers and doers[0].actor == "turkey":
        claim, basis = doers[0], "claimed"
    initiators = ids(doers) or ("unknown",)
    hit = struck(Hit(cast, roles, act, frozenset(initiators), tuple(targets)))
    return Parts(initiators, hit.actors, basis, claim.actor if claim else None, spans(doers), hit.spans)


def _held_to_be(
    claim: Mention | None, doers: list[Mention], suspected: Sequence[Mention], targets: Sequence[Mention]
) -> tuple[list[Mention], Basis]:
    """(doers, basis): who claims before who is reported, and who is only suspected where every doer is."""
    if claim is not None:
        return [claim], "claimed"
    if doers and not (suspected and {m.actor for m in suspected} >= {m.actor for m in doers}):
        return doers, "reported"
    likely = [m for m in suspected if m.actor != "civil_administration" and m not in targets]
    return likely, "suspected" if likely else "unknown"


def _likeliest(suspected: Sequence[Mention], roles: Roles, act: Act) -> list[Mention]:
    """The suspects who do not only speak, if there are any; of an air strike never the Islamic State."""
    silent = [m for m in suspected if m not in having(roles, "source")] or suspected
    return [m for m in silent if act.event_type != "air_strike" or m.actor != "islamic_state"]


def _foiled(act: Act, initiators: Sequence[Mention], targets: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """(doers, targets): in a foiled attack the force that foils it is the target."""
    doers = [m for m in initiators if m.actor not in {"unknown", "civilians"}]
    enemies = [m for m in doers if m.actor not in AGENTS]
    if enemies and any(mark.code == "foil" and act.at_core(mark.first) for mark in act.verbs):
        return enemies, targets + [m for m in doers if m.actor in AGENTS]
    return doers, targets


def _doers(marks: Marks, seen: Sequence[Mention], roles: Roles, act: Act) -> list[Mention]:
    """The doers: those in the clause of the act first, and where nobody is seen to do it a state that tells of its own
    fire.
    """
    doers = [m for m in seen if act.at_core(m.first)] or list(seen)
    speakers = having(roles, "source")
    if not doers and act.event_type == "air_strike" and _own_planes(marks, act):
        doers = [m for m in speakers if m.actor in STATES]
    if not doers and act.event_type == "other":
        doers = [m for m in speakers if m.actor in _TELLERS]
    if act.event_type not in _FROM_AFAR:
        return doers
    if any(m.actor in STATES for m, _ in roles):
        doers = [m for m in doers if m.actor != "islamic_state"]
    doers += [m for m in having(roles, "none") if m.actor in GUNNERS and m not in doers]
    return doers or [m for m in having(roles, "aside") if _fired_from(marks, m)]


def _own_planes(marks: Marks, act: Act) -> bool:
    """قالت وزارة الدفاع إن طائراتها قصفت, the coalition said its planes struck."""
    return not _OWN_PLANES.isdisjoint(core_words(marks, act))


def _fired_from(marks: Marks, mention: Mention) -> bool:
    """مصدرها مناطق سيطرة النظام, from the regime-held bank: who holds the area fired."""
    before = range(max(0, mention.first - 4), mention.first)
    return any(bare(marks.word(n), AND) in _FIRED_FROM for n in before)
