"""The ledger's file: one SQLite database that is only ever appended to.

Every write is one transaction, on disk before it is acknowledged (WAL, synchronous=FULL): a killed process or a full
disk loses nothing acknowledged and leaves nothing half written. Writers, in this process or others, wait for each
other.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from data.ledger.opening import TABLES, connected, explained
from data.ledger.records import Decision, Draft, Reading, as_json, decision_of, draft_of, reading_of
from data.ledger.refused import Refused
from data.ledger.replay import State, replay

Record = Reading | Draft | Decision
WAIT = 10.0  # seconds for another writer
LOOK = 2.0  # seconds for whoever shuts readers out: a page waits as long


class LedgerFile:
    """One file and what was read of it; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._seen = dict.fromkeys(TABLES, 0)  # table -> how far it was read
        self._readings: list[Reading] = []
        self._drafts: list[Draft] = []
        self._decisions: list[Decision] = []
        self._state: State | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        with explained():
            return self._connection is not None or self.path.exists()

    @property
    def version(self) -> str:
        """Changes with everything written, by whomever; "" where nothing was ever written."""
        if not self.exists:
            return ""
        with self.reading() as connection:
            counts = [connection.execute(f"SELECT max(seq) FROM {table}").fetchone()[0] or 0 for table in TABLES]
            (named,) = connection.execute("SELECT value FROM about WHERE name = 'ledger'").fetchone()
        return f"{named}:{'.'.join(map(str, counts))}" if any(counts) else ""

    def state(self, connection: sqlite3.Connection) -> State:
        """What holds now. What was read once can never have changed: only what was appended since is read."""
        for seq, found in self._since(connection, "readings"):
            self._readings.append(reading_of(found))
            self._passed("readings", seq)
        for seq, found in self._since(connection, "drafts"):
            self._drafts.append(draft_of(found))
            self._passed("drafts", seq)
        for seq, found in self._since(connection, "decisions"):
            self._decisions.append(decision_of(found))
            self._passed("decisions", seq)
        if self._state is None:
            self._state = replay(self._readings, self._drafts, tuple(self._decisions))
        return self._state

    def records(self) -> tuple[dict[str, str], list[Record]]:
        """Everything that was written, in order: texts by their hash, then readings, drafts and decisions."""
        if not self.exists:
            return {}, []
        with self.reading() as connection:
            self.state(connection)
            texts = dict(connection.execute("SELECT sha256, text FROM texts ORDER BY rowid").fetchall())
            return texts, [*self._readings, *self._drafts, *self._decisions]

    def text(self, sha256: str) -> str:
        """A text by its hash. Raises KeyError."""
        with self.reading() as connection:
            found = connection.execute("SELECT text FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
        if found is None:
            raise KeyError(sha256)
        return str(found[0])

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone: the ledger as it is at one moment, whatever others write meanwhile."""
        with self._lock, explained():
            connection = self._open(LOOK)
            if connection.in_transaction:  # this thread's own
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on disk when this ends, or none of it."""
        with self._lock, explained():
            connection = self._open(WAIT)
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self._forget()  # what was read inside a write that did not happen is not there
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _since(self, connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        rows = connection.execute(f"SELECT seq, content FROM {table} WHERE seq > ? ORDER BY seq", (self._seen[table],))
        for seq, content in rows:
            yield seq, json.loads(content)

    def _passed(self, table: str, seq: int) -> None:
        """A table was read this far: what held before does not, even where no more can be read now."""
        self._seen[table] = seq
        self._state = None

    def _forget(self) -> None:
        self._seen = dict.fromkeys(TABLES, 0)
        self._readings, self._drafts, self._decisions = [], [], []
        self._state = None

    def _open(self, wait: float) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = connected(self.path, wait)
        self._connection.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        return self._connection


def keep_text(connection: sqlite3.Connection, text: str) -> str:
    """Keep a text, once; returns its hash."""
    sha256 = hash_of(text)
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (sha256, text))
    return sha256


def hash_of(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).hexdigest()


def append(connection: sqlite3.Connection, record: Record) -> None:
    """Write a record."""
    table, name = _place(record)
    connection.execute(f"INSERT INTO {table} (id, content) VALUES (?, ?)", (name, _content(record)))


def take_over(connection: sqlite3.Connection, record: Record) -> bool:
    """Append a record of another ledger; False where this one has it already. Raises Refused (differs)."""
    table, name = _place(record)
    found = connection.execute(f"SELECT content FROM {table} WHERE id = ?", (name,)).fetchone()
    if found is None:
        append(connection, record)
        return True
    if found[0] != _content(record):
        raise Refused("differs", name=name)
    return False


def _place(record: Record) -> tuple[str, str]:
    """The table of a record and its name there."""
    match record:
        case Reading():
            return "readings", f"{record.document_id}-{record.reading}"
        case Draft():
            return "drafts", record.draft_id
    return "decisions", record.decision_id


def _content(record: Record) -> str:
    return json.dumps(as_json(record), ensure_ascii=True, sort_keys=True)
