"""From clauses to acts, and from acts to draft records: what is in doubt is left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.extract.actors import Cast
from data.extract.clauses.clause import Clause
from data.extract.incidents import carrying_over, claims, grouping, incident, measures, totals
from data.extract.incidents.group import Group
from data.extract.incidents.story import News
from data.extract.records import Record
from data.extract.text.marks import Marks


def groups(
    marks: Marks, published: date | None, week: tuple[date, date] | None, clauses: Sequence[Clause]
) -> tuple[Group, ...]:
    """The acts of a text, as they are first told: a clause joins an act told before, or begins one."""
    return grouping.read(News(marks, published, week), clauses)


def records(marks: Marks, cast: Cast, clauses: Sequence[Clause], acts: Sequence[Group]) -> tuple[Record, ...]:
    """The draft records of a text, in its order: incidents, measures, aggregates and background."""
    others = totals.read(marks, cast, clauses)
    incidents = tuple(incident.of(marks, cast, act) for act in acts)
    incidents = carrying_over.carried_over(marks, cast, acts, incidents, others)
    incidents = claims.claimed(marks, cast, clauses, acts, incidents)
    return _in_order([*incidents, *measures.beside_acts(marks, cast, acts), *others])


def _in_order(found: Sequence[Record]) -> tuple[Record, ...]:
    """Records as the text tells them; `follows_up` counts in the new order."""
    ordered = sorted(found, key=lambda record: record.evidence[0])
    return tuple(
        record if record.follows_up is None else replace(record, follows_up=ordered.index(found[record.follows_up]))
        for record in ordered
    )
