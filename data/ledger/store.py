"""The ledger: what analysts can do to it, and what it refuses."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.ledger import marks
from data.ledger.checking import LONGEST_NAME, Table
from data.ledger.facts import faults, lacks
from data.ledger.file import LedgerFile, append, keep_text, next_reading, place_of, take_over
from data.ledger.held import Record
from data.ledger.records import COMPARING, COUNTED, Decision, Document, Draft, Reading, Spans, Verb, now
from data.ledger.refused import Conflict, Refused
from data.ledger.replay import STANDING, Row, State, replay
from data.ledger.shapes import unreadable
from data.ledger.taking import refuse_unsound


class Ledger:
    """The ledger in one file; safe to share between threads. Every method that writes raises Refused or has written."""

    def __init__(self, path: Path) -> None:
        self.file = LedgerFile(path)

    @property
    def version(self) -> str:
        """Changes with everything written, by whomever; "" where nothing was ever written."""
        return self.file.version

    def state(self) -> State:
        """What holds now."""
        if not self.file.exists:
            return replay((), (), ())
        with self.file.reading() as connection:
            return self.file.state(connection)

    def text(self, reading: Reading) -> str:
        """The text of a reading."""
        return self.file.text(reading.sha256)

    def read(
        self,
        document: Document,
        drafts: Sequence[Draft],
        *,
        by: str,
        extractor: str,
        warnings: Sequence[Mapping[str, Any]] = (),
    ) -> str:
        """Keep a document and what was made of it; returns its id.

        The same text, date and extractor again changes nothing. Ids of drafts and document are given here.
        """
        with self.file.writing() as connection:
            sha256 = self.file.keep(connection, document.text)
            document_id = f"D{sha256[:12]}"
            state = self.file.state(connection)
            before = _sound(state, document_id)
            if before is not None and _same_reading(before, document, extractor):
                return document_id
            reading = Reading(
                *(document_id, next_reading(connection, document_id), sha256, document.title, document.publisher),
                *(document.url, document.language, document.published, document.published_basis, extractor),
                *(tuple(warnings), named(by), now()),
            )
            append(connection, reading)
            for number, draft in enumerate(drafts, 1):
                _add(connection, draft, reading, str(number), "")
        return document_id

    def decide(
        self,
        kind: Verb,
        row: Row,
        *,
        by: str,
        new: Mapping[str, Any] | None = None,
        spans: Spans | None = None,
        also: Sequence[Row] = (),
        makes: Sequence[Draft] = (),
    ) -> Decision:
        """Write one decision on a row as its writer saw it.

        also   the other rows it is about (join). makes: the drafts it brings about (split, join).
        A decision of others that the writer had not seen stands in the way only where the two cannot both hold.
        """
        with self.file.writing() as connection:
            return self._decide(connection, kind, (row, *also), by, dict(new or {}), spans or {}, makes)

    def save(
        self, row: Row, changed: Mapping[str, Any], *, by: str, accept: bool = False, spans: Spans | None = None
    ) -> None:
        """Correct fields and, with `accept`, accept the row: both or neither. What has not changed is not written."""
        new = {name: value for name, value in changed.items() if row.facts.get(name) != value}
        with self.file.writing() as connection:
            seen = row
            if new:
                self._decide(connection, "edit", (row,), by, new, spans or {}, ())
                seen = self.file.state(connection).rows[row.draft.draft_id]
            if accept:
                self._decide(connection, "accept", (seen,), by, {}, {}, ())

    def add(self, document_id: str, draft: Draft, *, by: str) -> str:
        """A row written by an analyst; returns its id."""
        with self.file.writing() as connection:
            reading = _sound(self.file.state(connection), document_id)
            if reading is None:
                raise Refused("unknown_draft", row=document_id)
            decision_id = uuid.uuid4().hex
            draft_id = _add(connection, draft, reading, _hand_made(decision_id, 1), decision_id)
            decision = Decision(
                *(decision_id, "add", (draft_id,), named(by), now(), {}, {}, draft.spans, reading.extractor)
            )
            append(connection, decision)
        return draft_id

    def undo(self, row: Row, *, by: str) -> Decision:
        """Undo the last decision on a row that still holds; where there is none, the one that made it."""
        made_in = row.draft.made_in
        last = [decision.decision_id for decision in row.live if decision.decision_id != made_in]
        if not last and not made_in:
            raise Refused("nothing_to_undo", row=row.draft.draft_id)
        target = last[-1] if last else made_in
        with self.file.writing() as connection:
            state = self.file.state(connection)
            _refuse_unseen(connection, state, (row,), "undo", {"decision": target})
            undone = next(one for one in state.decisions if one.decision_id == target)
            written = Decision(
                *(uuid.uuid4().hex, "undo", undone.drafts, named(by), now(), {}, {"decision": target}, {}),
                row.draft.extractor,
            )
            append(connection, written)
            _refuse_contradiction(state, self.file.state(connection))
            return written

    def take_over(self, texts: Mapping[str, str], records: Sequence[Record], *, by: str, sha256: str) -> int:
        """Append what another ledger holds and this one does not, as it stands there; returns how many records.

        by, sha256  who takes it over, and of which file: marked beside the records (data.ledger.marks).
        raises      NotALedger, Refused (differs, contradiction): then nothing is taken.
        """
        with self.file.writing() as connection:
            known, before = self.file.records()
            for text in texts.values():
                keep_text(connection, text)
            new = [record for record in records if take_over(connection, record)]
            refuse_unsound({**known, **texts}, before, new)
            if new:
                marks.mark(
                    connection, marks.Import(named(by) if by else "", now(), sha256, len(new)), map(place_of, new)
                )
            return len(new)

    def imported(self, table: Table, names: Sequence[str]) -> dict[str, marks.Import]:
        """Those of some records of a table that were taken over from a file, and when and by whom."""
        with self.file.reading() as connection:
            return marks.marks(connection, table, names)

    def imported_record(self, record: Record) -> marks.Import | None:
        """When and by whom a record was taken over; None where it was written here."""
        table, name = place_of(record)
        return self.imported(table, [name]).get(name)

    def imports(self) -> list[marks.Import]:
        """Every file that was taken over, in order."""
        if not self.file.exists:
            return []
        with self.file.reading() as connection:
            return marks.imports(connection)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def _decide(
        self,
        connection: sqlite3.Connection,
        kind: Verb,
        rows: Sequence[Row],
        by: str,
        new: dict[str, Any],
        spans: Spans,
        makes: Sequence[Draft],
    ) -> Decision:
        state = self.file.state(connection)
        _refuse_unseen(connection, state, rows, kind, new)
        current = [state.rows[row.draft.draft_id] for row in rows]
        _refuse_unfit(kind, current, new)
        first = current[0]
        reading = state.readings[first.draft.document_id]
        decision_id = uuid.uuid4().hex
        if makes:
            numbered = enumerate(makes, 1)
            made = [_add(connection, draft, reading, _hand_made(decision_id, n), decision_id) for n, draft in numbered]
            new = {**new, "drafts": made}
        written = Decision(
            decision_id,
            kind,
            drafts=tuple(row.draft.draft_id for row in rows),
            by=named(by),
            at=now(),
            old={name: first.facts.get(name) for name in new} if kind == "edit" else {},
            new=new,
            spans=spans,
            extractor=reading.extractor,
        )
        append(connection, written)
        if kind in ("merge", "apart"):
            _refuse_contradiction(state, self.file.state(connection))
        return written


def _refuse_unseen(
    connection: sqlite3.Connection, state: State, rows: Sequence[Row], kind: Verb, new: Mapping[str, Any]
) -> None:
    """Refuse what cannot hold beside decisions that its writer had not seen."""
    for row in rows:
        standing = state.rows.get(row.draft.draft_id)
        if standing is None:
            _sound(state, row.draft.document_id)
            raise Refused("unknown_draft", row=row.draft.draft_id)
        against = [other for other in standing.history[row.version :] if not _both_hold(kind, new, other)]
        if against:
            raise Conflict(against, marks.marks(connection, "decisions", [one.decision_id for one in against]))


def _refuse_unfit(kind: Verb, rows: Sequence[Row], new: Mapping[str, Any]) -> None:
    """Refuse decisions on rows that are gone, values that cannot be, and rows that lack what counting needs."""
    for row in rows:
        if row.status not in STANDING:
            raise Refused("not_open", row=row.draft.draft_id, status=row.status)
    first = rows[0]
    facts = {**first.facts, **new} if kind == "edit" else first.facts
    if kind in ("edit", "accept") and (wrong := faults(facts)):
        raise Refused("fault", field=wrong[0].field, fault=wrong[0].code, value=wrong[0].value)
    if kind == "accept" or (kind == "edit" and first.status == "accepted"):
        if first.draft.kind not in COUNTED:
            raise Refused("not_open", row=first.draft.draft_id, status=first.draft.kind)
        if missing := lacks(first.draft.kind, facts):
            raise Refused("lacking", fields=";".join(missing))


def _refuse_contradiction(before: State, after: State) -> None:
    """Refuse a decision that cannot hold beside those that held before it."""
    for document, wrong in after.broken.items():
        for one in wrong:
            if one not in before.broken.get(document, ()):
                raise Refused("contradiction", pair=one.value)


def _both_hold(kind: Verb, new: Mapping[str, Any], other: Decision) -> bool:
    """Whether a decision can stand beside one that its writer had not seen: the same, or about other fields."""
    if other.kind == kind == "edit":
        return all(other.new.get(name, value) == value for name, value in new.items())
    if other.kind == kind:
        return new == other.new
    return "accept" in (kind, other.kind) and bool({kind, other.kind} & set(COMPARING))


def _add(connection: sqlite3.Connection, draft: Draft, reading: Reading, number: str, made_in: str) -> str:
    """Keep a draft under its own name; returns that."""
    if wrong := faults(draft.facts):
        raise Refused("fault", field=wrong[0].field, fault=wrong[0].code, value=wrong[0].value)
    named = f"{reading.document_id}-{reading.reading}.{number}"
    written = replace(draft, draft_id=named, document_id=reading.document_id, reading=reading.reading)
    append(connection, replace(written, extractor=reading.extractor, made_in=made_in, at=now()))
    return named


def _hand_made(decision_id: str, number: int) -> str:
    return f"{decision_id[:8]}.{number}"


def _sound(state: State, document_id: str) -> Reading | None:
    """The current reading of a document, if there is one. Raises Refused (set_aside)."""
    if document_id in state.broken:
        raise Refused("set_aside", article=document_id)
    return state.readings.get(document_id)


def _same_reading(before: Reading, document: Document, extractor: str) -> bool:
    known = (before.published, before.published_basis, before.extractor)
    return known == (document.published, document.published_basis, extractor)


def named(by: str) -> str:
    """A name as it is kept with what its bearer writes. Raises Refused (no_name)."""
    kept = " ".join(unreadable(by, " ").split())[:LONGEST_NAME].strip()
    if not kept:
        raise Refused("no_name")
    return kept
