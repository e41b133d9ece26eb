"""Incidents as rows to be read: a page of a list in a stated order, one incident in full, and those it is linked to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from data import bounds, column_bounds, held, schema
from data import own as own_names
from data.engine import once
from data.query import date_end

Order = Literal[
    "latest",
    "earliest",
    "deadliest",
    "mildest",
    "injured",
    "detained",
    "sources",
    "governorate",
    "place",
    "class",
    "type",
    "basis",
    "status",
]
ORDERS: tuple[Order, ...] = get_args(Order)
SHOWN = (
    *("incident_id", "date_start", "date_end", "date_precision", "governorate", "district"),
    *("place_name_en", "place_name_ar", "location_precision", "event_class", "event_type", "directed"),
    *("initiators", "targets", "initiators_text", "targets_text", "initiator_basis", "claimed_by"),
    *schema.COUNTS,
    *("status", "n_sources", "sources", "source_url", "flags"),
)
FULL = tuple(column.name for column in schema.INCIDENTS if column.name != "search_text")
SOMETIMES = ("injured", "detained", "initiator_basis", "status", "sources", "flags")
_COLUMNS = {"class": "event_class", "type": "event_type", "basis": "initiator_basis"}


@dataclass(frozen=True)
class Length:
    """How long a list is, and which of SOMETIMES any of its incidents gives at all."""

    incidents: int
    given: frozenset[str]


@held.narrow
def length(incidents: ir.Table) -> Length:
    """Count the incidents, and those that give each of SOMETIMES."""
    row = _giving(incidents).to_pyarrow().to_pylist()[0]
    return Length(int(row["incidents"]), frozenset(name for name in SOMETIMES if row[name]))


@once
def _giving(incidents: ir.Table) -> ir.Table:
    given = {
        name: incidents[f"{name}_low"].notnull() | incidents[f"{name}_high"].notnull()
        if name in ("injured", "detained")
        else incidents[name].notnull()
        for name in SOMETIMES
    }
    counts = {name: incidents.count(where=said) for name, said in given.items()}
    return incidents.agg(incidents=incidents.count(), **counts)


@held.narrow
def listed(
    incidents: ir.Table,
    order: Order = "latest",
    limit: int = 50,
    offset: int = 0,
    lang: str = "en",
    own: tuple[str, ...] = (),
) -> pd.DataFrame:
    """At most `limit` incidents from the `offset`-th on, columns SHOWN, ties broken by date, latest first, then by id.

    order  latest by the end of the date window, earliest by its start; deadliest, mildest, injured and detained by the
           lowest number reported; "place" by its name in `lang`; codes by code. Incidents that are silent come last.
    own    own columns of the table, as they are called in the store, to be listed beside SHOWN, as texts.
    """
    return _listed(incidents, order, limit, offset, lang, own).to_pandas()


@once
def _listed(incidents: ir.Table, order: Order, limit: int, offset: int, lang: str, own: tuple[str, ...]) -> ir.Table:
    latest = [] if order == "earliest" else [ibis.desc(date_end(incidents)), ibis.desc(incidents.date_start)]
    found = incidents.order_by([*_keys(incidents, order, lang), *latest, incidents.incident_id])
    beside = {column: found[column].cast("string") for column in own}
    return found.select(*SHOWN, **beside).limit(limit, offset=offset)


def incident(incidents: ir.Table, incident_id: str) -> pd.DataFrame:
    """One incident in full, columns FULL; no row where there is none of this id."""
    rows: pd.DataFrame = incidents.filter(incidents.incident_id == incident_id).select(*FULL).limit(1).to_pandas()
    return rows


def own_columns(incidents: ir.Table, filled: Collection[str] | None = None) -> tuple[str, ...]:
    """The own columns that these incidents have beside FULL, in their order: with `filled` only those of such a name,
    as a table's origin gives it (a store may hold tables with other own columns)."""
    names = own_names.columns_in(incidents.columns)
    return tuple(name for name in names if filled is None or name.removeprefix(schema.OWN) in filled)


def written(incidents: ir.Table, filled: Collection[str] | None = None) -> pa.Schema:
    """What files are written of: FULL, and `own_columns` after them."""
    known = [schema.arrow_schema("incidents").field(name) for name in FULL]
    kinds = incidents.schema()
    further = [
        pa.field(name, pa.int64() if kinds[name].is_integer() else pa.string())
        for name in own_columns(incidents, filled)
    ]
    return pa.schema([*known, *further])


def linked(incidents: ir.Table, incident_id: str, follows_up: str = "") -> pd.DataFrame:
    """The incident that this one answers (`follows_up`) and those that answer it, columns SHOWN, earliest first."""
    answers = incidents.follows_up == incident_id
    if follows_up:
        answers = answers | (incidents.incident_id == follows_up)
    found = incidents.filter(answers).order_by([incidents.date_start, incidents.incident_id])
    rows: pd.DataFrame = found.select(*SHOWN).limit(50).to_pandas()
    return rows


def reports(accounts: ir.Table, documents: ir.Table, incident_id: str) -> pd.DataFrame:
    """Every account of one incident, as its own document gives it: columns of schema.REPORTS and, of the document,
    publisher, published and url. Earliest first."""
    papers = documents.select("document_id", "publisher", "published", "url")
    found = accounts.filter(accounts.incident_id == incident_id).left_join(papers, "document_id")
    rows: pd.DataFrame = found.order_by([found.published, found.report_id]).drop("document_id_right").to_pandas()
    return rows


def columns_of(order: Order) -> tuple[str, ...]:
    """The columns of which a table must fill at least one for an order to mean anything."""
    match order:
        case "latest" | "earliest":
            return ("date_start",)
        case "mildest" | "deadliest":
            return bounds.GIVE_LEAST_KILLED
        case "injured" | "detained":
            return (f"{order}_low",)
        case "sources":
            return ("n_sources",)
        case "place":
            return ("place_name_en", "place_name_ar")
    return (_COLUMNS.get(order, order),)


def _keys(incidents: ir.Table, order: Order, lang: str) -> list[ir.Value]:
    match order:
        case "latest":
            return []
        case "earliest":
            return [ibis.asc(incidents.date_start), ibis.asc(date_end(incidents))]
        case "mildest":
            return [ibis.asc(column_bounds.of_table(incidents, "killed").low, nulls_first=False)]
        case "deadliest" | "injured" | "detained":
            toll = "killed" if order == "deadliest" else order
            return [ibis.desc(column_bounds.of_table(incidents, toll).low, nulls_first=False)]
        case "sources":
            return [ibis.desc(incidents.n_sources, nulls_first=False)]
        case "place":
            first, second = ("ar", "en") if lang == "ar" else ("en", "ar")
            named = ibis.coalesce(incidents[f"place_name_{first}"], incidents[f"place_name_{second}"])
            return [ibis.asc(named, nulls_first=False)]
    return [ibis.asc(incidents[_COLUMNS.get(order, order)], nulls_first=False)]
