"""The facts of a draft: which fields there are, what is wrong with their values, what a row still lacks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from data import calendar, schema
from data.bounds import MOST_PEOPLE, TOLLS
from data.ledger.records import LONGEST, Kind
from data.ledger.shapes import Shape, codes_of, day, flag, number, one_of, shortened, text, whole
from data.windows import widened

EXTRA = (schema.Column("source"), schema.Column("note"), schema.Column("n_incidents", "count"))
FIELDS: dict[str, schema.Column] = {column.name: column for column in (*schema.FACTS, *EXTRA)}
CONTRADICTION = "low_above_high"  # a slip at the desk, which is refused; in a ledger of elsewhere it is kept
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "incident": ("date_start", "event_type"),
    "measure": ("date_start",),
    "aggregate": ("date_start", "date_end"),
    "background": (),
}


class Fault(NamedTuple):
    """A value that cannot stand.

    code  unknown_field, wrong_value, implausible_date, end_before_start, low_above_high, half_a_point.
    """

    field: str
    code: str
    value: str


def lacks(kind: Kind, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Fields that a row must have before it can be accepted and has not: nothing is counted at a date nobody knows."""
    return tuple(name for name in _NEEDED[kind] if facts.get(name) is None)


def faults(facts: Mapping[str, Any]) -> list[Fault]:
    """Everything in these facts that cannot be so."""
    found = [fault for name, value in facts.items() if value is not None and (fault := _fault(name, value)) is not None]
    if found:
        return found
    found = impossible_days(facts)
    start, end = facts.get("date_start"), facts.get("date_end")
    if end is not None and (start is None or end < start):
        found.append(Fault("date_end", "end_before_start", end))
    for what in TOLLS:
        low, high = facts.get(f"{what}_low"), facts.get(f"{what}_high")
        if low is not None and high is not None and low > high:
            found.append(Fault(f"{what}_low", CONTRADICTION, f"{low} > {high}"))
    if (facts.get("latitude") is None) != (facts.get("longitude") is None):
        found.append(Fault("latitude", "half_a_point", str(facts.get("latitude"))))
    return found


def impossible_days(facts: Mapping[str, Any]) -> list[Fault]:
    """The dates on which nothing can have happened: a row that says one is counted nowhere until it is mended."""
    days = {name: value for name, value in facts.items() if value is not None and FIELDS[name].kind == "date"}
    return [
        Fault(name, "implausible_date", value)
        for name, value in days.items()
        if not calendar.is_plausible(date.fromisoformat(value))
    ]


def shape_of(column: schema.Column) -> Shape:
    """What a column may hold, but for nothing."""
    match column.kind:
        case "count":
            return whole(0, MOST_PEOPLE)
        case "degrees":
            return number(-90, 90) if column.name == "latitude" else number(-180, 180)
        case "flag":
            return flag
        case "date":
            return day
        case "code":
            return one_of(*schema.codes(column.vocabulary))
        case "codes" if column.vocabulary:
            return codes_of(*schema.codes(column.vocabulary))
    return text(LONGEST)


@cache
def shapes() -> Mapping[str, Shape]:
    """What each of FIELDS may hold, but for nothing."""
    return {name: shape_of(column) for name, column in FIELDS.items()}


def _fault(name: str, value: Any) -> Fault | None:
    shape = shapes().get(name)
    if shape is None:
        return Fault(name, "unknown_field", shortened(value))
    return next((Fault(name, "wrong_value", shortened(value)) for _ in shape(value)), None)


def derived(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with what follows from them: last day, class of the act, best of an exact toll, direction."""
    full: dict[str, Any] = {**dict.fromkeys(FIELDS), **facts}
    full["date_end"] = full["date_end"] or full["date_start"]
    if full["date_start"] is not None and full["date_precision"] is None:
        full["date_precision"] = "day" if full["date_start"] == full["date_end"] else "window"
    if full["date_start"] is not None:  # a day "known to the month" is that month, or narrow periods would count it
        days = (date.fromisoformat(str(full[name])) for name in ("date_start", "date_end"))
        full["date_start"], full["date_end"] = map(str, widened(full["date_precision"], *days))
    if full["event_type"]:
        full["event_class"] = full["event_class"] or schema.event_class_of(full["event_type"])
    exact = full["killed_low"] is not None and full["killed_low"] == full["killed_high"]
    full["killed_best"] = full["killed_low"] if exact else None
    full["directed"] = full["event_class"] != "clash"
    if full["location_precision"] is None:
        full["location_precision"] = "governorate" if full["governorate"] else "country"
    return full
