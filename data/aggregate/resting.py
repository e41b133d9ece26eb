"""On what a number of people rests: how well the days of its incidents are known, and how few of them hold much of it.

A toll reads as if all of it were known alike. These are the shares of it that are not: people in incidents that no day
is known of, and in the few largest incidents, of which one wrong number moves the whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import ibis
import ibis.expr.types as ir

from data import column_bounds, held, schema
from data.aggregate.periods import Measure, of_measure
from data.engine import once

ONE_IN = 100  # of the incidents, the largest so many: 1 %, rounded up
COARSE = ("month", "year")  # known to the month at best
Taken = Literal["best", "low", "mixed"]


@dataclass(frozen=True)
class Resting:
    """The people of some incidents, and in which of those they stand. Parts of `people` overlap.

    people     sum of each incident's best estimate or, where it has none, of its lowest number [people].
    incidents  those that give such a number; only these are spoken of.
    nobody     those of them whose number is 0.
    taken      best: each gives a best estimate; low: none does; mixed.
    dated      people per date precision, in the vocabulary's order; schema.NOT_STATED where none is stated.
    largest    people in the `n_largest` incidents with the most: one in ONE_IN, rounded up.
    """

    people: int
    incidents: int
    nobody: int
    taken: Taken
    dated: tuple[tuple[str, int], ...]
    largest: int
    n_largest: int

    @property
    def undated(self) -> int:
        """People in incidents whose day is not known, or not said to be known."""
        return self.people - dict(self.dated)["day"]

    @property
    def coarse(self) -> int:
        """People in incidents known only to a month or a year."""
        return sum(dict(self.dated)[precision] for precision in COARSE)

    @property
    def unstated(self) -> int:
        """People in incidents that do not say how well their date is known; they are undated as well."""
        return dict(self.dated)[schema.NOT_STATED]


@held.narrow
def resting(incidents: ir.Table, toll: str, measure: Measure = "killed") -> Resting:
    """On what one of bounds.TOLLS rests, in the incidents that a measure counts ("killed": all of them).

    In one query: what comes back is a row for each precision and number, of which there are few.
    """
    found = _numbers(incidents, toll, measure).to_pyarrow().to_pylist()
    codes = (*schema.codes("date_precision"), schema.NOT_STATED)
    incidents_counted = sum(row["n"] for row in found)
    n_largest = -(-incidents_counted // ONE_IN)
    bests = {bool(row["best"]) for row in found}
    return Resting(
        people=sum(row["people"] * row["n"] for row in found),
        incidents=incidents_counted,
        nobody=sum(row["n"] for row in found if not row["people"]),
        taken="best" if all(bests) else "mixed" if any(bests) else "low",
        dated=tuple(
            (code, sum(row["people"] * row["n"] for row in found if row["precision"] == code)) for code in codes
        ),
        largest=_largest(((row["people"], row["n"]) for row in found), n_largest),
        n_largest=n_largest,
    )


@once
def _numbers(incidents: ir.Table, toll: str, measure: Measure) -> ir.Table:
    rows = of_measure(incidents, measure)
    said = column_bounds.of_table(rows, toll)
    people = said.low if said.best is None else ibis.coalesce(said.best, said.low)
    best = ibis.literal(False) if said.best is None else said.best.notnull()
    counted = rows.filter(people.notnull()).group_by(
        precision=rows.date_precision.fill_null(schema.NOT_STATED), people=people.cast("int64"), best=best
    )
    return counted.agg(n=ibis._.count())


def _largest(numbers: Iterable[tuple[int, int]], most: int) -> int:
    """The sum of the `most` largest numbers, of (number, how often it stands) each. Which of equal ones are taken
    changes nothing."""
    total = 0
    for number, n in sorted(numbers, reverse=True):
        taken = min(most, n)
        total, most = total + number * taken, most - taken
    return total
