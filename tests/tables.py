"""Small tables for tests: each test names only the columns that matter to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from data import schema
from data.store import Store, store_of

ORIGIN = "made_up"
ANY_INCIDENT = {
    "date_start": date(2021, 11, 5),
    "date_end": date(2021, 11, 5),
    "date_precision": "day",
    "governorate": "SY09",
    "location_precision": "place",
    "event_type": "armed_assault",
    "event_class": "attack",
    "directed": True,
    "origin": ORIGIN,
}


def table(*rows: dict[str, Any]) -> pa.Table:
    """Incidents with these columns; what is not named is as in ANY_INCIDENT, or not reported. Ids are I1, I2, ..."""
    full = [{"incident_id": f"I{number}", **ANY_INCIDENT, **row} for number, row in enumerate(rows, 1)]
    return pa.Table.from_pylist(full, schema=schema.arrow_schema("incidents"))


def store(*rows: dict[str, Any]) -> Store:
    """A store that holds such incidents under ORIGIN."""
    return store_of(table(*rows), "made up for a test")


def incidents(*rows: dict[str, Any]) -> Any:
    """Such incidents as the Ibis table that data.aggregate takes."""
    return store(*rows).incidents(ORIGIN)
