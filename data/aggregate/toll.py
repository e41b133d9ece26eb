"""Tolls as ranges: what is known, what is open, what is silent (rules 1 and 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from data import column_bounds, held

PARTS = ("low", "best", "high", "open", "silent", "bestless", "contradictory")


@dataclass(frozen=True)
class Toll:
    """People killed, injured or detained over some incidents [people]; open and silent [incidents].

    low, high      sums of the lowest and highest numbers given (data.bounds): low <= best <= high.
    open           reports that say "at least": with any, there is no upper end.
    best           sum of the best estimates, None unless every report that gives a number gives one.
    silent         incidents that give no number: with any, the true total may be higher.
    reported       incidents that give one.
    contradictory  incidents whose own numbers contradict each other: a low above a high, a best outside.
    """

    low: int
    best: int | None
    high: int
    open: int
    silent: int
    reported: int
    contradictory: int = 0

    @property
    def known(self) -> bool:
        """Whether any incident gave a number."""
        return self.reported > 0

    def __add__(self, other: Toll) -> Toll:
        """The toll of both: of incidents that are none of the other's."""
        given = [one for one in (self, other) if one.known]
        bests = [one.best for one in given if one.best is not None]
        return Toll(
            low=self.low + other.low,
            best=sum(bests) if given and len(bests) == len(given) else None,
            high=self.high + other.high,
            open=self.open + other.open,
            silent=self.silent + other.silent,
            reported=self.reported + other.reported,
            contradictory=self.contradictory + other.contradictory,
        )


def columns(incidents: ir.Table, toll: str) -> dict[str, ir.IntegerScalar]:
    """Aggregations of one of bounds.TOLLS, named <toll>_<part>, to be used in any group_by(...).agg(...)."""
    if held.is_grouped(incidents):
        return {name: held.total(incidents, name) for name in (f"{toll}_{part}" for part in PARTS)}
    row = column_bounds.of_table(incidents, toll)
    reported = row.given.count()  # differences of such counts are quicker than counts of rows that meet a condition

    def total(values: ir.IntegerColumn) -> ir.IntegerScalar:
        return values.cast("int64").sum().fill_null(0)

    return {
        f"{toll}_low": total(row.low),
        f"{toll}_best": ibis.literal(0, "int64") if row.best is None else total(row.best),
        f"{toll}_high": total(
            ibis.coalesce(row.high, row.best, row.low) if row.best is not None else ibis.coalesce(row.high, row.low)
        ),
        f"{toll}_open": reported - row.high.count(),
        f"{toll}_silent": incidents.count() - reported,
        f"{toll}_bestless": reported if row.best is None else reported - row.best.count(),
        f"{toll}_contradictory": row.contradicts.cast("int64").sum().fill_null(0),
    }


def toll_of(row: Mapping[str, Any], toll: str, rows: int) -> Toll:
    """The toll in one row of a frame that `columns` filled; `rows` is how many incidents the row stands for."""
    silent = int(row[f"{toll}_silent"])
    bestless = int(row[f"{toll}_bestless"])
    return Toll(
        low=int(row[f"{toll}_low"]),
        best=int(row[f"{toll}_best"]) if bestless == 0 and rows > silent else None,
        high=int(row[f"{toll}_high"]),
        open=int(row[f"{toll}_open"]),
        silent=silent,
        reported=rows - silent,
        contradictory=int(row[f"{toll}_contradictory"]),
    )
