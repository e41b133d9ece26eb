"""The ledger's file: one SQLite database that is only ever appended to.

Every write is one transaction, on disk before it is acknowledged (WAL, synchronous=FULL): a killed process or a full
disk loses nothing acknowledged and leaves nothing half written. Writers, in this process or others, wait for each
other.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.ending import ENDING, EndingError
from data.ledger import telling
from data.ledger.checking import Table, unsound
from data.ledger.held import ALL, Held, Record, hash_of, name_of
from data.ledger.isolating import derived_state, standing
from data.ledger.opening import connected, explained
from data.ledger.records import Decision, Draft, Reading, as_json
from data.ledger.refused import Refused
from data.ledger.replay import State

WAIT = 10.0  # seconds for another writer
LOOK = 2.0  # seconds for whoever shuts readers out: a page waits as long


class LedgerFile:
    """One file and what was read of it; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._opened = (0, 0)  # device and number of the file that is open
        self._held = Held()
        self._state: State | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever written."""
        with explained():
            return self.path.exists()

    @property
    def version(self) -> str:
        """Changes with everything written, by whomever; "" where nothing was ever written."""
        if not self.exists:
            return ""
        with self.reading() as connection:
            counts = [connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0 for table in ALL]
            (named,) = connection.execute("SELECT value FROM about WHERE name = 'ledger'").fetchone()
        return f"{named}:{'.'.join(map(str, counts))}" if any(counts) else ""

    def state(self, connection: sqlite3.Connection) -> State:
        """What holds now. What was read once can never have changed: only what was appended since is read."""
        held = self.held(connection)
        if self._state is None:
            self._state = derived_state(held)
        return self._state

    def held(self, connection: sqlite3.Connection) -> Held:
        """What was written, as it was read: what is appended since is read now."""
        before = dict(self._held.seen)
        try:
            self._held.catch_up(connection)
        finally:
            if before != self._held.seen:  # what held before does not, even where no more can be read now
                self._state = None
        return self._held

    def records(self, *, counted: bool = False) -> tuple[dict[str, str], list[Record]]:
        """Everything that stands, in order of writing: texts by their hash, then readings, drafts and decisions.

        What is broken, what hangs on it and what was quarantined is not there, nor, where only what is `counted` is
        asked for, the rest of an article that is set aside.
        """
        if not self.exists:
            return {}, []
        with self.reading() as connection:
            records = standing(self.held(connection), counted=counted)
            wanted = {record.sha256 for record in records if isinstance(record, Reading)}
            texts = connection.execute("SELECT sha256, text FROM texts ORDER BY rowid")
            return {sha256: text for sha256, text in texts if sha256 in wanted}, records

    def text(self, sha256: str) -> str:
        """A text by its hash. Raises KeyError."""
        with self.reading() as connection:
            found = connection.execute("SELECT text FROM texts WHERE sha256 = ?", (sha256,)).fetchone()
        if found is None:
            raise KeyError(sha256)
        return str(found[0])

    def keep(self, connection: sqlite3.Connection, text: str) -> str:
        """Keep the text of an article; returns its hash.

        raises  Refused (set_aside) where another text stands under that hash: it cannot be put right here, and no
                reading of it would count.
        """
        sha256 = keep_text(connection, text)
        if sha256 not in self.held(connection).texts:
            raise Refused("set_aside", article=f"D{sha256[:12]}")
        return sha256

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
        with _before_the_end(), self._lock, explained():
            connection = self._begun()
            state, mark = self._state, self._held.mark()
            try:
                before = telling.ends(connection)
                yield connection
                records = telling.written(connection, before)
                connection.execute("COMMIT")
            except BaseException:
                self._held = self._held.back_to(mark)  # what was read inside a write that did not happen is not there
                self._state = state
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            telling.tell(records)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _begun(self) -> sqlite3.Connection:
        """A transaction on the file that stands at the path, also where another took its place while we waited."""
        while True:
            connection = self._open(WAIT)
            connection.execute("BEGIN IMMEDIATE")
            if self._is_there():
                return connection
            connection.execute("ROLLBACK")

    def _open(self, wait: float) -> sqlite3.Connection:
        """The connection to the file that stands at the path: one that was put there meanwhile is read anew."""
        if self._connection is not None and not self._connection.in_transaction and not self._is_there():
            self.close()
        if self._connection is None:
            self._connection = connected(self.path, wait)
            ENDING.closes(self)
            self._opened = _identity(self.path)
            self._held, self._state = Held(), None
        self._connection.execute(f"PRAGMA busy_timeout = {round(wait * 1000)}")
        return self._connection

    def _is_there(self) -> bool:
        try:
            return _identity(self.path) == self._opened
        except FileNotFoundError:
            return False


@contextmanager
def _before_the_end() -> Iterator[None]:
    """A save that has begun is finished before the process ends; one that would begin later is refused."""
    try:
        with ENDING.inside():
            yield
    except EndingError as error:
        raise Refused("stopping") from error


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def keep_text(connection: sqlite3.Connection, text: str) -> str:
    """Keep a text, once; returns its hash."""
    sha256 = hash_of(text)
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (sha256, text))
    return sha256


def next_reading(connection: sqlite3.Connection, document_id: str) -> int:
    """The number of the next reading of a document: one that none has, not even one in quarantine."""
    named = connection.execute("SELECT id FROM readings WHERE id GLOB ?", (f"{document_id}-*",))
    numbers = (str(name).rpartition("-")[2] for (name,) in named)
    return max((int(number) for number in numbers if number.isdecimal() and len(number) < 10), default=0) + 1


def append(connection: sqlite3.Connection, record: Record) -> None:
    """Write a record. Raises Refused (fault) where it would be set aside when it is read."""
    table, name = place_of(record)
    if wrong := unsound(table, as_json(record)):
        raise Refused("fault", field=wrong[0].field, fault="wrong_value", value=wrong[0].value)
    connection.execute(f"INSERT INTO {table} (id, content) VALUES (?, ?)", (name, _content(record)))


def take_over(connection: sqlite3.Connection, record: Record) -> bool:
    """Append a record of another ledger; False where this one has it already. Raises Refused (differs)."""
    table, name = place_of(record)
    found = connection.execute(f"SELECT content FROM {table} WHERE id = ?", (name,)).fetchone()
    if found is None:
        append(connection, record)
        return True
    if found[0] != _content(record):
        raise Refused("differs", name=name)
    return False


def place_of(record: Record) -> tuple[Table, str]:
    """The table of a record and its name there."""
    tables: dict[type, Table] = {Reading: "readings", Draft: "drafts", Decision: "decisions"}
    return tables[type(record)], name_of(record)


def _content(record: Record) -> str:
    return json.dumps(as_json(record), ensure_ascii=True, sort_keys=True)
