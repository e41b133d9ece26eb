"""Saving what can still be read of a damaged ledger into a new file; the damaged one is kept aside as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from data.ledger.file import WAIT
from data.ledger.held import ALL
from data.ledger.mending import stamp
from data.ledger.opening import BESIDE, connected, explained
from data.ledger.records import now
from data.ledger.refused import Refused

_COLUMNS = {
    **dict.fromkeys(("readings", "drafts", "decisions"), "id, content"),
    "texts": "sha256, text",
    "quarantined": "table_name, id, why, by, at",
    "imports": "id, by, at, sha256, records",
}
_MARKS = "place, id, import"  # which records were taken over: a table whose rows have no number
_MOST_PROBED = 200_000  # numbers between the ends that can be read, which are asked one by one
_MOST_MISSED = 5_000  # one after the other, of which none can be read: then there is nothing between

Rows = dict[int, tuple[Any, ...]]  # by their number in the table


class Saved(NamedTuple):
    """How many records of each table were saved, and where the damaged file is now."""

    records: Mapping[str, int]
    aside: Path


def readable(path: Path) -> dict[str, Rows]:
    """Every row of every table that can still be read. Writes nothing. Raises Refused (unreadable, locked)."""
    with explained(), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT)) as found:
        found.execute("PRAGMA writable_schema = ON")  # else a file that was cut short is not read at all
        found.execute("SELECT count(*) FROM sqlite_master").fetchone()  # nothing can be read where this cannot
        return {table: _rows(found, table) for table in (*ALL, "imports")} | {"imported": _marks(found)}


def save(path: Path) -> Saved:
    """Write what can be read into a new file, and put it in the place of the damaged one, which is kept aside.

    raises  Refused; then nothing is changed.
    """
    at = stamp(now())
    aside, new = (path.with_name(f"{path.stem}-{what}-{at}{path.suffix}") for what in ("damaged", "saved"))
    with explained(), _shut(path):
        rows = readable(path)
        if not any(rows.values()):
            raise Refused("unreadable", reason="nothing of it can be read")
        with closing(connected(new, WAIT)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            for table, found in rows.items():
                if table == "imported":
                    columns, values = _MARKS, [*found.values()]
                else:
                    columns = f"rowid, {_COLUMNS[table]}"
                    values = [(number, *row) for number, row in found.items()]
                marks = ", ".join("?" * (columns.count(",") + 1))
                connection.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", values)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _kept(path, aside)
        for end in BESIDE:  # left where it is, SQLite would take it for the new file's
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        new.replace(path)
    return Saved({table: len(found) for table, found in rows.items()}, aside)


@contextmanager
def _shut(path: Path) -> Iterator[None]:
    """Keep writers out while the file is read and replaced, where it is still whole enough to be locked."""
    with closing(sqlite3.connect(path, timeout=WAIT, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:  # somebody else's lock
            raise
        except sqlite3.DatabaseError:  # too damaged for it
            pass
        yield


def _kept(path: Path, aside: Path) -> None:
    """The same file under another name too, so that at no moment there is none."""
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copy2(path, aside)


def _rows(connection: sqlite3.Connection, table: str) -> Rows:
    """The rows before the damage, those after it, and one by one those between."""
    rows, whole = _scanned(connection, table, "ASC")
    if whole:
        return rows
    after, _ = _scanned(connection, table, "DESC")
    last = max(rows, default=0)
    first = min(after, default=last + _MOST_PROBED)
    rows |= after
    missed = 0
    for number in range(last + 1, min(first, last + _MOST_PROBED)):
        missed += 1
        with suppress(sqlite3.Error):
            found = connection.execute(_asked(table) + " WHERE rowid = ?", (number,)).fetchone()
            if found is not None:
                rows[number], missed = found[1:], 0
        if missed > _MOST_MISSED:
            break
    return dict(sorted(rows.items()))


def _marks(connection: sqlite3.Connection) -> Rows:
    """Which records were taken over, from both ends up to the damage."""
    found: set[tuple[Any, ...]] = set()
    for order in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            for row in connection.execute(f"SELECT {_MARKS} FROM imported ORDER BY place {order}, id {order}"):
                found.add(row)
    return dict(enumerate(sorted(found)))


def _scanned(connection: sqlite3.Connection, table: str, order: str) -> tuple[Rows, bool]:
    """Rows from one end until one cannot be read, and whether all could."""
    rows: Rows = {}
    try:
        for number, *row in connection.execute(f"{_asked(table)} ORDER BY rowid {order}"):
            rows[number] = tuple(row)
    except sqlite3.Error as error:
        return rows, "no such table" in str(error)
    return rows, True


def _asked(table: str) -> str:
    return f"SELECT rowid, {_COLUMNS[table]} FROM {table}"
