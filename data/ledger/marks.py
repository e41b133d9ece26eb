"""Which records of a ledger came in by an import, who took them over, and when.

A record says itself who made it. This ledger knows that only of what was written here; of what came in a file it knows
who took that over. The marks stand beside the records, which stay as they came: an export of this ledger is the same as
one of the ledger that they are of. Marks are not exported.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

TABLES = ("imports", "imported")
LAYOUT = """
CREATE TABLE IF NOT EXISTS imports (id TEXT PRIMARY KEY, by TEXT NOT NULL, at TEXT NOT NULL, sha256 TEXT NOT NULL,
    records INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS imported (place TEXT NOT NULL, id TEXT NOT NULL, import TEXT NOT NULL,
    PRIMARY KEY (place, id)) WITHOUT ROWID;
"""


class Import(NamedTuple):
    """One file that was taken over.

    by       who took it over, "" where no name was given; at: when, UTC, ISO.
    sha256   of the file's lines; records: how many of them were new here.
    """

    by: str
    at: str
    sha256: str
    records: int


def mark(connection: sqlite3.Connection, one: Import, records: Iterable[tuple[str, str]]) -> None:
    """Mark records (table, name) as taken over."""
    named = uuid.uuid4().hex
    connection.execute("INSERT INTO imports VALUES (?, ?, ?, ?, ?)", (named, *one))
    connection.executemany("INSERT INTO imported VALUES (?, ?, ?)", [(*record, named) for record in records])


def marks(connection: sqlite3.Connection, table: str, names: Sequence[str]) -> dict[str, Import]:
    """Those of some records of a table that were taken over, and by which import."""
    return dict(_found(connection, table, names))


def imports(connection: sqlite3.Connection) -> list[Import]:
    """Every import, in order."""
    rows = connection.execute("SELECT by, at, sha256, records FROM imports ORDER BY rowid")
    return [Import(*row) for row in rows]


def _found(connection: sqlite3.Connection, table: str, names: Sequence[str]) -> Iterator[tuple[str, Import]]:
    for start in range(0, len(names), 500):
        some = names[start : start + 500]
        rows = connection.execute(
            "SELECT imported.id, by, at, sha256, records FROM imported JOIN imports ON imports.id = imported.import "
            f"WHERE place = ? AND imported.id IN ({', '.join('?' * len(some))})",
            (table, *some),
        )
        yield from ((name, Import(*one)) for name, *one in rows)
