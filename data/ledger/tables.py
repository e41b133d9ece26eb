"""The reviewed rows as tables of data.schema, origin `reviewed`: derived from accepted reports, again at will.

Only accepted rows of the current reading of a document are there, and none whose day cannot be. Reports said to be of
one incident make one row (data.merge); an incident of another table that one was merged with lends its accounts, as
they were then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from data import calendar, corroboration, schema
from data.ledger.facts import derived, impossible_days
from data.ledger.records import Decision, Reading
from data.ledger.replay import Row, State, grouped

ORIGIN = "reviewed"
LENT = ":"  # between the origin and the id of what another table lends
DATES = ("date_start", "date_end", "claim_date", "source_date", "published")

_TABLES = ("incidents", "aggregates", "documents", "reports", "measures")


def as_tables(state: State, rules: str = "") -> dict[str, pa.Table]:
    """incidents, reports, documents, aggregates and measures of a ledger's state (see data.schema).

    rules  those of this installation: rows that older ones drafted are flagged `older_rules`, and still counted.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
    counted = [row for row in state.accepted if not impossible_days(row.facts)]
    accepted = {row.draft.draft_id: row for row in counted if row.draft.kind == "incident"}
    for group in _incidents(state, accepted):
        accounts, documents = _accounts(state, group, rules)
        incident_id = f"R-{next(name for name in group if name in accepted)}"
        rows["incidents"].append(corroboration.incident(accounts, incident_id, ORIGIN))
        rows["reports"] += [{**account, "incident_id": incident_id, "origin": ORIGIN} for account in accounts]
        rows["documents"] += documents
    for row in counted:
        if row.draft.kind in ("aggregate", "measure"):
            rows[f"{row.draft.kind}s"].append(_other(row, state))
    rows["documents"] += [_document(state.readings[row.draft.document_id]) for row in counted]
    rows["documents"] = list({row["document_id"]: row for row in rows["documents"]}.values())
    return {name: _table(name, found) for name, found in rows.items()}


def report(row: Row, reading: Reading, rules: str = "") -> dict[str, Any]:
    """A row as one account of its incident: columns of schema.REPORTS."""
    facts = dated(derived(row.facts))
    facts["initiator_basis"] = facts["initiator_basis"] or "unknown"
    publisher = _publisher(reading)
    return {
        **facts,
        "report_id": row.draft.draft_id,
        "document_id": reading.document_id,
        "source": facts["source"] or publisher or None,
        "publisher": publisher or None,
        "source_url": reading.url or None,
        "source_date": published(reading),
        "spans": json.dumps({name: [list(span) for span in spans] for name, spans in row.spans.items()}),
        "flags": flags(reading, rules),
        "origin": ORIGIN,
    }


def published(reading: Reading) -> date | None:
    """The day of publication where it is known, and a day that can be."""
    known = reading.published is not None and calendar.is_plausible(reading.published)
    return reading.published if known else None


def flags(reading: Reading, rules: str) -> list[str]:
    """What a reader of the row must be warned of."""
    given = reading.published_basis == "given" and published(reading) is not None
    unsure = [] if given else ["publication_date_unsure"]
    return [*unsure, "older_rules"] if rules and reading.extractor != rules else unsure


def dated(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with their dates as dates."""
    return {
        name: date.fromisoformat(value) if name in DATES and isinstance(value, str) else value
        for name, value in facts.items()
    }


def _incidents(state: State, accepted: Mapping[str, Row]) -> list[list[str]]:
    """The reports and lent incidents that are one incident each, reports in the order they were written."""
    groups = grouped(state, [*accepted, *state.lent])
    return [group for group in groups if any(name in accepted for name in group)]


def _accounts(state: State, group: Sequence[str], rules: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    accounts, documents = [], []
    for name in group:
        if row := state.rows.get(name):
            accounts.append(report(row, state.readings[row.draft.document_id], rules))
        else:
            lent, papers = _lent(state.lent[name])
            accounts += lent
            documents += papers
    return accounts, documents


def _lent(decision: Decision) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    origin = str(decision.new["origin"])
    accounts = [
        dict.fromkeys(column.name for column in schema.REPORTS)
        | dated(account)
        | {name: f"{origin}{LENT}{account[name]}" for name in ("report_id", "document_id")}
        | {"spans": None}
        for account in decision.new["accounts"]
    ]
    documents = [
        dated(paper) | {"document_id": f"{origin}{LENT}{paper['document_id']}", "origin": ORIGIN}
        for paper in decision.new["documents"]
    ]
    return accounts, documents


def _other(row: Row, state: State) -> dict[str, Any]:
    """An accepted total or measure."""
    reading = state.readings[row.draft.document_id]
    account = report(row, reading)
    return account | {f"{row.draft.kind}_id": f"R-{row.draft.draft_id}"}


def _document(reading: Reading) -> dict[str, Any]:
    return {
        "document_id": reading.document_id,
        "publisher": _publisher(reading) or reading.title or None,
        "url": reading.url or None,
        "language": reading.language or None,
        "published": published(reading),
        "published_basis": reading.published_basis,
        "origin": ORIGIN,
    }


def _publisher(reading: Reading) -> str:
    """Who published it, as given, else the machine that its address names."""
    return reading.publisher or corroboration.host(reading.url)


def _table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    columns = [column.name for column in schema.SCHEMAS[name]]
    kept = [{column: row.get(column) for column in columns} for row in rows]
    return pa.Table.from_pylist(kept, schema=schema.arrow_schema(name))
