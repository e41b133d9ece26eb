"""JSON as rows of text cells: records under their members' names, features with their point as lat and lon."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files import geometry
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.json_records import LATITUDE, LONGITUDE, Broken, Records, TwiceNamed, flat, records
from data.sources.files.sheet import OPENING, Found, Heading, Row, Sheet, Wanted
from data.sources.problem_list import listed
from data.sources.problems import ANY_COLUMN, Problem, Refused

_ID = "id"


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The records of a JSON file; the first is row 2. Raises Refused (not_geojson, no_rows)."""
    try:
        found = records(content, known.recognises)
    except (ValueError, RecursionError, KeyError, TypeError, IndexError) as error:
        raise Refused("not_geojson", name=name) from error
    if not found.found:
        raise Refused("no_rows", name=name)
    rows = _features if found.are_features else _plain_records

    def read(heading: Heading, wanted: Wanted) -> Cells:
        cells = gather(rows(found, known, name), heading, wanted, name)
        more = [Problem(1, ANY_COLUMN, "more_pages", found.more, rejects=False)] if found.more else []
        return replace(cells, problems=listed(more, cells.problems))

    return (Sheet("", tuple(islice(rows(found, known, name), OPENING)), read),)


def _plain_records(found: Records, _known: HeadersKnown, name: str) -> Iterator[Row]:
    flattened = [one if isinstance(one, Broken) else dict(flat(one)) for one in found.found]
    header = list(dict.fromkeys(name for one in flattened if isinstance(one, dict) for name in one))
    limits.check_columns(len(header), name)
    places = {name: place for place, name in enumerate(header)}
    yield Row(1, header)
    for number, (one, record) in enumerate(zip(found.found, flattened, strict=True), start=2):
        if isinstance(record, Broken):
            yield Row(number, (), ("broken_record", record, None))
        else:
            yield Row(number, [_text(record.get(name)) for name in header], said=_twice(one, places))


def _features(found: Records, known: HeadersKnown, name: str) -> Iterator[Row]:
    inner = [{} if isinstance(one, Broken) else dict(flat(_properties(one))) for one in found.found]
    names = list(dict.fromkeys(name for one in inner for name in one))
    limits.check_columns(len(names), name)
    drawn = any(not isinstance(one, Broken) and one.get("geometry") for one in found.found)
    if drawn:  # the geometry is the point; a copy of it among the properties could only contradict it
        names = [name for name in names if known.column_of(name) not in ("latitude", "longitude")]
    named = {known.column_of(name): name for name in names}
    own_id = "incident_id" not in named and any(
        isinstance(one, dict) and one.get("id") is not None for one in found.found
    )
    located = [geometry.Located() if isinstance(one, Broken) else _located(one, found.crs) for one in found.found]
    header = [*([_ID] if own_id else []), *names, *([LATITUDE, LONGITUDE] if drawn else [])]
    header += [name for name in geometry.added(located, named) if name not in header]
    places = {name: place for place, name in enumerate(header)}
    yield Row(1, header)
    for number, (feature, properties, where) in enumerate(zip(found.found, inner, located, strict=True), start=2):
        if isinstance(feature, Broken):
            yield Row(number, (), ("broken_record", feature, None))
            continue
        cells = {**properties, **({_ID: feature.get("id")} if own_id else {})}
        if drawn:
            cells |= {LATITUDE: where.latitude, LONGITUDE: where.longitude}
        cells = geometry.with_area(cells, where, named)
        said = (*_twice(_properties(feature), places), *_twice(feature, places), *where.said)
        yield Row(number, [_text(cells.get(name)) for name in header], said=said)


def _located(feature: dict[str, Any], crs: str) -> geometry.Located:
    if isinstance(feature, TwiceNamed) and "geometry" in feature.twice:
        return geometry.Located(said=(("duplicate_key", "geometry", None),))
    found = feature.get("geometry")
    own = found.get("spatialReference") if isinstance(found, dict) else None
    return geometry.located(found, geometry.crs_name(own) or crs)


def _twice(members: dict[str, Any], places: dict[str, int]) -> tuple[Found, ...]:
    """What is named twice is not read: which of the two counts is not said."""
    if not isinstance(members, TwiceNamed):
        return ()
    return tuple(("duplicate_key", name, places[name]) for name in sorted(members.twice) if name in places)


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    found = feature.get("properties", feature.get("attributes"))
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, list):
        return ";".join(_text(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
