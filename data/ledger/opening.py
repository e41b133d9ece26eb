"""Opening the ledger's file: its layout, for its owner's eyes alone, and in words why it cannot be opened or read."""

from __future__ import annotations

import errno
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.home import private_file, private_folder, shut
from data.ledger import marks
from data.ledger.refused import Refused

VERSION = 1  # of the layout: a program that knows a lower one must not write to the file
BESIDE = ("-wal", "-shm")  # what SQLite keeps beside a file that is open
_LAYOUT = (
    """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS readings (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS drafts (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS decisions (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS quarantined (seq INTEGER PRIMARY KEY, table_name TEXT NOT NULL, id TEXT NOT NULL,
    why TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL);
"""
    + marks.LAYOUT
    + "".join(
        f"CREATE TRIGGER IF NOT EXISTS {table}_{verb} BEFORE {verb} ON {table} "
        "BEGIN SELECT raise(ABORT, 'the ledger is only appended to'); END;\n"
        for table in ("texts", "readings", "drafts", "decisions", "quarantined", *marks.TABLES)
        for verb in ("UPDATE", "DELETE")
    )
)


def connected(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to the file, made where there is none: folder 0700, file 0600 from its first moment.

    wait    seconds for whoever holds the file
    raises  Refused (newer), sqlite3.Error, OSError
    """
    private_folder(path.parent)
    private_file(path)
    for end in BESIDE:
        shut(path.with_name(path.name + end))
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise Refused("newer", version=str(version), known=str(VERSION))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.executescript(_LAYOUT)
        if connection.execute("SELECT 1 FROM about WHERE name = 'ledger'").fetchone() is None:
            connection.execute("INSERT OR IGNORE INTO about VALUES ('ledger', ?)", (uuid.uuid4().hex[:12],))
        if version < VERSION:
            connection.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def explained() -> Iterator[None]:
    """What SQLite or the disk cannot do, as a refusal that says why."""
    try:
        yield
    except sqlite3.Error as error:
        raise Refused(_code(error), reason=str(error)) from error
    except UnicodeDecodeError as error:  # of SQLite's own words for a damaged file, which quote it
        raise Refused("damaged", reason="not readable") from error
    except OSError as error:
        code = "no_space" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unreadable"
        raise Refused(code, reason=error.strerror or type(error).__name__) from error


def _code(error: sqlite3.Error) -> str:
    """Which refusal an error of SQLite is: by its primary code, the low byte; one of Python's own has none."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for the index of the log, without which nothing is read either
        return "no_space"
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return "no_space"
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return "locked"
        case sqlite3.SQLITE_CORRUPT:
            return "damaged"
    return "damaged" if "decode" in str(error) else "unreadable"
