"""Parquet as text cells, after its footer has said how much it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Row, Sheet
from data.sources.problems import Refused


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

    def read(heading: Heading, wanted: Callable[[str], bool]) -> Cells:
        fields = [field for field in arrow if field.name in heading.names and wanted(field.name)]
        with _whole(name):
            return _cells(content, fields, footer.num_rows, name, arrow.names)

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
