"""What a row is and which words it may use: the tables of Rasid, their columns and vocabularies.

Rows are stored as Parquet (data/tables/<table>/<origin>.parquet) or in any database Ibis reaches.
Lists of actors are one text, ids joined by ";" and sorted, so that every engine can filter them.
A missing value is "not reported": never 0, never "no".
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyarrow as pa

DATA = Path(__file__).parent
REFERENCE = DATA / "reference"
TABLES = DATA / "tables"

Kind = Literal["text", "codes", "code", "date", "count", "degrees", "flag"]
ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "code": pa.string(),
    "codes": pa.string(),
    "date": pa.date32(),
    "count": pa.int32(),
    "degrees": pa.float64(),
    "flag": pa.bool_(),
}


@dataclass(frozen=True)
class Column:
    """One column. `vocabulary` names the codes allowed (see `codes`); a file without a `required` one is refused."""

    name: str
    kind: Kind = "text"
    vocabulary: str = ""
    required: bool = False


def _columns(kind: Kind, *names: str, vocabulary: str = "") -> tuple[Column, ...]:
    return tuple(Column(name, kind, vocabulary) for name in names)


COUNTS = (
    *("killed_low", "killed_best", "killed_high", "killed_civilians_low", "killed_civilians_high"),
    *("injured_low", "injured_high", "detained_low", "detained_high"),
)

# The facts of one account; an incident and a report on it share them.
FACTS = (
    Column("date_start", "date", required=True),
    Column("date_end", "date"),
    Column("governorate", "code", "governorate", required=True),
    Column("event_type", "code", "event_type", required=True),
    Column("event_class", "code", "event_class"),
    Column("date_precision", "code", "date_precision"),
    Column("time_of_day", "code", "time_of_day"),
    Column("district", "code", "district"),
    Column("subdistrict", "code", "subdistrict"),
    *_columns("text", "place_id", "place_name_en", "place_name_ar"),
    *_columns("degrees", "latitude", "longitude"),
    Column("location_precision", "code", "location_precision"),
    Column("control_zone", "code", "control_zone"),
    *_columns("codes", "initiators", "targets", vocabulary="actor"),
    *_columns("text", "initiators_text", "targets_text"),  # the source's own words where an actor maps to `other`
    Column("directed", "flag"),
    Column("initiator_basis", "code", "basis"),
    Column("claimed_by", "code", "actor"),
    Column("claim_date", "date"),
    Column("target_type", "code", "target_type"),
    *_columns("count", *COUNTS),
    Column("status", "code", "status"),
)

INCIDENTS = (
    Column("incident_id", required=True),
    *FACTS,
    Column("n_sources", "count"),
    Column("sources"),  # heads of attribution chains, joined by "; "
    Column("source_url"),
    Column("source_date", "date"),
    Column("follows_up"),
    Column("summary_en"),
    Column("summary_ar"),
    Column("flags", "codes"),  # what a reader must be warned of: best_outside_range, coords_disagree, bidi_control ...
    Column("search_text"),  # folded text that free-text search looks in: data.text.search_text
    Column("origin", required=True),
    *_columns("text", "from_file", "from_sheet"),  # where the row stood; empty for what is no row of one file
    Column("from_row", "count"),
)
WHENCE = ("from_file", "from_sheet", "from_row")

DOCUMENTS = (
    Column("document_id", required=True),
    Column("publisher"),
    Column("url"),
    Column("language"),
    Column("published", "date"),
    Column("published_basis"),
    Column("origin", required=True),
)

REPORTS = (
    Column("report_id", required=True),
    Column("document_id", required=True),
    Column("incident_id", required=True),
    *FACTS,
    Column("source"),
    Column("source_url"),
    Column("source_date", "date"),
    Column("spans"),  # JSON: {field: [[start, end], ...]} into the document's text, where the text is held
    Column("note"),
    Column("origin", required=True),
)

AGGREGATES = (
    Column("aggregate_id", required=True),
    Column("date_start", "date", required=True),
    Column("date_end", "date", required=True),
    Column("date_precision", "code", "date_precision"),
    Column("governorate", "code", "governorate"),
    Column("event_type", "code", "event_type"),
    *_columns("codes", "initiators", "targets", vocabulary="actor"),
    *_columns("count", "n_incidents", "killed_low", "killed_high", "injured_low", "injured_high"),
    *_columns("count", "detained_low", "detained_high"),
    Column("source"),
    Column("source_url"),
    Column("source_date", "date"),
    Column("note"),
    Column("origin", required=True),
)

MEASURES = (
    Column("measure_id", required=True),
    Column("date_start", "date", required=True),
    Column("date_end", "date"),
    Column("date_precision", "code", "date_precision"),
    Column("governorate", "code", "governorate"),
    *_columns("text", "place_id", "place_name_en", "place_name_ar"),
    Column("initiators", "codes", "actor"),
    *_columns("text", "summary_en", "summary_ar", "source", "source_url"),
    Column("follows_up"),
    Column("origin", required=True),
)

STATEMENTS = (
    Column("statement_id", required=True),
    Column("date", "date"),
    Column("speaker", "code", "actor"),
    *_columns("text", "summary_en", "summary_ar", "source", "source_url"),
    Column("origin", required=True),
)

# A total by period, area and type of another source: never an incident, and never in a sum with ours.
COUNTED = (
    Column("date_start", "date", required=True),
    Column("date_end", "date", required=True),
    Column("governorate", "code", "governorate"),  # empty: the whole country, or an area that nothing knows
    Column("district", "code", "district"),
    Column("area_text"),  # as the source has it; empty: the whole country
    Column("type_text"),  # the source's own type of event; empty: all it counts
    Column("exclusive", "flag"),  # whether an event is of one type alone: else types are never summed
    *_columns("count", "events", "killed"),
    Column("source"),
    Column("source_url"),
    Column("as_of", "date"),
    Column("origin", required=True),
    *_columns("text", "from_file", "from_sheet"),
    Column("from_row", "count"),
)

SCHEMAS: dict[str, tuple[Column, ...]] = {
    "incidents": INCIDENTS,
    "aggregates": AGGREGATES,
    "documents": DOCUMENTS,
    "reports": REPORTS,
    "measures": MEASURES,
    "statements": STATEMENTS,
    "counts": COUNTED,
}

OWN = "own:"  # what a user's own column is called, before its name: in the store, in files that are written, in links
NOT_STATED = ""  # in place of a precision: a row that says nothing of it, or nothing that is understood
CLASSES = ("attack", "security_operation", "clash", "other")
TIMES_OF_DAY = ("dawn", "day", "evening", "night")


@cache
def reference(name: str) -> tuple[dict[str, str], ...]:
    """Rows of data/reference/<name>.csv, every cell as text."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def codes(vocabulary: str) -> tuple[str, ...]:
    """The codes a column of this vocabulary may hold, in the order in which they are shown."""
    match vocabulary:
        case "actor":
            return tuple(row["actor"] for row in reference("actors"))
        case "actor_or_family":  # what a filter may ask for; a code that both have means the actor
            families = tuple(row["code"] for row in reference("actor_families"))
            return tuple(dict.fromkeys((*codes("actor"), *families)))
        case "governorate" | "district" | "subdistrict":
            return tuple(row["pcode"] for row in reference("areas") if row["level"] == vocabulary)
        case "event_type" | "event_class" | "control_zone" | "target_type":
            table = {"event_class": "event_classes"}.get(vocabulary, f"{vocabulary}s")
            return tuple(row["code"] for row in reference(table))
        case "time_of_day":
            return TIMES_OF_DAY
        case "date_precision" | "location_precision" | "basis" | "status":
            kind = vocabulary.removesuffix("_precision")
            return tuple(row["code"] for row in reference("precisions") if row["kind"] == kind)
    raise KeyError(vocabulary)


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of one of SCHEMAS."""
    return pa.schema([pa.field(column.name, ARROW[column.kind]) for column in SCHEMAS[table]])


@cache
def event_class_of(event_type: str) -> str:
    """The class an act belongs to, whoever does it (rule 10)."""
    return {row["code"]: row["event_class"] for row in reference("event_types")}[event_type]
