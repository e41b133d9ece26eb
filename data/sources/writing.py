"""Tables to Parquet: sorted, compressed, whole or not at all, and the same bytes for the same rows."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import schema
from data.searching import with_search_text
from data.sources.cells import Import

ROW_GROUP = 32_768  # rows: what DuckDB reads, or leaves out because no row in it can match
_ORDER = {
    "incidents": ("governorate", "date_start", "incident_id"),  # a filter on a few governorates reads their rows alone
    "documents": ("document_id",),
    "reports": ("report_id",),
    "aggregates": ("aggregate_id",),
    "measures": ("measure_id",),
    "statements": ("statement_id",),
    "counts": ("date_start", "governorate", "district", "type_text", "from_row"),
}


def write_import(result: Import, origin: str, tables: Path) -> None:
    """Write everything a file held as tables/<table>/<origin>.parquet, in place of what was there under that name."""
    about = {
        "content": result.version,
        "source": result.source,
        "read": str(result.n_read),
        "rejected": str(result.n_rejected),
        "skipped": str(result.skipped),
    }
    for name in schema.SCHEMAS:
        table = result.table if name == "incidents" else result.others.get(name)
        path = tables / name / f"{origin}.parquet"
        if table is not None and (len(table) or (name == "incidents" and "counts" not in result.others)):
            write(table, name, path, about)
        else:
            path.unlink(missing_ok=True)


def write(table: pa.Table, name: str, path: Path, about: dict[str, str], *, mode: int = 0o644) -> None:
    """Write one of schema.SCHEMAS; a reader sees the old file or the new one, never a part.

    table  with further columns, which are kept behind those of the schema: a user's own.
    about  kept in the Parquet metadata: what the rows were built from (see `about`).
    mode   who may read the file.
    """
    order = pc.sort_indices(table, sort_keys=[(column, "ascending") for column in _ORDER[name]])
    known = schema.arrow_schema(name)
    further = [field for field in table.schema if field.name not in known.names]
    described = pa.schema([*known, *further], metadata=about)
    parts = table.to_batches()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            with pq.ParquetWriter(file, described, compression="zstd", compression_level=9) as writer:
                for start in range(0, max(len(table), 1), ROW_GROUP):
                    rows = _taken(parts, order.slice(start, ROW_GROUP), table.schema)
                    whole = with_search_text(rows) if name == "incidents" else rows
                    for field in further:
                        if field.name not in whole.column_names:
                            whole = whole.append_column(field, rows[field.name])
                    writer.write_table(whole.select(described.names).replace_schema_metadata(about), ROW_GROUP)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(mode)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _taken(parts: list[pa.RecordBatch], places: pa.Array, schema: pa.Schema) -> pa.Table:
    """The rows at these places, in this order. Arrow's own `take` joins all parts of a table first: each time, and of a
    column of texts no more than 2 GB.
    """
    wanted = places.to_numpy().astype(np.int64)
    ends = np.cumsum([len(part) for part in parts], dtype=np.int64)
    lies_in = np.searchsorted(ends, wanted, side="right")
    found = []
    for at in np.unique(lies_in).tolist():
        first = ends[at] - len(parts[at])
        found.append(parts[at].take(pa.array(wanted[lies_in == at] - first)))
    joined = pa.Table.from_batches(found, schema).combine_chunks()
    return joined.take(pa.array(np.argsort(np.argsort(lies_in, kind="stable")))).combine_chunks()


def about(path: Path) -> dict[str, str]:
    """What a Parquet table says of its making: content (version of the file), source, read, rejected, skipped
    [rows].
    """
    metadata: dict[bytes, bytes] = pq.read_schema(path).metadata or {}
    return {key.decode(): value.decode() for key, value in metadata.items()}


def table_of(content: str, tables: Path, *, other_than: str) -> str:
    """The table that was built from a file of this content; "" where none was."""
    files = [path for kind in ("incidents", "counts") for path in sorted((tables / kind).glob("*.parquet"))]
    return next((file.stem for file in files if file.stem != other_than and about(file).get("content") == content), "")
