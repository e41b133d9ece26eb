"""A year, a month and a day as numbers, of the Gregorian calendar or the Islamic one, as a window of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Hijri

from data.calendar import last_day
from data.sources.problems import Bad

EARLIEST = date(2000, 1, 1)
NO_DATE = Bad("not_a_date", "2021-11-05")
_HIJRI_YEARS = (1300, 1500)


class Window(NamedTuple):
    """First and last day that a date may mean, and its schema date_precision: day, window, month or year."""

    start: date
    end: date
    precision: str


def is_hijri(year: int) -> bool:
    """Whether a year can only be one of the Islamic calendar."""
    return _HIJRI_YEARS[0] <= year <= _HIJRI_YEARS[1]


def day_of(year: int, month: int, of_month: int, hijri: bool) -> Window | Bad:
    """One day; of the Islamic calendar only where `hijri` asks for it (Umm al-Qura), else it is named and not read."""
    if is_hijri(year):
        day = _from_hijri(year, month, of_month)
        if day is None:
            return Bad("looks_hijri", NO_DATE.expected)
        return in_bounds(Window(day, day, "day")) if hijri else Bad("looks_hijri", str(day))
    try:
        day = date(year, month, of_month)
    except ValueError:
        return NO_DATE
    return in_bounds(Window(day, day, "day"))


def month_of(year: int, month: int, hijri: bool) -> Window | Bad:
    """A whole month, in the same way."""
    if is_hijri(year):
        first, next_first = _from_hijri(year, month, 1), _from_hijri(year + month // 12, month % 12 + 1, 1)
        if first is None or next_first is None:
            return Bad("looks_hijri", "2021-11")
        if hijri:
            return in_bounds(Window(first, next_first - timedelta(1), "window"))
        return Bad("looks_hijri", str(first)[:7])
    if not (1 <= month <= 12 and year >= 1):
        return Bad("not_a_date", "2021-11")
    last = calendar.monthrange(year, month)[1]
    return in_bounds(Window(date(year, month, 1), date(year, month, last), "month"))


def in_bounds(read: Window) -> Window | Bad:
    """The window itself where it begins on a day that is covered and no later than tomorrow."""
    if read.start > last_day():
        return Bad("future_date", f"<= {last_day()}")
    if read.start < EARLIEST:
        return Bad("before_coverage", f">= {EARLIEST}")
    return read


def _from_hijri(year: int, month: int, of_month: int) -> date | None:
    """The Gregorian day of an Islamic one by the Umm al-Qura calendar, within a day or two of any announced one."""
    try:
        return date.fromordinal(Hijri(year, month, of_month).to_gregorian().toordinal())
    except (ValueError, OverflowError):
        return None
