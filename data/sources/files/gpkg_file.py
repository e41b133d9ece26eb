"""GeoPackage layers as rows of text cells, by pyogrio: attributes under their names, the point as lat and lon."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from pyogrio.raw import read as read_layer

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files import geometry
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import OPENING, Heading, Row, Sheet, Wanted, unlike
from data.sources.problems import Refused

_LATITUDE, _LONGITUDE = "lat", "lon"
_NONE = ("NaT", "nan", "None")


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The layers of a GeoPackage; the first feature of each is row 2. Raises Refused (not_a_geopackage)."""
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(content)
        file.flush()
        try:
            layers = [str(layer) for layer, _ in pyogrio.list_layers(file.name)]
            limits.check_sheets(len(layers), name)
            return tuple(
                _sheet(_rows(Path(file.name), layer, name, known), title, name)
                for layer, title in zip(layers, unlike(layers), strict=True)
            )
        except (DataSourceError, DataLayerError, shapely.errors.ShapelyError, ValueError) as error:
            raise Refused("not_a_geopackage", name=name) from error


def _sheet(rows: list[Row], title: str, name: str) -> Sheet:
    def read(heading: Heading, wanted: Wanted) -> Cells:
        return gather(rows, heading, wanted, name)

    return Sheet(title, tuple(islice(rows, OPENING)), read)


def _rows(path: Path, layer: str, name: str, known: HeadersKnown) -> list[Row]:
    limits.check_rows(pyogrio.read_info(path, layer=layer)["features"], name)
    about, _, shapes, columns = read_layer(path, layer=layer, datetime_as_string=True)
    fields = [str(field) for field in about["fields"]]
    crs = str(about.get("crs") or "")
    drawn = shapes is not None and any(shape is not None for shape in shapes)
    kept = [place for place, field in enumerate(fields) if not (drawn and _is_degrees(field, known))]
    located = [geometry.by_area(shapely.from_wkb(shape), crs) for shape in shapes] if drawn else []
    named = {known.column_of(field): field for field in fields}
    header = [*(fields[place] for place in kept), *([_LATITUDE, _LONGITUDE] if drawn else [])]
    header += [one for one in geometry.added(located, named) if one not in header]
    return [
        Row(1, header),
        *_features([fields[at] for at in kept], [columns[at] for at in kept], header, located, named),
    ]


def _is_degrees(field: str, known: HeadersKnown) -> bool:
    return known.column_of(field) in ("latitude", "longitude")


def _features(
    fields: list[str],
    columns: list[Any],
    header: list[str],
    located: list[geometry.Located],
    named: Mapping[str | None, str],
) -> Iterator[Row]:
    n_rows = len(columns[0]) if columns else len(located)
    for at in range(n_rows):
        cells = {field: _text(column[at]) for field, column in zip(fields, columns, strict=True)}
        where = located[at] if located else geometry.Located()
        if located:
            cells |= {_LATITUDE: where.latitude, _LONGITUDE: where.longitude}
        cells = geometry.with_area(cells, where, named)
        yield Row(at + 2, [cells.get(one, "") for one in header], said=where.said)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if value != value else repr(value)  # noqa: PLR0124 -- NaN
    text = str(value)
    if text in _NONE:
        return ""
    return text.removesuffix("T00:00:00") if "T" in text else text
