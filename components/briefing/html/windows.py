"""The outlined spans of a slide's timeline as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from components.briefing.windows import Outline, outline
from components.drawing.svg import SMALLEST, Side, text
from components.figures.spans import Laid
from components.look import LIGHT
from components.names import Names

_SIDES: dict[str, tuple[Side, int]] = {"right": ("left", 4), "left": ("right", -4), "center": ("middle", 0)}


def drawn(spans: tuple[Laid, ...], left: float, right: float, foot: float, names: Names) -> Iterator[str]:
    """The spans of one panel, with their numbers, over bars that reach from left to right; lanes stand on `foot`."""
    for one in spans:
        place = outline(one, left, right, foot)
        yield f'<path d="{_path(one, place)}" fill="none" stroke="{LIGHT.text}" stroke-width="1.5"/>'
        if one.told_at is not None:
            side, moved = _SIDES[one.told]
            x = left + one.told_at * (right - left) + moved
            yield text(x, place.y + place.height - 1, names.number(one.span.n), SMALLEST, side, names)


def _path(one: Laid, place: Outline) -> str:
    """A box; where the span goes on beyond the time drawn it ends in a point."""
    x, y, wide, high = place
    end = f"l{high / 2:.1f} {high / 2:.1f}l{-high / 2:.1f} {high / 2:.1f}" if one.after else f"v{high:g}"
    start = f"l{-high / 2:.1f} {-high / 2:.1f}" if one.before else ""
    return f"M{x:.1f} {y:.1f}h{wide:.1f}{end}h{-wide:.1f}{start}Z"
