"""Incidents as files for other programs: CSV, XLSX, GeoJSON and Parquet, each with its provenance inside.

A writer takes record batches of the columns of data.aggregate.listing.written and writes to an open binary file, batch
by batch, so that a big table never stands in memory twice. The same rows and provenance give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import isfinite
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import xlsxwriter

from data.formulas import harmless
from data.own import columns_in
from data.whereabouts import LOCATED

Provenance = tuple[tuple[str, str], ...]  # (label, text): table, citation, licence, filter, link, as-of, rows, rules
Batches = Iterable[pa.RecordBatch]
Write = Callable[[Batches, pa.Schema, Provenance, BinaryIO], None]

PROVENANCE = "provenance"  # the member, metadata key and column that holds it; the sheet is named so too
XLSX_ROWS = 100_000  # more takes minutes to write, and Excel ends at 1,048,576
_EXACT = 10**15  # above it, a sheet rounds a number: it is written as text
XLSX_CELL = 32_767  # letters (UTF-16 units) that Excel holds in one cell


@dataclass(frozen=True)
class Sheet:
    """A further table of a workbook; a value that is missing or not finite is an empty cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def write_csv(batches: Batches, schema: pa.Schema, about: Provenance, out: BinaryIO) -> None:
    """UTF-8 with a byte order mark, as Excel wants it; every text quoted and harmless. The last column holds the
    provenance, in the first record only."""
    out.write(b"\xef\xbb\xbf")
    said: str | None = " | ".join(f"{label}: {text}" for label, text in about)
    names = harmless(pa.array(schema.names, pa.string())).to_pylist()  # an own column is called as its file had it
    kinds = (*schema.types, pa.string())
    full = pa.schema([pa.field(*one) for one in zip((*names, PROVENANCE), kinds, strict=True)])
    with pa.csv.CSVWriter(out, full, write_options=pa.csv.WriteOptions(quoting_style="needed")) as writer:
        for batch in batches:
            if not batch.num_rows:
                continue
            texts = pa.array([said, *[None] * (batch.num_rows - 1)], pa.string())
            writer.write_batch(pa.RecordBatch.from_arrays(_harmless([*batch.columns, texts]), schema=full))
            said = None


def _harmless(columns: list[pa.Array]) -> list[pa.Array]:
    """Columns of one length with their texts harmless; all at once, as a pattern costs as much as many texts."""
    texts = [at for at, column in enumerate(columns) if pa.types.is_string(column.type)]
    rows = len(columns[0])
    safe = harmless(pa.concat_arrays([columns[at] for at in texts]))
    for number, at in enumerate(texts):
        columns[at] = safe.slice(number * rows, rows)
    return columns


def write_parquet(batches: Batches, schema: pa.Schema, about: Provenance, out: BinaryIO) -> None:
    """Parquet (zstd) of the native schema; the provenance is JSON in the schema's metadata, under PROVENANCE."""
    told = {PROVENANCE: json.dumps(dict(about), ensure_ascii=False)}
    with pq.ParquetWriter(out, schema.with_metadata(told), compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch.replace_schema_metadata(told))


def write_geojson(batches: Batches, schema: pa.Schema, about: Provenance, out: BinaryIO) -> None:
    """A FeatureCollection, one feature a line. Only an incident located at or near a place is a point (rule 4);
    the geometry of the others is null. What is not reported is left out, but that the first feature names every own
    column, which keeps them in their order."""
    own_columns = columns_in(schema.names)
    out.write(b'{"type": "FeatureCollection", "%s": %s, "features": [' % (PROVENANCE.encode(), _json(dict(about))))
    comma = b"\n"
    for batch in batches:
        for record in batch.to_pylist():
            out.write(comma + _json(_feature(record, own_columns)))
            comma, own_columns = b",\n", ()
    out.write(b"\n]}\n")


def write_xlsx(
    batches: Batches, schema: pa.Schema, about: Provenance, out: BinaryIO, sheets: Sequence[Sheet] = ()
) -> None:
    """A workbook of the sheets incidents (texts as text cells, dates as dates, "not reported" empty), `sheets` in their
    order, and provenance.

    raises  TooManyRows beyond XLSX_ROWS. A text longer than a cell is cut, and the provenance says how many were.
    """
    with _book(out) as book:
        sheet = _begun(book, "incidents", schema.names)
        row, cut = 0, 0
        for batch in batches:
            if row + batch.num_rows > XLSX_ROWS:
                raise TooManyRows(XLSX_ROWS)
            for record in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                row += 1
                for column, value in enumerate(record):
                    cut += _write_cell(sheet, row, column, value)
        _end(book, sheets, about, cut)


def write_book(sheets: Sequence[Sheet], about: Provenance, out: BinaryIO) -> None:
    """A workbook of some sheets, and provenance; without incidents."""
    with _book(out) as book:
        _end(book, sheets, about)


def _book(out: BinaryIO) -> Any:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})  # same rows, same bytes
    return book


def _end(book: Any, sheets: Sequence[Sheet], about: Provenance, cut: int = 0) -> None:
    """Further sheets and the provenance, which says how many cells were cut."""
    for more in sheets:
        sheet = _begun(book, more.name, more.columns)
        for row, values in enumerate(more.rows, 1):
            for column, value in enumerate(values):
                cut += _write_cell(sheet, row, column, value)
    _provenance_sheet(book, (*about, *((("cells_cut", str(cut)),) if cut else ())))


class TooManyRows(Exception):  # noqa: N818 -- an answer to the analyst: take CSV or Parquet
    """More rows than a workbook should hold; `most` are written at the most."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"more than {most} rows")


WRITERS: dict[str, Write] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "geojson": write_geojson,
    "parquet": write_parquet,
}
MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=str).encode()


def _feature(record: dict[str, Any], named: Sequence[str]) -> dict[str, Any]:
    lat, lon = record["latitude"], record["longitude"]
    located = record["location_precision"] in LOCATED and lat is not None and lon is not None
    geometry = {"type": "Point", "coordinates": [lon, lat]} if located else None
    told = {name: value for name, value in record.items() if value is not None or name in named}
    return {"type": "Feature", "id": record["incident_id"], "properties": told, "geometry": geometry}


def _begun(book: Any, name: str, columns: Iterable[str]) -> Any:
    """A new sheet with the names of its columns."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    bold = book.add_format({"bold": True})
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, bold)
    return sheet


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> bool:
    """Write one cell, whatever the text looks like; says whether the text had to be cut."""
    match value:
        case None:
            return False
        case float() if not isfinite(value):
            return False
        case bool():
            sheet.write_boolean(row, column, value)
        case int() if abs(value) > _EXACT:
            sheet.write_string(row, column, str(value))
        case int() | float():
            sheet.write_number(row, column, value)
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day))  # noqa: DTZ001 -- a day
        case _:
            text = _fitting(str(value))
            sheet.write_string(row, column, text)
            return bool(text != value)
    return False


def _fitting(text: str) -> str:
    if len(text) * 2 <= XLSX_CELL or len(text.encode("utf-16-le")) // 2 <= XLSX_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * (XLSX_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def _provenance_sheet(book: Any, about: Provenance) -> None:
    sheet = book.add_worksheet(PROVENANCE)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 120)
    for row, line in enumerate(about):
        for column, text in enumerate(line):
            sheet.write_string(row, column, _fitting(text))
