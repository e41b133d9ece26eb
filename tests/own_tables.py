"""A table with columns of its own, as an analyst's file has them: what a file may write is written there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa

from data.schema import OWN
from data.store import Store, store_of
from tests.factories import USUAL, incident, table

HOSTILE = "<img src=x onerror=alert(1)> [go](http://evil.example) \u202e**b**, a:b|c\\ $x$ {{7*7}}"
LEVELS = ("Red", "Amber", "Red", None, "Green", HOSTILE)
HOUSES = (1, 5, None, 4, 2, 1)


def with_own(*rows: dict[str, Any], kind: str = "upload", **columns: Sequence[Any]) -> Store:
    """A store of these incidents with own columns beside: keyword by keyword a name, with "_" for a space."""
    held = table(*rows)
    for keyword, values in columns.items():
        numbers = all(isinstance(value, int) for value in values if value is not None)
        written = pa.array(values, pa.int64() if numbers else pa.string())
        held = held.append_column(OWN + keyword.replace("_", " "), written)
    store = store_of(held, f"own {kind} {rows} {columns}")
    store.__dict__["origins"] = {name: replace(origin, kind=kind) for name, origin in store.origins.items()}
    return store


def alerts(kind: str = "upload") -> Store:
    """Six incidents in as many months of 2021: Red twice, Amber, Green, one text that is hostile, one silent."""
    return with_own(
        *(incident(date_start=day(month)) for month in range(4, 10)), kind=kind, Alert_level=LEVELS, Houses=HOUSES
    )


def day(month: int) -> date:
    """The fifth day of a month of 2021."""
    first: date = USUAL["date_start"]
    return first.replace(month=month)
