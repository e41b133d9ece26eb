"""Pieces of a drawing: text that is escaped and keeps its side in either direction, hatching, whole SVGs."""

from __future__ import annotations

import html
from typing import Literal

from components.figures.frame import Entry
from components.look import LIGHT
from components.names import Names

Side = Literal["left", "middle", "right"]
SMALLEST = 14  # px: no text on a slide is smaller


def drawing(width: float, height: float, parts: list[str], names: Names, label: str) -> str:
    """An SVG of its natural size. `label` says in words what it shows."""
    return (
        f'<svg role="img" aria-label="{html.escape(label, quote=True)}" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" style="direction:{"rtl" if names.rtl else "ltr"}">'
        f"{''.join(parts)}</svg>"
    )


def text(
    x: float,
    y: float,
    words: str,
    size: float,
    side: Side,
    names: Names,
    colour: str = LIGHT.text,
    weight: int = 400,
) -> str:
    """A line of text whose left end, middle or right end is at x, whatever the direction it is read in."""
    ends = {"left": "start", "middle": "middle", "right": "end"}
    if names.rtl:
        ends |= {"left": "end", "right": "start"}
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{max(size, SMALLEST):g}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{ends[side]}">{html.escape(words)}</text>'
    )


def hatch(colour: str) -> str:
    """What an element is filled with to be hatched in this colour, where `hatched` stands in its drawing."""
    return f"url(#hatch_{colour.lstrip('#')})"


def hatched(colour: str) -> str:
    """A pattern of slanting lines that also tells in greyscale."""
    white = '<rect width="7" height="7" fill="#ffffff"/>'
    return _slanting(f"hatch_{colour.lstrip('#')}", 7, f'{white}<rect width="3" height="7" fill="{colour}"/>')


def faint(colour: str) -> str:
    """What an element is filled with to be hatched thinly over what lies under it, where `faintly` stands."""
    return f"url(#faint_{colour.lstrip('#')})"


def faintly(colour: str) -> str:
    """A pattern of thin slanting lines with nothing between them."""
    return _slanting(f"faint_{colour.lstrip('#')}", 11, f'<rect width="1.6" height="11" fill="{colour}" opacity=".4"/>')


def _slanting(name: str, size: int, parts: str) -> str:
    return (
        f'<defs><pattern id="{name}" width="{size}" height="{size}" patternTransform="rotate(45)" '
        f'patternUnits="userSpaceOnUse">{parts}</pattern></defs>'
    )


# Strokes on a tile of 8 x 8 px: each pattern of look.CLASS_PATTERNS and the like, told apart in greyscale too.
_STROKES = {
    "/": "M-2,2L2,-2M0,8L8,0M6,10L10,6",
    "\\": "M-2,6L2,10M0,0L8,8M6,-2L10,2",
    "x": "M0,8L8,0M0,0L8,8",
    "-": "M0,4H8",
    "|": "M4,0V8",
    "+": "M0,4H8M4,0V8",
    ".": "M4,4h.01",
}


def filled(entry: Entry, strength: float = 1) -> str:
    """What an element is filled with to look like a part of a legend, where `pattern` stands in its drawing."""
    return f"url(#{_pattern_id(entry, strength)})" if entry.shape in _STROKES else entry.colour


def pattern(entry: Entry, strength: float = 1) -> str:
    """The pattern of a part of a legend: white strokes on its colour; nothing where it has none. strength: of the
    strokes, 0 to 1, weak where numbers stand on them."""
    if entry.shape not in _STROKES:
        return ""
    wide = 3 if entry.shape == "." else 2
    faint = f' stroke-opacity="{strength:g}"' if strength != 1 else ""
    return (
        f'<defs><pattern id="{_pattern_id(entry, strength)}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{entry.colour}"/><path d="{_STROKES[entry.shape]}" stroke="#ffffff" '
        f'stroke-width="{wide}" stroke-linecap="round"{faint}/></pattern></defs>'
    )


def _pattern_id(entry: Entry, strength: float) -> str:
    return f"part_{entry.colour.lstrip('#')}_{ord(entry.shape)}" + f"_{strength:g}" * (strength != 1)


def box(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    """A rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" {more}/>'


def line(x: float, y: float, to_x: float, to_y: float, colour: str, width: float = 1, more: str = "") -> str:
    """A straight line."""
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" '
        f'stroke-width="{width:g}" {more}/>'
    )
