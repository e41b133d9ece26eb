"""A mapping: which columns of a file are which of ours, and what in them means what. And the plan that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from data.sources.columns.headers import EITHER_LANGUAGE, EXACT_COUNTS
from data.sources.plan import DayOrder, Plan, Taken
from data.text import name_key

NAME = "mapped"
RowIs = Literal["incident", "victim"]
_DATE_OF_PARTS = 3  # year, month and day in columns of their own


@dataclass(frozen=True)
class Mapping:
    """What a person, or a proposal, says of a table.

    columns  our column (or a combined one: killed, place ...) -> the file's columns that it is made of, in order:
             year, month and day for a date; several of a list (actors, sources) are listed.
    row_is   one incident, or one victim of an incident that several rows tell.
    orders   our date column -> its order of day and month.
    values   our column -> {the file's text: our code}, for texts that no vocabulary knows.
    header   the columns of the file that it was made for.
    """

    columns: Map[str, tuple[str, ...]]
    row_is: RowIs = "incident"
    orders: Map[str, DayOrder] = field(default_factory=dict)
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    header: tuple[str, ...] = ()


def plan_of(mapping: Mapping) -> Plan:
    """The plan of a mapping: what no vocabulary knows goes through `values` first."""
    columns = {
        ours: Taken(theirs, _through(ours, theirs, mapping.values.get(ours, {})))
        for ours, theirs in mapping.columns.items()
        if theirs
    }
    return Plan(columns, NAME, orders=mapping.orders)


def _through(ours: str, theirs: tuple[str, ...], values: Map[str, str]) -> Callable[..., str] | None:
    if len(theirs) == 1 and not values:
        return None
    known = {name_key(text): code for text, code in values.items()}
    joined = _date if ours.startswith("date") and len(theirs) == _DATE_OF_PARTS else _listed
    return partial(_translated, known, joined)


def _translated(known: Map[str, str], joined: Callable[..., str], *cells: str) -> str:
    text = joined(*cells) if len(cells) > 1 else cells[0]
    return known.get(name_key(text), text)


def _date(year: str, month: str, day: str) -> str:
    """Year, month and day of a row as one date; 0 and nothing are a part that is not known."""
    parts = [part.strip() for part in (year, month, day)]
    known = parts[: next((place for place, part in enumerate(parts) if part.strip("0") == ""), len(parts))]
    return "-".join(known)


def _listed(*cells: str) -> str:
    return "; ".join(cell.strip() for cell in cells if cell.strip())


OURS = (
    *("incident_id", "date_start", "date_end", "date_precision", "governorate", "district", "subdistrict", "place"),
    *("latitude", "longitude", "location_precision", "event_type", "event_class", "initiators", "targets"),
    *("claimed_by", "target_type"),
    *(f"{what}{bound}" for what in EXACT_COUNTS for bound in ("", "_low", "_high")),
    *("sources", "n_sources", "source_url", "source_date", "summary", "status", "time_of_day", "follows_up"),
)
"""The columns of ours that a person maps, in the order in which they are asked."""

assert set(EITHER_LANGUAGE) <= set(OURS)
