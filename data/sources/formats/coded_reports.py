"""Reports coded by hand, one row per report and incident, as documents, reports and merged incidents.

The file gives lower bounds only: a stated number is "at least" (low, high open), never an exact toll.
Its totals for a period stand in a second file beside it, <name>_aggregates.csv, and stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from data import actors, corroboration, merge, places, schema
from data.sources.cells import Cells, Import
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.columns.numbers import count
from data.sources.columns.points import degrees
from data.sources.format import NEVER, File, Format
from data.sources.problem_list import Noted
from data.sources.problems import Bad, Flag, Problem, Refused
from data.windows import coarser, widened

NAME = "coded_reports"
NEEDED = ("incident_id", "date_start", "date_end", "date_precision", "governorate", "location_precision", "event_class")
COUNTS = ("killed_low", "killed_civilians_low", "injured_low", "detained_low")
READ = (
    *(*NEEDED, *COUNTS, "event_type", "place_id", "place_name_en", "place_name_ar", "latitude", "longitude"),
    *("initiators", "initiator_basis", "targets", "claimed_by", "sources", "source_url", "source_date"),
    *("source_date_basis", "status", "note"),
)
READ_AGGREGATES = (
    *("aggregate_id", "date_start", "date_end", "date_precision", "governorate", "event_type", "initiators", "targets"),
    *(
        "n_incidents",
        "killed_low",
        "injured_low",
        "detained_low",
        "source",
        "source_url",
        "source_date",
        "source_date_basis",
    ),
)
_APPROXIMATE = "approximate"


def _fits(_header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return NEVER


def _read(file: File) -> Import:
    totals = file.beside("_aggregates")
    aggregates = totals.cells(READ_AGGREGATES.__contains__) if totals else None
    return read(file.cells(READ.__contains__), file.version, file.origin, aggregates)


def read(file: Cells, version: str, origin: str, aggregates: Cells | None = None) -> Import:
    """Merged incidents, with `others` holding documents, reports and aggregates. Rows that cannot be read are
    rejected.
    """
    if missing := [name for name in NEEDED if name not in file.cells.column_names]:
        raise Refused("missing_columns", name=file.name, columns=", ".join(missing))
    reports, noted = [], Noted(file.problems)
    for row, record in file.records(READ):
        found = _problems(row, record)
        if not found:
            report, flags = _report(record, origin)
            reports.append(report)
            found = [Problem(row, column, code, value, rejects=False) for column, code, value in flags]
        noted.add(found)
    totals = aggregates.records(READ_AGGREGATES) if aggregates else ()
    documents = {report["document_id"]: _document(report) for report in reports}
    others = {
        "documents": _table("documents", list(documents.values())),
        "aggregates": _table("aggregates", [_aggregate(record, origin) for _, record in totals]),
    }
    incidents = _table("incidents", _merged(reports, origin))
    others["reports"] = _table("reports", reports)
    return Import(incidents, noted.problems(), file.n_read, version, NAME, others=others)


def _merged(reports: list[dict[str, Any]], origin: str) -> list[dict[str, Any]]:
    """One incident per group of reports; each report learns which."""
    by_id = {report["report_id"]: report for report in reports}
    incidents = []
    for group in merge.groups(by_id, schema.reference("merges")):
        accounts = [by_id[report] for report in group]
        for account in accounts:
            account["incident_id"] = group[0]
        incidents.append(corroboration.incident(accounts, group[0], origin))
    return incidents


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema(name))


def _problems(row: int, record: Mapping[str, str]) -> list[Problem]:
    readers = dict.fromkeys(COUNTS, count) | {"latitude": degrees, "longitude": degrees}
    found = [
        Problem(row, column, bad.code, record[column], bad.expected)
        for column, reader in (readers | {"date_start": window, "date_end": window}).items()
        if record[column] and isinstance(bad := reader(record[column]), Bad)
    ]
    found += [
        Problem(row, column, "unknown_value", record[column], " ".join(schema.codes(column)))
        for column in ("event_type", "event_class", "date_precision", "location_precision")
        if record[column] not in schema.codes(column)
    ]
    return found


def _report(record: Mapping[str, str], origin: str) -> tuple[dict[str, Any], list[Flag]]:
    initiators, targets = actors.read(record["initiators"]), actors.read(record["targets"])
    where, flags = _where(record)
    start = _day(record["date_start"])
    end = _day(record["date_end"]) or start
    precision = coarser(record["date_precision"], start, end)
    start, end = widened(precision, start, end)
    return {
        **dict.fromkeys(column.name for column in schema.FACTS),
        "report_id": record["incident_id"],
        "document_id": record["incident_id"].rpartition("-")[0],
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        **{name: record[name] or None for name in ("event_type", "event_class", "initiator_basis", "status")},
        **where,
        "initiators": initiators.ids,
        "targets": targets.ids,
        "initiators_text": initiators.text,
        "targets_text": targets.text,
        "claimed_by": actors.read(record["claimed_by"]).ids,
        "directed": True,
        **{name: int(record[name]) if record[name] else None for name in COUNTS},
        "source": record["sources"],
        "source_url": record["source_url"].split(" ")[0],  # some are followed by a section's name
        "source_date": _day(record["source_date"]),
        "note": record["note"] or None,
        "published_basis": record["source_date_basis"],
        "flags": [code for _, code, _ in flags],
        "origin": origin,
    }, flags


def _where(record: Mapping[str, str]) -> tuple[dict[str, Any], list[Flag]]:
    """The place as it is known: a point that is only approximate is `near`, a place that is not named is its
    governorate.
    """
    precision = record["location_precision"]
    flags: list[Flag] = []
    where: dict[str, Any] = {
        name: record[name] or None for name in ("governorate", "place_id", "place_name_en", "place_name_ar")
    }
    where |= {"latitude": None, "longitude": None, "district": None, "subdistrict": None}
    if record["latitude"]:
        latitude, longitude = float(record["latitude"]), float(record["longitude"])
        if precision == "place" and _APPROXIMATE in record["note"]:
            precision = "near"
            flags.append(("location_precision", "coords_approximate", record["location_precision"]))
        where |= {
            "latitude": latitude,
            "longitude": longitude,
            "district": places.area_at(longitude, latitude, "district"),
        }
        if precision == "place":
            where["subdistrict"] = places.area_at(longitude, latitude, "subdistrict")
        where |= _gazetteer(where, latitude, longitude)
    elif precision != "country":
        honest = "governorate" if record["governorate"] else "country"
        if precision != honest:
            flags.append(("location_precision", "precision_lowered", precision))
        precision = honest
    return where | {"location_precision": precision}, flags


def _gazetteer(where: Mapping[str, Any], latitude: float, longitude: float) -> dict[str, Any]:
    """The gazetteer's id of a place that lies at this point, and its names: one place has one name."""
    named = where["place_name_ar"] or where["place_name_en"] or ""
    known = places.place(where["place_id"] or "") or places.find(named, where["governorate"] or "")
    if not isinstance(known, places.Place) or not (where["place_id"] or known.lies_at(latitude, longitude)):
        return {}
    return {
        "place_id": known.place_id,
        "place_name_en": known.name_en,
        "place_name_ar": known.name_ar or where["place_name_ar"],
    }


def _document(report: Mapping[str, Any]) -> dict[str, Any]:
    host = (urlsplit(report["source_url"]).hostname or "").removeprefix("www.")
    return {
        "document_id": report["document_id"],
        "publisher": host or None,
        "url": report["source_url"],
        "published": report["source_date"],
        "published_basis": report["published_basis"],
        "origin": report["origin"],
    }


def _aggregate(record: Mapping[str, str], origin: str) -> dict[str, Any]:
    texts = ("aggregate_id", "date_precision", "governorate", "event_type", "source", "source_url")
    return {
        **{name: record[name] or None for name in texts},
        **{name: _day(record[name]) for name in ("date_start", "date_end", "source_date")},
        **{name: actors.read(record[name]).ids for name in ("initiators", "targets")},
        **{
            name: int(record[name]) if record[name] else None
            for name in ("n_incidents", "killed_low", "injured_low", "detained_low")
        },
        "origin": origin,
    }


def _day(text: str) -> Any:
    read = window(text)
    return read.start if isinstance(read, Window) else None


FORMAT = Format(NAME, _fits, _read)
