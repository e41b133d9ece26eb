"""Islamic State's claim of several attacks, which an article's first lines report before it tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from data.extract import actors
from data.extract.actors import Cast
from data.extract.clauses.clause import Clause
from data.extract.incidents.group import Group
from data.extract.records import Record
from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_OUTLETS = term_set("claiming_outlets")

LEAD = 4  # clauses


def claimed(
    marks: Marks, cast: Cast, clauses: Sequence[Clause], groups: Sequence[Group], incidents: Sequence[Record]
) -> tuple[Record, ...]:
    """The incidents of these groups; where the lead says that Islamic State claims several acts, the attacks without
    another doer are its own, and what only the day of publication dates is of the day of the claim or the one before.
    """
    lead = next((one for one in _lead(clauses) if _claims_several(marks, cast, one)), None)
    if lead is None:
        return tuple(incidents)
    said = next((when.start for when in lead.points if when.days == 1), None)
    return tuple(
        _as_claimed(record, said if group.window.of_publication else None) if _open_to_claim(record) else record
        for group, record in zip(groups, incidents, strict=True)
    )


def _lead(clauses: Sequence[Clause]) -> list[Clause]:
    """The first clauses, of the first two paragraphs."""
    return [one for one in clauses[:LEAD] if one.paragraph <= clauses[0].paragraph + 1]


def _claims_several(marks: Marks, cast: Cast, clause: Clause) -> bool:
    """Islamic State claimed five attacks; its Naba weekly claims three operations; تبنى التنظيم أربع هجمات."""
    claims = clause.of(marks, "source", "claim")
    counted = clause.of(marks, "frame", "acts_counted")
    if not claims or not any(_is_several(marks, mark) for mark in counted):
        return False
    named = any(one.actor == "islamic_state" for one in actors.within(cast, ((clause.first, clause.last),)))
    return named or any(marks.word(mark.last - 1) in _OUTLETS for mark in claims)


def _is_several(marks: Marks, counted: Mark) -> bool:
    """Whether a number above one stands before the attacks that are counted, a word between them at most."""
    before = (numbers.at(marks, counted.first - back) for back in (1, 2))
    return any(number is not None and (number.low or 0) > 1 for number in before)


def _open_to_claim(record: Record) -> bool:
    """Whether it may be one of those claimed: an attack of which the text names nobody else as the doer."""
    unsure = record.event_class == "attack" and record.initiator_basis in {"unknown", "suspected"}
    return unsure and set(record.initiators) <= {"unknown", "islamic_state"}


def _as_claimed(record: Record, said: date | None) -> Record:
    """An attack of the claim, of the day it was said or the day before where that is known."""
    if said is not None:
        record = replace(record, date_start=said - timedelta(1), date_end=said)
    return replace(record, initiators=("islamic_state",), initiator_basis="claimed", claimed_by="islamic_state")
