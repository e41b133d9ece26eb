"""Curfews, reinforcements and the like: who imposes one, and those that the same sentence tells with an act."""

from __future__ import annotations

from collections.abc import Sequence

from data.extract import actors
from data.extract.actors import Cast
from data.extract.actors.mentions import AGENTS
from data.extract.clauses.clause import Clause
from data.extract.incidents import evidence
from data.extract.incidents.group import Group
from data.extract.incidents.placed import placed
from data.extract.records import Record, Support
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_LASTING = term_set("lasting_measures")

AUTHORITIES = AGENTS | {"civil_administration"}


def imposers(cast: Cast, clause: Clause) -> tuple[str, ...]:
    """Who imposes a measure: the first authority that its clause names."""
    named = actors.within(cast, ((clause.first, clause.last),))
    return next(((mention.actor,) for mention in named if mention.actor in AUTHORITIES), ())


def beside_acts(marks: Marks, cast: Cast, groups: Sequence[Group]) -> tuple[Record, ...]:
    """The measures that a sentence tells with an act: dated and placed as the act is."""
    return tuple(
        _record(marks, cast, group, clause, lasting)
        for group in groups
        for clause in group.clauses
        if (lasting := _lasting(marks, clause))
    )


def _lasting(marks: Marks, clause: Clause) -> list[Mark]:
    """What stays after the act: a curfew, reinforcements, an alert; not a road that is closed for an hour."""
    named = clause.of(marks, "frame", "measure")
    return [mark for mark in named if _stays(marks.text.written(mark.first, mark.last).casefold())]


def _stays(measure: str) -> bool:
    return any(part in measure for part in _LASTING)


def _record(marks: Marks, cast: Cast, group: Group, clause: Clause, lasting: Sequence[Mark]) -> Record:
    named = actors.within(cast, ((clause.first, clause.last),))
    doers = tuple(one.actor for one in named if one.first < lasting[-1].first and one.actor in AGENTS)
    spans = tuple(evidence.span(marks, mark.first, mark.last) for mark in lasting)
    record = Record(
        "measure",
        group.window.start,
        group.window.end,
        group.window.precision,
        event_class="other",
        event_type="other",
        initiators=doers[-1:],
        initiator_basis="reported",
        evidence=(evidence.span(marks, lasting[0].first, lasting[-1].last),),
        text=marks.text.text,
        support={"event_type": Support(spans, 0.7, "measure_words")},
    )
    return placed(record, group.where)
