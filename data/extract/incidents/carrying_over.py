"""What an act takes over from elsewhere in the text: the doer of a similar attack or of the one that a lead names for
all, the speaker of a statement, the cell that is caught.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from data.extract import actors
from data.extract.actors import Cast
from data.extract.actors.mentions import AGENTS
from data.extract.incidents.group import Group
from data.extract.incidents.pointing import words_of
from data.extract.records import Record, Support
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_OUR_OWN = term_set("our_own")
_OURS = term_set("ours")
_DOERS_AGAIN = term_set("doers_again")
_OF_THOSE_TAKEN = term_set("of_those_taken")
_SIMILAR_ATTACK = term_set("similar_attack")
_SIMILAR_OPERATION = term_set("similar_operation")
_JOINED = AND + THEN + TO + BY  # before "our forces"
_SAID_UNKNOWN = tuple(term_set("said_to_be_unknown"))

UNKNOWN = ("unknown",)
FROM_AFAR = {"air_strike", "shelling"}
KILLINGS = {"assassination", "execution"}


@dataclass(frozen=True)
class Told:
    """What stands before an act: the total that names a doer for all, if one does, and the acts with their records."""

    marks: Marks
    cast: Cast
    lead: Record | None
    groups: tuple[Group, ...] = ()
    records: tuple[Record, ...] = ()


_Rule = Callable[[Told, Group, Record], Record]
_Finder = Callable[[Told, Group, Record], Record | None]


def carried_over(
    marks: Marks, cast: Cast, groups: Sequence[Group], incidents: Sequence[Record], totals: Sequence[Record]
) -> tuple[Record, ...]:
    """The incidents of these groups, those without a doer or a target given the one that the text names elsewhere."""
    told = Told(marks, cast, next((one for one in totals if one.kind == "aggregate" and one.initiators), None))
    for group, incident in zip(groups, incidents, strict=True):
        record = incident
        for rule in RULES:
            record = rule(told, group, record)
        told = replace(told, groups=(*told.groups, group), records=(*told.records, record))
    return told.records


def _attack_of_another(told: Told, group: Group, record: Record) -> Record:
    """An attack without a doer has that of the first telling that stands for it; one suspected too, where a lead claims
    several. Gunmen said to be unknown stay so.
    """
    claimed = told.lead is not None and told.lead.claimed_by is not None
    open_to = record.initiators == UNKNOWN and not _unknown_said(told.marks, group)
    if record.event_class != "attack" or not (
        open_to or (claimed and record.initiator_basis in {"suspected", "unknown"})
    ):
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
    """An attack that the sentence of the one before goes on to tell; who fires from afar does not also come by day."""
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


def _similar_operation(told: Told, group: Group, record: Record) -> Record:
    """A similar landing, another raid like it: the forces of the operation before."""
    if record.event_class != "security_operation" or record.initiators != UNKNOWN:
        return record
    if not _core(told.marks, group) & _SIMILAR_OPERATION:
        return record
    like = next((one for one in reversed(told.records) if one.event_class == "security_operation"), None)
    return record if like is None else replace(record, initiators=like.initiators, initiator_basis="reported")


def _of_the_speaker(told: Told, group: Group, record: Record) -> Record:
    """What a statement says of its speaker's own."""
    return next((found for rule in SPEAKERS if (found := rule(told, group, record)) is not None), record)


def _turkey_neutralises(told: Told, group: Group, record: Record) -> Record | None:
    """ "Neutralised" is the word of Turkey's ministry, for its own deeds."""
    neutralised = any(mark.code == "neutralise" for one in group.clauses for mark in one.acts)
    if not (neutralised and record.initiators == UNKNOWN and any(one.actor == "turkey" for one in told.cast.mentions)):
        return None
    targets = tuple(actor for actor in record.targets if actor != "turkey") or ("sdf",)
    return replace(record, initiators=("turkey",), targets=targets, initiator_basis="claimed", claimed_by="turkey")


def _own_operation(told: Told, _group: Group, record: Record) -> Record | None:
    """A statement's operations are its speaker's."""
    if record.event_class != "security_operation" or record.initiators != UNKNOWN:
        return None
    speaker = _speaker(told.marks, told.cast) or _teller(told.marks, told.cast)
    return None if speaker is None else replace(record, initiators=(speaker,), initiator_basis="reported")


def _own_losses(told: Told, group: Group, record: Record) -> Record | None:
    """A statement's posts and fallen are its speaker's: one of our points, نقطة من نقاطنا."""
    if record.event_class != "attack" or record.targets not in {("civilians",), UNKNOWN}:
        return None
    ours = any(words_of(told.marks, one.first, one.last, _JOINED) & _OURS for one in group.clauses)
    if not ours or record.killed_civilians.low is not None:
        return None
    speaker = _speaker(told.marks, told.cast)
    return None if speaker is None or speaker in record.initiators else replace(record, targets=(speaker,))


SPEAKERS: tuple[_Finder, ...] = (_turkey_neutralises, _own_operation, _own_losses)


def _the_cell(told: Told, group: Group, record: Record) -> Record:
    """Those detained who are said to be the doers of an act told before: القبض على المنفذين, the attackers."""
    if record.event_class != "security_operation" or record.targets != UNKNOWN:
        return record
    by_islamic_state = any("islamic_state" in one.initiators for one in told.records)
    caught = by_islamic_state and any(
        bare(word, AND + BY + TO, article=True) in _DOERS_AGAIN
        for one in group.clauses
        for word in one.words(told.marks)
    )
    return replace(record, targets=("islamic_state",)) if caught else record


RULES: tuple[_Rule, ...] = (_attack_of_another, _similar_operation, _of_the_speaker, _the_cell)


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


def _speaker(marks: Marks, cast: Cast) -> str | None:
    """Who speaks in a statement of its own ("our forces"): the first force that it names."""
    if not any(bare(word.folded, _JOINED) in _OUR_OWN for word in marks.words):
        return None
    return next((mention.actor for mention in cast.mentions if mention.actor in AGENTS), None)


def _teller(marks: Marks, cast: Cast) -> str | None:
    """The force that the first two sentences let speak: its spokesman, its press centre, "the SDF said"."""
    sentences = marks.text.sentences[:2]
    end = sentences[-1].last if sentences else 0
    able = AGENTS - {"turkey", "russia"}
    told = (m.actor for m in cast.mentions if m.first < end and m.actor in able and actors.tells(cast, m))
    return next(told, None)
