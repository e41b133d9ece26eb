"""The worked case: rows written out by a coder in a TOML file, one table of schema.SCHEMAS per heading.

What the gazetteer knows of a place is filled in from its place_id, and every incident gets its one report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from data import places, schema
from data.searching import searchable
from data.sources.cells import Import
from data.sources.format import NEVER, File, Format
from data.sources.problem_list import listed
from data.sources.problems import Refused

NAME = "worked_case"


def _fits(_header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return NEVER


def _read(file: File) -> Import:
    """All tables of the file. Raises Refused (not_text) where it is no TOML of these tables."""
    try:
        tables: dict[str, list[dict[str, Any]]] = tomllib.loads(file.path.read_bytes().decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("not_text", name=file.name) from error
    for rows in tables.values():
        for row in rows:
            row["origin"] = file.origin
            if known := places.place(row.get("place_id", "")):
                _locate(row, known)
    incidents = tables.pop("incidents")
    tables["reports"] = [_report(row, tables["documents"][0]) for row in incidents]
    for row in incidents:
        row["search_text"] = searchable(row)
    others = {name: _table(name, rows) for name, rows in tables.items()}
    return Import(_table("incidents", incidents), listed(), len(incidents), file.version, NAME, others=others)


def _locate(row: dict[str, Any], known: places.Place) -> None:
    row |= {"place_name_en": known.name_en, "place_name_ar": known.name_ar, "governorate": known.governorate}
    row |= {"latitude": known.latitude, "longitude": known.longitude}
    row |= {"district": known.district, "subdistrict": known.subdistrict}


def _report(incident: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    return incident | {
        "report_id": f"{incident['incident_id']}-R1",
        "document_id": document["document_id"],
        "source": incident["sources"],
    }


def _table(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema.arrow_schema(name))


FORMAT = Format(NAME, _fits, _read)
