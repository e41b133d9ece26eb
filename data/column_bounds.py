"""The bounds of every row of a table at once: what data.bounds says of one row."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir


@dataclass(frozen=True)
class BoundsColumns:
    """The same of every row of a table; `given` is missing and `contradicts` false where a row gives no number."""

    low: ir.IntegerColumn
    best: ir.IntegerColumn | None
    high: ir.IntegerColumn
    given: ir.IntegerColumn
    contradicts: ir.BooleanColumn


def of_table(incidents: ir.Table, toll: str) -> BoundsColumns:
    """The bounds of one of TOLLS in every row; killed reads READ_FOR_KILLED."""
    low, high = incidents[f"{toll}_low"], incidents[f"{toll}_high"]
    if toll != "killed":
        lowest = low.isnull().ifelse(None, _least(low, high))
        highest = high.isnull().ifelse(None, _greatest(high, low))
        return BoundsColumns(lowest, None, highest, ibis.coalesce(low, high), (low > high).fill_null(False))
    best, civilians = incidents.killed_best, incidents.killed_civilians_low
    floor = civilians.isnull().ifelse(None, _least(civilians, incidents.killed_civilians_high))
    lowest = ibis.coalesce(low, best).isnull().ifelse(None, _least(low, best, high))
    contradictions = (low > high, best < low, best > high, floor > ibis.coalesce(best, high))
    contradicts = contradictions[0].fill_null(False)
    for contradiction in contradictions[1:]:
        contradicts = contradicts | contradiction.fill_null(False)
    return BoundsColumns(
        low=best.isnull().ifelse(_greatest(lowest, floor), lowest),
        best=best,
        high=high.isnull().ifelse(None, _greatest(low, best, high, floor)),
        given=ibis.coalesce(low, best, high, floor),
        contradicts=contradicts,
    )


# Engines differ in what the least of a number and nothing is: nothing is replaced first.
def _least(*numbers: ir.IntegerColumn) -> ir.IntegerColumn:
    return ibis.least(*(ibis.coalesce(number, *numbers) for number in numbers))


def _greatest(*numbers: ir.IntegerColumn) -> ir.IntegerColumn:
    return ibis.greatest(*(ibis.coalesce(number, *numbers) for number in numbers))
