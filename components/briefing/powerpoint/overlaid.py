"""The timelines of several sides over one another in PowerPoint: a native chart of stepped lines a panel."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Emu, Pt

from components.briefing.html import overlaid
from components.briefing.html.overlaid import FOOT, LEGEND_ROW, NAME, SPAN, SWATCH, TITLE, WIDTH, Plot
from components.briefing.powerpoint import native, shapes
from components.briefing.slide import OverlaidBlock
from components.briefing.zones import Box
from components.figures import side_marks
from components.figures.frame import ticks
from components.figures.sides import Told
from components.look import LIGHT, mixed
from components.measure import width_of
from components.names import Names
from data.aggregate.overlay import Bin

_DASHES = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.SQUARE_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
    "longdashdot": MSO_LINE.LONG_DASH_DOT,
}


def add(drawn: Any, block: OverlaidBlock, box: Box, names: Names) -> None:
    """Put it into its box, x from the left."""
    _legend(drawn, block, box, names)
    places = overlaid.plots(block, box.width, box.height, names)
    for at, plot in enumerate(places):
        _panel(drawn, block, at, plot, box, names)
    for x, words in overlaid.days(block, places[-1]):
        label = Box(round(box.x + x), box.y + box.height - FOOT + 2, round(width_of(words, overlaid.DAY)) + 20, 20)
        shapes.put(drawn, label, [words], overlaid.DAY, names, colour=LIGHT.quiet, side="left")


def _panel(drawn: Any, block: OverlaidBlock, at: int, plot: Plot, box: Box, names: Names) -> None:
    top, over = round(box.y + plot.top), overlaid.lanes_high(block)
    title = Box(box.x, top - over - TITLE, box.width, 24)
    shapes.put(drawn, title, [block.titles[at]], 17, names, bold=True)
    for span in overlaid.boxes(block, at, plot, names):
        _span(drawn, span, box, names)
    held = [(side, one) for side, one in zip(block.shown.sides, block.told, strict=True) if side]
    for side, one in held:
        for start, end in overlaid.gaps(block, side):
            wide = plot.x(end) - plot.x(start)
            gap = shapes.panel(drawn, (box.x + plot.x(start), top, wide, plot.foot - plot.top), LIGHT.line)
            if one.pattern:
                shapes.fill_as(gap.fill, mixed(one.colour, LIGHT.paper, 0.35), one.pattern)
    data, looks = XyChartData(), []
    for side, one in held:
        bins = side.bins.get(block.shown.panels[at], ())
        for run in side_marks.runs(bins):
            _series(data, one, [(day, each.n) for each in run for day in (each.start, each.end)], names)
            looks.append((one, False))
        if rings := side_marks.cut(bins):
            _series(data, one, list(map(_middle, rings)), names)
            looks.append((one, True))
    if not looks:
        return
    room = Box(box.x, top - 4, box.width, round(plot.foot - plot.top) + 8)
    chart = native.added(drawn, XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, data, room)
    native.plain(chart, names)
    high = (plot.foot - plot.top) / room.height
    native.place_plot(chart, plot.left / box.width, 4 / room.height, (plot.right - plot.left) / box.width, high)
    for series, (one, ringed) in zip(chart.plots[0].series, looks, strict=True):
        _paint(series, one, ringed)
    _axes(chart, block, names)


def _span(drawn: Any, one: overlaid.Box, box: Box, names: Names) -> None:
    """What fits no bin: an outline over the days on which it may have been, with its number and an arrow beyond."""
    outline = shapes.panel(drawn, (box.x + one.x, box.y + one.y, one.width, SPAN), LIGHT.paper)
    if one.told.pattern:
        shapes.fill_as(outline.fill, mixed(one.told.colour, LIGHT.paper, 0.45), one.told.pattern)
    outline.line.color.rgb, outline.line.width = shapes.rgb(one.told.colour), Pt(0.75)
    arrows = ("\u25c2" if one.before else "", "\u25b8" if one.after else "")
    said = "".join((arrows[0], one.number, arrows[1]))
    if said:
        start = {"left": one.number_x, "right": one.number_x - 60, "middle": one.number_x - 30}[one.number_side]
        if not one.number:
            start = one.x + one.width / 2 - 30
        place = Box(round(box.x + start), round(box.y + one.y) - 4, 60, 18)
        side = one.number_side if one.number else "middle"
        shapes.put(drawn, place, [said], 14, names, side=side)


def _middle(one: Bin) -> tuple[float, int]:
    return (one.start + one.end) / 2, one.n


def _series(data: Any, one: Told, points: list[tuple[float, int]], names: Names) -> None:
    series = data.add_series(shapes.embedded(one.name, names))
    for x, y in points:
        series.add_data_point(x, y)


def _paint(series: Any, one: Told, ringed: bool) -> None:
    """A line with its dash, or rings without a line."""
    series.smooth = False
    ink = shapes.rgb(one.colour)
    if ringed:
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        shapes.fill_with(series.marker.format.fill, LIGHT.paper)
        series.marker.format.line.color.rgb = ink
        return
    line = series.format.line
    line.color.rgb, line.width, line.dash_style = ink, Pt(WIDTH / 2), _DASHES.get(one.dash, MSO_LINE.DASH_DOT_DOT)
    series.marker.style = XL_MARKER_STYLE.NONE


def _axes(chart: Any, block: OverlaidBlock, names: Names) -> None:
    most = max(block.shown.most, 1)
    days, counts = chart.category_axis, chart.value_axis
    days.minimum_scale, days.maximum_scale = block.shown.first, block.shown.last
    days.has_major_gridlines, days.major_tick_mark = False, XL_TICK_MARK.NONE
    days.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    counts.minimum_scale, counts.maximum_scale = 0, most
    counts.major_unit = (ticks(most) * 2)[1] or 1  # counts are whole numbers
    counts.has_major_gridlines = True
    counts.major_gridlines.format.line.color.rgb = shapes.rgb(LIGHT.line)
    counts.format.line.fill.background()
    if names.rtl:
        counts.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _legend(drawn: Any, block: OverlaidBlock, box: Box, names: Names) -> None:
    """The names of the sides over the panels, each with its line, from the side where reading begins."""
    for from_side, row, one in overlaid.legend_places(block, box.width):
        y, wide = box.y + row * LEGEND_ROW, round(width_of(one.name, NAME)) + 20
        x, told = box.x + round(from_side), box.x + round(from_side) + SWATCH
        if names.rtl:
            x, told = (2 * box.x + box.width - edge for edge in (x + 36, told + wide))
        ends = (Emu(round(at * shapes.EMU)) for at in (x, y + 12, x + 36, y + 12))
        line = drawn.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends).line
        line.color.rgb, line.width = shapes.rgb(one.colour), Pt(WIDTH / 2)
        line.dash_style = _DASHES.get(one.dash, MSO_LINE.DASH_DOT_DOT)
        shapes.put(drawn, Box(told, y, wide, LEGEND_ROW), [one.name], NAME, names)
