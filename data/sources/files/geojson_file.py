"""GeoJSON points as rows of text cells: properties by name, the point as lat and lon."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from data.sources.cells import Cells
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import OPENING, Heading, Row, Sheet
from data.sources.problems import Refused


class _TwiceNamed(dict[str, Any]):
    """A JSON object that names a member twice: the last wins in silence everywhere else."""

    twice: str


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The features of a GeoJSON file; the first is row 2. Raises Refused (not_geojson, no_rows)."""
    try:
        collection = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_object)
        features = collection["features"]
        if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
            raise TypeError
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise Refused("not_geojson", name=name) from error
    if not features:
        raise Refused("no_rows", name=name)

    def read(heading: Heading, wanted: Callable[[str], bool]) -> Cells:
        return gather(_rows(features, known), heading, wanted, name)

    return (Sheet("", tuple(islice(_rows(features, known), OPENING)), read),)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    seen: set[str] = set()
    marked = _TwiceNamed(members)
    for key, _ in pairs:
        if key in seen:
            marked.twice = key
        seen.add(key)
    return marked


def _rows(features: list[dict[str, Any]], known: HeadersKnown) -> Iterator[Row]:
    names = dict.fromkeys(key for feature in features for key in _properties(feature))
    # The geometry is the point; a copy of it among the properties could only contradict it.
    names = {name: None for name in names if known.column_of(name) not in ("latitude", "longitude")}
    header = ["lat", "lon", *names]
    yield Row(1, header)
    for number, feature in enumerate(features, start=2):
        yield _row(number, feature, header)


def _row(number: int, feature: dict[str, Any], header: list[str]) -> Row:
    properties, geometry = _properties(feature), feature.get("geometry")
    for members in (properties, feature):
        if isinstance(members, _TwiceNamed):
            place = header.index(members.twice) if members.twice in header else None
            return Row(number, (), ("duplicate_key", members.twice, place))
    longitude: Any = ""
    latitude: Any = ""
    if geometry is not None:
        try:
            longitude, latitude = geometry["coordinates"][:2]
            is_point = geometry["type"] == "Point"
        except (KeyError, TypeError, ValueError):
            is_point = False
        if not is_point:
            return Row(number, (), ("not_a_point", str(geometry)[:80], None))
    return Row(number, [_text(latitude), _text(longitude), *(_text(properties.get(name)) for name in header[2:])])


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        return ";".join(_text(one) for one in value)
    return str(value)
