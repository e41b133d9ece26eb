"""Faults planted in the ledger of a writer, each of which must be found: a check that cannot fail is no check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import contextmanager

from data.ledger import file as ledger_file
from data.ledger import store
from data.ledger.file import LedgerFile, Refused
from data.ledger.records import Decision


def _unsynced() -> None:
    """A transaction is not on the disk when it ends."""
    opens = LedgerFile._open

    def opened(self, wait):
        connection = opens(self, wait)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    LedgerFile._open = opened


def _early() -> None:
    """Methods return before the transaction has ended: the next one ends it."""

    @contextmanager
    def writing(self):
        connection = self._open(2.0)
        if connection.in_transaction:
            connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        yield connection

    LedgerFile.writing = writing


def _dropped() -> None:
    """Every third decision is not written."""
    appends, written = ledger_file.append, 0

    def append(connection, record):
        nonlocal written
        written += isinstance(record, Decision)
        if not isinstance(record, Decision) or written % 3:
            appends(connection, record)

    store.append = append


def _halved() -> None:
    """Save with accept is two transactions."""

    def save(self, row, changed, *, by, accept=False, spans=None):
        new = {name: value for name, value in changed.items() if row.facts.get(name) != value}
        self.decide("edit", row, by=by, new=new, spans=spans)
        if accept:
            self.decide("accept", self.state().rows[row.draft.draft_id], by=by)

    store.Ledger.save = save


def _overlooked() -> None:
    """A file that says otherwise under a known name is taken for known."""
    takes = store.take_over

    def take_over(connection, record):
        try:
            return takes(connection, record)
        except Refused:
            return False

    store.take_over = take_over


def _blind() -> None:
    """What others decided meanwhile is not looked at."""
    store._refuse_unseen = lambda *seen: None


def _partly() -> None:
    """What a refused write had written so far stays."""
    writes = LedgerFile.writing

    @contextmanager
    def writing(self):
        refused = None
        with writes(self) as connection:
            try:
                yield connection
            except Refused as error:
                refused = error
        if refused:
            raise refused

    LedgerFile.writing = writing


FAULTS: Mapping[str, Callable[[], None]] = {
    "unsynced": _unsynced,
    "early": _early,
    "dropped": _dropped,
    "halved": _halved,
    "overlooked": _overlooked,
    "blind": _blind,
    "partly": _partly,
}
