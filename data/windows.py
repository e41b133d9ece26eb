"""How wide a date window is, and how wide its stated precision makes it."""

from __future__ import annotations

import calendar
from datetime import date

from data.calendar import shifted

# date_precision, fine to coarse, and the days after the first that a window of it may reach
PRECISIONS = {"day": 0, "window": 5, "week": 6, "month": 30, "year": 1 << 30}


def coarser(stated: str, start: date, end: date) -> str:
    """A date_precision: what is stated, or what the window shows where that is coarser."""
    shown = next(name for name, last in PRECISIONS.items() if (end - start).days <= last)
    return max(stated, shown, key=list(PRECISIONS).index)


def widened(precision: str, start: date, end: date) -> tuple[date, date]:
    """A window as wide as its precision says: one day "known to the month" is that whole month.

    A window that is long enough to be of this precision stays as it is, and so does one "known to a few days".
    """
    if coarser("day", start, end) == precision or precision not in ("week", "month", "year"):
        return start, end
    if precision == "week":
        return shifted(start, -start.weekday()), shifted(end, 6 - end.weekday())
    if precision == "month":
        return start.replace(day=1), end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return start.replace(month=1, day=1), end.replace(month=12, day=31)
