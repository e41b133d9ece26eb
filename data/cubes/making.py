"""One file of DuckDB with the narrow tables of an origin, made of the table's own files: python -m data.cubes.making
TARGET ORIGIN FILE ... -- in a process of its own, which gives all of its memory back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from data import held, query
from data.actors import bits
from data.cubes import cache
from data.cubes.columns import GROUPS, KEPT, LISTS_TOGETHER, ROWS, WORKED_OUT, key, sums
from data.store import whole

MEMORY = "800MB"  # that making one may take; what is more goes to the folder of the target
MOST_TEXTS = 50_000  # different ones of a column that are kept as numbers
LEAST_GAIN = 2  # incidents to a group, on average, from which on groups are kept
_FOLDED = tuple(
    column.name
    for column in KEPT
    if column.kind in ("code", "codes") or column.name.startswith("place_") or column.name == "sources"
)


def make(target: Path, origin: str, files: Sequence[Path]) -> None:
    """Make the file of a `cache.place`, or wait until another process has made it.

    raises  duckdb.Error, OSError
    """
    with cache.room_for(target, files) as file:
        if file:
            write(file, origin, files)


def write(target: Path, origin: str, files: Sequence[Path]) -> None:
    """Write a new file in a folder that is there.

    raises  duckdb.Error, OSError
    """
    spill = str(target.parent / "spill")
    backend = ibis.duckdb.connect(str(target), memory_limit=MEMORY, threads=2, temp_directory=spill)
    try:
        backend.con.execute("SET preserve_insertion_order = false")
        backend.con.read_parquet([str(file) for file in files], union_by_name=True).create_view("incidents")
        incidents = whole(backend.table("incidents"), "incidents")
        _narrow(backend, incidents.filter(incidents.origin == origin))
        rows = backend.table(ROWS)
        n = int(rows.count().execute())
        for name, keys in GROUPS.items():
            _grouped(backend, rows, name, keys, n)
        backend.con.execute("DROP VIEW incidents")
        backend.con.execute("DROP TABLE lists")
        backend.con.execute("CHECKPOINT")
    finally:
        backend.disconnect()


def _narrow(backend: Any, incidents: ir.Table) -> None:
    """A row an incident, the latest first, so that the days of a filter and the latest of a list are read alone."""
    _enumerate(backend, incidents)
    _list_actors(backend, incidents)
    worked_out = incidents.select(
        *(column.name for column in KEPT), **{name: work_out(incidents) for name, work_out in WORKED_OUT.items()}
    )
    typed = ", ".join(f'"{name}"::"of {name}" AS "{name}"' for name in _enumerated(backend))
    together = ", ".join(
        f'({" | ".join(f"coalesce({one}_.bits, 0)" for one in lists)}) AS "{query.BITS}{"|".join(lists)}"'
        for lists in LISTS_TOGETHER
    )
    joined = " ".join(f"LEFT JOIN lists {one}_ ON {one}_.ids = found.{one}" for one in query.LISTS)
    backend.con.execute(
        f"CREATE TABLE {ROWS} AS SELECT found.* REPLACE ({typed}), {together}"
        f" FROM ({backend.compile(worked_out)}) found {joined}"
        f" ORDER BY found.{held.LAST_DAY} DESC, found.date_start DESC"
    )


def _enumerate(backend: Any, incidents: ir.Table) -> None:
    """A type for each column of few different texts, in their order: held as numbers, they are told apart quicker."""
    asked = incidents.select(*_FOLDED)
    counted = ", ".join(f'approx_count_distinct("{name}") AS "{name}"' for name in _FOLDED)
    about = backend.con.execute(f"SELECT {counted} FROM ({backend.compile(asked)})").to_arrow_table().to_pylist()[0]
    few = [name for name in _FOLDED if about[name] <= MOST_TEXTS]
    told = ", ".join(f'list_sort(list(DISTINCT "{name}")) AS "{name}"' for name in few)
    texts = backend.con.execute(f"SELECT {told} FROM ({backend.compile(asked)})").to_arrow_table().to_pylist()[0]
    for name in few:
        quoted = ", ".join("'" + text.replace("'", "''") + "'" for text in texts[name] or () if text is not None)
        backend.con.execute(f'CREATE TYPE "of {name}" AS ENUM ({quoted})')


def _enumerated(backend: Any) -> list[str]:
    found = backend.con.execute("SELECT type_name FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal")
    return [name.removeprefix("of ") for (name,) in found.fetchall()]


def _list_actors(backend: Any, incidents: ir.Table) -> None:
    """Every list of actors that occurs, and its actors as bits."""
    each = ibis.union(*(incidents.select(ids=incidents[name]) for name in query.LISTS), distinct=True)
    lists = [ids for ids in each.to_pyarrow()["ids"].to_pylist() if ids is not None]
    table = pa.table({"ids": pa.array(lists, pa.string()), "bits": [bits(ids.split(";")) for ids in lists]})
    backend.con.from_arrow(table).create("lists")


def _grouped(backend: Any, rows: ir.Table, name: str, keys: tuple[str, ...], n: int) -> None:
    """A row a group of incidents, where there are much fewer of these."""
    found = rows.mutate(**{one: key(rows, one) for one in keys})
    told_apart = ", ".join(f'"{one}"' for one in keys)
    about = f"SELECT approx_count_distinct(({told_apart})) FROM ({backend.compile(found.select(*keys))})"
    if backend.con.execute(about).fetchone()[0] * LEAST_GAIN <= n:
        added = sums(found)
        counted = backend.compile(found.group_by(*keys).agg(**added))
        small = ", ".join(f'"{one}"::BIGINT AS "{one}"' for one in added)  # what DuckDB adds up is wider, and slow
        backend.con.execute(
            f"CREATE TABLE {name} AS SELECT * REPLACE ({small}) FROM ({counted}) ORDER BY governorate, event_class"
        )


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2], [Path(name) for name in sys.argv[3:]])
