"""The map of a slide as SVG: circles for places, hatched areas where no more is known (rule 4)."""

from __future__ import annotations

from math import sqrt
from typing import Any, NamedTuple

import pandas as pd

from components.briefing.slide import MapBlock
from components.drawing.svg import box, drawing, faint, faintly, text
from components.ground import still_map
from components.look import LIGHT
from components.names import Names
from data.aggregate.geography import Ground
from data.place_codes import STEP

LARGEST, SMALLEST_RADIUS = 30.0, 2.2  # px
MOST_TOWNS, APART = 12, 64  # named on the ground, and how far from one another [px]


def drawn(block: MapBlock, width: int, height: int, names: Names) -> str:
    """Ground, shaded areas, circles, towns, scale and the meaning of sizes."""
    frame = frame_of(block, width, height)
    parts = [faintly(block.colour), *still_map.ground(frame, LIGHT)]
    for area in areas(block):
        parts += still_map.drawn([area], frame, f'fill="{faint(block.colour)}"')
    parts += still_map.borders(frame, LIGHT)
    places, most = marks(block)
    for x, y, radius in circles(places, block.ground, frame, most):
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{block.colour}" fill-opacity=".62" '
            f'stroke="#ffffff" stroke-width=".8"/>'
        )
    parts += still_map.towns(frame, names, LIGHT, MOST_TOWNS, APART, size=16)
    parts += _sizes(key(most, width, names), block.colour, names)
    parts.append(still_map.scale(frame, names, LIGHT, size=15))
    parts.append(f'<g opacity=".85">{text(width - 8, height - 8, block.credits, 14, "right", names, LIGHT.quiet)}</g>')
    total = int(places["counted"].sum()) if len(places) else 0
    return drawing(width, height, parts, names, f"{block.heading}: {names.number(total)}")


def frame_of(block: MapBlock, width: int, height: int) -> still_map.Frame:
    """The piece of the ground that a map of this size shows."""
    return still_map.fitting(block.bounds, width, height, 0.52)


def areas(block: MapBlock) -> list[Any]:
    """The polygons of the areas that incidents are known only to."""
    codes = counted(block.ground.areas, block.columns)["area"]
    return [shape for code in codes if (shape := still_map.area_shape(str(code))) is not None]


def marks(block: MapBlock) -> tuple[pd.DataFrame, int]:
    """The places that hold any of the measure, as `counted` gives them, and the largest of their numbers."""
    places = counted(block.ground.places, block.columns)
    return places, int(places["counted"].max()) if len(places) else 0


def counted(rows: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
    """The places or areas that hold any of the measure, with its count as `counted`; the most first."""
    if not columns or rows.empty:
        return rows.iloc[:0].assign(counted=0)
    summed = rows.assign(counted=rows[list(columns)].sum(axis=1))
    return summed[summed["counted"] > 0].sort_values("counted", ascending=False, kind="stable")


def circles(
    places: pd.DataFrame, ground: Ground, frame: still_map.Frame, most: int
) -> list[tuple[float, float, float]]:
    """x, y and radius of each place inside the frame: the area of a circle is its number of incidents."""
    middle = ground.cell / 2
    found = []
    for y, x, n in zip(places["y"], places["x"], places["counted"], strict=True):
        at = frame.at((x + middle) * STEP, (y + middle) * STEP)
        if 0 <= at[0] <= frame.width and 0 <= at[1] <= frame.height:
            found.append((*at, radius(n, most)))
    return found


def radius(n: float, most: int) -> float:
    """The radius that makes areas comparable."""
    return max(SMALLEST_RADIUS, LARGEST * sqrt(n / most))


class Key(NamedTuple):
    """What sizes mean: a panel [px], and in it circles of these numbers at (x, y)."""

    left: float
    top: float
    width: float
    height: float
    circles: tuple[tuple[float, float, float, int], ...]


def key(most: int, width: float, names: Names) -> Key:
    """One or two circles and what number each stands for, where reading ends. No circles where nothing is drawn."""
    values = sorted({most, max(1, most // 10)}, reverse=True) if most else []
    wide = 2 * LARGEST + 16 + 12 * len(names.number(most))
    left, top = 8 if names.rtl else width - wide - 8, 8
    at = [(left + LARGEST + 6, top + LARGEST + 6 + row * (LARGEST + 20)) for row in range(len(values))]
    shown = tuple((x, y, radius(value, most), value) for (x, y), value in zip(at, values, strict=True))
    return Key(left, top, wide, 34 * len(values) + 38, shown)


def _sizes(shown: Key, colour: str, names: Names) -> list[str]:
    if not shown.circles:
        return []
    parts = [box(shown.left, shown.top, shown.width, shown.height, "#ffffff", 'opacity=".86"')]
    for x, y, r, value in shown.circles:
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}" fill-opacity=".62"/>')
        parts.append(text(x + LARGEST + 8, y + 5, names.number(value), 16, "left", names))
    return parts
