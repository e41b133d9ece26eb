"""Made-up incidents with everything that makes an answer hard: windows over edges, tolls that contradict themselves,
sides that nobody names, codes that no vocabulary has, points without a precision and precisions without a point."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa

from data import schema
from data.schema import OWN
from data.sources.writing import write
from tests.factories import table

ORIGINS = ("awkward", "other", "sided")  # the last says of each row who attacked, and has columns of its own
FIRST, DAYS = date(2015, 11, 3), 1_500
NATIVES = ("islamic_state", "sdf", "asayish", "coalition", "syrian_government", "turkey", "sna", "civilians", "russia")
SIDES = (None, None, "", "unknown", "other", "martians", *NATIVES)
PLACES = (  # code of the gazetteer, names, point, areas
    ("gn173927", "Al-Busayrah", "البصيرة", 35.15618, 40.42716, "SY09", "SY0901", "SY090102"),
    ("gn173927", "al-Busayra", "البصيرة", 35.156184, 40.427165, "SY09", "SY0901", "SY090102"),
    (None, "Al-Busayrah", None, 35.15618, 40.42716, "SY09", "SY0901", None),
    (None, "Hajin", "هجين", 34.689995, 40.830005, "SY09", "SY0902", "SY090200"),
    (None, None, "الرقة", 35.95, 39.01, "SY11", "SY1101", "SY110100"),
    (None, "Raqqa", "الرقة", 35.951, 39.011, "SY11", "SY1101", None),
    (None, "Shaddadi", None, 36.06, 40.73, "SY08", None, None),
    (None, "Afrin", "عفرين", 36.512345, 36.869999, "SY02", "SY0203", "SY020300"),
    (None, "Nowhere", None, 33.0, -0.5, None, None, None),
    (None, None, None, 35.0, 38.0, None, "SY0901", None),
)
WORDS = (
    "convoy",
    "a crisis near the bridge",
    "ISIS cells",
    "Daesh and the SDF",
    "حاجز",
    "سيارة مفخخة",
    "50% of it_all",
)
FLAGS = (None, None, None, "governorate_by_point", "best_outside_range;coords_disagree", "provisional")
SOURCES = (None, "", "SOHR", "SOHR; Airwars", "Airwars", "North Press; SOHR", "SOHR; SOHR")
NUMBERS = (None, None, 0, 0, 1, 2, 3, 7, 40, 10_000_000)


def rows(random: Random, n: int, origin: str) -> list[dict[str, Any]]:
    """`n` incidents of one table, one dict each (schema.INCIDENTS), without their search text."""
    return [_row(random, at, origin) for at in range(n)]


def write_tables(held: dict[str, list[dict[str, Any]]], tables: Path) -> None:
    """Write the rows of each origin where a store that is opened on `tables` finds them."""
    for origin, some in held.items():
        columns = table(*some)
        for name, kind in (("Alert", pa.string()), ("Houses", pa.int64())):
            if any(OWN + name in row for row in some):
                columns = columns.append_column(OWN + name, pa.array([row[OWN + name] for row in some], kind))
        write(columns, "incidents", tables / "incidents" / f"{origin}.parquet", {"source": "made up"})


def _row(random: Random, at: int, origin: str) -> dict[str, Any]:
    sided = origin == "sided"
    initiators, targets = _sides(random), _sides(random)
    event_type = random.choice((None, "riot", *schema.codes("event_type")))
    found = {
        "incident_id": f"{origin}-{at * 7919 % 100_003}",  # no order of theirs is that of the rows
        **_when(random),
        **_where(random),
        "event_type": event_type,
        "event_class": random.choice((*schema.CLASSES, *schema.CLASSES, None, "riot")),
        "time_of_day": random.choice((None, *schema.TIMES_OF_DAY)),
        "control_zone": random.choice((None, *schema.codes("control_zone"))),
        "initiators": initiators,
        "targets": targets,
        "initiators_text": random.choice(WORDS) if initiators and "other" in initiators else None,
        "targets_text": random.choice(WORDS) if targets and "other" in targets else None,
        "directed": True if sided else random.choice((None, True, True, False, False)),
        "initiator_basis": random.choice((None, *schema.codes("basis"))),
        "claimed_by": random.choice((None, None, None, "", *NATIVES)),
        "target_type": random.choice((None, *schema.codes("target_type"))),
        **{name: random.choice(NUMBERS) for name in schema.COUNTS if name != "killed_best" or origin != "other"},
        "status": random.choice((None, *schema.codes("status"))),
        "n_sources": random.choice((None, 1, 2, 5)),
        "sources": random.choice(SOURCES),
        "source_url": random.choice((None, f"https://example.org/{at}")),
        "follows_up": random.choice((None, None, f"{origin}-{random.randrange(50) * 7919 % 100_003}")),
        "summary_en": random.choice((None, *WORDS)),
        "summary_ar": random.choice((None, *WORDS)),
        "flags": random.choice(FLAGS),
        "origin": origin,
    }
    if sided:
        found |= {
            OWN + "Alert": random.choice((None, "Red", "Amber", "")),
            OWN + "Houses": random.choice((None, 1, 12)),
        }
    return found


def _when(random: Random) -> dict[str, Any]:
    start = FIRST + timedelta(random.randrange(DAYS))
    edges = (start.replace(day=1), start.replace(month=1, day=1), start.replace(month=12, day=31), start)
    start = random.choice((*edges, start, start, start))
    precision = random.choice((*schema.codes("date_precision"), "day", "day", "day", None))
    long = {"day": (0,), "window": (1, 5), "week": (6, 0), "month": (27, 30, 45, 0), "year": (364, 365, 0, 500)}
    end = start + timedelta(random.choice(long.get(precision or "", (0, 0, 3, 40))))
    return {
        "date_start": start,
        "date_end": None if end == start and random.random() < 0.3 else end,
        "date_precision": precision,
    }


def _where(random: Random) -> dict[str, Any]:
    place_id, english, arabic, y, x, governorate, district, subdistrict = random.choice(PLACES)
    precision = random.choice((None, "place", "place", "near", *schema.codes("location_precision")))
    pointed = random.random()
    latitude = None if pointed < 0.15 else y
    return {
        "place_id": place_id,
        "place_name_en": english,
        "place_name_ar": arabic,
        "latitude": latitude,
        "longitude": None if pointed < 0.25 else x,
        "governorate": None if random.random() < 0.05 else governorate,
        "district": None if random.random() < 0.1 else district,
        "subdistrict": subdistrict,
        "location_precision": precision,
    }


def _sides(random: Random) -> str | None:
    if random.random() < 0.75:
        return random.choice(SIDES)
    return ";".join(sorted(random.sample(("other", "martians", *NATIVES), random.choice((2, 2, 3)))))
