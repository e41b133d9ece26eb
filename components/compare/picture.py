"""What is drawn of the sides of a view as charts that can be had as files: lines over one another, bars in pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from components.compare import overlaying, said, sides
from components.figures.frame import Figure
from components.figures.overlaid import panel_name
from components.figures.paired import Column
from components.figures.sides import Told
from components.look import LIGHT, Theme
from components.pictures import cells
from components.pictures.chart import Chart, drawing
from components.timeline import words as timeline_words
from components.view import View
from data.aggregate.overlay import Bin, Overlay, Side


def overlaid(laid: Overlay, told: Sequence[Told], view: View, draw: Callable[[Theme], Figure]) -> Chart:
    """Timelines over one another. draw: draws them in a theme as the page does."""
    names = view.names
    title = names.t(f"timeline_by_{laid.every}", measure=names.t(f"measure_{laid.measure}"))
    return Chart(
        code=f"sides_over_time_{laid.measure}",
        title=names.t("caption_of_sides", caption=title, sides=said.of_sides(view)),
        drawn=lambda: drawing(draw(LIGHT)),
        cells=lambda: cells.tabled(_of_overlay(laid, told, view)),
        notes=lambda: tuple(_notes(view)),
        left_out=lambda: (*sides.without(view, laid.measure), *overlaying.not_shown(laid, told, names)),
    )


def alone(laid: Overlay, at: int, told: Told, of: View, draw: Callable[[Theme], Figure]) -> Chart:
    """One side's bars by themselves. of: the view of that side, whose scope and source stand around them."""
    names, side = of.names, laid.sides[at]
    title = names.t(f"timeline_by_{laid.every}", measure=names.t(f"measure_{laid.measure}"))
    return Chart(
        code=f"side_over_time_{laid.measure}",
        title=names.t("caption_of_sides", caption=title, sides=names.apart(told.name)),
        drawn=lambda: drawing(draw(LIGHT)),
        cells=lambda: cells.tabled(_of_side(laid, side, told, of)) if side else cells.tabled(()),
        notes=lambda: sides.no_trend(replace(of, compared=())),
        left_out=lambda: timeline_words.not_drawn(side.timeline, names) if side else (),
    )


def paired(
    rows: Sequence[str],
    columns: Sequence[Column],
    view: View,
    title: str,
    draw: Callable[[Theme], Figure],
    left_out: Sequence[str] = (),
) -> Chart:
    """Bars in pairs. rows, columns: as figures.paired takes them; title: what they count."""
    names = view.names
    return Chart(
        code="sides_side_by_side",
        title=names.t("caption_of_sides", caption=title, sides=said.of_sides(view)),
        drawn=lambda: drawing(draw(LIGHT)),
        cells=lambda: cells.tabled(_of_pairs(rows, columns, sides.told_whole(view, sides.MOST))),
        notes=lambda: tuple(_notes(view)),
        left_out=lambda: tuple(left_out),
    )


def _notes(view: View) -> Iterator[str]:
    """What differs in coverage first; then what is no trend, and whose the numbers of another table are."""
    yield from dict.fromkeys(line for one in view.compared for line in said.differences(view, one))
    yield from sides.no_trend(view)
    yield from sides.sources(view)


def _of_overlay(laid: Overlay, told: Sequence[Told], view: View) -> Iterator[cells.Row]:
    for side, one in zip(laid.sides, told, strict=True):
        if side:
            yield from _of_side(laid, side, one, view)


def _of_side(laid: Overlay, side: Side, told: Told, view: View) -> Iterator[cells.Row]:
    """A row a bin; the days that the table does not cover, which have no number; then what fits no bin."""
    for panel, bins in side.bins.items():
        for each in bins:
            place = {"row": cells.BAR, "side": told.name, "panel": panel_name(laid, panel, view.names)}
            yield place | _counted(each) | {"coverage": "partial" if each.partial else "whole"}
    for start, end in side.uncovered:
        yield {"row": cells.BAR, "side": told.name, "period_from": start, "period_to": end, "coverage": "none"}
    for panel in side.bins:
        if n := side.not_drawn(panel):
            name = panel_name(laid, panel, view.names)
            yield {"row": cells.LEFT_OUT, "side": told.name, "panel": name, "incidents": n}


def _counted(one: Bin) -> cells.Row:
    row: cells.Row = {"period_from": one.first, "period_to": one.last, "day_from": one.start + 1, "day_to": one.end}
    row |= {"incidents": one.n}
    if one.toll is None:
        return row
    low, high = (one.toll.low, one.toll.high) if one.toll.known or not one.n else (None, None)
    return row | {"killed_low": low, "killed_high": None if one.toll.open else high}


def _of_pairs(rows: Sequence[str], columns: Sequence[Column], told: Sequence[Told]) -> Iterator[cells.Row]:
    """A row a bar; where a side has no number, its number is empty."""
    for column in columns:
        for row, numbers in zip(rows, column.numbers, strict=True):
            for one, n in zip(told, numbers, strict=True):
                yield {"row": cells.BAR, "side": one.name, "of": row, "role": column.title or None, "incidents": n}
