"""The parts of a security operation: the forces that carry it out, and whom they are after."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.actors.act import Act, Basis, Parts, core_words, marks_of_act, words_of_act
from data.extract.actors.cast import Cast
from data.extract.actors.mention import Mention, ids, is_former, spans
from data.extract.actors.mentions import AGENTS
from data.extract.actors.roles import Roles, having
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_SOUGHT = frozenset({"islamic_state", "iran_backed_militias", "sna", "tribal_fighters", "turkey", "syrian_government"})
_NEVER_ACCUSED = frozenset({"sdf", "asayish", "coalition"})

_AIRBORNE = term_set("airborne")
_RESIDENTS = term_set("residents")


def parts(cast: Cast, roles: Roles, act: Act) -> Parts:
    """Initiators, targets and basis of a raid, a sweep, an arrest."""
    marks = cast.marks
    seen = _seen_to_act(marks, roles)
    if seen and all(m.anaphor for m in seen) and not _AIRBORNE.isdisjoint(core_words(marks, act)):
        named = any(mention.actor == "islamic_state" for mention in cast.mentions)
        return Parts(("coalition",), ("islamic_state",) if named else ("unknown",), "reported", None)
    agents = _partners(marks, seen, roles, act) + seen or [m for m in having(roles, "source") if m.actor in AGENTS]
    initiators = ids(agents) or ("unknown",)
    basis: Basis = "reported" if agents else "unknown"
    sought = [m for m, role in roles if m.actor in _SOUGHT and role != "source" and m.actor not in initiators]
    islamic = [m for m in sought if m.actor == "islamic_state"]
    if islamic and all(is_former(marks, m) for m in islamic):
        return Parts(initiators, ("civilians",), basis, None)
    if islamic:
        return Parts(initiators, ("islamic_state",), basis, None, spans(agents), spans(islamic))
    if any(_is_accused(marks, m) for m in sought):
        return Parts(initiators, ids(sought), basis, None, spans(agents), spans(sought))
    civil = _of_residents(marks, act) and not marks_of_act(marks, act, "frame", "accused")
    return Parts(initiators, ("civilians",) if civil else ("unknown",), basis, None, spans(agents))


def _seen_to_act(marks: Marks, roles: Roles) -> list[Mention]:
    """The forces named that are not accused themselves."""
    able = having(roles, "initiator", "none", "target")
    return [m for m in able if m.actor in AGENTS and not _is_accused(marks, m)]


def _partners(marks: Marks, seen: Sequence[Mention], roles: Roles, act: Act) -> list[Mention]:
    """The SDF or the Asayish that tells of a joint operation in which only the coalition is seen."""
    if {m.actor for m in seen} != {"coalition"} or not marks_of_act(marks, act, "frame", "joint"):
        return []
    return [m for m in having(roles, "source") if m.actor in {"sdf", "asayish"}]


def _is_accused(marks: Marks, mention: Mention) -> bool:
    """Accused of belonging to X: those are after X, not X after them."""
    return mention.actor not in _NEVER_ACCUSED and any(
        marks.has(mention.first - n, "frame", "accused") for n in range(1, 6)
    )


def _of_residents(marks: Marks, act: Act) -> bool:
    """Farmers, families, young men of a village."""
    return act.civilians_detained or not _RESIDENTS.isdisjoint(words_of_act(marks, act))
