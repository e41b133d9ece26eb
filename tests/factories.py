"""Small tables for tests: keyword-only, so that each test shows only what matters to it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from data import schema
from data.store import Store, store_of

USUAL: dict[str, Any] = {
    "date_start": date(2021, 10, 5),
    "governorate": "SY09",
    "event_type": "armed_assault",
    "event_class": "attack",
    "date_precision": "day",
    "location_precision": "place",
    "latitude": 35.15618,
    "longitude": 40.42716,
    "place_id": "gn173927",
    "place_name_en": "Al-Busayrah",
    "place_name_ar": "البصيرة",
    "initiators": "islamic_state",
    "targets": "sdf",
    "directed": True,
    "initiator_basis": "reported",
    "origin": "t",
}


def incident(**facts: Any) -> dict[str, Any]:
    """One incident: an attack by the Islamic State on the SDF in al-Busayrah on 5 October 2021, but for `facts`."""
    row = {**USUAL, **facts}
    row.setdefault("date_end", row["date_start"])
    return row


def table(*rows: dict[str, Any]) -> pa.Table:
    """Incidents as an Arrow table in the schema's order, numbered where they have no id."""
    numbered = [{"incident_id": f"I{n}", **row} for n, row in enumerate(rows, 1)]
    names = [column.name for column in schema.INCIDENTS]
    return pa.Table.from_pylist(
        [{name: row.get(name) for name in names} for row in numbered], schema.arrow_schema("incidents")
    )


def store(*rows: dict[str, Any]) -> Store:
    """A store that holds these incidents under the origin `t`."""
    return store_of(table(*rows), version="test")


@cache
def _refillable() -> Store:
    return store(incident())


def refilled(*rows: dict[str, Any]) -> ir.Table:
    """These incidents, in a store that held others before. For property tests: to open a store and to put a question
    into SQL anew costs many times what the answer does. What was returned before no longer stands.
    """
    connection = _refillable().backend.con
    connection.execute("DELETE FROM incidents")
    connection.from_arrow(table(*rows)).insert_into("incidents")
    return _refillable().incidents(USUAL["origin"])


def totals(*rows: dict[str, Any]) -> pa.Table:
    """Totals of another source (schema.COUNTED) under the origin `c`, as an Arrow table."""
    names = [column.name for column in schema.COUNTED]
    filled = [{name: {"origin": "c", **row}.get(name) for name in names} for row in rows]
    return pa.Table.from_pylist(filled, schema.arrow_schema("counts"))
