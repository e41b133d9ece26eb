"""What was read of the ledger's file so far: every record read once, checked alone once, and never read again."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from data.ledger.checking import Table, Unsound, unsound
from data.ledger.records import Decision, Draft, Quarantined, Reading, decision_of, draft_of, reading_of
from data.ledger.shapes import shortened

Record = Reading | Draft | Decision
TABLES: tuple[Table, ...] = ("readings", "drafts", "decisions")
ALL = ("quarantined", "texts", *TABLES)
Mark = tuple[dict[str, int], dict[str, int]]
PARSERS: dict[str, Callable[[Any], Record]] = {"readings": reading_of, "drafts": draft_of, "decisions": decision_of}
_DOCUMENT = re.compile("D[0-9a-f]{12}")


class Key(NamedTuple):
    """A record: its table and its name there."""

    table: Table
    name: str


class Broken(NamedTuple):
    """A record that is unsound, what is wrong with it, and the documents it is about as far as it says."""

    key: Key
    documents: frozenset[str]
    wrong: tuple[Unsound, ...]


@dataclass
class Held:
    """Records by name, in order of writing.

    texts        hash -> length [characters] of those that are what their hash says.
    broken       those unsound alone.
    quarantined  whether broken or not, they are in none of the others.
    among        document -> the records with which it was last checked, and what was wrong among them.
    """

    seen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ALL, 0))
    texts: dict[str, int] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    broken: dict[Key, Broken] = field(default_factory=dict)
    quarantined: dict[Key, Quarantined] = field(default_factory=dict)
    among: dict[str, tuple[tuple[object, ...], tuple[Unsound, ...]]] = field(default_factory=dict)

    def of(self, table: str) -> dict[str, Any]:
        """The records of one of ALL, or the broken ones."""
        found: dict[str, Any] = getattr(self, table)
        return found

    def mark(self) -> Mark:
        """How far the file was read."""
        return dict(self.seen), {name: len(self.of(name)) for name in (*ALL, "broken")}

    def back_to(self, mark: Mark) -> Held:
        """What was read until then, for what was read since was never written. Raises nothing.

        Nothing, so that all is read anew, where somebody's quarantine was read since: it took records out.
        """
        if self.seen["quarantined"] != mark[0]["quarantined"]:
            return Held()
        self.seen, sizes = dict(mark[0]), mark[1]
        for name, size in sizes.items():
            found = self.of(name)
            while len(found) > size:
                found.popitem()
        return self

    def catch_up(self, connection: sqlite3.Connection) -> None:
        """Read what was appended since. Raises sqlite3.Error where the file is damaged."""
        for seq, *said in _since(connection, "table_name, id, why, by, at FROM quarantined", self.seen["quarantined"]):
            one = Quarantined(*map(str, said))
            key = Key(one.table, one.name)  # type: ignore[arg-type]  # one of ALL
            self.quarantined[key] = one
            self.broken.pop(key, None)
            self.of(one.table).pop(one.name, None)
            self.seen["quarantined"] = seq
        for seq, sha256, text in _since(connection, "sha256, text FROM texts", self.seen["texts"]):
            self._read_text(sha256, text)
            self.seen["texts"] = seq
        for table in TABLES:
            for seq, name, content in _since(connection, f"id, content FROM {table}", self.seen[table]):
                self._read_record(Key(table, str(name)), content)
                self.seen[table] = seq

    def _read_text(self, sha256: object, text: object) -> None:
        key = Key("texts", str(sha256))
        if key in self.quarantined:
            return
        if wrong := altered(sha256, text):
            self.broken[key] = Broken(key, frozenset({f"D{str(sha256)[:12]}"}), wrong)
        else:
            self.texts[str(sha256)] = len(str(text))

    def _read_record(self, key: Key, content: object) -> None:
        if key in self.quarantined:
            return
        record, wrong = parsed(key, content)
        if record is None or wrong:
            self.broken[key] = Broken(key, _documents(key, content), wrong)
        else:
            self.of(key[0])[key[1]] = record


def parsed(key: Key, content: object) -> tuple[Record | None, tuple[Unsound, ...]]:
    """A record as it stands in the file, and everything that is wrong with it alone."""
    table, name = key
    try:
        found = json.loads(str(content))
    except (ValueError, RecursionError):
        return None, (Unsound(table, name, "content", shortened(content), "json"),)
    if wrong := unsound(table, found):
        return None, tuple(one._replace(name=name) for one in wrong)
    try:
        record = PARSERS[table](found)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        return None, (Unsound(table, name, "content", type(error).__name__, "record"),)
    named = name_of(record)
    return record, () if named == name else (Unsound(table, name, "id", shortened(named), shortened(name)),)


def altered(sha256: object, text: object) -> tuple[Unsound, ...]:
    """What is wrong with a text: it is none, or not the one that its hash says."""
    right = isinstance(text, str) and hash_of(text) == sha256
    return () if right else (Unsound("texts", str(sha256), "text", shortened(text), "text_of_this_hash"),)


def hash_of(text: str) -> str:
    """What a text is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def name_of(record: Record) -> str:
    """The name of a record in its table."""
    match record:
        case Reading():
            return record.name
        case Draft():
            return record.draft_id
    return record.decision_id


def document_of(draft_or_reading: str) -> str:
    """The document that the name of a draft or reading begins with."""
    return draft_or_reading.partition("-")[0]


def _since(connection: sqlite3.Connection, columns_of: str, seen: int) -> sqlite3.Cursor:
    return connection.execute(f"SELECT rowid, {columns_of} WHERE rowid > ? ORDER BY rowid", (seen,))


def _documents(key: Key, content: object) -> frozenset[str]:
    """The documents that a broken record is about: by its own name, or, of a decision, as its text names them."""
    table, name = key
    if table != "decisions":
        return frozenset({document_of(name)})
    text = str(content)
    drafts = re.search(r'"drafts": ?\[([^\]]*)\]', text.partition('"new"')[0])
    return frozenset(_DOCUMENT.findall(drafts[1] if drafts else text) or _DOCUMENT.findall(text))
