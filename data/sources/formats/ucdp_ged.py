"""UCDP GED (41 columns of the 2019 special release, 49 columns since 20.1) as incidents of Syria.

UCDP does not say who attacked (rule 10): one-sided violence is an attack of side_a on civilians; state-based and
non-state conflict are clashes of two sides, undirected. Estimates stay as in the file, also where best lies outside
low..high. Source: Högbladh (2019), UCDP GED Codebook version 19.1. Headlines and article texts are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pyarrow as pa

from data import actors, places, schema
from data.searching import searchable
from data.sources.cells import Cells, Import
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.columns.numbers import count
from data.sources.columns.points import degrees
from data.sources.columns.respelling import iso_dates, whole_numbers
from data.sources.format import File, Format
from data.sources.leaving_out import leave_out
from data.sources.owning import owned
from data.sources.plan import Rule
from data.sources.problem_list import Noted
from data.sources.problems import ANY_COLUMN, SHOWN, Bad, Code, Flag, Problem, Refused
from data.text import as_letters, name_key

NAME = "ucdp_ged"
NEEDED = (
    *(
        "id",
        "type_of_violence",
        "side_a",
        "side_b",
        "where_prec",
        "where_coordinates",
        "adm_1",
        "adm_2",
        "latitude",
        "longitude",
    ),
    *("country_id", "date_prec", "date_start", "date_end", "deaths_civilians", "deaths_unknown", "low", "best", "high"),
)
READ = (*NEEDED, "source_office", "source_date", "code_status", "event_clarity")
SYRIA = "652"
ONE_SIDED = "3"
DATE_PRECISION = {"1": "day", "2": "window", "3": "week", "4": "month", "5": "year"}
# 5 is a line or a vague part ("Eastern Homs", a road): all that is certain is the governorate UCDP files it under.
LOCATION_PRECISION = {"1": "place", "2": "near", "3": "district", "4": "governorate", "5": "governorate"}
LONGEST_PUBLISHER = 60
_PROVISIONAL_SIDE = re.compile(r"\bXXX\s*\d*", re.I)
_CANDIDATE = re.compile(r"v\d\d[._]\d{1,2}[._]\d{1,2}", re.I)  # of a file's name: GEDEvent_v26_0_3.csv
_CODE = re.compile(r"\d+(\.0+)?")
_SETTLED, _SUMMARY = "clear", "2"
_CODES = (
    *("id", "type_of_violence", "where_prec", "date_prec", "country_id"),
    *("low", "best", "high", "deaths_civilians", "deaths_unknown"),
)
_KIND_OF_PLACE = re.compile(r"\s+(town|village|city)\b")
_SPELLINGS = re.compile(r"\s*[/()]\s*")
_NUMBERS_AND_DATES: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("date_start", "date_end"), window),
    **dict.fromkeys(("low", "best", "high", "deaths_civilians", "deaths_unknown"), count),
    **dict.fromkeys(("latitude", "longitude"), degrees),
}


class _Where(NamedTuple):
    columns: dict[str, Any]
    flags: list[Code]


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return 1.0 if set(NEEDED) <= set(header) else 0.0


def names(row: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns of a record in GED's order, which its codes and its point give away: Candidate files may
    come without a header, or under older names.
    """
    columns = tuple(one["column"] for one in schema.reference("ucdp_ged_columns"))
    if len(row) != len(columns):
        return ()
    cell = dict(zip(columns, row, strict=True))
    codes = all(_CODE.fullmatch(cell[name]) for name in ("id", "year", "type_of_violence", "country_id", "date_prec"))
    point = all(isinstance(degrees(cell[name]), float) for name in ("latitude", "longitude"))
    return columns if codes and point else ()


def _read(file: File) -> Import:
    return read(file.cells(READ.__contains__, own=True), file.version, file.origin)


def read(file: Cells, version: str, origin: str) -> Import:
    """The rows of Syria, every one of them: a row is rejected only where its date or a number cannot be read."""
    if missing := [name for name in NEEDED if name not in file.cells.column_names]:
        raise Refused("missing_columns", name=file.name, columns=", ".join(missing))
    file = replace(file, cells=whole_numbers(iso_dates(file, ("date_start", "date_end")), _CODES))
    syria, left_out = leave_out(file, (Rule("other_country", "country_id", lambda country: country != SYRIA),))
    incidents, noted, seen = [], Noted(file.problems), set[str]()
    provisional: list[Flag] = [(ANY_COLUMN, "provisional", file.name)] if _CANDIDATE.search(file.name) else []
    for row, record in syria.records(READ):
        found = list(_problems(row, record))
        if record["id"] in seen:
            found.append(Problem(row, "id", "duplicate_id", record["id"]))
        seen.add(record["id"])
        if not found:
            incident, flags = _incident(record, origin, provisional)
            incidents.append(incident | {"from_row": row})
            found = [Problem(row, column, code, value, rejects=False) for column, code, value in flags]
        noted.add(found)
    table = pa.Table.from_pylist(incidents, schema=schema.arrow_schema("incidents"))
    own, of_own = owned(file.own, table["from_row"].to_numpy())
    noted.add(of_own)
    return Import(table, noted.problems(), file.n_read, version, NAME, (*file.left_out, *left_out), own=own)


def _problems(row: int, record: Mapping[str, str]) -> Iterator[Problem]:
    for column, reader in _NUMBERS_AND_DATES.items():
        if isinstance(bad := reader(record[column]), Bad):
            yield Problem(row, column, bad.code, record[column][:SHOWN], bad.expected)
    for column, known in (("date_prec", set(DATE_PRECISION)), ("type_of_violence", {"1", "2", "3"})):
        if record[column] not in known:
            yield Problem(row, column, "unknown_value", record[column][:SHOWN], " ".join(sorted(known)))
    if not record["id"]:
        yield Problem(row, "id", "missing_value")


def _unsettled(record: Mapping[str, str]) -> Iterator[Flag]:
    """What the row itself says of how settled it is: its status, sides that have no name yet, a report of several."""
    status = record["code_status"].strip()
    if status and status.casefold() != _SETTLED:
        yield "code_status", "provisional", status[:SHOWN]
    for side in ("side_a", "side_b"):
        if _PROVISIONAL_SIDE.search(record[side]):
            yield side, "provisional", record[side][:SHOWN]
    if status and record["event_clarity"][:1] == _SUMMARY:
        yield "event_clarity", "less_clear", _SUMMARY


def _incident(record: Mapping[str, str], origin: str, of_file: Sequence[Flag]) -> tuple[dict[str, Any], list[Flag]]:
    one_sided = record["type_of_violence"] == ONE_SIDED
    initiators = actors.read(record["side_a"], _own_names())
    targets = actors.read(record["side_b"], _own_names())
    start, end = window(record["date_start"]), window(record["date_end"])
    low, best, high = (_people(record[name]) for name in ("low", "best", "high"))
    civilians = _people(record["deaths_civilians"])
    where = _where(record)
    flags: list[Flag] = [*of_file, *_unsettled(record)]
    flags += [("adm_1", code, record["adm_1"]) for code in where.flags]
    if not low <= best <= high:
        flags.append(("best", "best_outside_range", f"{low} / {best} / {high}"))
    publishers = _publishers(record["source_office"])
    first_date = record["source_date"].split(";")[0]
    source_date, odd_date = _source_date(first_date, start)
    if odd_date:
        flags.append(("source_date", odd_date, first_date[:SHOWN]))
    assert isinstance(start, Window) and isinstance(end, Window)
    incident = {
        "incident_id": f"UCDP-{record['id']}",
        "date_start": start.start,
        "date_end": max(end.end, start.start),
        "date_precision": DATE_PRECISION[record["date_prec"]],
        "event_type": "other" if one_sided else "clash",
        "event_class": "attack" if one_sided else "clash",
        **where.columns,
        "initiators": initiators.ids,
        "targets": targets.ids,
        "initiators_text": initiators.text,
        "targets_text": targets.text,
        "directed": one_sided,
        "killed_low": low,
        "killed_best": best,
        "killed_high": high,
        "killed_civilians_low": civilians,
        "killed_civilians_high": civilians + _people(record["deaths_unknown"]),
        "n_sources": len(publishers) or None,
        "sources": "; ".join(publishers) or None,
        "source_date": source_date,
        "flags": ";".join(sorted({code for _, code, _ in flags})) or None,
        "origin": origin,
    }
    incident["search_text"] = searchable(incident, record["side_a"], record["side_b"])
    return incident, flags


def _source_date(written: str, event: Window | Bad) -> tuple[date | None, Code | None]:
    """The day of the first article, and what is odd about it: a day that cannot be, or a month, is left out, one before
    the event is kept."""
    found = window(written) if written else None
    if isinstance(found, Bad):
        return None, found.code
    if found is None:
        return None, None
    if found.precision != "day":
        return None, "not_one_day"
    before = isinstance(event, Window) and found.start < event.start
    return found.start, "source_before_event" if before else None


def _where(record: Mapping[str, str]) -> _Where:
    """Governorate: adm_1; where that is empty the point's, unless only the country is known. Never a point for
    coarse rows.
    """
    longitude, latitude = degrees(record["longitude"]), degrees(record["latitude"])
    assert isinstance(longitude, float) and isinstance(latitude, float)
    precision = LOCATION_PRECISION.get(record["where_prec"], "country")
    name = as_letters(record["where_coordinates"]).strip()
    stated = places.area(record["adm_1"]) if record["adm_1"] else None
    if not record["adm_1"] and name == "Syria":
        precision = "country"
    governorate = stated
    flags: list[Code] = []
    if stated is None:
        vague = record["where_prec"] not in LOCATION_PRECISION or name == "Syria"
        governorate = None if vague else places.area_at(longitude, latitude)
        precision = precision if precision in ("place", "near") and governorate else "country"
        if governorate:
            flags.append("governorate_by_point")
    elif precision in ("place", "near") and not places.is_in(longitude, latitude, stated):
        flags.append("coords_disagree")
    district = places.area(record["adm_2"], "district", governorate) if record["adm_2"] and governorate else None
    if not record["adm_2"] and governorate and precision in ("place", "near"):
        there = places.area_at(longitude, latitude, "district") or ""
        district = there if there.startswith(governorate) else None
    if precision == "district" and district is None:
        precision = "governorate"
    columns: dict[str, Any] = {"governorate": governorate, "location_precision": precision, "district": district}
    if precision in ("place", "near"):
        by_point = places.area_at(longitude, latitude, "subdistrict") if precision == "place" else None
        inside = by_point if by_point and district and by_point.startswith(district) else None
        columns |= {
            "latitude": latitude,
            "longitude": longitude,
            "subdistrict": inside,
            **_named(name, governorate, longitude, latitude),
        }
    elif record["where_prec"] == "5":
        columns |= _as_described(name)
    return _Where(columns, flags)


def _named(name: str, governorate: str | None, longitude: float, latitude: float) -> dict[str, str | None]:
    known = _gazetteer(name, governorate or "")
    if known is None or not known.lies_at(latitude, longitude):
        return _as_described(name)
    return {"place_id": known.place_id, "place_name_en": known.name_en, "place_name_ar": known.name_ar or None}


def _as_described(name: str) -> dict[str, str | None]:
    """What UCDP calls a place that the gazetteer does not have, or an area ("Eastern Homs Governorate"), by its name in
    both languages."""
    if row := _described().get(name):
        return {"place_name_en": row["name_en"], "place_name_ar": row["name_ar"]}
    return {"place_name_en": _KIND_OF_PLACE.sub("", name) or None}


@cache
def _described() -> dict[str, dict[str, str]]:
    return {row["as_written"]: row for row in schema.reference("ucdp_places")}


@cache
def _gazetteer(name: str, governorate: str) -> places.Place | None:
    """The place of UCDP's name; else the one on which all known spellings in it ("Tadmur/Palmyra town") agree."""
    for spellings in ([name], _SPELLINGS.split(_KIND_OF_PLACE.sub("", name))):
        found = (places.find(spelling, governorate) for spelling in spellings)
        known = {place for place in found if isinstance(place, places.Place)}
        if len(known) == 1:
            return known.pop()
    return None


@cache
def _own_names() -> dict[str, str]:
    return {name_key(row["name"]): row["actor"] for row in schema.reference("ucdp_actors")}


@cache
def _publishers(offices: str) -> tuple[str, ...]:
    """The distinct publishers behind a list of articles, in order: "SOHR;SOHR;Air Wars" has two."""
    known = {row["as_written"]: row["publisher"] for row in schema.reference("ucdp_publishers")}
    listed = (as_letters(office).strip() for office in offices.split(";"))
    return tuple(dict.fromkeys(known.get(office, office) for office in listed if 0 < len(office) <= LONGEST_PUBLISHER))


def _people(text: str) -> int:
    people = count(text)
    assert isinstance(people, int)
    return people


FORMAT = Format(NAME, _fits, _read, names)
