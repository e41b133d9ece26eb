"""A figure of a page as SVG: the same marks, from the same dictionary that plotly.js is given, so that no number, label
or mark in the picture can differ from those on the page."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from components.drawing.svg import SMALLEST, Side, box, filled, line, pattern
from components.figures.frame import Entry, Figure
from components.measure import width_of
from components.pictures import strokes

Trace = dict[str, Any]
Range = tuple[float, float]
_EDGE, _BESIDE = 8, 6  # px: the figure's own margin, between an axis and its numbers
_BOLD, _TAG = re.compile(r"(<b>.*?</b>)", re.S), re.compile(r"<[^>]*>")
_WEIGHT = ' font-weight="600"'
_SIDES: dict[str, Side] = {"left": "left", "right": "right", "center": "middle"}


@dataclass(frozen=True)
class _Plot:
    """Where the shares of the figure's width and height, and the values of its axes, stand in the picture [px]."""

    left: float
    width: float
    height: float
    layout: dict[str, Any]

    def share(self, letter: str, share: float) -> float:
        """Of the width from the left, or of the height from the foot."""
        return self.left + share * self.width if letter == "x" else (1 - share) * self.height

    def axis(self, name: str) -> dict[str, Any]:
        """x, y2 and the like: the axis in the layout."""
        found: dict[str, Any] = self.layout[f"{name[0]}axis{name[1:]}"]
        return found

    def ends(self, name: str) -> Range:
        """Where an axis begins and ends [px]."""
        first, last = self.axis(name).get("domain", (0, 1))
        return self.share(name[0], first), self.share(name[0], last)

    def at(self, name: str, value: float) -> float:
        """Where a value of an axis stands; `paper` is a share, `x domain` a share of that axis."""
        first, last = map(float, self.axis(name)["range"])
        start, end = self.ends(name)
        return start + (value - first) / (last - first) * (end - start)

    def panel(self, share: float) -> float:
        """How wide the panel is that begins or ends at a share of the width [px]; the whole figure where none does."""
        found = [axis["domain"] for key, axis in self.layout.items() if key.startswith("xaxis") and "domain" in axis]
        wide = next((end - start for start, end in found if min(abs(start - share), abs(end - share)) < 1e-6), 1.0)
        return wide * self.width

    def where(self, letter: str, ref: str, value: float) -> float:
        """Where a shape or an annotation stands."""
        if ref == "paper":
            return self.share(letter, value)
        if ref.endswith(" domain"):
            start, end = self.ends(ref.removesuffix(" domain"))
            return start + value * (end - start)
        return self.at(ref, value)


def height_of(figure: Figure) -> float:
    """How high the figure stands [px]."""
    return float(figure.layout["height"])


def drawn(figure: Figure, width: float) -> list[str]:
    """The parts of an SVG of this width [px] and of the figure's own height."""
    plot = _placed(figure.layout, width)
    shapes = figure.layout.get("shapes", [])
    parts = list(_patterns(figure))
    parts += [_shape(shape, plot) for shape in shapes if shape.get("layer") == "below"]
    for key in figure.layout:
        if found := re.fullmatch(r"([xy])axis(\d*)", key):
            parts += _axis(found[1] + found[2], plot)
    below: dict[tuple[str, float], float] = defaultdict(float)  # what stands under the next bar of a stack
    for trace in figure.data:
        parts += _bars(trace, plot, below) if trace["type"] == "bar" else _scattered(trace, plot)
    parts += [_shape(shape, plot) for shape in shapes if shape.get("layer") != "below"]
    for note in figure.layout.get("annotations", []):
        parts += _annotation(note, plot)
    return parts


def plain(text: str) -> str:
    """A text of a figure without the marks that plotly.js reads in it."""
    return html.unescape(_TAG.sub("", re.sub(r"<br\s*/?>", "\n", text)))


def _placed(layout: dict[str, Any], width: float) -> _Plot:
    """The figure with room for the numbers of the axes that stand at its edges."""
    room = {"left": float(_EDGE), "right": float(_EDGE)}
    for key, axis in layout.items():
        if re.fullmatch(r"yaxis\d*", key) and axis.get("showticklabels", True) and axis.get("visible", True):
            size = max(SMALLEST, axis["tickfont"]["size"])
            wide = max((width_of(plain(text), size) for text in axis["ticktext"]), default=0.0)
            room[axis["side"]] = max(room[axis["side"]], wide + _BESIDE + _EDGE)
    return _Plot(room["left"], width - room["left"] - room["right"], float(layout["height"]), layout)


def _patterns(figure: Figure) -> Iterator[str]:
    """Every pattern that a bar is filled with, once."""
    inks = {ink for trace in figure.data if trace["type"] == "bar" for ink in _inks(trace)}
    inks |= {strokes.ink(trace["fillpattern"]) for trace in figure.data if "fillpattern" in trace}
    yield from (pattern(Entry("", *ink)) for ink in sorted(inks))


def _inks(trace: Trace) -> list[tuple[str, str]]:
    """Colour and pattern of each bar."""
    marker, bars = trace["marker"], len(trace["x"])
    lines = marker.get("pattern", {})
    inks = lines.get("fgcolor", marker["color"]), lines.get("shape", "")
    colours, shapes = (each if isinstance(each, list) else [each] * bars for each in inks)
    return list(zip(colours, shapes, strict=True))


def _bars(trace: Trace, plot: _Plot, below: dict[tuple[str, float], float]) -> Iterator[str]:
    """The bars of a trace, each with its hover as its title; those with texts carry them at their ends."""
    lying = trace.get("orientation") == "h"
    values, places = (trace["x"], trace["y"]) if lying else (trace["y"], trace["x"])
    along, across = (trace.get(f"{letter}axis", letter) for letter in ("xy" if lying else "yx"))
    bars, stacked = len(values), plot.layout.get("barmode") == "stack"
    wide = trace.get("width", 1 - plot.layout.get("bargap", 0.2))
    wides = wide if isinstance(wide, list) else [wide] * bars
    offset = trace.get("offset")
    offsets = offset if isinstance(offset, list) else [offset] * bars
    said, texts = trace.get("hovertext") or [""] * bars, trace.get("text") or [""] * bars
    bases = trace.get("base") or [None] * bars  # with one, a bar stands in no stack
    opacity = trace["marker"].get("opacity", 1)
    for value, place, own, moved, ink, words, number, base in zip(
        values, places, wides, offsets, _inks(trace), said, texts, bases, strict=True
    ):
        foot = base if base is not None else below[across, place] if stacked else 0
        if base is None:
            below[across, place] = foot + value
        first = place - own / 2 if moved is None else place + moved
        ends = sorted(plot.at(across, at) for at in (first, first + own))
        start, end = plot.at(along, foot), plot.at(along, foot + value)
        if value:
            yield _bar(ends, sorted((start, end)), lying, ink, opacity, words, trace["marker"].get("line") or {})
        if number:
            side: Side = "left" if end >= start else "right"
            x = end + (_BESIDE if side == "left" else -_BESIDE)
            yield _words(x, sum(ends) / 2 + 5, number, SMALLEST, side, trace["textfont"]["color"])


def _bar(
    across: list[float],
    along: list[float],
    lying: bool,
    ink: tuple[str, str],
    opacity: float,
    said: str,
    edge: dict[str, Any],
) -> str:
    (left, right), (top, foot) = (along, across) if lying else (across, along)
    more = f'opacity="{opacity:g}" ' if opacity != 1 else ""
    if edge.get("width"):
        more += f'stroke="{edge["color"]}" stroke-width="{edge["width"]:g}" '
    shape = box(left, top, right - left, foot - top, filled(Entry("", *ink)), more)
    title = html.escape(plain(said))
    return shape.removesuffix("/>") + f"><title>{title}</title></rect>" if title else shape


def _scattered(trace: Trace, plot: _Plot) -> Iterator[str]:
    """Points, lines, texts and intervals."""
    mode = trace.get("mode", "")
    across, along = trace.get("xaxis", "x"), trace.get("yaxis", "y")
    runs = strokes.runs(zip(trace["x"], trace["y"], strict=True))
    placed = [[(plot.at(across, x), plot.at(along, y)) for x, y in run] for run in runs]
    points = [point for run in placed for point in run]
    if error := trace.get("error_y"):
        yield from _intervals(trace, error, points, plot, along)
    for run in placed if "lines" in mode else ():
        yield strokes.area(run, trace) if trace.get("fill") else strokes.path(run, trace.get("line", {}))
    marker = trace.get("marker", {})
    if "markers" in mode and marker.get("opacity", 1):
        symbols = marker.get("symbol", "circle")
        each = symbols if isinstance(symbols, list) else [symbols] * len(points)
        for (x, y), symbol in zip(points, each, strict=True):
            yield strokes.marker(x, y, {**marker, "symbol": symbol})
    if "text" in mode:
        ink, places = trace["textfont"]["color"], trace.get("textposition", "")
        each = places if isinstance(places, list) else [places] * len(points)
        for (x, y), words, place in zip(points, trace["text"], each, strict=True):
            side: Side = "left" if "right" in place else "right" if "left" in place else "middle"
            moved = {"left": 3, "right": -3, "middle": 0}[side]
            yield _words(x + moved, y - _BESIDE if place.startswith("top") else y + 5, words, SMALLEST, side, ink)


def _intervals(
    trace: Trace, error: dict[str, Any], points: list[tuple[float, float]], plot: _Plot, along: str
) -> Iterator[str]:
    for (x, _), n, above, under in zip(points, trace["y"], error["array"], error["arrayminus"], strict=True):
        top, foot = plot.at(along, n + above), plot.at(along, n - under)
        yield line(x, top, x, foot, error["color"], error["thickness"])
        for y in (top, foot):
            yield line(x - error["width"], y, x + error["width"], y, error["color"], error["thickness"])


def _axis(name: str, plot: _Plot) -> Iterator[str]:
    """The lines and the numbers of an axis."""
    axis = plot.axis(name)
    if not axis.get("visible", True):
        return
    other = axis.get("anchor", "y" if name[0] == "x" else "x")
    start, end = sorted(plot.ends(other))
    numbers = axis.get("showticklabels", True)
    for value, words in zip(axis["tickvals"], axis["ticktext"], strict=True):
        at = plot.at(name, value)
        if axis.get("showgrid", True):
            ends = (start, at, end, at) if name[0] == "y" else (at, start, at, end)
            zero = axis.get("zeroline") and not value
            yield line(*ends, axis["zerolinecolor"] if zero else axis["gridcolor"])
        if numbers:
            yield from _number(name, axis, at, words, (start, end), plot)


def _number(name: str, axis: dict[str, Any], at: float, words: str, ends: Range, plot: _Plot) -> Iterator[str]:
    ink = axis["tickfont"]["color"]
    if name[0] == "y":
        x, side = (ends[0] - _BESIDE, "right") if axis["side"] == "left" else (ends[1] + _BESIDE, "left")
        yield _words(x, at + 5, words, max(SMALLEST, axis["tickfont"]["size"]), _SIDES[side], ink)
        return
    foot = ends[1]
    if axis.get("ticks"):
        yield line(at, foot, at, foot + axis["ticklen"], axis["tickcolor"])
    wide = width_of(plain(words), SMALLEST)
    left = at + 3 if axis.get("ticklabelposition") == "outside right" else at - wide / 2
    left = max(0.0, min(left, plot.left + plot.width + _EDGE - wide))
    yield _words(left, foot + 18, words, SMALLEST, "left", ink)


def _shape(shape: dict[str, Any], plot: _Plot) -> str:
    xs, ys = (
        [plot.where(letter, shape.get(f"{letter}ref", letter), shape[f"{letter}{end}"]) for end in (0, 1)]
        for letter in "xy"
    )
    style, more = shape.get("line", {}), f'opacity="{shape["opacity"]:g}" ' if "opacity" in shape else ""
    if shape["type"] == "line":
        return f'<path d="M{xs[0]:.1f} {ys[0]:.1f}L{xs[1]:.1f} {ys[1]:.1f}" fill="none" {more}{strokes.stroke(style)}/>'
    edge = strokes.stroke(style) if style.get("width", 1) and style.get("color") else ""
    fill = shape.get("fillcolor", "none")
    return box(min(xs), min(ys), abs(xs[1] - xs[0]), abs(ys[1] - ys[0]), fill, more + edge)


def _annotation(note: dict[str, Any], plot: _Plot) -> Iterator[str]:
    x, y = (plot.where(letter, note.get(f"{letter}ref", letter), note[letter]) for letter in "xy")
    size = max(SMALLEST, note.get("font", {}).get("size", SMALLEST))
    anchor = note.get("xanchor") or ("left" if note["x"] < 1 / 3 else "right" if note["x"] > 2 / 3 else "center")
    side = _SIDES[anchor]
    if note.get("yanchor") == "bottom":  # a heading: no wider than its panel, into whose neighbour it would run
        size = min(size, size * plot.panel(note["x"]) / width_of(plain(note["text"]), size, 600))
    foot = {"bottom": -7.0, "top": size + 1.0}.get(note.get("yanchor", "middle"), size * 0.35)
    ink = note.get("font", {}).get("color") or plot.layout["font"]["color"]
    if note.get("bgcolor"):
        wide = width_of(plain(note["text"]), size) + 6
        left = {"left": x - 2, "right": x - wide + 2, "middle": x - wide / 2}[side]
        edge = f'stroke="{note["bordercolor"]}"' if note.get("bordercolor") else ""
        yield box(left, y + foot - size, wide, size * 1.3, note["bgcolor"], edge)
    yield _words(x, y + foot, note["text"], size, side, ink)


def _words(x: float, y: float, text: str, size: float, side: Side, colour: str) -> str:
    """A text of a figure whose left end, middle or right end is at x; what is bold there is bold. It is set from left
    to right as plotly.js does it: what is to be read from right to left is isolated in it."""
    ends = {"left": "start", "middle": "middle", "right": "end"}
    runs = "".join(
        f"<tspan{_WEIGHT * run.startswith('<b>')}>{html.escape(plain(run))}</tspan>" for run in _BOLD.split(text) if run
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.3g}" fill="{colour}" '
        f'text-anchor="{ends[side]}" style="direction:ltr">{runs}</text>'
    )
