"""A table with columns of its own, as an analyst's file has them: what a file may write is written there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from data.schema import OWN
from data.store import OwnColumn, Store, store_of
from tests.factories import USUAL, incident, table

HOSTILE = "<img src=x onerror=alert(1)> [go](http://evil.example) \u202e**b**, a:b|c\\ $x$ {{7*7}}"
LEVELS = ("Red", "Amber", "Red", None, "Green", HOSTILE)
HOUSES = (1, 5, None, 4, 2, 1)


def with_own(*rows: dict[str, Any], kind: str = "upload", **columns: Sequence[Any]) -> Store:
    """A store of these incidents with own columns beside: keyword by keyword a name, with "_" for a space."""
    held = table(*rows)
    own = []
    for keyword, values in columns.items():
        name, given = keyword.replace("_", " "), [value for value in values if value is not None]
        numbers = all(isinstance(value, int) for value in given)
        held = held.append_column(OWN + name, pa.array(values, pa.int64() if numbers else pa.string()))
        found = tuple(sorted(map(str, Counter(given)))) if len(set(given)) <= 30 else ()
        own.append(OwnColumn(name, "number" if numbers else "text", len(given), found))
    known = store_of(held, "own").origins[USUAL["origin"]]
    store = store_of(held, f"own {rows} {columns}")
    store.__dict__["origins"] = {known.origin: replace(known, kind=kind, own=tuple(own))}
    return store


def alerts(kind: str = "upload", **facts: Any) -> Store:
    """Six incidents in as many months of 2021: Red twice, Amber, Green, one text that is hostile, one silent."""
    rows = (incident(date_start=day(month), **facts) for month in range(4, 10))
    return with_own(*rows, kind=kind, Alert_level=LEVELS, Houses=HOUSES)


def day(month: int) -> Any:
    """The fifth day of a month of 2021."""
    return USUAL["date_start"].replace(month=month)
