"""From clauses to acts, and from acts to draft records: what is in doubt is left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data.extract.actors import Cast
from data.extract.clauses.clause import Clause
from data.extract.incidents.building import Builder
from data.extract.incidents.group import Group
from data.extract.incidents.grouping import read as read_groups
from data.extract.incidents.story import News
from data.extract.records import Record
from data.extract.text.marks import Marks


def groups(
    marks: Marks, published: date | None, week: tuple[date, date] | None, clauses: Sequence[Clause]
) -> tuple[Group, ...]:
    """The acts of a text, as they are first told: a clause joins an act told before, or begins one."""
    return read_groups(News(marks, published, week), clauses)


def records(
    marks: Marks, published: date | None, cast: Cast, clauses: Sequence[Clause], acts: Sequence[Group]
) -> tuple[Record, ...]:
    """The draft records of a text, in its order: incidents, measures, aggregates and background."""
    told, told_acts = list(clauses), list(acts)
    builder = Builder(marks, published, cast)
    others = builder.others(told)
    incidents = builder.credited([builder.incident(group) for group in told_acts], told_acts, others)
    said, ahead = builder.claimed_ahead(told)
    incidents = [builder.of_the_claims(record, said) for record in incidents] if ahead else incidents
    return tuple(_in_order([*incidents, *builder.measures(told_acts), *others]))


def _in_order(found: list[Record]) -> list[Record]:
    """Records as the text tells them; `follows_up` counts in the new order."""
    ordered = sorted(found, key=lambda record: record.evidence[0])
    return [
        record if record.follows_up is None else replace(record, follows_up=ordered.index(found[record.follows_up]))
        for record in ordered
    ]
