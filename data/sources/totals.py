"""Whether a table holds totals, so many events of an area and a period in each row: they are never incidents.

It does by what one of its columns is called (EVENTS, number of strikes, عدد الحوادث) and holds, by columns that are
areas or periods side by side, or by its rows, one for each area and period. A table that tells of single incidents (a
place, a summary, a side) is none because it has a column of numbers called "count" or "strikes".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from data import places, schema
from data.own import DERIVED, is_own
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.columns.headers import EXACT_COUNTS, column_of
from data.sources.columns.numbers import count
from data.sources.format import File
from data.sources.problems import Bad, Refused
from data.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r"(?<=\d)[,٬ ](?=\d{3}(?!\d))")
_SHARE = re.compile("[%٪‰]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WEEK_OF_YEAR = re.compile(r"(?:\d{4}\W*)?(?:week|wk|w|الاسبوع|اسبوع)\W*\d{1,2}(?:\W*\d{4})?")
_PERIOD_COLUMNS = re.compile(r"(reference[ _]?period|period|week|month)[ _]?(start|end|starting|ending|beginning)?")
_TELLS = ("initiators", "targets", "claimed_by", "source_url", "summary", "summary_en", "summary_ar")
_PLACES = ("place", "place_name_en", "place_name_ar")
_AREAS = ("governorate", "district", "subdistrict", *_PLACES)
_EVENT = {"event", "incident"}
MOST = 10_000_000  # events or people in one total
_MOST = 0.9  # of the cells that hold anything: a column of one kind
_HALF = 0.5  # the same for a column whose name leaves no doubt
_DENSE = 0.8  # of all pairs of area and period: a table with a row for each
_FEWEST_ROWS, _FEWEST_AREAS, _FEWEST_PERIODS = 6, 2, 3
_NAMED, _CELL = 4, 100  # columns in the message; letters of a cell that are looked at


Kind = Literal["called", "areas", "periods", "rows"]


class Totals(NamedTuple):
    """The columns that make a table one of totals, and why: a column is called after events, columns are called after
    areas or periods, or there is a row for each area and period.
    """

    kind: Kind
    columns: tuple[str, ...]


def totals(header: Sequence[str], sample: Sequence[Sequence[str]]) -> Totals | None:
    """Whether a table with this header and these first rows holds totals."""
    if not sample:
        return None
    table = _Table(header, sample)
    wide, found = _wide(table), _by_name(table)
    if found and not (wide and all(kind_of(name) == "amount" for name in found)):  # a column Total adds up the others
        return Totals("called", found)
    if wide:
        return wide
    rows = _by_rows(table)
    return Totals("rows", rows) if rows else None


def refuse(file: File) -> None:
    """Where a table of totals is to be read as incidents. Raises Refused (looks_like_totals): name, column, total,
    rows.
    """
    found = totals(file.header, file.sample)
    if found:
        raise refusal(file, found.columns)


def refusal(file: File, columns: Sequence[str]) -> Refused:
    """That its rows are totals."""
    cells = file.cells(columns.__contains__)
    numbers = (_number(text) for name in columns for text in cells.cells[name].to_pylist() if text.strip())
    total = sum(number for number in numbers if isinstance(number, int))
    named = ", ".join(columns[:_NAMED]) + (" …" if len(columns) > _NAMED else "")
    return Refused("looks_like_totals", name=file.name, column=named, total=str(total), rows=str(len(cells.rows)))


class _Table:
    """The first rows of a table, by column."""

    def __init__(self, header: Sequence[str], sample: Sequence[Sequence[str]]) -> None:
        self.columns = {
            name: [row[place][:_CELL].strip() if place < len(row) else "" for row in sample]
            for place, name in enumerate(header)
            if name.strip() and not is_own(name)
        }
        self.ours = {name: column_of(name) for name in self.columns}

    def of(self, wanted: Collection[str]) -> list[str]:
        """The columns that are one of these of ours, in their order."""
        return sorted((name for name, ours in self.ours.items() if ours in wanted), key=_order(wanted, self.ours))

    def filled(self, name: str) -> list[str]:
        return [cell for cell in self.columns[name] if cell]

    def numbers(self, name: str, most: float = _MOST) -> list[int]:
        """The whole numbers of a column; none where fewer than `most` of its cells are any."""
        cells = self.filled(name)
        read = [number for number in map(_number, cells) if isinstance(number, int)]
        return read if len(read) >= most * len(cells) else []

    def tells(self) -> bool:
        """Whether it tells of single incidents: who, what, or a place that is no area."""
        if any(self.filled(name) for name in self.of(_TELLS)):
            return True
        named = [cell for name in self.of(_PLACES) for cell in self.filled(name)]
        return any(not is_area(cell) for cell in named)

    def is_dated_by_day(self) -> bool:
        """Whether its dates are days, and not those of weeks or months."""
        days = {cell for name in self.of(("date_start",)) for cell in self.filled(name)}
        read = [window(cell) for cell in days]
        by_day = any(isinstance(one, Window) and one.precision == "day" for one in read)
        return by_day and not _are_regular(days, days=False)


def _number(cell: str) -> int | Bad:
    """1,200 as 1200: what is counted here is never shown but in the sum."""
    return count(_THOUSANDS.sub("", cell), MOST)


def _order(wanted: Collection[str], ours: dict[str, str | None]) -> Callable[[str], int]:
    places_of = list(wanted)
    return lambda name: places_of.index(ours[name] or "")


def _by_name(table: _Table) -> tuple[str, ...]:
    """The columns that are called after events and count them: one called "count" only where a period says so."""
    by_period = any(is_period(one) for one in table.columns) and not table.is_dated_by_day()
    return tuple(name for name in table.columns if _counts_events(table, name, by_period=by_period))


def _counts_events(table: _Table, name: str, *, by_period: bool) -> bool:
    kind = kind_of(name)
    numbers = table.numbers(name, _HALF if kind == "sure" else _MOST)
    if not kind or not numbers or _is_numbered(numbers):
        return False
    if max(numbers) <= 1 and not (kind == "sure" and by_period):
        return False
    periodic, tells = by_period or _is_regular(table), table.tells()
    return kind == "sure" or (kind == "act" and (periodic or not tells)) or (periodic and not tells)


@cache
def kind_of(name: str) -> str:
    """How sure a header is to count events: "sure" (events, incidents), "act" (strikes), "amount" (count), or ""."""
    words = set(_WORD.findall(fold(_CAMEL.sub(" ", name))))
    kinds = {word: row["kind"] for row in schema.reference("count_words") for word in (row["word"],)}
    found = {kinds.get(word, "") for word in words}
    if not words or _SHARE.search(name) or not found <= {"sure", "act", "one", "amount", "number", "beside"}:
        return ""
    if "sure" in found or "act" in found:
        return "sure" if "sure" in found else "act"
    if "one" in found:  # "event count" counts, "event number" is an id
        return ("sure" if words & _EVENT else "act") if "amount" in found else ""
    return "amount" if found & {"amount", "number"} else ""


def _is_numbered(numbers: Sequence[int]) -> bool:
    """Whether a column numbers its rows."""
    return len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))


@cache
def is_period(name: str) -> bool:
    """Whether a header is a period's: WEEK, reference_period_start, الشهر."""
    periods = {row["word"] for row in schema.reference("count_words") if row["kind"] == "period"}
    return fold(name) in periods or _PERIOD_COLUMNS.fullmatch(fold(name)) is not None


def _wide(table: _Table) -> Totals | None:
    """Columns that are areas, or periods, one beside the other, with a number in each."""
    areas = tuple(name for name in table.columns if is_area(name) and table.numbers(name))
    if len(areas) >= _FEWEST_AREAS:
        return Totals("areas", areas)
    periods = tuple(name for name in table.columns if names_a_period(name) and table.numbers(name))
    return Totals("periods", periods) if len(periods) >= _FEWEST_PERIODS else None


def is_area(text: str) -> bool:
    """Whether a header or a cell names an area of Syria."""
    return any(places.area(text, level) for level in places.LEVELS)


def names_a_period(name: str) -> bool:
    """Whether a header is a day, a week, a month or a year itself."""
    dated = any(isinstance(window(f"{before}{name}"), Window) for before in ("", "1 "))
    month = isinstance(window(f"{name} 2020"), Window)
    return dated or month or _WEEK_OF_YEAR.fullmatch(fold(name)) is not None


def _by_rows(table: _Table) -> tuple[str, ...]:
    """The numbers of a table with one row for each area and period, or a row for each period of one area."""
    dates, areas, types = table.of(("date_start",)), table.of(_AREAS), table.of(("event_type",))
    dates = dates or [name for name in table.columns if is_period(name)]
    numbers = [name for name in table.columns if _counts(table, name, {*dates, *areas, *types})]
    if not dates or not areas or not numbers or table.tells() or table.of(("latitude", "place_id")):
        return ()
    keys = list(zip(*(table.columns[name] for name in (dates[0], *areas, *types)), strict=True))
    periods, others = {key[0] for key in keys}, {key[1:] for key in keys}
    if len(keys) < _FEWEST_ROWS or len(set(keys)) < len(keys) or len(periods) < _FEWEST_PERIODS:
        return ()
    dense = len(keys) >= _DENSE * len(periods) * len(others)
    coarse = _are_regular(periods, days=len(others) >= _FEWEST_AREAS)
    return tuple(numbers) if dense and coarse else ()


def _counts(table: _Table, name: str, others: Collection[str]) -> bool:
    ours = table.ours[name]
    counted = ours is None or ours.rpartition("_")[0] in EXACT_COUNTS or ours in EXACT_COUNTS
    numbers = table.numbers(name) if counted and name not in others and ours not in DERIVED else []
    return bool(numbers) and not _is_numbered(numbers) and max(numbers) > 1


def _is_regular(table: _Table) -> bool:
    return any(_are_regular(set(table.filled(name)), days=False) for name in table.of(("date_start",)))


def _are_regular(dates: Collection[str], *, days: bool) -> bool:
    """Whether dates are periods: months and years, firsts of months, one weekday; with `days`, days in a row."""
    read = [window(text) for text in dates]
    windows = [one for one in read if isinstance(one, Window)]
    if len(windows) < max(len(read), _FEWEST_PERIODS):
        return False
    starts = sorted(one.start for one in windows)
    in_a_row = days and (starts[-1] - starts[0]).days == len(starts) - 1
    return (
        in_a_row
        or all(one.precision != "day" for one in windows)
        or {start.day for start in starts} == {1}
        or len({start.weekday() for start in starts}) == 1
    )
