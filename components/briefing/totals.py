"""The block of another source's totals on a slide: beside our timeline over time, beside our map by area."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from components.beside import asking, panels, said
from components.briefing.asked import Asked
from components.briefing.blocks import MOST_BARS, MOST_PANELS, every_of
from components.briefing.slide import Bar, Block, EmptyBlock, ListBlock, TimelineBlock
from components.look import TOTALS
from components.names import Names
from components.view import View
from data.aggregate.counted_sums import Cell, Sums
from data.aggregate.periods import FREQUENCY, calendar
from data.beside import Beside

_WEEK = timedelta(days=7)
_SHARES = (0.4, 0.22, 0.38)  # of the width of a list of areas


def blocks(view: View, asked: Asked) -> tuple[Block, ...]:
    """One block; none where the link asks for no totals beside."""
    if view.beside is None:
        return ()
    over_time = "timeline" in asked.topics or "map" not in asked.topics
    return (_over_time(view, view.beside) if over_time else _by_area(view, view.beside),)


CELLS = (
    *("table", "version", "type", "counts", "area", "from", "to", "number"),
    *("rows_without_number", "contradicted", "without_row"),
)


def cells(view: View) -> Iterator[tuple[Any, ...]]:
    """The numbers behind it, one row an area and period (CELLS); empty where none is given."""
    if view.beside is None or view.beside.held.overlapping:
        return
    beside = view.beside
    about = (beside.origin.origin, beside.origin.version or None, beside.kind or None, beside.what)
    for cell in asking.by_period(view, every_of(view)).cells:
        yield (*about, cell.area, cell.start, cell.end, cell.n, cell.silent, cell.torn, cell.lacking)


def _over_time(view: View, beside: Beside) -> Block:
    names, every = view.names, every_of(view)
    sums = asking.by_period(view, every)
    drawn = said.drawn_by(beside, every)
    heading = said.over_time(beside, drawn, names)
    if beside.held.overlapping or not sums.cells:
        return _nothing(heading, view, beside, sums)
    whole = {cell.area: cell for cell in panels.ordered(asking.by_area(view, "governorate"))}
    areas = panels.panels_of(sums, view.filter.governorates)
    slots = _slots(sums, drawn, view)
    if len(areas) > MOST_PANELS or len(slots) > MOST_BARS:
        return _by_area(view, beside)
    return TimelineBlock(
        heading,
        _notes(view, beside, sums, open_ones=True),
        tuple((_title(area, whole, names), _bars(area, sums, slots, drawn, names)) for area in areas),
        TOTALS[False],
    )


def _by_area(view: View, beside: Beside) -> Block:
    """A line an area, the whole country last: it has the others in it."""
    names = view.names
    sums = asking.by_area(view, "district" if view.filter.districts else "governorate")
    heading = said.over_areas(beside, names)
    cells = panels.ordered(sums)
    if beside.held.overlapping or all(cell.rowless for cell in cells):
        return _nothing(heading, view, beside, sums)
    head = (names.t("beside_area"), names.t("beside_count"), names.t("beside_open"))
    rows = tuple((said.area(cell.area, names), said.number(cell, names), said.open_in(cell, names)) for cell in cells)
    return ListBlock(heading, _notes(view, beside, sums), head, _SHARES, rows, len(rows))


def _nothing(heading: str, view: View, beside: Beside, sums: Sums) -> Block:
    return EmptyBlock(heading, (said.nothing(beside, view.names), *_notes(view, beside, sums)))


def _notes(view: View, beside: Beside, sums: Sums, *, open_ones: bool = False) -> tuple[str, ...]:
    """What it is, whose, and what is not in it; open_ones: what hatched and shaded bars are, where there are any."""
    names = view.names
    lines = [
        names.t("beside_rule"),
        names.t("brief_totals_open") if open_ones else "",
        said.source(beside, names),
        *said.whole_areas(beside, view.filter, names),
        *said.not_read(sums, beside, names),
    ]
    return tuple(line for line in lines if line)


def _title(area: str, whole: dict[str, Cell], names: Names) -> str:
    name = said.area(area, names)
    return names.t("panel_title", area=name, count=said.in_full(whole[area], names)) if area in whole else name


def _slots(sums: Sums, drawn: str, view: View) -> tuple[date, ...]:
    """The first day of each period of the time in view, those without any row too."""
    known = sorted({cell.start for cell in sums.cells})
    covered = view.covered
    first, last = min(covered.date_from, known[0]), max(covered.date_to, known[-1])
    if drawn == "week":
        before = (known[0] - first) // _WEEK
        return tuple(_every_week(known[0] - before * _WEEK, last))
    if drawn in FREQUENCY:
        return tuple(day.date() for day in calendar(pd.Timestamp(first), pd.Timestamp(last), drawn))  # type: ignore[arg-type]
    return tuple(known)


def _every_week(start: date, last: date) -> Iterator[date]:
    while start <= last:
        yield start
        start += _WEEK


def _bars(area: str, sums: Sums, slots: tuple[date, ...], drawn: str, names: Names) -> tuple[Bar, ...]:
    held = {cell.start: cell for cell in sums.cells if cell.area == area}
    long = slots[-1].year - slots[0].year > 1
    return tuple(_bar(held.get(start), start, drawn, long, names) for start in slots)


def _bar(cell: Cell | None, start: date, drawn: str, long: bool, names: Names) -> Bar:
    """A bar; where nothing is given, none, which is no 0."""
    by_calendar = drawn in FREQUENCY and drawn not in ("day", "week")
    label = names.period(pd.Timestamp(start), drawn) if by_calendar else names.date(start)
    new_year = start.month == 1 and start.day <= _WEEK.days
    tick = label if not long else names.digits(str(start.year)) if new_year else ""
    if cell is None or cell.n is None:
        return Bar(label, 0, "uncovered", tick)
    return Bar(label, cell.n, "whole" if cell.whole else "partial", tick)
