"""Still maps as SVG from data/reference: land, water, borders, towns and a scale in any frame; no script, no network.

Degrees are drawn plate carree, longitudes shortened by the cosine of the middle latitude.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from functools import cache
from math import cos, radians
from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape

from components.ground.basemap import town_names
from components.look import Theme
from components.names import Names
from data import schema

KM_PER_DEGREE = 111.2  # of latitude
_LETTER = 0.6  # of a font's size: how wide the letters of a name are on average, at most


class Frame(NamedTuple):
    """A piece of the ground [degrees] on a drawing of width x height [drawing units]."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point of the ground is on the drawing."""
        return (
            (lon - self.west) / (self.east - self.west) * self.width,
            (self.north - lat) / (self.north - self.south) * self.height,
        )


def around(lon: float, lat: float, reach: float, width: int, height: int) -> Frame:
    """The frame around a point that shows `reach` degrees of latitude to its north and south."""
    wide = reach * width / height / cos(radians(lat))
    return Frame(lon - wide, lat - reach, lon + wide, lat + reach, width, height)


def fitting(bounds: tuple[float, float, float, float], width: int, height: int, margin: float = 0.58) -> Frame:
    """The frame of a drawing's proportions that holds west, south, east, north; at 0.5 without a margin."""
    west, south, east, north = bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    shorter = cos(radians(lat))
    high = max(north - south, (east - west) * shorter * height / width) * margin
    wide = high * width / height / shorter
    return Frame(lon - wide, lat - high, lon + wide, lat + high, width, height)


def ground_colours(theme: Theme) -> tuple[str, str]:
    """Of Syria and of its waters."""
    return ("#1b242c", "#27465a") if theme.dark else ("#f6f4ee", "#a9cde2")


def ground(frame: Frame, theme: Theme) -> Iterator[str]:
    """Neighbours, Syria, its lakes and rivers."""
    land, water = ground_colours(theme)
    yield f'<rect width="{frame.width}" height="{frame.height}" fill="{theme.panel}"/>'
    yield from drawn(layer(0), frame, f'fill="{land}" stroke="{theme.quiet}" stroke-width="1.4"')
    yield from drawn(lakes(), frame, f'fill="{water}"')
    yield from drawn(rivers(), frame, f'fill="none" stroke="{water}" stroke-width="1.6"')


def borders(frame: Frame, theme: Theme) -> Iterator[str]:
    """Borders of districts, dashed, and of governorates."""
    yield from drawn(layer(2), frame, f'fill="none" stroke="{theme.quiet}" stroke-width=".6" stroke-dasharray="3 3"')
    yield from drawn(layer(1), frame, f'fill="none" stroke="{theme.quiet}" stroke-width="1.1"')


def drawn(shapes: list[Any], frame: Frame, style: str) -> Iterator[str]:
    """What of some shapes lies in the frame, as one path, no finer than the drawing."""
    steps = []
    for line, closed in lines_in(shapes, frame):
        steps.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + ("Z" if closed else ""))
    if steps:
        yield f'<path d="{"".join(steps)}" {style}/>'


def lines_in(
    shapes: list[Any], frame: Frame, beyond: float = 0.1, steps: float = 1
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The lines of some shapes on the drawing and so much of its height beyond, and whether each is closed."""
    for line in _cut(shapes, frame, beyond, steps):
        yield [frame.at(*place) for place in line.coords], isinstance(line, shapely.LinearRing)


def rings_in(shapes: list[Any], frame: Frame, steps: float) -> Iterator[list[tuple[float, float]]]:
    """The closed outlines of some areas, cut at the edge of the drawing; no finer than `steps` drawing units."""
    for line in _cut(shapes, frame, beyond=0, steps=steps):
        if isinstance(line, shapely.LinearRing):
            yield [frame.at(*place) for place in line.coords]


def _cut(shapes: list[Any], frame: Frame, beyond: float, steps: float) -> Iterator[Any]:
    """The lines of what lies in the frame and so much of its height beyond, no finer than `steps` drawing units."""
    high = frame.north - frame.south
    box = shapely.box(frame.west, frame.south, frame.east, frame.north)
    box = box.buffer(high * beyond) if beyond else box
    for whole in shapes:
        if whole.intersects(box):
            yield from lines_of(whole.intersection(box).simplify(high / frame.height * steps))


def towns(
    frame: Frame,
    names: Names,
    theme: Theme,
    most: int,
    apart: float,
    size: int = 13,
    avoid: tuple[tuple[float, float], ...] = (),
) -> Iterator[str]:
    """Dots and names of the biggest towns in the frame, `apart` drawing units from one another and from `avoid`."""
    for x, y, name in towns_in(frame, names, most, apart, size, avoid):
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{theme.text}"/>'
            f'<text x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle" font-size="{size}" fill="{theme.text}" '
            f'stroke="{theme.paper}" stroke-width="3" paint-order="stroke">{html.escape(name)}</text>'
        )


def towns_in(
    frame: Frame, names: Names, most: int, apart: float, size: int, avoid: tuple[tuple[float, float], ...] = ()
) -> Iterator[tuple[float, float, str]]:
    """x, y and name of the towns that `towns` draws: those whose names of this size lie in the drawing."""
    taken = list(avoid)
    for town in _read("basemap/towns"):
        x, y = frame.at(*town["geometry"]["coordinates"])
        name = town_names(town["properties"]["place_id"]).get(names.lang, "")
        half = _LETTER * size * len(name) / 2
        inside = max(30, half) < x < frame.width - max(70, half) and 18 < y < frame.height - 18
        if not name or not inside or any(abs(x - a) < 2 * apart and abs(y - b) < apart / 2 for a, b in taken):
            continue
        taken.append((x, y))
        yield x, y, name
        if len(taken) - len(avoid) >= most:
            return


def scale_bar(frame: Frame) -> tuple[int, float]:
    """How many kilometres the bar stands for, and its length in drawing units."""
    per_km = frame.height / ((frame.north - frame.south) * KM_PER_DEGREE)
    km = next((km for km in (10, 20, 50, 100, 200) if km * per_km >= 60), 200)
    return km, km * per_km


def scale(frame: Frame, names: Names, theme: Theme, size: int = 13) -> str:
    """A bar of 10, 20, 50, 100 or 200 km."""
    km, long = scale_bar(frame)
    end, foot = 12 + long, frame.height
    text = html.escape(f"{names.number(km)} {names.t('map_kilometres')}")
    return (
        f'<path d="M12 {foot - 16}v5H{end:.1f}v-5" fill="none" stroke="{theme.text}" stroke-width="1.5"/>'
        f'<text x="{(12 + end) / 2:.1f}" y="{foot - 18}" text-anchor="middle" font-size="{size}" fill="{theme.text}" '
        f'stroke="{theme.paper}" stroke-width="3" paint-order="stroke">{text}</text>'
    )


@cache
def layer(level: int) -> list[Any]:
    """The polygons of Syria (0), its governorates (1), districts (2) or sub-districts (3)."""
    return [shape(feature["geometry"]) for feature in _read(f"boundaries/syr_adm{level}")]


@cache
def area_shape(code: str) -> Any:
    """The polygon of a P-code, None where there is none."""
    for level in (1, 2, 3):
        for feature in _read(f"boundaries/syr_adm{level}"):
            if feature["properties"][f"adm{level}_pcode"] == code:
                return shape(feature["geometry"])
    return None


def lines_of(part: Any) -> Iterator[Any]:
    """The outlines of an area, or the lines that something consists of."""
    match part.geom_type:
        case "Polygon":
            yield from () if part.is_empty else (part.exterior, *part.interiors)
        case "LineString":
            yield from () if part.is_empty else (part,)
        case "MultiPolygon" | "MultiLineString" | "GeometryCollection":
            for one in part.geoms:
                yield from lines_of(one)


@cache
def _read(name: str) -> list[dict[str, Any]]:
    text = (schema.REFERENCE / f"{name}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


@cache
def rivers() -> list[Any]:
    """Lines."""
    return [shape(feature["geometry"]) for feature in _read("basemap/rivers")]


@cache
def lakes() -> list[Any]:
    """Polygons."""
    return [shape(feature["geometry"]) for feature in _read("basemap/lakes")]
