"""Parquet as text cells, after its footer has said how much it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import own
from data.sources import limits
from data.sources.cells import Cells
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Row, Sheet, Wanted
from data.sources.owning import cut
from data.sources.problem_list import Noted
from data.sources.problems import Refused
from data.sources.spool import OwnCells, Spooling

_ROWS = 50_000  # of own columns, at a time


def opened(content: bytes, name: str, _known: HeadersKnown) -> tuple[Sheet, ...]:
    """The one table of a Parquet file, every value as text.

    raises  Refused: not_a_parquet_file, too_many_rows, too_many_columns; on reading also wrong_column_type,
    expands_too_far, no_rows.
    """
    with _whole(name):
        footer = pq.read_metadata(pa.BufferReader(content))
        arrow = footer.schema.to_arrow_schema()
    limits.check_rows(footer.num_rows, name)
    limits.check_columns(len(arrow), name)

    def read(heading: Heading, wanted: Wanted) -> Cells:
        fields = [field for field in arrow if field.name in heading.names and wanted.reads(field.name)]
        with _whole(name):
            found = _cells(content, fields, footer.num_rows, name, arrow.names)
            return _with_own(found, content, arrow) if wanted.own else found

    return (Sheet("", (Row(1, arrow.names),), read),)


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Raises Refused (not_a_parquet_file) where a part of the file is not what its footer says."""
    try:
        yield
    except pa.ArrowMemoryError:
        raise
    except (pa.ArrowException, OSError) as error:
        raise Refused("not_a_parquet_file", name=name) from error


def _cells(content: bytes, fields: Sequence[pa.Field], n_rows: int, name: str, names: Sequence[str]) -> Cells:
    for field in fields:
        if not _is_plain(field.type):
            raise Refused("wrong_column_type", name=name, column=field.name, found=str(field.type))
    if not n_rows:
        raise Refused("no_rows", name=name)
    # Texts stay in the file's own dictionary until their size is known: a repeated one takes no room in the file.
    file = pq.ParquetFile(pa.BufferReader(content), read_dictionary=[field.name for field in fields])
    texts, held = {}, 0
    for field in fields:
        column = file.read([field.name])[field.name]
        held += _expanded(column)
        if held > limits.LARGEST_EXPANSION:
            limit = str(limits.LARGEST_EXPANSION)
            raise Refused("expands_too_far", name=name, packed=str(len(content)), limit=limit)
        texts[field.name] = _as_text(column)
    rows = pa.array(range(2, n_rows + 2), pa.int32())
    unread = tuple(column for column in names if column not in texts)
    return Cells(name, pa.table(texts), rows, n_read=n_rows, unread=unread)


def _with_own(cells: Cells, content: bytes, arrow: pa.Schema) -> Cells:
    """The same with the columns that are not read, some rows at a time; of those that are not kept, their names."""
    read = {*cells.cells.column_names, *own.added_here(arrow.names)}
    others = [field for field in arrow if field.name not in read]
    texts = [field.name for field in others if _is_plain(field.type) and arrow.names.count(field.name) == 1]
    held, noted = texts[: own.MOST], Noted(cells.problems)
    spooling, row, expanded = Spooling(len(held)), 2, 0
    file = pq.ParquetFile(pa.BufferReader(content), read_dictionary=held)
    for batch in file.iter_batches(_ROWS, columns=held):
        expanded += sum(_expanded(pa.chunked_array([batch[column]])) for column in held)
        if expanded > limits.LARGEST_EXPANSION:
            limit = str(limits.LARGEST_EXPANSION)
            raise Refused("expands_too_far", name=cells.name, packed=str(len(content)), limit=limit)
        columns = [_as_own_text(batch[column]) for column in held]
        for name, column in zip(held, columns, strict=True):
            long = np.flatnonzero(pc.greater(pc.utf8_length(column), limits.LONGEST_TEXT))
            noted.add(cut(row + at, name, column[at].as_py()) for at in long.tolist())
        spooling.add([pc.utf8_slice_codeunits(column, 0, limits.LONGEST_TEXT) for column in columns])
        row += len(batch)
    left_out = tuple(dict.fromkeys(field.name for field in others if field.name not in held))
    labels = tuple(name or f"#{arrow.names.index(name) + 1}" for name in held)
    beside = OwnCells(labels, cells.rows.to_numpy(), spooling.done(), left_out)
    return replace(cells, problems=noted.problems(), own=beside)


def _as_own_text(column: pa.Array) -> pa.Array:
    """As it stands, a moment with its time of day where any has one."""
    if pa.types.is_dictionary(column.type):
        column = pc.cast(column, column.type.value_type)
    text = pc.cast(column, pa.string())
    if pa.types.is_timestamp(column.type):
        text = pc.replace_substring_regex(text, r"( 00:00:00)?(\.0+)?(Z?)$", r"\3")
    return pc.fill_null(text, "")


def _expanded(column: pa.ChunkedArray) -> int:
    """Bytes that the column takes as plain values."""
    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    sizes = (pc.sum(pc.binary_length(part.dictionary).take(part.indices)).as_py() or 0 for part in column.chunks)
    return int(sum(sizes))


def _is_plain(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        column = pc.cast(column, column.type.value_type)
    if pa.types.is_timestamp(column.type) and column.type.tz is None:
        column = pc.strftime(column, format="%Y-%m-%d")
    return pc.fill_null(pc.cast(column, pa.string()), "")
