"""Tables to Parquet: sorted, compressed, whole or not at all, and the same bytes for the same rows."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

ROW_GROUP = 122_880  # rows: what DuckDB reads in parallel
_ORDER = {
    "incidents": ("date_start", "incident_id"),
    "documents": ("document_id",),
    "reports": ("report_id",),
    "aggregates": ("aggregate_id",),
    "measures": ("measure_id",),
    "statements": ("statement_id",),
}


def write(table: pa.Table, name: str, path: Path, content: str) -> None:
    """Write one of schema.SCHEMAS; a reader sees the old file or the new one, never a part.

    content  version of the file that the rows came from, kept in the Parquet metadata (see `content_of`).
    """
    ordered = table.sort_by([(column, "ascending") for column in _ORDER[name]]).combine_chunks()
    described = ordered.replace_schema_metadata({"content": content})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            pq.write_table(described, file, compression="zstd", compression_level=9, row_group_size=ROW_GROUP)
            file.flush()
            os.fsync(file.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def content_of(path: Path) -> str:
    """The version of the file that a Parquet table was built from; "" where it does not say."""
    metadata = pq.read_schema(path).metadata or {}
    return metadata.get(b"content", b"").decode()
