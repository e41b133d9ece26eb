"""Actors named in a text; "the organisation", "the force" and "our forces" are the one last named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.extract.actors.governments import at_its_time
from data.extract.actors.mention import Mention
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

STATES = frozenset({"coalition", "russia", "turkey", "syrian_government", "other"})
GUNNERS = STATES | {"sna"}  # who fires from afar: by planes, by guns
AGENTS = frozenset(
    {
        "sdf",
        "asayish",
        "coalition",
        "transitional_government",
        "syrian_government",
        "turkey",
        "sna",
        "hts",
        "russia",
        "iran_backed_militias",
    }
)
_FORCES = frozenset({"sdf", "asayish", "syrian_government", "transitional_government", "coalition"})
_ANAPHORS = frozenset({"islamic_state_anaphor", "generic"})
_FOE_NAMED = 30  # words before the PKK in which Turkey says that it is "the organisation"

_BELONGS_AR = term_set("belongs_ar")
_FOREIGN_ARMIES_EN = term_set("foreign_armies_en")
_MERCENARIES_AR = term_set("mercenaries_ar")
_OUR_OWN = term_set("our_own")
_THE_MERCENARIES_AR = term_set("the_mercenaries_ar")
_TURKEYS_FOES = term_set("turkeys_foes")


@dataclass(frozen=True)
class Meant:
    """Whom "the organisation", "the force" and "the mercenaries" stand for, at one place of a text."""

    organisation: str = "islamic_state"
    force: str | None = None
    mercenaries: str | None = None


def read(marks: Marks, published: date | None) -> tuple[Mention, ...]:
    """Every naming of an actor, in order."""
    found: list[Mention] = []
    meant = Meant()
    for mark in marks.of("actor"):
        actor = _actor(marks, mark, at_its_time(marks, published, mark), meant, found)
        if actor is not None:
            meant = _meant_after(marks, mark, actor, meant)
            found.append(Mention(actor, mark.first, mark.last, mark.code in _ANAPHORS, mark))
    return tuple(found)


def _actor(marks: Marks, mark: Mark, code: str, meant: Meant, before: Sequence[Mention]) -> str | None:
    """The actor that a name with this code stands for, after these mentions; None where it names nobody."""
    if code == "state_security" or _belongs(marks, mark):
        return None
    if code == "islamic_state_anaphor":
        return (meant.mercenaries or meant.organisation) if _hired(marks, mark) else meant.organisation
    if code == "generic":
        return None if any(marks.has(mark.last + n, "actor") for n in (1, 2)) else meant.force
    if code == "sdf" and bare(marks.word(mark.first), AND + THEN + TO + BY) in _OUR_OWN:
        return next((one.actor for one in before if one.actor in AGENTS), code)
    foreign = code == "syrian_government" and _foreign_army(marks, mark)
    return None if foreign or (code == "islamic_state" and _verb_is(marks, mark)) else code


def _meant_after(marks: Marks, mark: Mark, actor: str, meant: Meant) -> Meant:
    """Whom the words stand for after this naming of an actor."""
    if actor == "sna" and bare(marks.word(mark.first), AND) in _MERCENARIES_AR:
        meant = replace(meant, mercenaries=actor)
    if mark.code not in _ANAPHORS and (actor == "islamic_state" or (actor == "sdf" and _turkeys_foe(marks, mark))):
        meant = replace(meant, organisation=actor)
    return replace(meant, force=actor) if actor in _FORCES else meant


def _belongs(marks: Marks, mark: Mark) -> bool:
    """Whether a wider name follows: الشرطة العسكرية التابعة لـ«قسد» is the SDF."""
    return (
        marks.arabic
        and marks.word(mark.last) in _BELONGS_AR
        and (marks.has(mark.last + 1, "actor") or marks.has(mark.last + 2, "actor")) is not None
    )


def _hired(marks: Marks, mark: Mark) -> bool:
    """المرتزقة: the ones that a text has called so, if it has."""
    return marks.word(mark.first) in _THE_MERCENARIES_AR


def _foreign_army(marks: Marks, mark: Mark) -> bool:
    """The Turkish army, the National Army: "army" alone is Syria's."""
    return not marks.arabic and marks.word(mark.first) == "army" and marks.word(mark.first - 1) in _FOREIGN_ARMIES_EN


def _verb_is(marks: Marks, mark: Mark) -> bool:
    """The verb "is", which is no name: IS."""
    return not marks.arabic and marks.word(mark.first) == "is" and not marks.words[mark.first].written.isupper()


def _turkeys_foe(marks: Marks, mark: Mark) -> bool:
    """Turkey hit the PKK/YPG ...: "the organisation" is then no longer Islamic State."""
    written = " ".join(marks.folded[max(0, mark.first - 1) : mark.last])
    kurdish = any(name in written for name in _TURKEYS_FOES)
    return kurdish and bool(marks.of("actor", "turkey", first=max(0, mark.first - _FOE_NAMED), last=mark.first))
