"""The timelines of several sides over one another as SVG: stepped lines on one scale, each with a dash of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from components.briefing.slide import OverlaidBlock
from components.drawing.svg import SMALLEST, Side, box, drawing, filled, line, pattern, text
from components.figures import side_marks, side_spans
from components.figures.frame import Entry, ticks
from components.figures.sides import Told, dashes
from components.look import LIGHT, mixed
from components.measure import width_of
from components.names import Names
from data.aggregate import overlay

AXIS, TITLE, FOOT = 58, 28, 26  # px: room for the numbers of the axis, a panel's title, its days
NAME, SWATCH, LEGEND_ROW, DAY = 15, 44, 26, 15  # px: font size of a name, room for its line, a line of names, a day
WIDTH = 2.6  # px, of a line
LANES, LANE, SPAN = 1, 17, 11  # of each side; px: height of one, of a span
LEFT: Side = "left"
RIGHT: Side = "right"


class Box(NamedTuple):
    """What fits no bin, as an outlined span [px]: where it stands, whose it is, whether it goes on before and after,
    and where its number stands, "" where it is one incident."""

    x: float
    y: float
    width: float
    told: Told
    before: bool
    after: bool
    number: str
    number_x: float
    number_side: Side


class Plot(NamedTuple):
    """Where one panel is drawn [px], and how much of it a day and an incident take."""

    left: float
    top: float
    right: float
    foot: float
    first: int
    day: float
    each: float

    def x(self, day: float) -> float:
        """Where a day of the axis stands."""
        return self.left + (day - self.first) * self.day

    def y(self, n: float) -> float:
        """Where a count stands."""
        return self.foot - n * self.each


def drawn(block: OverlaidBlock, width: float, height: float, names: Names) -> str:
    """Panels one under another; time runs from left to right in every language."""
    parts = [pattern(one.as_bar) for one in block.told if any_gap(block, one)]
    for x, row, one in legend_places(block, width):
        parts += _swatch(one, x, row, width, names)
    places, lanes = plots(block, width, height, names), lanes_high(block)
    for at, plot in enumerate(places):
        x, ends = (plot.right, RIGHT) if names.rtl else (plot.left, LEFT)
        parts.append(text(x, plot.top - lanes - 9, block.titles[at], 18, ends, names, weight=600))
        parts += _panel(block, at, plot, names)
    for x, words in days(block, places[-1]):
        parts.append(text(x, height - 5, words, DAY, LEFT, names, LIGHT.quiet))
    told = names.t("list_break").join(one.name for one in block.told)
    label = names.t("list_break").join(block.titles)
    return drawing(width, height, parts, names, f"{block.heading}: {told}: {label}")


def plots(block: OverlaidBlock, width: float, height: float, names: Names) -> list[Plot]:
    """Where the panels are drawn, from the top."""
    above = legend_height(block, width)
    each = (height - FOOT - above) / len(block.titles)
    left, right = (8, width - AXIS) if names.rtl else (AXIS, width - 8)
    days, most = block.shown.last - block.shown.first, max(block.shown.most, 1)
    over, found = lanes_high(block), []
    for at, _ in enumerate(block.titles):
        top, foot = above + at * each + TITLE + over, above + (at + 1) * each - 8
        found.append(Plot(left, top, right, foot, block.shown.first, (right - left) / days, (foot - top) / most))
    return found


def days(block: OverlaidBlock, plot: Plot) -> Iterator[tuple[float, str]]:
    """The labels under the panels: where each begins [px], and its words."""
    for day, words in block.labels:
        yield min(plot.x(day), plot.right - width_of(words, DAY)), words


def lanes_high(block: OverlaidBlock) -> int:
    """What is kept above the lines of a panel for what fits no bin [px]."""
    return side_spans.lanes(block.shown, _held(block), LANES)[1] * LANE


def boxes(block: OverlaidBlock, at: int, plot: Plot, names: Names) -> Iterator[Box]:
    """The spans of one panel, in lanes above it."""
    own, _ = side_spans.lanes(block.shown, _held(block), LANES)
    wide = plot.right - plot.left
    for side in own:
        for one in side.windows.get(block.shown.panels[at], ()):
            y = plot.top - (one.lane + side.first + 1) * LANE + 2
            ends: Side = "left" if one.told == "right" else "right" if one.told == "left" else "middle"
            number = names.number(one.span.n) if one.told_at is not None else ""
            number_x = plot.left + (one.told_at or 0) * wide
            x, long = plot.left + one.left * wide, (one.right - one.left) * wide
            yield Box(x, y, long, side.told, one.before, one.after, number, number_x, ends)


def _held(block: OverlaidBlock) -> list[tuple[overlay.Side, Told]]:
    return [(side, one) for side, one in zip(block.shown.sides, block.told, strict=True) if side]


def legend_places(block: OverlaidBlock, width: float) -> list[tuple[float, int, Told]]:
    """Where the names of the sides stand over the panels: x [px, from the side where reading begins], line, side."""
    found: list[tuple[float, int, Told]] = []
    x, row = 0.0, 0
    for side, one in zip(block.shown.sides, block.told, strict=True):
        wide = SWATCH + width_of(one.name, NAME) + 24
        if side and x and x + wide > width:
            x, row = 0.0, row + 1
        if side:
            found.append((x, row, one))
            x += wide
    return found


def legend_height(block: OverlaidBlock, width: float) -> int:
    """How high the names stand over the panels [px]."""
    return LEGEND_ROW * (max((row for _, row, _ in legend_places(block, width)), default=-1) + 1)


def gaps(block: OverlaidBlock, side: overlay.Side) -> Iterator[tuple[int, int]]:
    """The days of the axis that a side's table does not cover, as far as they are drawn."""
    for start, end in side.gaps:
        first, last = max(start, block.shown.first), min(end, block.shown.last)
        if first < last:
            yield first, last


def any_gap(block: OverlaidBlock, told: Told) -> bool:
    """Whether anything is filled in the pattern of a side."""
    return any(side and side.gaps for side, one in zip(block.shown.sides, block.told, strict=True) if one is told)


def _swatch(one: Told, x: float, row: int, width: float, names: Names) -> Iterator[str]:
    left, y = width - x - 36 if names.rtl else x, row * LEGEND_ROW + 10
    yield line(left, y, left + 36, y, one.colour, WIDTH, _dash(one))
    words, ends = (width - x - SWATCH, RIGHT) if names.rtl else (x + SWATCH, LEFT)
    yield text(words, row * LEGEND_ROW + 16, one.name, NAME, ends, names)


def _panel(block: OverlaidBlock, at: int, plot: Plot, names: Names) -> Iterator[str]:
    held = _held(block)
    for span in boxes(block, at, plot, names):
        yield from _span(span, names)
    for side, one in held:
        for start, end in gaps(block, side):
            wide, high = plot.x(end) - plot.x(start), plot.foot - plot.top
            yield box(plot.x(start), plot.top, wide, high, filled(one.as_bar), 'opacity=".22"')
    for tick in ticks(max(block.shown.most, 1), 2 if plot.foot - plot.top < 110 else 3):
        y = plot.y(tick)
        yield line(plot.left, y, plot.right, y, LIGHT.quiet if tick == 0 else LIGHT.line)
        x, ends = (plot.right + 8, LEFT) if names.rtl else (plot.left - 8, RIGHT)
        yield text(x, y + 5, names.number(tick), SMALLEST, ends, names, LIGHT.quiet)
    panel = block.shown.panels[at]
    for side, one in held:
        bins = side.bins.get(panel, ())
        for run in side_marks.runs(bins):
            corners = ((plot.x(day), plot.y(each.n)) for each in run for day in (each.start, each.end))
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)
            yield f'<path d="M{path}" fill="none" stroke="{one.colour}" stroke-width="{WIDTH}" {_dash(one)}/>'
        for each in side_marks.cut(bins):
            x, y = plot.x((each.start + each.end) / 2), plot.y(each.n)
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="#ffffff" stroke="{one.colour}" stroke-width="2"/>'


def _span(one: Box, names: Names) -> Iterator[str]:
    ink = mixed(one.told.colour, LIGHT.paper, 0.45)
    fill = filled(Entry("", ink, one.told.pattern)) if one.told.pattern else LIGHT.paper
    yield pattern(Entry("", ink, one.told.pattern))
    yield box(one.x, one.y, one.width, SPAN, fill, f'stroke="{one.told.colour}" stroke-width="1.5"')
    for beyond, x, long in ((one.before, one.x, -6), (one.after, one.x + one.width, 6)):
        if beyond:
            yield f'<path d="M{x:.1f} {one.y:.1f}v{SPAN}l{long} -{SPAN / 2:g}Z" fill="{one.told.colour}"/>'
    if one.number:
        nudge = {"left": 3, "right": -3, "middle": 0}[one.number_side]
        yield text(one.number_x + nudge, one.y + SPAN, one.number, SMALLEST, one.number_side, names)


def _dash(one: Told) -> str:
    lengths = dashes(one.dash)
    return f'stroke-dasharray="{" ".join(f"{length:g}" for length in lengths)}"' if len(lengths) > 1 else ""
