"""Small imports to keep."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from data import schema
from data.library.records import About, Kept
from data.library.shelf import Shelf
from data.sources.cells import Import
from tests.factories import incident, table

ABOUT = About({"en": "Alerts of the week", "ar": "إنذارات الأسبوع"})


def read(*ids: str) -> Import:
    """A file of incidents with these ids, each with a column of its own."""
    rows = table(*(incident(incident_id=name, killed_low=n) for n, name in enumerate(ids)))
    rows = rows.append_column(f"{schema.OWN}Alert", pa.array([f"level {name}" for name in ids], pa.string()))
    return Import(rows, [], len(ids), "-".join(ids), header=("id", "Alert"))


def counts() -> Import:
    """A file of totals."""
    rows = [
        {"date_start": date(2024, 1, month), "date_end": date(2024, 1, month + 6), "events": 3, "origin": "x"}
        for month in (1, 8)
    ]
    found = pa.Table.from_pylist(rows, schema.arrow_schema("counts"))
    return Import(schema.arrow_schema("incidents").empty_table(), [], 2, "counts", others={"counts": found})


def kept(shelf: Shelf, *ids: str, **more: str) -> Kept:
    """A table of these ids, kept."""
    return shelf.keep(read(*ids), ABOUT, **{"by": "Amal", "original": b"a,b", "name": "week.csv", **more})


def replaced(shelf: Shelf, before: Kept, *ids: str, how: str = "replaced") -> Kept:
    """The same table with a version of these ids."""
    return shelf.add_version(before, read(*ids), how=how, by="Basil", original="-".join(ids).encode(), name="next.csv")
