"""Incidents per period: what a timeline draws, and what it must list instead (rules 3 and 7)."""

from __future__ import annotations

from typing import Literal, get_args

import ibis.expr.types as ir
import pandas as pd

from data.aggregate import toll
from data.query import date_end

Every = Literal["day", "week", "month", "quarter", "year"]
EVERY: tuple[Every, ...] = get_args(Every)
_TRUNCATE = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}


def per_period(incidents: ir.Table, every: Every, by: str = "governorate") -> pd.DataFrame:
    """Incidents and killed per period, class and value of `by`.

    returns  columns period (first day; NaT where the incident's window fits no single period), `by`, event_class,
             n [incidents], killed_low/best/high [people], killed_open/silent/bestless [incidents]. Periods without
             incidents have no row: `calendar` gives all of them.
             Weeks start on Monday.
    raises   KeyError for another `every`.
    """
    unit = _TRUNCATE[every]
    start = incidents.date_start.truncate(unit)
    fits = start == date_end(incidents).truncate(unit)
    period = fits.ifelse(start, None).cast("date")
    return (
        incidents.group_by(period=period, **{by: incidents[by]}, event_class=incidents.event_class)
        .agg(n=incidents.count(), **toll.columns(incidents, "killed"))
        .order_by(["period", by, "event_class"])
        .to_pandas()
        .assign(period=lambda frame: pd.to_datetime(frame["period"]))
    )


def calendar(start: object, end: object, every: Every) -> pd.DatetimeIndex:
    """The first day of every period that touches start..end, both inclusive."""
    return pd.period_range(start, end, freq=_FREQUENCY[every]).start_time


def unfinished(covers_to: object, every: Every) -> pd.Timestamp | None:
    """The period in which a table's coverage ends before the period does; None where it ends with it."""
    last = pd.Period(covers_to, freq=_FREQUENCY[every])
    return last.start_time if last.end_time.normalize() > pd.Timestamp(covers_to) else None


def coarser_than_asked(days: int, series: int, most: int = 150) -> Every:
    """The finest period that keeps `series` timelines over `days` days at `most` marks or fewer."""
    lengths: dict[Every, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}
    return next((every for every in EVERY if series * days / lengths[every] <= most), "year")
