"""Looking a ledger through, and setting aside for good what is broken in it: marked, kept, and counted nowhere."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from data.ledger.checking import Unsound
from data.ledger.file import LedgerFile
from data.ledger.held import ALL, Broken, Key
from data.ledger.isolating import broken_records, hanging
from data.ledger.records import Quarantined, now
from data.ledger.refused import Refused

HANGS = "hangs on a record that is set aside"


class Checked(NamedTuple):
    """What a look through the ledger found.

    damage       what SQLite says of the file itself; where it says anything, the rest may lack records.
    unsound      everything wrong with single records and among them.
    broken, hanging, records   how many records are unsound, hang on such, and are there at all.
    quarantined  those set aside for good before.
    """

    damage: tuple[str, ...]
    unsound: tuple[Unsound, ...] = ()
    broken: int = 0
    hanging: int = 0
    records: Mapping[str, int] = {}
    quarantined: tuple[Quarantined, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether there is nothing to do."""
        return not self.damage and not self.broken


def check(file: LedgerFile) -> Checked:
    """Look the whole ledger through: the file, each record, and all of them together.

    raises  Refused where it cannot be opened (unreadable, locked, newer).
    """
    try:
        with file.reading() as connection:
            said = tuple(str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)"))
            if said != ("ok",):
                return Checked(said)
            held = file.held(connection)
            broken = broken_records(held, timely=True)
            gone = hanging(held, broken)
            counts = {table: _count(connection, table) for table in ALL if table != "quarantined"}
    except Refused as refusal:
        if refusal.code != "damaged":
            raise
        return Checked((refusal.values.get("reason", refusal.code),))
    unsound = tuple(one for found in broken.values() for one in found.wrong)
    return Checked((), unsound, len(broken), len(gone) - len(broken), counts, tuple(held.quarantined.values()))


def quarantine(file: LedgerFile, by: str) -> tuple[tuple[Quarantined, ...], Path | None]:
    """Mark what is broken, and what hangs on it, as set aside for good; returns that, and the file it was written to.

    The records stay in the ledger, which is only appended to, and are copied beside it as JSON lines for a person to
    look at. One transaction: a server that runs meanwhile sees it at its next run.

    raises  Refused
    """
    with file.writing() as connection:
        held = file.held(connection)
        broken = broken_records(held)
        gone = sorted(hanging(held, broken), key=lambda key: (ALL.index(key.table), key.name))
        if not gone:
            return (), None
        at = now()
        found = tuple(Quarantined(key.table, key.name, _why(broken.get(key)), by, at) for key in gone)
        lines = [{**one._asdict(), "content": _content(connection, key)} for key, one in zip(gone, found, strict=True)]
        beside = _beside(file.path, at)
        _write(beside, "".join(json.dumps(line) + "\n" for line in lines))
        connection.executemany(
            "INSERT INTO quarantined (table_name, id, why, by, at) VALUES (?, ?, ?, ?, ?)",
            [tuple(one) for one in found],
        )
    return found, beside


def stamp(at: str) -> str:
    """A moment as part of a file's name."""
    return "".join(letter for letter in at[:26] if letter.isalnum())


def _why(broken: Broken | None) -> str:
    return "; ".join(map(str, broken.wrong))[:2000] if broken else HANGS


def _content(connection: sqlite3.Connection, key: Key) -> object:
    """A record as it stands in the file; null where what is there is no text."""
    column, name = ("text", "sha256") if key.table == "texts" else ("content", "id")
    found = connection.execute(f"SELECT {column} FROM {key.table} WHERE {name} = ?", (key.name,)).fetchone()
    return found[0] if found and isinstance(found[0], str | int | float) else None


def _count(connection: sqlite3.Connection, table: str) -> int:
    (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def _beside(path: Path, at: str) -> Path:
    return path.with_name(f"{path.stem}-quarantined-{stamp(at)}.jsonl")


def _write(path: Path, text: str) -> None:
    """A new file for its owner alone, on disk when this ends."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
