"""Which days anything told of here can have been, and counting days without leaving the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_DAY = date(1900, 1, 1)
DAMASCUS = ZoneInfo("Asia/Damascus")


def today() -> date:
    """The day it is where the events are."""
    return datetime.now(DAMASCUS).date()


def last_day() -> date:
    """Tomorrow in Damascus: nowhere on earth is it later, and what happened or was printed cannot be of after it."""
    return today() + timedelta(1)


def is_plausible(day: date) -> bool:
    """Whether something can have happened or been published on this day; what cannot is refused, or flagged."""
    return FIRST_DAY <= day <= last_day()


def shifted(day: date, days: int) -> date:
    """The day so many days later (earlier where negative), or the calendar's own first or last day beyond its ends."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def year_before(day: date) -> date:
    """The same day of the year before; 28 February for the 29th, and the calendar's first day where there is none."""
    if day.year == date.min.year:
        return date.min
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
