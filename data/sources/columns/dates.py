"""One cell's text as a day or a longer window. What cannot be read is a `Bad`."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from data.calendar import DAMASCUS, last_day
from data.sources.columns.plain import LONGEST, plain
from data.sources.plan import DayOrder
from data.sources.problems import Bad
from data.text import fold

EARLIEST = date(2000, 1, 1)

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d)?)?", re.I
)
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?)?")
_IN_WORDS = re.compile(r"(?:(\d{1,2})\s*(?:من\s*)?)?([^\d,]+?)[\s,]*(?:(\d{1,2})\s*,\s*)?(\d{4})")

_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        (
            "january|jan|كانون الثاني|يناير",
            "february|feb|شباط|فبراير",
            "march|mar|آذار|اذار|مارس",
            "april|apr|نيسان|أبريل|ابريل",
            "may|أيار|ايار|مايو",
            "june|jun|حزيران|يونيو",
            "july|jul|تموز|يوليو",
            "august|aug|آب|أغسطس",
            "september|sep|sept|أيلول|سبتمبر",
            "october|oct|تشرين الأول|أكتوبر",
            "november|nov|تشرين الثاني|نوفمبر",
            "december|dec|كانون الأول|ديسمبر",
        ),
        start=1,
    )
    for name in names.split("|")
}


class Window(NamedTuple):
    """First and last day that a date may mean, and its schema date_precision: day, month or year."""

    start: date
    end: date
    precision: str


def year_of(text: str) -> Window | Bad:
    """A bare number in a date column: a year, or what Excel makes of a day."""
    number = int(text)
    if EARLIEST.year <= number <= last_day().year:
        return Window(date(number, 1, 1), date(number, 12, 31), "year")
    if 30_000 <= number <= 80_000:
        return Bad("looks_like_excel_serial", str(date(1899, 12, 30) + timedelta(number)))
    return Bad("not_a_date", "2021-11-05")


def window(text: str, order: DayOrder | None = None) -> Window | Bad:
    """A date in any of the ways that files hold it: ISO, with a time and zone, 5/11/2021 in a known order, in words.

    order  which comes first in 5/11/2021; without one such a date cannot be read unless a number above 12 says it.
    A month or a year alone stays the window that it is. A time with a zone is the day it was in Damascus.
    """
    if len(text) > LONGEST:
        return Bad("not_a_date", "2021-11-05")
    written = plain(text)
    if iso := _ISO.fullmatch(written):
        return _iso(iso)
    if month := _MONTH.fullmatch(written):
        return _month(int(month[1]), int(month[2]))
    if written.isdecimal():
        return year_of(written)
    if spelled := _IN_WORDS.fullmatch(fold(written)):
        number = _MONTHS.get(spelled[2].strip().removesuffix("."))
        if number is None:
            return Bad("not_a_date", "2021-11-05")
        of_month = spelled[1] or spelled[3]
        return _day(int(spelled[4]), number, int(of_month)) if of_month else _month(int(spelled[4]), number)
    if either := day_month(written):
        one, two, year = either
        order = order or implied_order(one, two)
        if order is None:
            return Bad("not_a_date", "2021-11-05")
        return _day(year, two, one) if order == "day first" else _day(year, one, two)
    return Bad("not_a_date", "2021-11-05")


def day_month(text: str) -> tuple[int, int, int] | None:
    """The three numbers of a date like 5/11/2021, or None if it is written otherwise."""
    match = _DAY_MONTH.fullmatch(plain(text)) if len(text) <= LONGEST else None
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def implied_order(one: int, two: int) -> DayOrder | None:
    """What 25/11 or 11/25 say by themselves; 5/11 says nothing."""
    if one > 12:
        return "day first"
    return "month first" if two > 12 else None


def _iso(match: re.Match[str]) -> Window | Bad:
    year, month, of_month = (int(match[part]) for part in (1, 2, 3))
    read = _day(year, month, of_month)
    if match[5] and isinstance(read, Window):
        try:
            moment = datetime.fromisoformat(f"{read.start}T{match[4]}{match[5].upper()}")
        except ValueError:
            return Bad("not_a_date", "2021-11-05")
        there = moment.astimezone(DAMASCUS).date()
        return Window(there, there, "day")
    return read


def _day(year: int, month: int, of_month: int) -> Window | Bad:
    if 1300 <= year <= 1500:
        return Bad("looks_hijri", _from_hijri(year, month, of_month))
    try:
        day = date(year, month, of_month)
    except ValueError:
        return Bad("not_a_date", "2021-11-05")
    return _in_bounds(Window(day, day, "day"))


def _month(year: int, month: int) -> Window | Bad:
    if 1300 <= year <= 1500:
        return Bad("looks_hijri", _from_hijri(year, month, 1)[:7])
    if not (1 <= month <= 12 and year >= 1):
        return Bad("not_a_date", "2021-11")
    last = calendar.monthrange(year, month)[1]
    return _in_bounds(Window(date(year, month, 1), date(year, month, last), "month"))


def _in_bounds(read: Window) -> Window | Bad:
    if read.start > last_day():
        return Bad("future_date", f"<= {last_day()}")
    if read.start < EARLIEST:
        return Bad("before_coverage", f">= {EARLIEST}")
    return read


def _from_hijri(year: int, month: int, of_month: int) -> str:
    """The Gregorian day nearest to an Islamic one by the tabular calendar (within a day or two of any announced
    one).
    """
    if not (1 <= month <= 12 and 1 <= of_month <= 30):
        return "2021-11-05"
    julian = of_month + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (11 * year + 3) // 30 + 1948439 - 1
    return str(date.fromordinal(julian - 1721424 - 1))
