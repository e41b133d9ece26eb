"""A small still map of where one incident was: a point only where its place is known, else its area shaded (rule 4).

Drawn as SVG from data/reference: no script, no frame, nothing that an incident says. Degrees are drawn plate carree,
longitudes shortened by the cosine of the middle latitude.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from functools import cache
from math import cos, radians
from typing import Any, NamedTuple

import pandas as pd
import shapely
import streamlit as st
from shapely.geometry import shape

from components.look import CLASS_COLOURS, Theme
from components.names import Names
from components.view import View
from data import schema
from data.query import LOCATED

WIDTH, HEIGHT = 520, 300  # drawing units
REACH = 0.35  # degrees of latitude shown to the north and south of a point, about 40 km
TOWNS, APART = 9, 46  # labels at the most, and drawing units between two of them
_SCRIPT = """
export default ({ data, parentElement }) =>
  void parentElement.querySelector("figure").replaceChildren(
    document.importNode(new DOMParser().parseFromString(data, "image/svg+xml").documentElement, true));
"""  # st.html takes drawings out; this one holds names of our own alone
_STYLE = """
figure { margin: 0; }
svg { width: 100%; max-width: 40rem; height: auto; border-radius: .3rem; display: block; font-family: inherit; }
"""
_LEVELS = ("subdistrict", "district", "governorate")


class _Frame(NamedTuple):
    west: float
    south: float
    east: float
    north: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point of the ground is on the drawing."""
        return (
            (lon - self.west) / (self.east - self.west) * WIDTH,
            (self.north - lat) / (self.north - self.south) * HEIGHT,
        )


def show(view: View, row: Mapping[str, Any]) -> None:
    """Draw where an incident was, and say in words how well that is known."""
    drawn = drawing(row, view.names, view.theme)
    if drawn:
        st.components.v2.component("locator", html="<figure></figure>", js=_SCRIPT, css=_STYLE)(
            data=drawn, key="locator"
        )
    st.caption(view.names.t(f"locator_{'point' if _point(row) else 'area' if _area(row) else 'nowhere'}"))


def drawing(row: Mapping[str, Any], names: Names, theme: Theme) -> str:
    """The map as SVG; "" where not even the governorate is known."""
    point, area = _point(row), _area(row)
    if not point and not area:
        return ""
    ground = _area_shape(area) if area else None
    frame = _around(*point) if point else _fitting(ground)
    colour = CLASS_COLOURS.get(row["event_class"], theme.text)
    water, land = ("#27465a", "#1b242c") if theme.dark else ("#a9cde2", "#f6f4ee")
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{theme.panel}"/>',
        *_drawn(_layer(0), frame, f'fill="{land}" stroke="{theme.quiet}" stroke-width="1.4"'),
        *_drawn([ground] if ground is not None and not point else [], frame, f'fill="{colour}" fill-opacity=".28"'),
        *_drawn(_lakes(), frame, f'fill="{water}"'),
        *_drawn(_rivers(), frame, f'fill="none" stroke="{water}" stroke-width="1.6"'),
        *_drawn(_layer(2), frame, f'fill="none" stroke="{theme.quiet}" stroke-width=".6" stroke-dasharray="3 3"'),
        *_drawn(_layer(1), frame, f'fill="none" stroke="{theme.quiet}" stroke-width="1.1"'),
        *_drawn(
            [ground] if ground is not None and not point else [],
            frame,
            f'fill="none" stroke="{colour}" stroke-width="2"',
        ),
        *_towns(frame, names, theme, avoid=frame.at(*point) if point else None),
    ]
    if point:
        x, y = frame.at(*point)
        if row["location_precision"] == "near":  # a ring: somewhere about here
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="15" fill="none" stroke="{colour}" stroke-dasharray="4 3"/>'
            )
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="{colour}" stroke="{theme.paper}" stroke-width="2"/>'
        )
    parts.append(_scale(frame, names, theme))
    label = html.escape(names.t("locator_alt"), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'style="direction:{"rtl" if names.rtl else "ltr"}">{"".join(parts)}</svg>'
    )


def _point(row: Mapping[str, Any]) -> tuple[float, float] | None:
    if row["location_precision"] not in LOCATED or pd.isna(row["latitude"]) or pd.isna(row["longitude"]):
        return None
    return float(row["longitude"]), float(row["latitude"])


def _area(row: Mapping[str, Any]) -> str:
    """The P-code of the smallest area that an incident is known to lie in, "" if there is none."""
    known = row["location_precision"]
    finest = _LEVELS.index(known) if known in _LEVELS else 0 if known in LOCATED else len(_LEVELS)
    codes = [row[level] for level in _LEVELS[finest:]]
    return next((str(code) for code in codes if not pd.isna(code) and _area_shape(str(code)) is not None), "")


def _around(lon: float, lat: float) -> _Frame:
    wide = REACH * WIDTH / HEIGHT / cos(radians(lat))
    return _Frame(lon - wide, lat - REACH, lon + wide, lat + REACH)


def _fitting(area: Any) -> _Frame:
    """The frame of the drawing's proportions that holds an area with a margin."""
    west, south, east, north = area.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    shorter = cos(radians(lat))
    high = max(north - south, (east - west) * shorter * HEIGHT / WIDTH) * 0.58
    wide = high * WIDTH / HEIGHT / shorter
    return _Frame(lon - wide, lat - high, lon + wide, lat + high)


def _drawn(shapes: list[Any], frame: _Frame, style: str) -> Iterator[str]:
    """What of some shapes lies in the frame, as one path, no finer than the drawing."""
    box = shapely.box(*frame).buffer((frame.north - frame.south) * 0.1)
    fine = (frame.north - frame.south) / HEIGHT
    steps = []
    for whole in shapes:
        if not whole.intersects(box):
            continue
        part = whole.intersection(box).simplify(fine)
        for line in _lines(part):
            points = [frame.at(*place) for place in line.coords]
            closed = "Z" if isinstance(line, shapely.LinearRing) else ""
            steps.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + closed)
    if steps:
        yield f'<path d="{"".join(steps)}" {style}/>'


def _lines(part: Any) -> Iterator[Any]:
    match part.geom_type:
        case "Polygon":
            yield from () if part.is_empty else (part.exterior, *part.interiors)
        case "LineString":
            yield from () if part.is_empty else (part,)
        case "MultiPolygon" | "MultiLineString" | "GeometryCollection":
            for one in part.geoms:
                yield from _lines(one)


def _towns(frame: _Frame, names: Names, theme: Theme, avoid: tuple[float, float] | None) -> Iterator[str]:
    """Dots and names of the biggest towns in the frame, none over another or over the incident."""
    taken = [avoid] if avoid else []
    for town in _read("basemap/towns"):
        x, y = frame.at(*town["geometry"]["coordinates"])
        inside = 30 < x < WIDTH - 70 and 18 < y < HEIGHT - 18
        if not inside or any(abs(x - a) < 2 * APART and abs(y - b) < APART / 2 for a, b in taken):
            continue
        taken.append((x, y))
        name = html.escape(town["properties"][f"name_{names.lang}"] or town["properties"]["name_en"])
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{theme.text}"/>'
            f'<text x="{x:.1f}" y="{y - 6:.1f}" text-anchor="middle" font-size="13" fill="{theme.text}" '
            f'stroke="{theme.paper}" stroke-width="3" paint-order="stroke">{name}</text>'
        )
        if len(taken) > TOWNS:
            return


def _scale(frame: _Frame, names: Names, theme: Theme) -> str:
    """A bar of 10, 20, 50 or 100 km. A degree of latitude is 111.2 km."""
    per_km = HEIGHT / ((frame.north - frame.south) * 111.2)
    km = next((km for km in (10, 20, 50, 100, 200) if km * per_km >= 60), 200)
    end = 12 + km * per_km
    text = html.escape(f"{names.number(km)} {names.t('map_kilometres')}")
    return (
        f'<path d="M12 {HEIGHT - 16}v5H{end:.1f}v-5" fill="none" stroke="{theme.text}" stroke-width="1.5"/>'
        f'<text x="{(12 + end) / 2:.1f}" y="{HEIGHT - 18}" text-anchor="middle" font-size="13" fill="{theme.text}" '
        f'stroke="{theme.paper}" stroke-width="3" paint-order="stroke">{text}</text>'
    )


@cache
def _read(name: str) -> list[dict[str, Any]]:
    text = (schema.REFERENCE / f"{name}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


@cache
def _layer(level: int) -> list[Any]:
    return [shape(feature["geometry"]) for feature in _read(f"boundaries/syr_adm{level}")]


@cache
def _rivers() -> list[Any]:
    return [shape(feature["geometry"]) for feature in _read("basemap/rivers")]


@cache
def _lakes() -> list[Any]:
    return [shape(feature["geometry"]) for feature in _read("basemap/lakes")]


@cache
def _area_shape(code: str) -> Any:
    """The polygon of a P-code, None where there is none."""
    for level in (1, 2, 3):
        for feature in _read(f"boundaries/syr_adm{level}"):
            if feature["properties"][f"adm{level}_pcode"] == code:
                return shape(feature["geometry"])
    return None
