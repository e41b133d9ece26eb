"""The doer that the text names with another act: a similar attack, the next in one sentence, all of a total."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.extract.incidents.group import Group
from data.extract.incidents.incident import KILLINGS
from data.extract.incidents.pointing import words_of
from data.extract.incidents.sides import UNKNOWN
from data.extract.incidents.told import Told
from data.extract.records import Record, Support
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_OF_THOSE_TAKEN = term_set("of_those_taken")
_SIMILAR_ATTACK = term_set("similar_attack")
_SIMILAR_OPERATION = term_set("similar_operation")
_SAID_UNKNOWN = tuple(term_set("said_to_be_unknown"))

FROM_AFAR = frozenset({"air_strike", "shelling"})

_Finder = Callable[[Told, Group, Record], Record | None]


def of_an_attack(told: Told, group: Group, record: Record) -> Record:
    """An attack without a doer has that of the first telling that stands for it; one suspected too, where a lead claims
    several. Gunmen said to be unknown stay so.
    """
    claimed = told.lead is not None and told.lead.claimed_by is not None
    unsure = claimed and record.initiator_basis in {"suspected", "unknown"}
    unnamed = record.initiators == UNKNOWN and not _unknown_said(told.marks, group)
    if record.event_class != "attack" or not (unsure or unnamed):
        return record
    source = next((found for rule in DOERS if (found := rule(told, group, record)) is not None), None)
    if source is None or source.initiators == record.targets:
        return record
    return replace(
        record,
        initiators=source.initiators,
        initiator_basis=source.initiator_basis,
        claimed_by=source.claimed_by,
        support={**record.support, "initiators": Support(source.evidence[:1], 0.5, "carried_over")},
    )


def of_an_operation(told: Told, group: Group, record: Record) -> Record:
    """A similar landing, another raid like it: the forces of the operation before."""
    if record.event_class != "security_operation" or record.initiators != UNKNOWN:
        return record
    if not _core(told.marks, group) & _SIMILAR_OPERATION:
        return record
    like = next((one for one in reversed(told.records) if one.event_class == "security_operation"), None)
    return record if like is None else replace(record, initiators=like.initiators, initiator_basis="reported")


def _abductor_kills(told: Told, group: Group, _record: Record) -> Record | None:
    """Those abducted are killed by who took them: ... and killed two of them, وأعدموا اثنين منهم."""
    after_abduction = bool(told.records) and told.records[-1].event_type == "abduction"
    if group.event_type not in KILLINGS or not after_abduction:
        return None
    return told.records[-1] if _core(told.marks, group) & _OF_THOSE_TAKEN else None


def _fire_goes_on(told: Told, group: Group, _record: Record) -> Record | None:
    """A strike after a strike, a shelling after a shelling."""
    again = bool(told.records) and told.records[-1].event_type == group.event_type
    return told.records[-1] if again and group.event_type in FROM_AFAR else None


def _similar_attack(told: Told, group: Group, _record: Record) -> Record | None:
    """ "A similar attack": the one before, هجوم مماثل."""
    if not _core(told.marks, group) & _SIMILAR_ATTACK:
        return None
    return next(
        (one for one in reversed(told.records) if one.event_class == "attack" and one.event_type != "air_strike"), None
    )


def _in_the_same_sentence(told: Told, group: Group, record: Record) -> Record | None:
    """An attack that the sentence of the one before goes on to tell; after fire from afar only fire alike."""
    if not told.records or told.groups[-1].clauses[0].sentence != group.clauses[0].sentence:
        return None
    before = told.records[-1]
    afar = before.event_type in FROM_AFAR and record.event_type != before.event_type
    return before if before.event_class == "attack" and not afar else None


def _named_for_all(told: Told, _group: Group, record: Record) -> Record | None:
    """The total before it that says who did them all: two attacks by IS, a claim of five operations."""
    return told.lead if told.lead is not None and told.lead.evidence[0][0] < record.evidence[0][0] else None


DOERS: tuple[_Finder, ...] = (
    _abductor_kills,
    _fire_goes_on,
    _similar_attack,
    _in_the_same_sentence,
    _named_for_all,
)


def _core(marks: Marks, group: Group) -> set[str]:
    """The words of the clause that tells most of an act."""
    return set(group.clauses[0].words(marks))


def _unknown_said(marks: Marks, group: Group) -> bool:
    """Whether the text itself says that they are unknown: unidentified gunmen, مجهولون."""
    core = group.clauses[0]
    return any(
        word.startswith(_SAID_UNKNOWN)
        for mark in core.of(marks, "actor", "unknown")
        for word in words_of(marks, mark.first, mark.last)
    )
