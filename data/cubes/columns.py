"""The tables that are made of a large one: their columns, worked out by the functions that questions use themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import ibis.expr.types as ir

from data import held, query, schema, whereabouts
from data.aggregate import periods, toll
from data.aggregate.counts import CONDITIONS, meeting, number
from data.bounds import TOLLS

ROWS = "rows"  # the narrow table: a row an incident, the latest first
_LONG = ("search_text", "summary_en", "summary_ar", "source_date", "follows_up", "claim_date", "origin", *schema.WHENCE)
KEPT = tuple(column for column in schema.INCIDENTS if column.name not in _LONG)
LISTS_TOGETHER = (*((one,) for one in query.LISTS), query.LISTS)
WORKED_OUT: Mapping[str, Callable[[ir.Table], ir.Value]] = {
    held.LAST_DAY: query.date_end,
    "point": query.point,
    "y": whereabouts.y,
    "x": whereabouts.x,
    "area": whereabouts.area,
}
_PERIODS: Mapping[str, Callable[[ir.Table], ir.Value]] = {
    f"{edge}_{every}": partial(of, every=every)
    for every in ("month", "quarter", "year")
    for edge, of in (("first", periods.first_of), ("last", periods.last_of))
}


def _bits(lists: tuple[str, ...]) -> str:
    return query.BITS + "|".join(lists)


_WHO = _bits(query.LISTS)
# What groups are told apart by, as few of each table as answer its questions: the more, the more groups. A change of
# the filter's actors asks who is in any role, the others at times.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "by_actors": (*query.LISTS, *map(_bits, LISTS_TOGETHER), "directed", "governorate", "event_class"),
    "by_month": (*_PERIODS, "date_precision", "governorate", "district", "event_class"),
    "by_year": ("first_year", "last_year", "date_precision", "governorate", "event_class", _WHO),
    "by_place": (
        *("point", "y", "x", "area", "place_id", "place_name_en", "place_name_ar"),
        *("governorate", "district", "event_class", _WHO),
    ),
}


def key(rows: ir.Table, name: str) -> ir.Value:
    """One of the columns of GROUPS, of the narrow table."""
    return _PERIODS[name](rows) if name in _PERIODS else rows[name]


def sums(rows: ir.Table) -> dict[str, ir.IntegerScalar]:
    """What is counted of each group, by name."""
    counted = {"n": number(rows), **{name: meeting(rows, name) for name in CONDITIONS}}
    for one in TOLLS:
        counted |= toll.columns(rows, one)
    return {held.SUM + name: number for name, number in counted.items()}
