"""Whether a ledger holds all that was acknowledged, nothing that was refused, and nothing by half.

What is there is read from the file itself, past the code that is tried; `halves` also asks that code what holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from data.ledger.file import hash_of
from tests.ledger.faults.work import ACCEPTED, Told

Content = Mapping[str, Any]  # a record as JSON values


class Held(NamedTuple):
    """What a ledger's file holds, each table in order of writing."""

    texts: Mapping[str, str]
    readings: Sequence[str]
    drafts: Sequence[str]
    decisions: Sequence[str]
    marks: Mapping[str, Sequence[str]] = {}  # import, as "number of records, id" -> the names of its records

    @property
    def records(self) -> Iterator[str]:
        """All records."""
        return chain(self.readings, self.drafts, self.decisions)


def held(path: Path) -> Held:
    """What the file at `path` holds; nothing where there is none, or one whose first writer came to no table."""
    with closing(sqlite3.connect(path) if path.exists() else sqlite3.connect(":memory:")) as connection:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'decisions'").fetchone()
        if not there:
            return Held({}, (), (), ())
        texts = dict(connection.execute("SELECT sha256, text FROM texts"))
        rows = [
            [content for (content,) in connection.execute(f"SELECT content FROM {table} ORDER BY seq")]
            for table in ("readings", "drafts", "decisions")
        ]
        marks = {f"{records} {named}": [] for named, records in connection.execute("SELECT id, records FROM imports")}
        of = "SELECT imported.id, records || ' ' || import FROM imported LEFT JOIN imports ON imports.id = import"
        for name, said in connection.execute(of):
            marks.setdefault(str(said), []).append(name)
    return Held(texts, *rows, marks)


def lost(holds: Held, told: Sequence[Told]) -> list[str]:
    """Acknowledged and not there, or not as it was acknowledged, or not in the order of acknowledgement."""
    named, written = defaultdict(list), set(holds.records)
    marked = set(chain.from_iterable(holds.marks.values()))
    for place, content in enumerate(holds.records):
        for token in _tokens(content):
            named[token].append((place, content))
    found = []
    decided = len(holds.readings) + len(holds.drafts)  # the place of the first decision
    last: dict[str, int] = {}  # of each writer, the place of what it decided last
    for one in told:
        writer = one.token.split(".")[0]
        for wanted in one.wanted:
            places = [place for place, content in named[wanted.name] if _is(content, wanted.fields)]
            if len(places) != 1:
                found.append(f"{one.token} {one.operation}: {wanted.name} is there {len(places)} times")
            elif places[0] >= decided:
                if places[0] < last.get(writer, -1):
                    found.append(f"{one.token} {one.operation}: stands before what {writer} decided earlier")
                last[writer] = places[0]
        if one.file and not _records_of(one.file) <= written:
            found.append(f"{one.token}: {len(_records_of(one.file) - written)} records of {one.file} missing")
        if one.file and not {_tokens(record)[0] for record in _records_of(one.file)} <= marked:
            found.append(f"{one.token}: {one.file} was taken and not marked as imported")
    return found + list(_unseen(holds, told))


def risen(holds: Held, refused: Iterable[str]) -> list[str]:
    """Refused, and there all the same."""
    written = {token.split("/")[0].removesuffix(ACCEPTED) for content in holds.records for token in _tokens(content)}
    return [f"{token} was refused and is there" for token in refused if token in written]


def halves(holds: Held, files: Iterable[Path]) -> Iterator[str]:
    """What is there in part: of a reading, a decision or an import."""
    drafts, decisions = [[_parsed(one) for one in some] for some in (holds.drafts, holds.decisions)]
    readings = {(one["document_id"], one["reading"]): one for one in map(_parsed, holds.readings)}
    read, made = defaultdict(list), defaultdict(list)
    for one in drafts:
        (made[one["made_in"]] if one["made_in"] else read[one["document_id"], one["reading"]]).append(one["draft_id"])
    for key, reading in readings.items():
        if hash_of(holds.texts.get(reading["sha256"], "")) != reading["sha256"]:
            yield f"reading {key} has no text"
        if reading["title"].split(" ")[-1] != str(len(read[key])):
            yield f"reading {reading['title']!r} has {len(read[key])} rows"
    yield from (f"rows of no reading: {names}" for key, names in read.items() if key not in readings)
    makers = {one["decision_id"]: one for one in decisions if one["kind"] in ("split", "join", "add")}
    yield from (f"rows of no decision: {names}" for name, names in made.items() if name not in makers)
    for name, one in makers.items():
        if sorted(one["drafts"] if one["kind"] == "add" else one["new"]["drafts"]) != sorted(made[name]):
            yield f"{one['kind']} {name} made {made[name]}"
    known = {one["draft_id"] for one in drafts}
    for one, after in zip_longest(decisions, decisions[1:]):
        if not set(one["drafts"]) <= known:
            yield f"{one['kind']} {one['decision_id']} on no row"
        together = after and ("accept", one["drafts"], one["by"]) == (after["kind"], after["drafts"], after["by"])
        if one["kind"] == "edit" and _token(one).endswith(ACCEPTED) and not together:
            yield f"edit {_token(one)} without its accept"
    written = set(holds.records)
    for file in files:
        there = len(_records_of(str(file)) & written)
        if there not in (0, len(_records_of(str(file)))):
            yield f"import of {file.name}: {there} records of {len(_records_of(str(file)))}"
    for said, names in holds.marks.items():
        if said.split(" ")[0] != str(len(names)):
            yield f"import {said} marks {len(names)}"


def unsound(path: Path) -> list[str]:
    """What SQLite finds wrong with its file, where there is one."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    return [] if found == "ok" else [f"integrity: {found}"]


def _unseen(holds: Held, told: Sequence[Told]) -> Iterator[str]:
    """Decisions beside which one cannot hold that stands before it and that its writer had not seen."""
    histories = defaultdict(list)
    for one in map(_parsed, holds.decisions):
        for name in one["drafts"]:
            histories[name].append(one)
    for one in told:
        for name, seen in one.seen.items():
            history = histories[name]
            names = [{made["decision_id"], _token(made)} for made in history]
            mine = next((n for n, known in enumerate(names) if one.wanted[0].name in known), 0)
            for other in history[seen:mine]:
                if not _both_hold(history[mine], other):
                    yield f"{one.token} {one.operation}: beside {other['kind']} {other['by']} {_token(other)} unseen"


def _both_hold(one: Content, other: Content) -> bool:
    """The same, or edits of other fields; and who compares two accounts says nothing against accepting one."""
    if one["kind"] == other["kind"] == "edit":
        return all(other["new"].get(field, value) == value for field, value in one["new"].items())
    comparing = {"merge", "unmerge", "apart", "unsure"}
    kinds = {one["kind"], other["kind"]}
    return (len(kinds) == 1 and one["new"] == other["new"]) or ("accept" in kinds and bool(kinds & comparing))


def _token(edit: Content) -> str:
    return str(edit["new"].get("note", ""))


@lru_cache(maxsize=50_000)
def _parsed(content: str) -> Content:
    return json.loads(content)


@lru_cache(maxsize=50_000)
def _tokens(content: str) -> tuple[str, ...]:
    """What a record may be looked up by: its name, and the token of the work that wrote it."""
    found = _parsed(content)
    if "decision_id" in found:
        return found["decision_id"], f"add {found['drafts'][0]}" if found["kind"] == "add" else _token(found)
    if "draft_id" in found:
        return found["draft_id"], str(found["facts"].get("note", ""))
    return f"{found['document_id']}-{found['reading']}", found["title"].split(" ")[0]


def _is(content: str, fields: Content) -> bool:
    found = _parsed(content)
    return all(found[name] == value for name, value in fields.items())


@lru_cache(maxsize=1000)
def _records_of(file: str) -> frozenset[str]:
    """The records in a file, as they must be in the ledger that took it."""
    lines = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()[1:]]
    return frozenset(json.dumps(*line.values(), sort_keys=True) for line in lines if "sha256" not in line)
