"""Incidents per period: what a timeline may draw, and what it must list instead (rules 3 and 7)."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import held, schema
from data.aggregate import own, toll
from data.aggregate.counts import number
from data.aggregate.families import family_of
from data.aggregate.listing import listed
from data.engine import once
from data.query import date_end

Every = Literal["day", "week", "month", "quarter", "year"]
EVERY: tuple[Every, ...] = get_args(Every)
Split = Literal["none", "class", "family"]
SPLITS: tuple[Split, ...] = get_args(Split)
Measure = Literal["violent_events", "attacks", "security_operations", "clashes", "killed"]
MEASURES: dict[Measure, tuple[str, ...]] = {  # the classes that are counted; attacks and operations are never summed
    "violent_events": ("attack", "clash"),  # for tables that do not say who attacked (rule 10)
    "attacks": ("attack",),
    "security_operations": ("security_operation",),
    "clashes": ("clash",),
    "killed": schema.CLASSES,
}
EVENTS: tuple[Measure, ...] = tuple(measure for measure in MEASURES if measure != "killed")
IN_VIEW = "all"  # in place of a period: every incident in view
UNFIT = "unfit"  # in place of a period: the incidents that fit none
NOWHERE = "none"  # in place of a governorate: the incidents without one
_TRUNCATE = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_COARSER: dict[Every, tuple[str, ...]] = {  # precisions of a date that are, or may be, longer than the period
    "day": ("window", "week", "month", "year", schema.NOT_STATED),
    "week": ("month", "year", schema.NOT_STATED),
    "month": ("year", schema.NOT_STATED),
    "quarter": ("year", schema.NOT_STATED),
    "year": (),
}
FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}


@held.grouped
def per_period(
    incidents: ir.Table,
    every: Every,
    by: str = "governorate",
    family: bool = False,
    column: str = "",
    given: tuple[str, ...] = (),
    rough: bool = False,
) -> pd.DataFrame:
    """Incidents and killed per period, class and value of `by`; per family of initiators too, or per part of an own
    `column` of the table with the texts `given` (own.part), if asked.

    rough    give the windows that fit no period by their years alone: of very many rows there are very many windows.
    returns  columns period (first day; NaT where the incident's window fits no single period), precision (of the date,
             or schema.NOT_STATED), first_day and last_day (these three only where period is NaT: the window, by its
             years where its precision is not stated), `by`, event_class, n [incidents], killed_low/best/high [people],
             killed_open/silent/bestless [incidents]; family (see `family_of`) or own_part if asked. Periods without
             incidents have no row: `calendar` gives all of them. Weeks start on Monday. The sum of n is the number of
             incidents.
    raises   KeyError for another `every`.
    """
    counted = with_windows(_per_period(incidents, every, by, family, column, given, rough).to_pandas())
    if not family:
        return counted
    sides = zip(counted["initiators"], counted["directed"], strict=True)
    counted["family"] = [family_of(None if pd.isna(ids) else ids, bool(directed)) for ids, directed in sides]
    kept = ["period", by, "event_class", "precision", "first_day", "last_day", "family"]
    groups = counted.drop(columns=["initiators", "directed"]).groupby(kept, dropna=False)
    summed: pd.DataFrame = groups.sum().reset_index()
    return summed


@once
def _per_period(
    incidents: ir.Table, every: Every, by: str, family: bool, column: str, given: tuple[str, ...], rough: bool
) -> ir.Table:
    keys = {by: incidents[by], "event_class": class_of(incidents), **period_columns(incidents, every, rough)}
    if family:
        keys |= {"initiators": incidents.initiators, "directed": incidents.directed.fill_null(True)}
    if column:
        keys["own_part"] = own.part(incidents, column, given)
    asked = incidents.group_by(**keys).agg(n=number(incidents), **toll.columns(incidents, "killed"))
    return asked.order_by(list(keys))


def class_of(incidents: ir.Table) -> ir.StringValue:
    """The class of each incident; "other" where it is missing or none of schema.CLASSES."""
    known = incidents.event_class.isin(schema.CLASSES)
    return known.fill_null(False).ifelse(incidents.event_class, "other")


def of_measure(incidents: ir.Table, measure: Measure) -> ir.Table:
    """The incidents that a measure counts."""
    return incidents.filter(class_of(incidents).isin(MEASURES[measure]))


def period_columns(incidents: ir.Table, every: Every, rough: bool = False) -> dict[str, ir.Value]:
    """The columns period (first day; empty where the window fits none) and window (where it is: days and precision as
    one text, so that a table in which every date is a day is grouped by no more than that), for a group_by."""
    fitting, precision = fits(incidents, every), _precision(incidents)
    edges = ((first_of(incidents, "year"), 1, 1), (last_of(incidents, "year"), 12, 31))
    first, last = (ibis.date(begun.year(), month, day).cast("string") for begun, month, day in edges)
    if not rough:
        vague, days = precision == schema.NOT_STATED, (incidents.date_start, date_end(incidents))
        first, last = (vague.ifelse(year, day.cast("string")) for year, day in zip((first, last), days, strict=True))
    return {
        "period": fitting.ifelse(first_of(incidents, every), None).cast("date"),
        "window": fitting.ifelse(ibis.null("string"), first + " " + last + " " + precision),
    }


def with_windows(counted: pd.DataFrame) -> pd.DataFrame:
    """What was grouped by `period_columns`, with precision, first_day and last_day in place of `window`."""
    texts = counted["window"].dropna()
    parts = {text: text.split(" ", 2) for text in texts.unique()}
    told = {
        name: texts.map({text: part[at] for text, part in parts.items()}).reindex(counted.index)
        for at, name in enumerate(("first_day", "last_day", "precision"))
    }
    days = {name: pd.to_datetime(told[name]) for name in ("first_day", "last_day")}
    return counted.drop(columns="window").assign(
        period=pd.to_datetime(counted["period"]), precision=told["precision"].astype(object), **days
    )


def within(incidents: ir.Table, every: Every, period: str, panel: str, measure: Measure) -> ir.Table:
    """The incidents behind one bar: of this measure, in the period that starts on this ISO day, in one panel.

    period  IN_VIEW: all of them; UNFIT: those whose date window fits no period of this length.
    panel   a governorate; NOWHERE: those without one; "": all.
    """
    found = of_measure(incidents, measure)
    fitting = fits(incidents, every)
    if period == UNFIT:
        found = found.filter(~fitting)
    elif period != IN_VIEW:
        found = found.filter(fitting & (first_of(incidents, every) == ibis.date(period)))
    if panel == NOWHERE:
        return found.filter(found.governorate.isnull())
    return found.filter(found.governorate == panel) if panel else found


@held.narrow
def listed_within(
    incidents: ir.Table, every: Every, period: str, panel: str, measure: Measure, limit: int
) -> pd.DataFrame:
    """The first incidents `within` a bar, earliest first, to be read (columns listing.SHOWN)."""
    return listed(within(incidents, every, period, panel, measure), order="earliest", limit=limit)


def first_of(incidents: ir.Table, every: Every) -> ir.DateValue:
    """The first day of the period in which an incident begins."""
    return held.column(
        incidents, f"first_{every}", lambda: incidents.date_start.truncate(_TRUNCATE[every]).cast("date")
    )


def last_of(incidents: ir.Table, every: Every) -> ir.DateValue:
    """The first day of the period in which it ends."""
    return held.column(incidents, f"last_{every}", lambda: date_end(incidents).truncate(_TRUNCATE[every]).cast("date"))


def fits(incidents: ir.Table, every: Every) -> ir.BooleanValue:
    """Whether an incident's window lies in one period, and its date is not known less exactly than that: a file may
    write 5 November and say "known to the month". A precision that is not stated may be any: it fits a year alone."""
    in_one = first_of(incidents, every) == last_of(incidents, every)
    return in_one & ~_precision(incidents).isin(_COARSER[every])


def _precision(incidents: ir.Table) -> ir.StringValue:
    return incidents.date_precision.fill_null(schema.NOT_STATED)


def calendar(start: date | pd.Timestamp, end: date | pd.Timestamp, every: Every) -> pd.DatetimeIndex:
    """The first day of every period that touches start..end, both inclusive."""
    return pd.period_range(start, end, freq=FREQUENCY[every]).start_time


def last_days(periods: pd.DatetimeIndex, every: Every) -> pd.DatetimeIndex:
    """The last day of each period that starts on one of these days."""
    return pd.DatetimeIndex(periods.to_period(FREQUENCY[every]).end_time.normalize())


def coarser_than_asked(days: int, series: int, most: int = 150) -> Every:
    """The finest period that keeps `series` timelines over `days` days at `most` marks or fewer."""
    lengths: dict[Every, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}
    return next((every for every in EVERY if series * days / lengths[every] <= most), "year")


def class_counts(counted: pd.DataFrame) -> dict[str, int]:
    """Incidents of each class that `per_period` counted, in the order of schema.CLASSES."""
    counts = counted.groupby("event_class")["n"].sum()
    return {code: int(counts[code]) for code in schema.CLASSES if code in counts}
