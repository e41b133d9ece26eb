"""The same change in other readings of the same data: what a verdict rests on that could have been decided otherwise.

A verdict counts rows. Each reading counts them by another rule that somebody could defend, in both windows:

as_is       as it is counted everywhere: every row whose whole date window lies in the period.
exact_day   only rows whose stated precision is the day.
located     only rows that may be drawn as a point (whereabouts.is_located).
straddling  also rows whose date window reaches over an edge of the period, in every period that they touch: one that
            reaches over the edge between the two is in both, as it may be of either.
deadly      without rows whose best estimate is that nobody was killed. A row without a best estimate stays: silence is
            no zero.
one_a_day   one row a day, place and pair of sides. The place is the point where the row may be drawn as one, else the
            finest area that it names; a pair has no order, and sides that map to `other` are told apart by the
            source's own words. Only what is known to be of one day, place and pair is one: a row known less exactly
            than to the day, one that names no area and one that names no side each stay a row of their own.

A verdict holds in a reading that has the same verdict. All readings are judged alike, by the function that judges the
counts as they are: with the dispersion of that series' own history as it is, and beside what else is shown as it is, so
that readings differ by their counts alone. A reading does not apply, and is not counted, where the table never records
what it asks (rule 11), where the filter asks the same already, and where it leaves no row in either window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Literal, get_args

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import held
from data.aggregate.periods import Measure, of_measure
from data.change import Verdict
from data.engine import once
from data.filter import Filter
from data.query import date_end, point
from data.recorded import answers
from data.store import Origin
from data.whereabouts import is_located

Reading = Literal["as_is", "exact_day", "located", "straddling", "deadly", "one_a_day"]
READINGS: tuple[Reading, ...] = get_args(Reading)
Counts = Mapping[Reading, int]


@dataclass(frozen=True)
class ReadAs:
    """Both windows in one reading [incidents], and the verdict on them."""

    reading: Reading
    before: int
    now: int
    verdict: Verdict


@dataclass(frozen=True)
class Readings:
    """A verdict in every reading that applies to it, as it is first."""

    read: tuple[ReadAs, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict on the counts as they are."""
        return self.read[0].verdict

    @property
    def differing(self) -> tuple[ReadAs, ...]:
        """The readings in which it does not hold."""
        return tuple(one for one in self.read if one.verdict != self.verdict)

    @property
    def held(self) -> int:
        """In how many readings it holds, as it is among them."""
        return len(self.read) - len(self.differing)


@held.narrow
def counts(rows: ir.Table, measure: Measure) -> pd.DataFrame:
    """How many incidents of a measure one window has in each reading, in one query.

    rows     `query.touching`: those of the period and those that reach over its edges, told apart by in_view.
    returns  one row a governorate ("" where none is given): governorate, and each of READINGS [incidents].
    """
    return _in_each(rows, measure).to_pandas()


@once
def _in_each(rows: ir.Table, measure: Measure) -> ir.Table:
    incidents = of_measure(rows, measure)
    inside, exact = incidents.in_view, (incidents.date_precision == "day").fill_null(False)
    located = is_located(incidents).fill_null(False)
    known, row = _one_a_day(incidents, exact, located)
    return (
        incidents.group_by(governorate=incidents.governorate.fill_null(""))
        .agg(
            as_is=incidents.count(where=inside),
            exact_day=incidents.count(where=inside & exact),
            located=incidents.count(where=inside & located),
            straddling=incidents.count(),
            deadly=incidents.count(where=inside & (incidents.killed_best != 0).fill_null(True)),
            one_a_day=(inside & known).ifelse(row, None).nunique() + incidents.count(where=inside & ~known),
        )
        .order_by("governorate")
    )


def _one_a_day(
    incidents: ir.Table, exact: ir.BooleanValue, located: ir.BooleanValue
) -> tuple[ir.BooleanValue, ir.StringValue]:
    """Whether the day, place and sides of a row are all known, and a text that rows have in common where they are
    those of another. A place of two governorates is two: counts of governorates add up."""
    area = ibis.coalesce(incidents.subdistrict, incidents.district, incidents.governorate)
    place = located.ifelse(point(incidents).cast("string"), area).fill_null("")
    sides = [
        incidents[side].fill_null("") + "/" + incidents[f"{side}_text"].fill_null("")
        for side in ("initiators", "targets")
    ]
    sided = incidents.initiators.notnull() | incidents.targets.notnull()
    one_day = exact & (date_end(incidents) == incidents.date_start)
    parts = (incidents.date_start.cast("string"), place, ibis.least(*sides), ibis.greatest(*sides))
    return one_day & (place != "") & sided, reduce(add, (part + "|" for part in parts))


def in_area(counted: pd.DataFrame, governorate: str | None = None) -> Counts:
    """The counts of one governorate, or of all that `counts` counted."""
    rows = counted if governorate is None else counted[counted["governorate"] == governorate]
    return {reading: int(rows[reading].sum()) for reading in READINGS}


def applying(wanted: Filter, origin: Origin) -> tuple[Reading, ...]:
    """The readings that ask something of this table that the filter does not ask already."""
    applies: dict[Reading, bool] = {
        "as_is": True,
        "exact_day": not wanted.exact_day and answers(origin, "exact_day"),
        "located": not wanted.exact_place and answers(origin, "exact_place"),
        "straddling": not wanted.exact_day and origin.records("date_end"),
        "deadly": not wanted.least_toll and origin.records("killed_best"),
        "one_a_day": origin.records("initiators", "targets"),
    }
    return tuple(reading for reading in READINGS if applies[reading])


def readings(
    before: Counts, now: Counts, applies: tuple[Reading, ...], verdict_of: Callable[[int, int], Verdict]
) -> Readings:
    """The verdict on two windows in each reading that applies.

    verdict_of  of the counts before and now: the one that gave the verdict on them as they are.
    """
    asked = ((reading, before[reading], now[reading]) for reading in applies)
    return Readings(
        tuple(
            ReadAs(reading, was, now_is, verdict_of(was, now_is))
            for reading, was, now_is in asked
            if was or now_is or reading == "as_is"
        )
    )


def plain(found: Readings) -> list[dict[str, str | int | bool]]:
    """The readings as rows for a sheet: reading, before, now [incidents], verdict, holds."""
    return [
        {
            "reading": one.reading,
            "before": one.before,
            "now": one.now,
            "verdict": one.verdict,
            "holds": one.verdict == found.verdict,
        }
        for one in found.read
    ]
