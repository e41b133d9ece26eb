"""What a statement says of its speaker's own: its operations, its posts and fallen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.extract import actors
from data.extract.actors import Cast
from data.extract.actors.mentions import AGENTS
from data.extract.incidents.group import Group
from data.extract.incidents.pointing import words_of
from data.extract.incidents.sides import UNKNOWN
from data.extract.incidents.told import Told
from data.extract.records import Record
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_OUR_OWN = term_set("our_own")
_OURS = term_set("ours")
_JOINED = AND + THEN + TO + BY  # before "our forces"

LET_SPEAK = AGENTS - {"turkey", "russia"}  # whose spokesmen tell of their own operations
_Finder = Callable[[Told, Group, Record], Record | None]


def own(told: Told, group: Group, record: Record) -> Record:
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


def _speaker(marks: Marks, cast: Cast) -> str | None:
    """Who speaks in a statement of its own ("our forces"): the first force that it names."""
    if not any(bare(word.folded, _JOINED) in _OUR_OWN for word in marks.words):
        return None
    return next((mention.actor for mention in cast.mentions if mention.actor in AGENTS), None)


def _teller(marks: Marks, cast: Cast) -> str | None:
    """The force that the first two sentences let speak: its spokesman, its press centre, "the SDF said"."""
    sentences = marks.text.sentences[:2]
    end = sentences[-1].last if sentences else 0
    told = (m.actor for m in cast.mentions if m.first < end and m.actor in LET_SPEAK and actors.tells(cast, m))
    return next(told, None)
