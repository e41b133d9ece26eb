"""Parquet as text cells, after its footer has said how much it holds."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.sources import headers, limits
from data.sources.cells import Cells
from data.sources.problems import Refused


def read(content: bytes, name: str, sheet: str = "") -> Cells:  # noqa: ARG001 -- every reader takes a sheet
    """The rows of a Parquet file, every value as text; columns that no importer reads are left out.

    raises  Refused: not_a_parquet_file, too_many_rows, too_many_columns, expands_too_far, wrong_column_type, no_rows.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(content))
        footer = file.metadata
        limits.check_rows(footer.num_rows, name)
        arrow = file.schema_arrow
        limits.check_columns(len(arrow), name)
        headers.refuse_twins(arrow.names, name)
        wanted = [field for field in arrow if headers.is_read(field.name)]
        for field in wanted:
            if not _is_plain(field.type):
                raise Refused("wrong_column_type", name=name, column=field.name, found=str(field.type))
        unpacked = sum(footer.row_group(group).total_byte_size for group in range(footer.num_row_groups))
        if unpacked > limits.LARGEST_EXPANSION:
            raise Refused("expands_too_far", name=name, packed=str(len(content)), limit=str(limits.LARGEST_EXPANSION))
        if not footer.num_rows:
            raise Refused("no_rows", name=name)
        table = file.read([field.name for field in wanted] or None)
    except (pa.ArrowException, OSError) as error:
        raise Refused("not_a_parquet_file", name=name) from error
    texts = pa.table({column: _as_text(table[column]) for column in table.column_names})
    rows = pa.array(range(2, len(texts) + 2), pa.int32())
    unread = tuple(column for column in arrow.names if column not in texts.column_names)
    return Cells(name, texts, rows, (), len(texts), unread)


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
