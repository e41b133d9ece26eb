"""A picture of one chart: title, scope, legend, the chart, what must be said beside it, and its source, in one SVG that
needs nothing else. It is light whatever the page is: it is made to be put on paper and slides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from components.drawing import marking as markings
from components.drawing.faces import faces_of
from components.drawing.svg import Side, box, filled, line, pattern, text
from components.figures.frame import STEP, Entry
from components.look import FONT, LIGHT
from components.measure import lines_in, lines_of, width_of
from components.names import Names
from components.pictures import strokes

WIDTH, EDGE = 1200, 28  # px: of the picture, and free around what is in it
ROOM = WIDTH - 2 * EDGE  # px: for a drawing
_MARKING = 30  # px: the strip that says who may see it, above and below, as on slides
_TITLES, _SCOPE, _NOTE = (26, 23, 20), 16, 14  # px: font sizes; of a title the largest in which it is one line
_LINE, _GAP = 1.4, 14  # height of a line, of its font size; px between parts
_SWATCH, _ENTRY, _ROW = 28, 15, 24  # px: room for a swatch, font size of its words, height of a line of them
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, "Char"


@dataclass(frozen=True)
class Drawing:
    """What is drawn: the parts of an SVG that is ROOM px wide and `height` px high, and what its colours mean."""

    parts: tuple[str, ...]
    height: float
    legend: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing and its words. scope: under the title. notes: under the chart. marking: who may see it, "" for none."""

    title: str
    scope: tuple[str, ...]
    drawing: Drawing
    notes: tuple[str, ...]
    source: str
    marking: str
    names: Names


def svg(picture: Picture) -> str:
    """The picture as a file of its own."""
    names, parts, y = picture.names, list[str](), float(EDGE)
    if picture.marking:
        y += _MARKING
    for words, size, weight, ink in _head(picture):
        y, lines = _lines(words, size, y, names, weight, ink)
        parts += lines
    y, lines = _legend(picture.drawing.legend, y + _GAP / 2, names)
    parts += lines
    y += _GAP / 2
    parts.append(f'<g transform="translate({EDGE} {y:.1f})">{"".join(picture.drawing.parts)}</g>')
    y += picture.drawing.height + _GAP
    parts.append(line(EDGE, y, WIDTH - EDGE, y, LIGHT.line))
    y += _GAP / 2
    for note in (*picture.notes, picture.source):
        y, lines = _lines(note, _NOTE, y, names, 400, LIGHT.quiet)
        parts += lines
    y += _GAP + (_MARKING if picture.marking else 0)
    return _file(parts, picture, y)


def _head(picture: Picture) -> Iterator[tuple[str, int, int, str]]:
    size = next((size for size in _TITLES if lines_of(picture.title, size, ROOM, 600) == 1), _TITLES[-1])
    yield picture.title, size, 600, LIGHT.text
    yield from ((words, _SCOPE, 400, LIGHT.quiet) for words in picture.scope)


def _file(parts: list[str], picture: Picture, high: float) -> str:
    names = picture.names
    label = html.escape(picture.title)
    body = "".join([box(0, 0, WIDTH, high, LIGHT.paper), *parts, *_marking(picture.marking, high, names)])
    return _NO_XML.sub(
        "\ufffd",
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" xml:lang="{names.lang}" '
        f'width="{WIDTH}" height="{high:.0f}" viewBox="0 0 {WIDTH} {high:.0f}" '
        f'style="direction:{"rtl" if names.rtl else "ltr"};font-family:{FONT}">'
        f"<title>{label}</title><style>{faces_of(label + body)}</style>{body}</svg>\n",
    )


def _lines(words: str, size: int, y: float, names: Names, weight: int, ink: str) -> tuple[float, list[str]]:
    """A text from this height down in lines that begin where reading begins; and the height below it."""
    x, side, parts = _start(names), _reading(names), []
    for said in lines_in(words, size, ROOM, weight):
        parts.append(text(x, y + size, said, size, side, names, ink, weight))
        y += size * _LINE
    return y, parts


def _legend(entries: tuple[Entry, ...], y: float, names: Names) -> tuple[float, list[str]]:
    """What colours and marks mean, beside one another as far as there is room; and the height below them."""
    parts, x = [pattern(entry) for entry in entries], 0.0
    for entry in entries:
        first, *more = lines_in(entry.words, _ENTRY, ROOM - _SWATCH)
        wide = _SWATCH + width_of(first, _ENTRY) + 24
        if x and x + wide - 24 > ROOM:
            x, y = 0.0, y + _ROW
        parts.append(_swatch(entry, WIDTH - EDGE - x - 20 if names.rtl else EDGE + x, y + 3))
        for at, words in enumerate((first, *more)):
            start = WIDTH - EDGE - x - _SWATCH if names.rtl else EDGE + x + _SWATCH
            parts.append(text(start, y + _ENTRY + at * _ROW, words, _ENTRY, _reading(names), names))
        x, y = (0.0 if more else x + wide), y + len(more) * _ROW + (_ROW if more else 0)
    return y + (_ROW if x else 0), parts


def _swatch(entry: Entry, left: float, top: float) -> str:
    """A mark of 20 x 14 px as the chart has it."""
    ink, middle = entry.colour, top + 7
    if entry.shape.startswith(STEP):
        style = {"color": ink, "width": 2.2, "dash": entry.shape.removeprefix(STEP)}
        return strokes.path([(left, middle), (left + 22, middle)], style)
    match entry.shape:
        case "cross":
            marker = {"symbol": "x-thin-open", "size": 9, "color": ink, "line": {"width": 1.5}}
            return strokes.marker(left + 10, middle, marker)
        case "line":
            return line(left, middle, left + 20, middle, ink, 2)
        case "dash":
            return line(left + 10, top, left + 10, top + 14, ink, 2, 'stroke-dasharray="2 3"')
        case "interval":
            ends = [line(left + 7, y, left + 13, y, ink, 1.5) for y in (top, top + 14)]
            return line(left + 10, top, left + 10, top + 14, ink, 1.5) + "".join(ends)
        case "arrow":
            return f'<path d="M{left + 5:.1f} {top + 12:.1f}h10l-5 -10Z" fill="{ink}"/>'
        case "ring":
            ring = f'<circle cx="{left + 10:.1f}" cy="{middle:.1f}" r="5" fill="none"'
            return f'{ring} stroke="{ink}" stroke-width="1.5"/>'
        case "span":
            return box(left, top + 3, 20, 8, "none", f'stroke="{ink}" stroke-width="1.5"')
        case "dot":
            return f'<circle cx="{left + 10:.1f}" cy="{middle:.1f}" r="3" fill="{ink}"/>'
        case "hatch":
            lines = [line(left + x, top + 14, left + x + 8, top, ink, 1.2, 'opacity=".5"') for x in (0, 6, 12)]
            return box(left, top, 20, 14, "none", f'stroke="{LIGHT.line}"') + "".join(lines)
        case "shade":
            return box(left, top, 20, 14, ink, 'opacity=".25"')
    return box(left, top, 20, 14, filled(entry), f'stroke="{ink}"')


def _marking(marking: str, high: float, names: Names) -> list[str]:
    """Who may see it, on black, above and below."""
    if not marking:
        return []
    ink = markings.ink(marking)
    return [
        box(0, y, WIDTH, _MARKING, "#000000") + text(WIDTH / 2, y + 21, marking, 18, "middle", names, ink, 600)
        for y in (0.0, high - _MARKING)
    ]


def _start(names: Names) -> float:
    return WIDTH - EDGE if names.rtl else EDGE


def _reading(names: Names) -> Side:
    return "right" if names.rtl else "left"
