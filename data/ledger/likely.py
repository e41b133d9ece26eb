"""The likely same incident, among those already in a table or accepted: by place, dates, class and actors, never by
number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from data import merge, schema
from data.query import date_end
from data.store import Store

MOST = 5  # candidates shown of one table
_WANTED = tuple(column.name for column in schema.INCIDENTS if column.name != "search_text")
NAMELESS = "unknown"


def comparable(account: Mapping[str, Any]) -> bool:
    """Whether a row says enough to be looked for: a date and a class."""
    return account["date_start"] is not None and account["event_class"] is not None


def in_table(account: Mapping[str, Any], incidents: ir.Table) -> list[dict[str, Any]]:
    """Incidents of a table that may be the one this account is of, the likeliest first; at most MOST.

    account  a row of schema.REPORTS, dates as dates; incidents: rows of schema.INCIDENTS.
    """
    if not comparable(account):
        return []
    end = account["date_end"] or account["date_start"]
    near = incidents.filter(
        incidents.event_class == account["event_class"],
        incidents.date_start <= ibis.literal(end),
        date_end(incidents) >= ibis.literal(account["date_start"]),
    )
    if account["governorate"] is not None:
        near = near.filter((near.governorate == account["governorate"]) | near.governorate.isnull())
    return likeliest(account, near.select(*_WANTED).order_by("incident_id").to_pyarrow().to_pylist())


def likeliest(account: Mapping[str, Any], others: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of some accounts that may be of the same incident, the likeliest first; at most MOST."""
    if not comparable(account):
        return []
    found = [other for other in others if comparable(other) and merge.may_be_one(account, other)]
    return sorted(found, key=lambda other: _unlikeness(account, other))[:MOST]


def lend(store: Store, incident: Mapping[str, Any]) -> dict[str, Any]:
    """What a merge with an incident of another table keeps: its accounts and their documents, as they are now.

    A table that has no accounts lends the incident as one account of it.
    """
    origin, incident_id = incident["origin"], incident["incident_id"]
    accounts = _rows(store, "reports", origin, "incident_id", [incident_id]) or [_as_account(incident)]
    papers = _rows(store, "documents", origin, "document_id", [account["document_id"] for account in accounts])
    return {
        "with": f"{origin}:{incident_id}",
        "origin": origin,
        "incident_id": incident_id,
        "accounts": [_as_json(account) for account in accounts],
        "documents": [_as_json(paper) for paper in papers],
    }


def _rows(store: Store, name: str, origin: str, column: str, wanted: Sequence[str]) -> list[dict[str, Any]]:
    if not store.holds(name):
        return []
    table = store.table(name, origin)
    rows: list[dict[str, Any]] = (
        table.filter(table[column].isin(list(wanted))).order_by(table[0]).to_pyarrow().to_pylist()
    )
    return rows


def _as_account(incident: Mapping[str, Any]) -> dict[str, Any]:
    known = {column.name: incident.get(column.name) for column in schema.REPORTS}
    incident_id = incident["incident_id"]
    return known | {"report_id": incident_id, "document_id": incident_id, "source": incident["sources"], "spans": None}


def _as_json(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _unlikeness(one: Mapping[str, Any], two: Mapping[str, Any]) -> tuple[bool, bool, bool, int]:
    """Another place, other people, another act, further away in time: the smaller the likelier."""
    sides = [set((account["initiators"] or NAMELESS).split(";")) - {NAMELESS} for account in (one, two)]
    return (
        one["place_id"] is None or one["place_id"] != two["place_id"],
        not sides[0] & sides[1],
        one["event_type"] != two["event_type"],
        abs((one["date_start"] - two["date_start"]).days),
    )
