"""What has changed since an earlier snapshot of the tables: new, changed and withdrawn incidents; and a hash of rows.

A snapshot is a folder of the same Parquet files as data/tables: `keep` copies them.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from data import schema

_NO_FACTS = ("search_text", "origin", *schema.WHENCE)
FACTS = tuple(column.name for column in schema.INCIDENTS if column.name not in _NO_FACTS)
TAKEN = "taken"  # a file in a snapshot's folder that holds the day it was taken


@dataclass(frozen=True)
class Changes:
    """Incidents of a view, now and in an earlier snapshot.

    taken      the day of the snapshot.
    rows       one row per incident that differs, columns FACTS (as it is now; as it was, where it was withdrawn), kind
               (new, changed, withdrawn) and what (the changed columns, joined by ";"). Latest first within a kind.
    An incident that only moved into or out of the view, because its date or place was corrected, counts as new or as
    withdrawn: for this view it is.
    """

    taken: date
    rows: pd.DataFrame

    def count(self, kind: str) -> int:
        """How many incidents are new, changed or withdrawn."""
        return int((self.rows["kind"] == kind).sum())


def changes(now: ir.Table, before: ir.Table, taken: date) -> Changes:
    """Compare the incidents of one view in two stores, by their ids."""
    new, old = _facts(now), _facts(before)
    rows = [{**facts, "kind": "new", "what": ""} for key, facts in new.items() if key not in old]
    for key, facts in new.items():
        what = [name for name in FACTS if key in old and facts[name] != old[key][name]]
        if what:
            rows.append({**facts, "kind": "changed", "what": ";".join(what)})
    rows += [{**facts, "kind": "withdrawn", "what": ""} for key, facts in old.items() if key not in new]
    return Changes(taken, pd.DataFrame(rows, columns=[*FACTS, "kind", "what"]))


def fingerprint(incidents: ir.Table) -> str:
    """A hash of the facts of these incidents, the same for the same rows wherever they are stored."""
    found: list[bytes] = []  # a short hash a row: the rows themselves, in order, would fill the memory
    for batch in incidents.select(*FACTS).to_pyarrow_batches(chunk_size=20_000):
        text = io.BytesIO()
        pyarrow.csv.write_csv(_one_line_a_row(batch), text, pyarrow.csv.WriteOptions(include_header=False))
        found += (hashlib.sha256(line).digest()[:16] for line in text.getvalue().splitlines())
    return hashlib.sha256(b"".join(sorted(found))).hexdigest()[:12]


def _one_line_a_row(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The rows with the ends of lines in their texts written as signs for them."""
    columns = [
        pc.replace_substring(pc.replace_substring(column, "\n", "\u240a"), "\r", "\u240d")
        if pa.types.is_string(column.type)
        else column
        for column in rows.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=rows.schema.names)


def keep(tables: Path, folder: Path) -> None:
    """Copy the tables to a folder, as a snapshot taken today. An older snapshot there is replaced.

    raises  FileNotFoundError where there are no tables; ValueError where the folder is something else.
    """
    if not (tables / "incidents").is_dir():
        raise FileNotFoundError(tables)
    if folder.exists() and any(folder.iterdir()) and not (folder / TAKEN).exists():
        raise ValueError(folder)
    fresh = folder.with_name(folder.name + ".fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    for name in schema.SCHEMAS:
        if (tables / name).is_dir():
            shutil.copytree(tables / name, fresh / name)
    (fresh / TAKEN).write_text(datetime.now(UTC).date().isoformat(), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def taken(folder: Path) -> date:
    """The day a snapshot was taken.

    raises  FileNotFoundError, ValueError where the folder is no snapshot.
    """
    return date.fromisoformat((folder / TAKEN).read_text(encoding="utf-8").strip())


def _facts(incidents: ir.Table) -> dict[str, dict[str, Any]]:
    rows = incidents.select(*FACTS).order_by("incident_id").to_pyarrow()
    latest = sorted(_records(rows), key=lambda facts: facts["date_start"], reverse=True)
    return {facts["incident_id"]: facts for facts in latest}


def _records(rows: Any) -> Iterator[dict[str, Any]]:
    for batch in rows.to_batches():
        yield from batch.to_pylist()
