"""How many incidents there are, and how many of them meet a condition: of rows, or of groups that were counted before
(data.cubes)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis.expr.types as ir

from data import held, schema
from data.whereabouts import is_exact, is_point

# What groups of incidents are counted by, beside their number: none of it is a column that they are told apart by.
CONDITIONS: Mapping[str, Callable[[ir.Table], ir.BooleanValue]] = {
    "exact": is_exact,
    "unlocated": lambda incidents: ~is_point(incidents),
    "windows": lambda incidents: incidents.date_precision.fill_null(schema.NOT_STATED) != "day",
    "undirected": lambda incidents: ~incidents.directed.fill_null(True),
}


def number(incidents: ir.Table, where: ir.BooleanValue | None = None) -> ir.IntegerScalar:
    """How many incidents there are, or how many of them are told apart by their columns."""
    if held.is_grouped(incidents):
        return incidents[held.SUM + "n"].cast("int64").sum(where=where).fill_null(0)
    return incidents.count(where=where)


def meeting(incidents: ir.Table, condition: str) -> ir.IntegerScalar:
    """How many meet one of CONDITIONS."""
    if held.is_grouped(incidents):
        return held.total(incidents, condition)
    return incidents.count(where=CONDITIONS[condition](incidents))
