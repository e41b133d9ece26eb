"""The main numbers counted anew, row by row in plain Python, from the rules of the data model and not from the code:
what a filter means, how windows, tolls, actors, points and areas count. It shares no function with data/aggregate.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

from data.filter import Resolved
from data.schema import OWN, REFERENCE

Row = dict[str, Any]
CLASSES = ("attack", "security_operation", "clash", "other")
PLAIN = ("convoy", "حاجز", "zzz", "50%", "it_all")  # searches for words that are no name: they stand in summaries alone


def recounted(rows: list[Row], wanted: Resolved) -> dict[str, Any]:
    """What the pages show first of all, over the rows of one table."""
    asked = [row for row in rows if _asked(row, wanted)]
    inside = [row for row in asked if _inside(row, wanted)]
    over = [] if wanted.period == "all" else [row for row in asked if _touches(row, wanted) and row not in inside]
    return {
        "incidents": len(inside),
        "classes": {code: sum(row["event_class"] == code for row in inside) for code in CLASSES},
        "killed": _tolls(map(_killed, inside)),
        "injured": _tolls(_pair(row, "injured") for row in inside),
        "detained": _tolls(_pair(row, "detained") for row in inside),
        "points": dict(Counter(_point(row) for row in inside if _located(row))),
        "windows": sum(row["date_precision"] != "day" for row in inside),
        "undirected": sum(row["directed"] is False for row in inside),
        "straddling": len(over),
        "months": dict(Counter((row["governorate"] or "", *_month(row)) for row in inside)),
        "initiators": _by_actor(inside, "initiators"),
        "targets": _by_actor(inside, "targets"),
        "anyone": _by_actor(inside, "initiators", "targets"),
        "districts": dict(Counter(_district(row) for row in inside)),
        "latest": [row["incident_id"] for row in sorted(inside, key=_latest)[:8]],
    }


def can(wanted: Resolved) -> bool:
    """Whether what the filter asks can be counted here: not by a name, which stands for its other spellings."""
    return not wanted.text or wanted.text in PLAIN


def _asked(row: Row, wanted: Resolved) -> bool:
    sides = {"initiators": _each(row["initiators"]), "targets": _each(row["targets"])}
    checks = [
        not wanted.governorates or row["governorate"] in wanted.governorates,
        not wanted.districts or row["district"] in wanted.districts,
        not wanted.classes or row["event_class"] in wanted.classes,
        not wanted.types or row["event_type"] in wanted.types,
        not wanted.zones or row["control_zone"] in wanted.zones,
        not wanted.exact_day or row["date_precision"] == "day",
        not wanted.exact_place or _located(row),
        not wanted.text or any(wanted.text in (row[name] or "") for name in _WORDS),
        not wanted.place or _is_at(row, wanted.place),
    ]
    if wanted.actors:
        people = {
            "any": sides["initiators"] | sides["targets"] | _each(row["claimed_by"]),
            "initiator": sides["initiators"],
            "target": sides["targets"],
            "claimant": _each(row["claimed_by"]),
        }[wanted.role]
        checks.append(any(people & _members(code) for code in wanted.actors))
        checks.append(wanted.role in ("any", "claimant") or row["directed"] is not False)
    if wanted.pair:
        named = zip(wanted.pair, sides.values(), strict=True)
        checks.append(all(not held if code == "not_reported" else held & _members(code) for code, held in named))
        checks.append(row["directed"] is not False)
    if wanted.least_toll:
        low = _killed(row)[0]
        checks.append(low is not None and low >= wanted.least_toll)
    own: dict[str, set[str]] = {}
    for column, text in wanted.own:
        own.setdefault(column, set()).add(text)
    for column, texts in own.items():
        value = row.get(OWN + column)
        checks.append(OWN + column in row and ("" if value is None else str(value)) in texts)
    return all(checks)


_WORDS = ("summary_en", "summary_ar", "initiators_text", "targets_text")


def _inside(row: Row, wanted: Resolved) -> bool:
    return wanted.period == "all" or (row["date_start"] >= wanted.date_from and _end(row) <= wanted.date_to)


def _touches(row: Row, wanted: Resolved) -> bool:
    return bool(row["date_start"] <= wanted.date_to and _end(row) >= wanted.date_from)


def _end(row: Row) -> date:
    end: date = row["date_end"] or row["date_start"]
    return end


def _month(row: Row) -> tuple[int | None, int | None]:
    """The year and month that a row is known to; nothing where its window fits none, or its precision is coarser."""
    start, end = row["date_start"], _end(row)
    fits = (start.year, start.month) == (end.year, end.month) and row["date_precision"] not in (None, "year")
    return (start.year, start.month) if fits else (None, None)


def _each(ids: str | None) -> set[str]:
    return set((ids or "").split(";")) - {""}


def _by_actor(rows: list[Row], *columns: str) -> dict[str, int]:
    """Incidents with each actor on these sides; where the source does not say who attacked, nobody has a role."""
    found: Counter[str] = Counter()
    for row in rows:
        if len(columns) > 1 or row["directed"] is not False:
            found.update(set().union(*(_each(row[column]) for column in columns)))
    return dict(found)


@cache
def _members(code: str) -> frozenset[str]:
    with (REFERENCE / "actors.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["actor"] for row in csv.DictReader(file) if code in (row["actor"], row["family"]))


def _located(row: Row) -> bool:
    return (
        row["location_precision"] in ("place", "near") and row["latitude"] is not None and row["longitude"] is not None
    )


def _point(row: Row) -> tuple[int, int]:
    """To a hundred-thousandth of a degree; a half goes away from zero."""
    y, x = (abs(row[name]) / 1e-5 for name in ("latitude", "longitude"))
    return int(y + 0.5) * (1 if row["latitude"] >= 0 else -1), int(x + 0.5) * (1 if row["longitude"] >= 0 else -1)


def _district(row: Row) -> str | None:
    """The district that a row is known to lie in."""
    return None if row["location_precision"] in ("governorate", "country") else row["district"]


def _finest(row: Row) -> str | None:
    """The finest area that a row's precision allows and its codes name."""
    levels = ["subdistrict", "district", "governorate"]
    coarsest = row["location_precision"]
    if coarsest == "country":
        return None
    allowed = levels[levels.index(coarsest) :] if coarsest in levels else levels
    return next((row[level] for level in allowed if row[level]), None)


def _is_at(row: Row, code: str) -> bool:
    if code.startswith("only:"):
        return not _located(row) and _finest(row) == code[5:]
    if code.startswith("SY"):
        level = {4: "governorate", 6: "district", 8: "subdistrict"}[len(code)]
        coarser = {"governorate": ("country",), "district": ("governorate", "country")}
        unknown = coarser.get(level, ("district", "governorate", "country"))
        return row["location_precision"] not in unknown and row[level] == code
    if code.startswith("gn"):
        return bool(row["place_id"] == code)
    if not _located(row):
        return False
    south, west, *width = (float(part) for part in code.split(","))
    y, x, wide = (round(degrees / 1e-5) for degrees in (south, west, *(width or [1e-5])))
    at = _point(row)
    return y <= at[0] < y + wide and x <= at[1] < x + wide


Numbers = tuple[int | None, int | None, int | None, bool]  # low, best, high, whether they contradict each other


def _killed(row: Row) -> Numbers:
    """Rule 2: from the lowest to the highest of a row's numbers; civilians killed are killed, at least."""
    low, best, high, civil, most = (
        row.get(f"killed_{part}") for part in ("low", "best", "high", "civilians_low", "civilians_high")
    )
    floor = None if civil is None else min(civil, civil if most is None else most)
    given = [number for number in (low, best, high) if number is not None]
    least = None if low is None and best is None else min(given)
    if best is None and floor is not None:
        least = floor if least is None else max(least, floor)
    highest = None if high is None else max([*given, *([] if floor is None else [floor])])
    above = best if best is not None else high
    wrong = [
        low is not None and high is not None and low > high,
        best is not None and low is not None and best < low,
        best is not None and high is not None and best > high,
        floor is not None and above is not None and floor > above,
    ]
    return least, best, highest, any(wrong)


def _pair(row: Row, toll: str) -> Numbers:
    low, high = row[f"{toll}_low"], row[f"{toll}_high"]
    both = low is not None and high is not None
    if both:
        return min(low, high), None, max(low, high), low > high
    return low, None, high, False


def _tolls(numbers: Any) -> dict[str, int | None]:
    """Sums as ranges: what is known, open ("at least"), silent. A row that gives its highest alone is at least 0."""
    held = list(numbers)
    given = [one for one in held if any(number is not None for number in one[:3])]
    bests = [one[1] for one in given]
    return {
        "low": sum(one[0] or 0 for one in given),
        "best": sum(bests) if bests and None not in bests else None,
        "high": sum(next(number for number in (one[2], one[1], one[0]) if number is not None) for one in given),
        "open": sum(one[2] is None for one in given),
        "silent": len(held) - len(given),
        "reported": len(given),
        "contradictory": sum(one[3] for one in held),
    }


def _latest(row: Row) -> tuple[int, int, str]:
    return -_end(row).toordinal(), -row["date_start"].toordinal(), row["incident_id"]
