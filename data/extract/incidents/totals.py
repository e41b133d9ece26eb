"""What a text tells beside its acts: measures, totals of a period, background. None of them is an incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data import schema
from data.extract.actors import Cast, credits
from data.extract.clauses import acts
from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.incidents import counting, evidence, measures, sides
from data.extract.incidents.placed import placed
from data.extract.places.where import Where
from data.extract.records import Kind, Record, Support
from data.extract.text.marks import Marks

KINDS: dict[str, Kind] = {"measure": "measure", "aggregate": "aggregate", "background": "background"}


def read(marks: Marks, cast: Cast, clauses: Sequence[Clause]) -> tuple[Record, ...]:
    """Measures, aggregates and background; clauses that go on with a total are part of it."""
    runs: list[list[Clause]] = []
    for clause in clauses:
        if clause.telling not in KINDS:
            continue
        if clause.goes_on and runs and runs[-1][0].telling == "aggregate":
            runs[-1].append(clause)
        else:
            runs.append([clause])
    return tuple(_record(marks, cast, run, KINDS[run[0].telling]) for run in runs)


def _record(marks: Marks, cast: Cast, run: Sequence[Clause], kind: Kind) -> Record:
    """The record of one measure, total or piece of background, which the first of the clauses tells."""
    clause = run[0]
    when = _period(clause, kind)
    event_type = "other" if kind == "measure" else acts.event_type(marks, clause) if clause.acts else None
    event_class = _event_class(event_type, kind)
    where = _where(clause, kind)
    counts = counting.counts(marks, run)
    parts = sides.of(marks, cast, run, event_type or "other", event_class or "attack", where)
    source = credits.read(marks, [(clause.first, clause.last)])
    record = Record(
        kind,
        event_class=event_class,
        event_type=event_type,
        initiators=measures.imposers(cast, clause) if kind == "measure" else _known(parts.initiators),
        targets=() if kind == "measure" else _known(parts.targets),
        initiator_basis=None if kind == "background" else parts.basis if parts.claimed_by else "reported",
        claimed_by=parts.claimed_by if kind == "aggregate" else None,
        killed=counts.killed,
        injured=counts.injured,
        detained=counts.detained,
        killed_civilians=counts.killed_civilians,
        source=source.words if source else None,
        evidence=evidence.of_clauses(marks, run),
        support=_support(marks, when, run),
        text=marks.text.text,
    )
    return placed(_dated(record, when), where)


def _event_class(event_type: str | None, kind: Kind) -> str | None:
    if event_type is None or kind == "measure":
        return event_type
    return "attack" if event_type == "other" else schema.event_class_of(event_type)


def _known(side: tuple[str, ...]) -> tuple[str, ...]:
    return () if side == sides.UNKNOWN else side


def _where(clause: Clause, kind: Kind) -> Where | None:
    """The most specific place that it names; a total over several governorates has none."""
    scenes = [where for where in clause.wheres if not where.aside]
    if kind == "aggregate" and len({where.governorate for where in scenes if where.governorate}) > 1:
        return None
    return max(scenes, key=lambda where: where.rank, default=None)


def _period(clause: Clause, kind: Kind) -> When | None:
    """The first date that it names; of a total the first that bounds a period, if any does."""
    dated = [when for when in clause.whens if when.start is not None]
    periods = [when for when in dated if when.period] if kind != "measure" else []
    return next(iter(periods or dated), None)


def _dated(record: Record, when: When | None) -> Record:
    return replace(record, date_start=when.start, date_end=when.end, date_precision=when.precision) if when else record


def _support(marks: Marks, when: When | None, run: Sequence[Clause]) -> dict[str, Support]:
    found = {}
    if when is not None:
        found["date"] = Support((evidence.span(marks, when.first, when.last),), 0.8, when.rule)
    for clause in run:
        for toll in clause.tolls:
            words = evidence.span(marks, min(toll.head, toll.first), toll.last)
            found[toll.kind] = Support((words,), 0.85, toll.rule)
    return found
