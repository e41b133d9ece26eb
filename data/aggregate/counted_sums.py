"""Sums of another source's totals in a period, each with what it leaves open: see data.aggregate.counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import ibis.expr.types as ir
import pandas as pd

from data.aggregate.counted import ALL_TYPES, UNPLACED, Level, Step, Totals, What, laid_out
from data.aggregate.periods import FREQUENCY, Every
from data.filter import Filter, Resolved, lies_in

COUNTRY = "country"  # in place of an area: the rows of the whole country
_NESTS: dict[Step, tuple[Every, ...]] = {  # the periods that those of a step lie in, none in two
    "day": ("day", "week", "month", "quarter", "year"),
    "month": ("month", "quarter", "year"),
    "week": (),
    "other": (),
}
_CELL = ["date_start", "date_end", "area"]


@dataclass(frozen=True)
class Cell:
    """A number of one area and period, and what it leaves open.

    start, end  first and last day.
    n        the sum of the numbers given; None where none is.
    given    of the source's periods (and, of several areas together, areas): those with a number.
    silent   those with a row and no number; torn: those whose rows contradict one another;
    lacking  those without a row.
    """

    area: str
    start: date
    end: date
    n: int | None
    given: int
    silent: int
    torn: int
    lacking: int

    @property
    def whole(self) -> bool:
        """Whether the number leaves nothing open."""
        return self.n is not None and not (self.silent or self.torn or self.lacking)

    @property
    def rowless(self) -> bool:
        """Whether there is no row at all: that is no 0."""
        return not (self.given or self.silent or self.torn)


@dataclass(frozen=True)
class Sums:
    """Cells in order of area and time, and the rows of what is asked for that touch the period and are in none.

    country   the rows of the whole country, apart from those by area; None where there are none.
    over_edge   rows whose period reaches over an edge of the view; other_step: of another length of period;
                other_level: of the level of areas that is not read; unplaced: of an area that is not known.
    """

    cells: tuple[Cell, ...]
    country: Cell | None
    over_edge: int
    other_step: int
    other_level: int
    unplaced: int

    @property
    def highest(self) -> int:
        """The highest number of a cell; 0 where there is none."""
        return max((cell.n or 0 for cell in self.cells), default=0)

    @property
    def rowless(self) -> bool:
        """Whether no row is in view."""
        return all(cell.rowless for cell in self.cells)


def every_of(step: Step, every: Every) -> Every | Step:
    """The periods that totals are drawn in beside bars of `every`: the same where theirs fit in, else their own."""
    return every if every in _NESTS[step] else step


def per_period(counts: ir.Table, wanted: Resolved, held: Totals, kind: str, what: What, every: Every) -> Sums:
    """A cell for each governorate and period with a row, in the periods of `every_of`; kind: one of held.choices."""
    read = held.level_of("governorate")
    rows, areas, left = _in_view(_near(counts, wanted), wanted, held, kind, read)
    units = units_of(rows, held, what)
    drawn = every_of(held.step, every)
    if drawn == held.step:
        units["start"], units["end"] = units["date_start"], units["date_end"]
    else:
        periods = units["date_start"].dt.to_period(FREQUENCY[drawn])
        units["start"], units["end"] = periods.dt.start_time, periods.dt.end_time.dt.normalize()
    whole = {code: len(own) for code, own in _by_governorate(areas).items()}
    cells = []
    for area, start, end, own in _summed(units, ["area" if read == "country" else "governorate", "start", "end"]):
        first, last = max(start.date(), _from(wanted)), min(end.date(), _to(wanted))
        steps = 1 if drawn == held.step else _steps_in(first, last, held.step, units)
        cells.append(_cell(area, first, last, own, steps * whole.get(area, 1)))
    return Sums(tuple(cells), None, **left)


def by_area(counts: ir.Table, wanted: Resolved, held: Totals, kind: str, what: What, level: Level) -> Sums:
    """A cell for each area over the whole period: governorates, or districts where these are wanted and held; an area
    without a row too. None of it where the periods overlap: they may not be summed."""
    read, near = held.level_of(level), _near(counts, wanted)
    rows, areas, left = _in_view(near, wanted, held, kind, read)
    if held.overlapping:
        return Sums((), None, **left)
    units = units_of(rows, held, what)
    first, last = _from(wanted), _to(wanted)
    steps = _steps_in(first, last, held.step, units)
    whole = rows if read == "country" else _in_view(near, wanted, held, kind, "country")[0]
    country = [_cell(COUNTRY, first, last, own, steps) for _, own in _summed(units_of(whole, held, what), ["area"])]
    asked = {area: [area] for area in areas} if read == level else _by_governorate(areas)
    by_code: dict[str, _Own] = dict(_summed(units, ["area" if read == level else "governorate"]))
    cells = tuple(
        _cell(area, first, last, by_code.get(area, _NOTHING), steps * len(own))
        for area, own in asked.items()
        if read != "country"
    )
    return Sums(cells, country[0] if country else None, **left)


def _near(counts: ir.Table, wanted: Filter) -> pd.DataFrame:
    return laid_out(counts.filter(counts.date_start <= wanted.date_to, counts.date_end >= wanted.date_from))


def _from(wanted: Resolved) -> date:
    return wanted.date_from


def _to(wanted: Resolved) -> date:
    return wanted.date_to


def _in_view(
    rows: pd.DataFrame, wanted: Resolved, held: Totals, kind: str, level: Level
) -> tuple[pd.DataFrame, tuple[str, ...], dict[str, int]]:
    """The rows to be read, with their `area`; the areas of this level that are asked for; how many are not read."""
    rows = of_kind(rows, held, kind)
    areas = _asked(held, wanted, level)
    around = {area[:4] for area in areas} if level != "country" else set()
    near = rows["governorate"].isin(around) | (rows["level"] == UNPLACED) | (level == "country")
    rows = rows[near]
    of_step, of_level = rows["step"] == held.step, rows["level"] == level
    inside = (rows["date_start"] >= pd.Timestamp(_from(wanted))) & (rows["date_end"] <= pd.Timestamp(_to(wanted)))
    rows = with_area(rows, level)
    named = rows["area"].isin(areas) | (level == "country")
    unplaced = rows["level"] == UNPLACED
    left = {
        "over_edge": int((of_step & of_level & named & ~inside).sum()),
        "other_step": int((~of_step & of_level & named).sum()),
        "other_level": int((~of_level & ~unplaced & (rows["level"] != "country")).sum()),
        "unplaced": int(unplaced.sum()),
    }
    return rows[of_step & of_level & inside & named], areas, left


def of_kind(rows: pd.DataFrame, held: Totals, kind: str) -> pd.DataFrame:
    """The rows of one type, or of all that the source counts: none where its types may not be summed."""
    if kind != ALL_TYPES:
        return rows[rows["type_text"] == kind]
    if held.untyped:
        return rows[rows["type_text"] == ALL_TYPES]
    return rows if held.exclusive else rows.iloc[:0]


def with_area(rows: pd.DataFrame, level: Level) -> pd.DataFrame:
    """The rows with their `area` at a level."""
    return rows.assign(area=COUNTRY if level == "country" else rows[level])


def _asked(held: Totals, wanted: Filter, level: Level) -> tuple[str, ...]:
    """The areas of a level that a filter asks for: of governorates also those without a row."""
    if level == "country":
        return (COUNTRY,)
    if level == "district":
        codes = wanted.districts or held.districts
        return tuple(code for code in codes if lies_in(code, wanted.governorates))
    if wanted.districts:
        return tuple(dict.fromkeys(code[:4] for code in wanted.districts))
    return wanted.governorates or held.areas


def _by_governorate(areas: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for area in areas:
        found.setdefault(area if area == COUNTRY else area[:4], []).append(area)
    return found


def units_of(rows: pd.DataFrame, held: Totals, what: What) -> pd.DataFrame:
    """One row for each area and period: n (missing: not given), torn: whether its rows contradict one another.

    Of several states of one number the latest counts. Rows of several sources for one area and period are not added
    up; nor are two of one type and area, as both may count the same: but for those of one day where an event is of
    one type alone, which may be acts with a count each.
    """
    apart = held.exclusive and held.step == "day"
    same = [*_CELL, "area_text", "type_text"]
    latest = rows.groupby(same, dropna=False)["as_of"].transform("max")
    rows = rows[(rows["as_of"] == latest) | latest.isna()]
    if not apart:
        rows = rows.drop_duplicates([*same, "source", what])
    twice = rows.duplicated(same, keep=False) & (not apart)
    rows = rows.assign(n=rows[what], torn=twice)
    units = rows.groupby([*_CELL, "governorate"], as_index=False).agg(
        n=("n", "sum"),
        numbers=("n", "count"),
        rows=("n", "size"),
        torn=("torn", "any"),
        sources=("source", "nunique"),
    )
    torn = units["torn"] | (units["sources"] > 1)
    given = ~torn & (units["numbers"] > 0)
    return units.assign(
        torn=torn, given=given, n=units["n"].where(given, 0), silent=~torn & (units["numbers"] < units["rows"])
    )


class _Own(NamedTuple):
    """What the units of one cell add up to; n counts those `given` alone."""

    n: float
    given: int
    silent: int
    torn: int
    units: int


_NOTHING = _Own(0, 0, 0, 0, 0)


def _summed(units: pd.DataFrame, by: list[str]) -> Iterator[tuple[Any, ...]]:
    """The values of the columns `by`, and what is their own, in order."""
    sums = units.groupby(by, as_index=False).agg(
        n=("n", "sum"), given=("given", "sum"), silent=("silent", "sum"), torn=("torn", "sum"), units=("n", "size")
    )
    for row in sums.itertuples(index=False, name=None):
        yield *row[: len(by)], _Own(*row[len(by) :])


def _steps_in(first: date, last: date, step: Step, units: pd.DataFrame) -> int:
    """How many of the source's periods lie wholly in these days."""
    if step == "day":
        return (last - first).days + 1
    if step == "month":
        months = pd.period_range(first, last, freq="M")
        return int(((months.start_time.date >= first) & (months.end_time.date <= last)).sum())
    inside = units[(units["date_start"] >= pd.Timestamp(first)) & (units["date_end"] <= pd.Timestamp(last))]
    if step == "week" and len(inside):
        begun = min(inside["date_start"]).date()
        before: int = (begun - first).days // 7
        after: int = ((last - begun).days + 1) // 7
        return before + after
    return len(inside[["date_start", "date_end"]].drop_duplicates())


def _cell(area: str, first: date, last: date, own: _Own, expected: int) -> Cell:
    n = int(own.n) if own.given else None
    lacking = max(0, expected - own.units)
    return Cell(area, first, last, n, int(own.given), int(own.silent), int(own.torn), lacking)
