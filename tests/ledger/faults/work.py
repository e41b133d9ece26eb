"""What a writer does to a ledger, at random, and what it must find again once it was told that it is written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from data.ledger import Decision, Draft, Ledger, Row, exchange
from data.ledger.records import as_json
from tests.ledger.made import TEXT, document, draft

ACCEPTED = "+"  # ends the note of an edit that was saved together with an accept
SETTLED = ("open", "accepted", "rejected")


class Wanted(NamedTuple):
    """A record that was acknowledged: its name or its token, and values that it must have."""

    name: str
    fields: Mapping[str, Any]


class Told(NamedTuple):
    """An acknowledgement: the method returned.

    wanted  the records it stands for, in the order of writing.
    seen    rows it was about -> how many decisions on it the writer had seen.
    file    what was imported, all of which must be there.
    """

    token: str
    operation: str
    wanted: tuple[Wanted, ...] = ()
    seen: Mapping[str, int] = {}
    file: str = ""


class Hands(NamedTuple):
    """Who works, on what: `token` is in everything written now, and nowhere else."""

    ledger: Ledger
    rng: Random
    name: str
    token: str
    rows: tuple[Row, ...]  # as the writer saw them, perhaps a while ago
    files: Path  # of other ledgers, for import


def read(hands: Hands) -> Told:
    """An article of one to three rows."""
    text = f"{hands.token} {TEXT * hands.rng.choice((1, 1, 1, 20))}"
    return _read(hands, "read", text, "rules 1")


def read_again(hands: Hands) -> Told:
    """A known article by other rules: the rows of before become obsolete."""
    row = _row(hands)
    reading = hands.ledger.state().readings[row.draft.document_id]
    return _read(hands, "read again", hands.ledger.text(reading), f"rules {hands.token}")


def save(hands: Hands) -> Told:
    """Correct fields."""
    row = _row(hands)
    changed = {**_toll(hands.rng), "note": hands.token}
    hands.ledger.save(row, changed, by=hands.name)
    edit = {"kind": "edit", "drafts": [row.draft.draft_id], "by": hands.name, "new": _news(row, changed)}
    return Told(hands.token, "save", (Wanted(hands.token, edit),), _seen(row))


def save_and_accept(hands: Hands) -> Told:
    """Correct fields and accept: both or neither."""
    row = _row(hands)
    token = hands.token + ACCEPTED
    changed = {**_toll(hands.rng), "note": token}
    hands.ledger.save(row, changed, by=hands.name, accept=True)
    edit = {"kind": "edit", "drafts": [row.draft.draft_id], "by": hands.name, "new": _news(row, changed)}
    return Told(hands.token, "save and accept", (Wanted(token, edit),), _seen(row))


def accept(hands: Hands) -> Told:
    """Accept a row."""
    row = _row(hands)
    return _told(hands, "accept", hands.ledger.decide("accept", row, by=hands.name), row)


def reject(hands: Hands) -> Told:
    """Reject a row."""
    row = _row(hands)
    return _told(hands, "reject", hands.ledger.decide("reject", row, by=hands.name), row)


def undo(hands: Hands) -> Told:
    """Undo the last decision on a row."""
    row = _row(hands)
    return _told(hands, "undo", hands.ledger.undo(row, by=hands.name), row)


def split(hands: Hands) -> Told:
    """One row becomes two or three."""
    row = _row(hands)
    makes = _drafts(hands, hands.rng.randint(2, 3))
    made = hands.ledger.decide("split", row, by=hands.name, makes=makes)
    return _made(hands, "split", made, makes, row)


def join(hands: Hands) -> Told:
    """Two rows of one document become one."""
    row = _row(hands)
    other = next((one for one in hands.rng.sample(hands.rows, len(hands.rows)) if _beside(one, row)), None)
    if other is None:
        return accept(hands)
    makes = _drafts(hands, 1)
    made = hands.ledger.decide("join", row, by=hands.name, also=[other], makes=makes)
    return _made(hands, "join", made, makes, row)


def add(hands: Hands) -> Told:
    """A row written by hand."""
    (made,) = _drafts(hands, 1)
    draft_id = hands.ledger.add(_row(hands).draft.document_id, made, by=hands.name)
    wanted = (
        Wanted(draft_id, {"facts": dict(made.facts), "kind": made.kind}),
        Wanted(f"add {draft_id}", {"kind": "add", "drafts": [draft_id], "by": hands.name}),
    )
    return Told(hands.token, "add", wanted)


def compare(hands: Hands) -> Told:
    """Say of two reports whether they are of one incident."""
    row, other = _row(hands), _row(hands)
    if row.draft.draft_id == other.draft.draft_id:
        return accept(hands)
    kind = hands.rng.choice(("merge", "merge", "apart", "unsure", "unmerge"))
    made = hands.ledger.decide(kind, row, by=hands.name, new={"with": other.draft.draft_id})
    return _told(hands, "compare", made, row)


def take(hands: Hands, file: Path | None = None) -> Told:
    """Import the file of another ledger, perhaps once more."""
    file = file or hands.rng.choice(sorted(hands.files.glob("*.jsonl")))
    with file.open(encoding="utf-8") as lines:
        exchange.take(hands.ledger, lines, by=hands.name)
    return Told(hands.token, "import", file=str(file))


Operation = Callable[[Hands], Told]
OPERATIONS: Mapping[Operation, int] = {
    read: 3,
    read_again: 1,
    save: 5,
    save_and_accept: 6,
    accept: 3,
    reject: 2,
    undo: 3,
    split: 2,
    join: 1,
    add: 2,
    compare: 3,
    take: 1,
}  # -> how often of 32


def any_operation(rng: Random) -> Operation:
    """One of them."""
    return rng.choices(list(OPERATIONS), list(OPERATIONS.values()))[0]


def _read(hands: Hands, operation: str, text: str, extractor: str) -> Told:
    drafts = _drafts(hands, hands.rng.randint(1, 3))
    title = f"{hands.token} of {len(drafts)}"
    document_id = hands.ledger.read(document(text, title=title), drafts, by=hands.name, extractor=extractor)
    reading = Wanted(hands.token, {"document_id": document_id, "title": title, "by": hands.name})
    rows = [Wanted(one.facts["note"], {"document_id": document_id, "facts": dict(one.facts)}) for one in drafts]
    return Told(hands.token, operation, (reading, *rows))


def _drafts(hands: Hands, number: int) -> list[Draft]:
    return [draft(note=f"{hands.token}/{n}", **_toll(hands.rng)) for n in range(number)]


def _toll(rng: Random) -> dict[str, int]:
    low = rng.randint(0, 5)
    return {"killed_low": low, "killed_high": low + rng.randint(0, 3)}


def _row(hands: Hands) -> Row:
    """One to decide on: as often as not one of the newest, so that writers meet."""
    settled = [row for row in hands.rows if row.status in SETTLED]
    if not settled or hands.rng.random() < 0.05:
        return hands.rng.choice(hands.rows)
    return hands.rng.choice(settled[-3:] if hands.rng.random() < 0.5 else settled)


def _beside(one: Row, row: Row) -> bool:
    same = one.draft.document_id == row.draft.document_id
    return same and one.status in SETTLED and one.draft.draft_id != row.draft.draft_id


def _told(hands: Hands, operation: str, made: Decision, row: Row) -> Told:
    written = json.loads(json.dumps(as_json(made)))
    return Told(hands.token, operation, (Wanted(made.decision_id, written),), _seen(row))


def _made(hands: Hands, operation: str, made: Decision, makes: list[Draft], row: Row) -> Told:
    told = _told(hands, operation, made, row)
    drafts = [
        Wanted(name, {"facts": dict(one.facts), "made_in": made.decision_id})
        for name, one in zip(made.new["drafts"], makes, strict=True)
    ]
    return told._replace(wanted=(*told.wanted, *drafts))


def _news(row: Row, changed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changed.items() if row.facts.get(name) != value}


def _seen(row: Row) -> dict[str, int]:
    return {row.draft.draft_id: row.version}
