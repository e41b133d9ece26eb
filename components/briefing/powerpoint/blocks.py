"""The blocks of a slide in PowerPoint: native charts that can be edited, a native table, the map as native shapes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from components.briefing import windows
from components.briefing.html import charts
from components.briefing.powerpoint import map as powerpoint_map
from components.briefing.powerpoint import native, overlaid, shapes
from components.briefing.powerpoint import windows as powerpoint_windows
from components.briefing.slide import (
    ActorsBlock,
    Bar,
    Block,
    ComparisonBlock,
    ListBlock,
    MapBlock,
    OverlaidBlock,
    TimelineBlock,
)
from components.briefing.zones import CELL, HEADING, NOTE, Box, Inside, inside, row_height
from components.figures.frame import ticks
from components.look import LIGHT
from components.measure import width_of
from components.names import Names

_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"


def add(drawn: Any, block: Block, box: Box, names: Names) -> None:
    """Put one block into its box, x from the left."""
    shared = inside(block, box, names)
    shapes.put(drawn, box._replace(height=HEADING - 4), [block.heading], 20, names, bold=True)
    room = Box(box.x, box.y + HEADING, box.width, shared.room)
    match block:
        case TimelineBlock():
            _timeline(drawn, block, room, names)
        case OverlaidBlock():
            overlaid.add(drawn, block, room, names)
        case ActorsBlock():
            _actors(drawn, block, room, names)
        case ComparisonBlock():
            _comparison(drawn, block, room, names)
        case MapBlock():
            powerpoint_map.add(drawn, block, room, names)
        case ListBlock():
            _table(drawn, block, shared, room, names)
    if shared.notes:
        high = shared.notes_high or shared.room
        foot = Box(box.x, box.y + box.height - high, box.width, high)
        shapes.put(drawn, foot, [shared.notes], NOTE, names, colour=LIGHT.quiet)


def _data(categories: list[str], names: Names) -> CategoryChartData:
    data = CategoryChartData()
    data.categories = [shapes.embedded(category, names) for category in categories]
    return data


def _series(data: CategoryChartData, name: str, values: Iterable[int | None], names: Names) -> None:
    data.add_series(shapes.embedded(name, names), values)


def _timeline(drawn: Any, block: TimelineBlock, box: Box, names: Names) -> None:
    most = max(bar.n for _, bars in block.panels for bar in bars) or 1
    above = charts.legend_height(block, box.width)
    each = (box.height - charts.FOOT - above) // len(block.panels)
    left, right = charts.plot_sides(box.width, names)
    _legend(drawn, block, box, names)
    lanes = windows.room(block)
    for number, (title, bars) in enumerate(block.panels):
        top = box.y + above + number * each
        shapes.put(drawn, Box(box.x, top, box.width, 24), [title], 17, names, bold=True)
        data = _data([bar.label for bar in bars], names)
        if block.legend:
            for at, entry in enumerate(block.legend):
                counts = [None if bar.state == "uncovered" else bar.parts[at] for bar in bars]
                _series(data, entry.words, counts, names)
        else:
            _series(data, title, [None if bar.state == "uncovered" else bar.n for bar in bars], names)
        if any(bar.state == "uncovered" for bar in bars):
            _series(data, names.t("brief_no_data"), [most if bar.state == "uncovered" else None for bar in bars], names)
        kind = XL_CHART_TYPE.COLUMN_STACKED if block.legend else XL_CHART_TYPE.COLUMN_CLUSTERED
        chart = native.added(drawn, kind, data, Box(box.x, top + 22 + lanes, box.width, each - 22 - lanes))
        native.plain(chart, names)
        plot = chart.plots[0]
        plot.gap_width, plot.overlap = 16, 100
        native.place_plot(chart, left / box.width, 0.04, (right - left) / box.width, 0.92)
        _paint_all(plot.series, bars, block)
        axis = chart.value_axis
        axis.maximum_scale, axis.minimum_scale = most, 0
        axis.major_unit = (ticks(most) * 2)[1] or 1  # counts are whole numbers
        axis.major_gridlines.format.line.color.rgb = shapes.rgb(LIGHT.line)
        axis.format.line.fill.background()
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
        if names.rtl:
            axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        if block.spans:
            ends = box.x + left, box.x + right
            powerpoint_windows.add(drawn, block.spans[number], *ends, top + 24 + lanes, names)
    for middle, tick in charts.dates(block.panels[-1][1], left, right):
        label = Box(round(box.x + middle - 90), box.y + box.height - charts.FOOT + 2, 180, 20)
        shapes.put(drawn, label, [tick], 14, names, colour=LIGHT.quiet, side="middle")


def _legend(drawn: Any, block: TimelineBlock, box: Box, names: Names) -> None:
    """The parts of split bars, over the panels, from the side where reading begins."""
    for from_side, row, entry in charts.legend_places(block, box.width):
        y, wide = box.y + row * charts.LEGEND_ROW, round(width_of(entry.words, charts.PART)) + 20
        x, told = box.x + round(from_side), box.x + round(from_side) + charts.SWATCH
        if names.rtl:
            x, told = (2 * box.x + box.width - edge for edge in (x + 20, told + wide))
        swatch = shapes.panel(drawn, Box(x, y + 4, 20, 14), entry.colour)
        shapes.fill_as(swatch.fill, entry.colour, entry.shape)
        shapes.put(drawn, Box(told, y, wide, charts.LEGEND_ROW), [entry.words], charts.PART, names)


def _paint_all(series: Any, bars: tuple[Bar, ...], block: TimelineBlock) -> None:
    """The bars, and after them the periods without data."""
    for at, entry in enumerate(block.legend):
        shapes.fill_as(series[at].format.fill, entry.colour, entry.shape)
        series[at].invert_if_negative = False
        for number, bar in enumerate(bars):
            if bar.state == "partial":
                edge = series[at].points[number].format
                shapes.fill_as(edge.fill, entry.colour, entry.shape)
                edge.line.color.rgb, edge.line.dash_style = shapes.rgb(LIGHT.text), MSO_LINE.DASH
    if not block.legend:
        _paint(series[0], bars, block.colour)
    if len(series) > max(1, len(block.legend)):
        shapes.fill_with(series[len(series) - 1].format.fill, LIGHT.line)


def _paint(series: Any, bars: tuple[Bar, ...], colour: str) -> None:
    shapes.fill_with(series.format.fill, colour)
    series.invert_if_negative = False
    for at, bar in enumerate(bars):
        if bar.state == "partial":
            shapes.hatch(series.points[at].format.fill, colour)


def _actors(drawn: Any, block: ActorsBlock, box: Box, names: Names) -> None:
    tie = names.t("brief_tie")
    data = _data([f"{name} ({tie})" if tied else name for name, _, _, tied in block.rows], names)
    _series(data, block.heading, [n for _, n, *_ in block.rows], names)
    chart = native.added(drawn, XL_CHART_TYPE.BAR_CLUSTERED, data, box)
    native.plain(chart, names)
    _bars(chart, names, 45)
    for at, (_, _, colour, _) in enumerate(block.rows):
        shapes.fill_with(chart.plots[0].series[0].points[at].format.fill, colour)


def _bars(chart: Any, names: Names, gap: int) -> None:
    """Bars from top to bottom, from the side where reading begins, each with its number."""
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(9)
    chart.category_axis.format.line.color.rgb = shapes.rgb(LIGHT.quiet)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    if names.rtl:
        chart.value_axis.reverse_order = True
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = gap, True
    plot.data_labels.font.size, plot.data_labels.font.bold = Pt(9), True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _comparison(drawn: Any, block: ComparisonBlock, box: Box, names: Names) -> None:
    told = (
        names.t("brief_pair", area=label, now=change.after, before=change.before, verdict=verdict)
        for label, change, verdict in block.rows
    )
    data = _data(list(told), names)
    counts = [[change.after for _, change, _ in block.rows], [change.before for _, change, _ in block.rows]]
    for name, values in zip((block.now, block.before), counts, strict=True):
        _series(data, name, values, names)
    chart = native.added(drawn, XL_CHART_TYPE.BAR_CLUSTERED, data, box)
    native.plain(chart, names)
    _bars(chart, names, 60)
    chart.plots[0].has_data_labels = False  # the numbers stand beside the area
    now, before = chart.plots[0].series
    shapes.fill_with(now.format.fill, block.colour)
    shapes.hatch(before.format.fill, block.colour, light=True)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False


def _table(drawn: Any, block: ListBlock, shared: Inside, box: Box, names: Names) -> None:
    rows = [block.columns, *shared.rows]
    place = box._replace(height=24 * len(rows))
    shape = drawn.shapes.add_table(len(rows), len(block.columns), *shapes.emu(place))
    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = _TABLE_STYLE
    order = range(len(block.columns))[:: -1 if names.rtl else 1]  # not every program mirrors a table that says rtl
    for column, share in zip(order, block.shares, strict=True):
        shape.table.columns[column].width = Emu(int(box.width * share * shapes.EMU))
    for at, row in enumerate(rows):
        high = row_height(row, block.shares, box.width, 400 if at else 600)
        shape.table.rows[at].height = Emu(int(high * shapes.EMU))
        for column, words in zip(order, row, strict=True):
            cell = shape.table.cell(at, column)
            shapes.write(cell.text_frame, [words], CELL, names, bold=at == 0)
            cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Emu(2 * shapes.EMU)
