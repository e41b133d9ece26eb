"""Months, parts of months, seasons and years, as their words say them."""

from __future__ import annotations

from datetime import date

from data.extract.dates.anchor import Anchor
from data.extract.dates.parts import Part, calendar_day, month_at, month_end, year_at
from data.extract.dates.when import When, unresolved
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}  # first and last month

_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}  # first and last day
_THIRD_WEEK = 3  # the last that is counted from the first of the month
_LAST_WEEK = term_set("last_week_of_month_en")
_YEAR_HEADS, _TWO_YEARS, _BEFORE_YEAR = term_set("year_heads_ar"), term_set("two_years_heads"), term_set("before_year")
_ANY_HEAD_FROM = 1900  # in 1500 villages


def month(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """آذار 2019, مطلع تشرين الأول الماضي, أواخر أيار; March 2019, early September, since mid-June."""
    said = month_at(marks, at)
    if said is None:
        return None
    chosen = _year_of(marks, anchor, at, said)
    if chosen is None:
        return unresolved(at, said.last, "month", period=True)
    start, last = calendar_day(chosen.value, said.value, 1), chosen.last
    if start is None:
        return unresolved(at, last, "month", period=True)
    end = month_end(start.year, start.month)
    week = _week_of(marks, at, end.day)
    if week is not None:
        low, high = week
        return When(at - 3, last, start.replace(day=low), start.replace(day=high), "window", "week_of_month")
    part = _part_of(marks, at)
    if part is not None and not marks.has(part.first - 1, "time", "since"):
        low, high = _PARTS[part.code]
        begun, ended = start.replace(day=low), start.replace(day=min(high, end.day))
        return When(part.first, last, begun, ended, "window", "part_of_month", period=True)
    if anchor.published and start <= anchor.published < end:
        end = anchor.published
    return When(at, last, start, end, "month", "month", period=True)


def _year_of(marks: Marks, anchor: Anchor, at: int, said: Part) -> Part | None:
    """The year of a month: the one said after it, or that of the last such month up to publication."""
    year = year_at(marks, said.last)
    if year is not None or anchor.published is None:
        return year
    strict = marks.has(said.last, "time", "past") is not None or marks.has(at - 1, "time", "past") is not None
    before = said.value > anchor.published.month or (strict and said.value == anchor.published.month)
    last = said.last + (marks.has(said.last, "time", "past", "current") is not None)
    return Part(anchor.published.year - before, last)


def _week_of(marks: Marks, at: int, days: int) -> tuple[int, int] | None:
    """The second week of May: 8, 14; the last week of May: 25, 31."""
    if marks.word(at - 1) != "of" or marks.word(at - 2) != "week":
        return None
    if marks.word(at - 3) in _LAST_WEEK:
        return days - 6, days
    nth = marks.has(at - 3, "ordinal")
    if nth is None or int(nth.code) > _THIRD_WEEK:
        return None
    return 7 * int(nth.code) - 6, 7 * int(nth.code)


def _part_of(marks: Marks, at: int) -> Mark | None:
    """The word before a month that says which part of it: early, mid, أواخر."""
    near = (marks.has(at - back, "time", *_PARTS) for back in (1, 2, 3))
    return next((mark for mark in near if mark is not None and mark.last >= at - 2), None)


def year(marks: Marks, _anchor: Anchor, at: int) -> When | None:
    """عام 2019, العام 2022, ربيع عام 2019; in 2019, summer 2019, between 2020 and 2022."""
    season = marks.has(at, "time.season")
    here = season.last if season else at
    headed = bare(marks.word(here), AND + THEN + BY + TO) in _YEAR_HEADS
    if headed and marks.word(here + 1).isdigit():
        found = year_at(marks, here + 1)
    elif season or marks.word(here - 1) in _BEFORE_YEAR:
        found = year_at(marks, here)
    else:
        return None
    if found is None or (found.value < _ANY_HEAD_FROM and not headed):
        return None
    first, last = calendar_day(found.value, 1, 1), found.last
    if first is None:
        return unresolved(at, last, "year", period=True)
    if season is not None:
        low, high = SEASONS[season.code]
        end = month_end(first.year + (high < low), high)
        return When(at, last, first.replace(month=low), end, "window", "season", period=True)
    two = marks.word(here) in _TWO_YEARS or marks.word(here - 1) in _TWO_YEARS
    until = _later_year(marks, first.year, last) if two else None
    if until is not None:
        return When(at, until.last, first, date(until.value, 12, 31), "window", "years", period=True)
    return When(at, last, first, date(first.year, 12, 31), "year", "year", period=True)


def _later_year(marks: Marks, year: int, at: int) -> Part | None:
    """The year after the first of two: between 2020 and 2022."""
    at += marks.word(at) == "and"
    word = marks.word(at)
    if len(word) != 4 or not word.isdigit() or int(word) <= year or calendar_day(int(word), 1, 1) is None:
        return None
    return Part(int(word), at + 1)
