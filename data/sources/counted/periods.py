"""The period of a total: a day, a week, a month, a year, by what the cell says and what its column is called."""

from __future__ import annotations

import re
from datetime import date, timedelta

from data.sources.columns.date_habits import Habits
from data.sources.columns.dates import window
from data.sources.columns.days import NO_DATE, Window, in_bounds
from data.sources.columns.plain import LONGEST, plain
from data.sources.counted.layout import Span
from data.sources.problems import Bad
from data.text import fold

_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK = re.compile(r"(?:week|wk|w|الاسبوع|اسبوع)[\W_]*(\d{1,2})(?!\d)")
_MONTHS_OF_A_YEAR = 12
_DAYS = 7


def day_of(text: str) -> str:
    """A moment as its day, where the source writes it: the last second of a period belongs to no other day in another
    zone.
    """
    clock = _CLOCK.fullmatch(text.strip())
    return clock[1] if clock else text


def of_year(span: Span, text: str, year: str = "") -> str:
    """The text of one date: a bare week or month with the year that stands in another column."""
    text, year = day_of(plain(text)), plain(year).removesuffix(".0")
    number = text.removesuffix(".0")
    if not _YEAR.fullmatch(year) or _YEAR.search(text):
        return text
    if number.isdecimal() and span in ("week from", "week to"):
        return f"{year}-W{number}"
    if number.isdecimal() and int(number) <= _MONTHS_OF_A_YEAR:
        return f"{year}-{int(number):02}"
    return f"{text} {year}" if text else year


def period(text: str, span: Span, habits: Habits) -> Window | Bad:
    """The days that a cell means. A numbered week is that of ISO 8601, from Monday."""
    if len(text) > LONGEST:
        return NO_DATE
    if numbered := _numbered_week(fold(plain(text))):
        return numbered
    read = window(day_of(text), habits.order, serials=habits.serials)
    if isinstance(read, Bad) or read.precision != "day":
        return read
    first = read.start
    match span:
        case "week from":
            return in_bounds(Window(first, first + timedelta(_DAYS - 1), "window"))
        case "week to":
            return in_bounds(Window(first - timedelta(_DAYS - 1), first, "window"))
        case "month":
            return window(f"{first:%Y-%m}")
    return read


def _numbered_week(text: str) -> Window | Bad | None:
    week, year = _WEEK.search(text), _YEAR.search(text)
    if not week or not year or not re.fullmatch(r"[\W_]*", (text.replace(week[0], "", 1)).replace(year[0], "", 1)):
        return None
    try:
        monday = date.fromisocalendar(int(year[0]), int(week[1]), 1)
    except ValueError:
        return NO_DATE
    return in_bounds(Window(monday, monday + timedelta(_DAYS - 1), "window"))


def is_week_of_year(text: str) -> bool:
    """Whether a text is a week by its number: what is flagged, as sources number weeks in several ways."""
    return isinstance(_numbered_week(fold(plain(text[:LONGEST]))), Window)
