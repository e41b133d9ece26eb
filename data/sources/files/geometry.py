"""Geometries as cells: a point as latitude and longitude in degrees; any other by the area that it lies in."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import shapely
from shapely.geometry import shape

from data import places
from data.sources.files.sheet import Found

_RADIUS = 6_378_137.0  # metres, of the sphere of Web Mercator (EPSG:3857)
_DEGREES = ("4326", "CRS84", "")
_MERCATOR = ("3857", "102100", "102113", "3785", "900913")
_CODE = re.compile(r"(CRS84|\d{3,6})\D*$")
_MOST_CORNERS = 200  # of a shape that are asked where they lie
_SHOWN = 80
_LENGTHS = (4, 6, 8)  # of the P-codes of places.LEVELS
PRECISION = "location_precision"
_ESRI = {"points": "MultiPoint", "rings": "Polygon", "paths": "MultiLineString"}


class Located(NamedTuple):
    """Where a geometry is, as cells ("" where it is nowhere), the P-code of the area that it is known by where it is no
    point, and what must be said of it.
    """

    latitude: str = ""
    longitude: str = ""
    area: str = ""
    said: tuple[Found, ...] = ()

    @property
    def areas(self) -> dict[str, str]:
        """Cells that name that area, by columns of ours, and that it is no point."""
        levels = zip(places.LEVELS, _LENGTHS, strict=True)
        known = {level: self.area[:length] for level, length in levels if len(self.area) >= length}
        return known | {PRECISION: list(known)[-1]} if known else {}


def with_area(cells: dict[str, Any], where: Located, named: Mapping[str | None, str]) -> dict[str, Any]:
    """The cells of a record and those that name its area: what it says of its areas itself stays.

    named  our column -> the header that means it here.
    """
    added = {named.get(ours, ours): text for ours, text in where.areas.items()}
    kept = {name for name, text in cells.items() if text not in (None, "") and name != named.get(PRECISION, PRECISION)}
    return cells | {name: text for name, text in added.items() if name not in kept}


def located(geometry: Any, crs: str = "") -> Located:
    """Where a GeoJSON or Esri geometry is.

    crs  the name of its coordinate reference system; "" is WGS 84 in degrees.
    """
    if not geometry:
        return Located()
    to_degrees = _to_degrees(crs)
    if to_degrees is None:
        return Located(said=(("unknown_crs", crs, None),))
    try:
        plain = _plain(geometry)
        if plain["type"] == "Point":
            return _point(plain["coordinates"], to_degrees)
        return by_area(shape(plain), crs)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError, shapely.errors.ShapelyError):
        return _unreadable(str(geometry))


def by_area(found: Any, crs: str = "") -> Located:
    """Where a shapely geometry is: a point as it stands; another by the smallest area that all of it lies in."""
    to_degrees = _to_degrees(crs)
    if to_degrees is None:
        return Located(said=(("unknown_crs", crs, None),))
    if found is None or found.is_empty:
        return Located()
    while hasattr(found, "geoms") and len(found.geoms) == 1:
        found = found.geoms[0]
    if found.geom_type == "Point":
        return _point((found.x, found.y), to_degrees)
    inside = found.representative_point()
    corners = shapely.get_coordinates(found)
    corners = corners[:: max(1, len(corners) // _MOST_CORNERS)]
    points = np.vstack([[inside.x, inside.y], corners])
    if to_degrees is not _as_is:
        points = np.array([to_degrees(x, y) for x, y in points])
    for level in reversed(places.LEVELS):
        codes = set(places.areas_at(points[:, 0].tolist(), points[:, 1].tolist(), level))
        if len(codes) == 1 and None not in codes:
            said: Found = ("located_by_area", found.geom_type, None)
            return Located(repr(float(points[0, 1])), repr(float(points[0, 0])), str(codes.pop()), (said,))
    return _unreadable(found.geom_type)


def added(located: Iterable[Located], named: Mapping[str | None, str]) -> list[str]:
    """The headers of the cells that name areas."""
    return [named.get(ours, ours) for ours in dict.fromkeys(ours for one in located for ours in one.areas)]


def _unreadable(what: str) -> Located:
    return Located(said=(("not_a_point", what[:_SHOWN], None),))


def _plain(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """GeoJSON of either; several of which there is one are that one."""
    if "x" in geometry:
        return {"type": "Point", "coordinates": [geometry["x"], geometry["y"]]}
    for member, kind in _ESRI.items():
        if member in geometry:
            return _plain({"type": kind, "coordinates": geometry[member]})
    kind, parts = geometry["type"], geometry.get("coordinates", geometry.get("geometries"))
    if kind == "GeometryCollection" and len(parts) == 1:
        return _plain(parts[0])
    if kind == "MultiPoint" and len(parts) == 1:
        return {"type": "Point", "coordinates": parts[0]}
    return dict(geometry)


def _point(coordinates: Any, to_degrees: Callable[[float, float], tuple[float, float]]) -> Located:
    x, y = coordinates[:2]
    if to_degrees is _as_is or not all(isinstance(one, int | float) and math.isfinite(one) for one in (x, y)):
        return Located(_text(y), _text(x))
    longitude, latitude = to_degrees(x, y)
    return Located(repr(round(latitude, 7)), repr(round(longitude, 7)))


def _text(number: Any) -> str:
    if number is None or (isinstance(number, str) and number.strip().casefold() == "nan"):
        return ""
    if isinstance(number, float):
        return "NaN" if math.isnan(number) else str(int(number)) if number.is_integer() else repr(number)
    return str(number)


def crs_name(stated: Any) -> str:
    """The name of a system, as GeoJSON's "crs" or Esri's "spatialReference" states it; "" where it states none."""
    if not isinstance(stated, dict):
        return ""
    code = stated.get("latestWkid") or stated.get("wkid") or stated.get("wkt")
    properties = stated.get("properties")
    if code is None and isinstance(properties, dict):
        code = properties.get("name") or properties.get("code")
    return str(code or "")


def _as_is(x: float, y: float) -> tuple[float, float]:
    return x, y


def _of_mercator(x: float, y: float) -> tuple[float, float]:
    return math.degrees(x / _RADIUS), math.degrees(2 * math.atan(math.exp(y / _RADIUS)) - math.pi / 2)


def _to_degrees(crs: str) -> Callable[[float, float], tuple[float, float]] | None:
    """(x, y) -> (longitude, latitude), or None for a system that is not read."""
    found = _CODE.search(crs)
    code = found[1] if found else crs
    return _as_is if code in _DEGREES else _of_mercator if code in _MERCATOR else None
