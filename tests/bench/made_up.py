"""Made-up incidents in the real schema, as many as are asked for: 14 governorates, about 2,500 real places, our actors.

The same `rows` give the same table on every machine. Much of what is missing in real incidents is missing here too:
windows instead of days, areas instead of places, reports that give no number.
"""

from __future__ import annotations

import csv
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.searching import with_search_text
from data.sources.writing import write

ORIGIN = "made_up"
PLACES = 2_500
PART = 1_000_000  # rows that are made at once; each part has its own busiest places
FIRST_DAY, DAYS = np.datetime64("2013-01-01"), 4_960
SHARE = {  # of the incidents, by governorate [percent]
    "SY01": 3,
    "SY02": 12,
    "SY03": 9,
    "SY04": 7,
    "SY05": 7,
    "SY06": 2,
    "SY07": 11,
    "SY08": 13,
    "SY09": 18,
    "SY10": 1,
    "SY11": 9,
    "SY12": 6,
    "SY13": 1.5,
    "SY14": 0.5,
}
SOURCES = ("North Press", "Furat Post", "Naher Media", "SOHR", "SANA", "Enab Baladi", "ANHA", "Amaq", "Syria TV", "RIC")
TOLLS = {"killed": (0.25, 0.9), "killed_civilians": (0.7, 0.4), "injured": (0.5, 1.4), "detained": (0.8, 2.0)}
_EN = "Suspected cell attacked a checkpoint in {}; losses as reported by a local network."
_AR = "هجوم يشتبه بأن خلايا نفذته على حاجز في {}، والخسائر بحسب شبكة محلية."

_SCHEMA = pa.schema([field for field in schema.arrow_schema("incidents") if field.name != "search_text"])

Codes = tuple[str, ...]


def write_table(rows: int, tables: Path) -> Path:
    """Write `rows` incidents where a store that is opened on `tables` finds them; returns the file."""
    path = tables / "incidents" / f"{ORIGIN}.parquet"
    with tempfile.NamedTemporaryFile() as file:  # ten million rows are 5 GB: they are mapped, not held
        with pa.ipc.new_file(file.name, _SCHEMA) as parts:
            for start in range(0, rows, PART):
                parts.write_table(_part(rows, start))
        with pa.memory_map(file.name) as mapped:
            write(pa.ipc.open_file(mapped).read_all(), "incidents", path, {"source": "made up"})
    return path


def incidents(rows: int) -> pa.Table:
    """`rows` made-up incidents, one row each (schema.INCIDENTS)."""
    return with_search_text(pa.concat_tables(_part(rows, start) for start in range(0, rows, PART)))


def _part(whole: int, start: int) -> pa.Table:
    """The incidents from number `start` on, as many as are made at once; `write` gives them their search text."""
    random, rows = np.random.default_rng(whole + start), min(PART, whole - start)
    columns = {"incident_id": pa.array([f"M{number:07d}" for number in range(start, start + rows)])}
    columns |= _when(random, rows) | _where(random, rows) | _who(random, rows) | _tolls(random, rows)
    columns |= {
        "time_of_day": _pick(random, rows, schema.TIMES_OF_DAY, silent=0.7),
        "control_zone": _pick(random, rows, schema.codes("control_zone"), silent=0.4),
        "target_type": _pick(random, rows, schema.codes("target_type"), silent=0.3),
        "status": _pick(random, rows, ("single_source", "corroborated", "contested", "unverified")),
        "n_sources": pa.array(random.integers(1, 5, rows), pa.int32()),
        "sources": _pick(random, rows, SOURCES),
        "source_url": pc.binary_join_element_wise("https://example.org/", columns["incident_id"], ""),
        "source_date": columns["date_end"],
        "origin": pa.array([ORIGIN]).take(pa.array(np.zeros(rows, "int64"))),
    }
    names = columns["place_name_en"], columns["place_name_ar"]
    columns |= {"summary_en": _written(names[0], _EN), "summary_ar": _written(names[1], _AR)}
    columns = {field.name: columns.get(field.name, pa.nulls(rows, field.type)) for field in _SCHEMA}
    return pa.table([columns[field.name].cast(field.type) for field in _SCHEMA], schema=_SCHEMA)


def _when(random: np.random.Generator, rows: int) -> dict[str, pa.Array]:
    start = FIRST_DAY + np.sort((random.beta(2, 1.7, rows) * DAYS).astype("int64")).astype("timedelta64[D]")
    kind = random.choice(4, rows, p=(0.8, 0.12, 0.05, 0.03))
    length = np.array((0, 2, 6, 27))[kind].astype("timedelta64[D]")
    names = pa.array(["day", "window", "week", "month"])
    return {
        "date_start": pa.array(start),
        "date_end": pa.array(start + length),
        "date_precision": names.take(pa.array(kind)),
    }


def _where(random: np.random.Generator, rows: int) -> dict[str, pa.Array]:
    """A place each; how well it is known decides which of its columns are given."""
    places = chosen_places()
    weight = random.permutation(1 / np.arange(1, len(places) + 1) ** 0.8)
    at = random.choice(len(places), rows, p=weight / weight.sum())
    kinds = ("place", "near", "subdistrict", "district", "governorate")
    kind = random.choice(len(kinds), rows, p=(0.6, 0.2, 0.06, 0.08, 0.06))
    given = {"governorate": 5, "district": 4, "subdistrict": 3, "place_id": 2, "place_name_en": 2, "place_name_ar": 2}
    found = {name: _column([place[name] for place in places], at, kind < finest) for name, finest in given.items()}
    for name in ("latitude", "longitude"):
        found[name] = _column([float(place[name]) for place in places], at, kind < 2)
    return found | {"location_precision": pa.array(kinds).take(pa.array(kind))}


def _who(random: np.random.Generator, rows: int) -> dict[str, pa.Array]:
    """Sides, act and class; one row in twenty does not say who attacked."""
    actors = schema.codes("actor")
    pairs = [*actors, *(";".join(sorted(pair)) for pair in (("asayish", "sdf"), ("coalition", "sdf")))]
    share = 1 / np.arange(1, len(pairs) + 1) ** 0.9
    share /= share.sum()
    act = random.choice(len(schema.codes("event_type")), rows)
    initiators = pa.array(pairs).take(pa.array(random.choice(len(pairs), rows, p=share)))
    claimed = pa.array(random.random(rows) < 0.3)
    alone = pc.and_(claimed, pc.invert(pc.match_substring(initiators, ";")))
    return {
        "event_type": pa.array(schema.codes("event_type")).take(pa.array(act)),
        "event_class": pa.array([schema.event_class_of(code) for code in schema.codes("event_type")]).take(
            pa.array(act)
        ),
        "initiators": initiators,
        "targets": pa.array(pairs).take(pa.array(random.choice(len(pairs), rows, p=share))),
        "directed": pa.array(random.random(rows) > 0.05),
        "initiator_basis": _pick(random, rows, schema.codes("basis")),
        "claimed_by": pc.if_else(alone, initiators, pa.scalar(None, pa.string())),
    }


def _tolls(random: np.random.Generator, rows: int) -> dict[str, pa.Array]:
    """Ranges: some reports are silent, one in ten says "at least"."""
    found = {}
    for name, (silent, mean) in TOLLS.items():
        low, more = random.poisson(mean, rows), random.poisson(0.3, rows)
        quiet, opened = random.random(rows) < silent, random.random(rows) < 0.1
        found[f"{name}_low"] = pa.array(low, pa.int32(), mask=quiet)
        found[f"{name}_high"] = pa.array(low + more, pa.int32(), mask=quiet | opened)
        if name == "killed":
            found["killed_best"] = pa.array(low, pa.int32(), mask=quiet | opened)
    return found


def _pick(random: np.random.Generator, rows: int, codes: Codes, silent: float = 0) -> pa.Array:
    """One of `codes` each; missing in a share `silent` of the rows."""
    picked = random.integers(0, len(codes), rows)
    return pa.array(codes).take(pa.array(picked, mask=random.random(rows) < silent))


def _column(values: list[str] | list[float], at: np.ndarray, given: np.ndarray) -> pa.Array:
    return pa.array(values).take(pa.array(at, mask=~given))


def _written(names: pa.Array, template: str) -> pa.Array:
    encoded = pc.dictionary_encode(names)
    return pa.array([template.format(name) for name in encoded.dictionary.to_pylist()]).take(encoded.indices)


@cache
def chosen_places() -> tuple[dict[str, str], ...]:
    """PLACES of the gazetteer's, by governorate as in SHARE, those with a name in both languages first."""
    found: dict[str, list[dict[str, str]]] = {code: [] for code in SHARE}
    with (schema.REFERENCE / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["adm1_pcode"] in found and row["adm3_pcode"] and row["name_en"] and row["name_ar"]:
                found[row["adm1_pcode"]].append(row)
    chosen = [row for code, share in SHARE.items() for row in found[code][: round(PLACES * share / 100)]]
    return tuple(
        {
            "place_id": row["place_id"],
            "place_name_en": row["name_en"],
            "place_name_ar": row["name_ar"],
            "latitude": row["lat"],
            "longitude": row["lon"],
            "governorate": row["adm1_pcode"],
            "district": row["adm2_pcode"],
            "subdistrict": row["adm3_pcode"],
        }
        for row in chosen
    )
