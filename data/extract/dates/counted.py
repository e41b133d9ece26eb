"""Dates that are counted: back from publication (two days ago), or from the act told before (the next day)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from data.extract.dates.anchor import Anchor
from data.extract.dates.parts import Part, calendar_day
from data.extract.dates.stretches import UNITS, Unit
from data.extract.dates.when import DateRule, When, on_day
from data.extract.text import numbers
from data.extract.text.affixes import AND, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_OF_THE_ACT_BEFORE: tuple[tuple[str, DateRule, int], ...] = (  # code of the lexicon, rule, days from that act
    ("night_before", "counted_night_before", -1),
    ("same_day", "counted_same_day", 0),
    ("next_day", "counted_next_day", 1),
    ("hours_later", "counted_hours_later", 0),
    ("day_before_that", "counted_day_before_that", -1),
)
_AFTER, _AFTER_THAT = term_set("after_ar"), term_set("after_that_ar")
_BEFORE, _BEFORE_THAT, _THAT = term_set("before_ar"), term_set("before_that_ar"), term_set("that_ar")
_ONE_DAY, _TWO_DAYS, _DAYS_AR = term_set("one_day_ar"), term_set("two_days_ar"), term_set("counted_days_ar")
_OF_DAYS, _AFTER_DAYS, _ONE = term_set("of_days_ar"), term_set("after_days_ar"), term_set("one_ar")
_DAYS_EN, _WEEKS_EN = term_set("days_en"), term_set("weeks_en")
_LATER, _EARLIER = term_set("later_en"), term_set("earlier_en")
_AGO_AR, _SOME_DAYS_AR = term_set("ago_ar"), term_set("some_days_ar")
_TWO_UNITS: dict[str, Unit] = {
    **dict.fromkeys(term_set("two_weeks_ar"), "week"),
    **dict.fromkeys(term_set("two_months_ar"), "month"),
    **dict.fromkeys(term_set("two_years_ar"), "year"),
}
_UNITS_AGO: dict[str, Literal["day"] | Unit] = {"day": "day", **UNITS}
_DAYS_OF = {"month": 30, "year": 365}
_MOST_DAYS_AGO = 60


def relative(marks: Marks, _anchor: Anchor, at: int) -> When | None:
    """Counted from the act told before: the same day, the following day, hours later, two days later, قبل ذلك
    بيومين.
    """
    back = _days_after(marks, at)
    if back is not None:
        return back
    for code, rule, days in _OF_THE_ACT_BEFORE:
        mark = marks.has(at, "time", code)
        if mark is not None:
            if marks.has(mark.last, "time", "today", "yesterday") or marks.has(mark.last, "time.weekday"):
                return None
            return When(at, mark.last, None, None, "day", rule, relation=days)
    return _days_from_it_ar(marks, at) if marks.arabic else _days_from_it_en(marks, at)


def _days_from_it_en(marks: Marks, at: int) -> When | None:
    """Two days later, a week earlier."""
    count = numbers.plain(marks, at)
    if count is None:
        return None
    n, after = count
    unit, sense = marks.word(after), marks.word(after + 1)
    if unit not in _DAYS_EN | _WEEKS_EN or sense not in _LATER | _EARLIER:
        return None
    days = n * (7 if unit in _WEEKS_EN else 1)
    return When(at, after + 2, None, None, "day", "counted", relation=days if sense in _LATER else -days)


def _days_from_it_ar(marks: Marks, at: int) -> When | None:
    """بعد يومين, بعدها بيومين, قبل ذلك بيومين; بعد يومين من مقتل: the act named came two days earlier."""
    word = bare(marks.word(at), AND)
    later = word in _AFTER or word in _AFTER_THAT
    if not later and word not in _BEFORE and word not in _BEFORE_THAT:
        return None
    told = marks.word(at + 1) in _THAT
    count = _days_ar(marks, at + 1 + told)
    if count is None:
        return None
    if later and marks.word(count.last) in _OF_DAYS and marks.has(count.last + 1, "casualty"):
        return When(at, count.last + 1, None, None, "day", "counted_back", relation=-count.value)
    if not later and not told and word not in _BEFORE_THAT:
        return None  # قبل يومين is counted from publication
    return When(at, count.last, None, None, "day", "counted", relation=count.value if later else -count.value)


def _days_after(marks: Marks, at: int) -> When | None:
    """بعد يوم واحد من العثور على ...; two days after the killing of: the act named last came that much earlier."""
    count = _after_days_ar(marks, at) if marks.arabic else _days_after_en(marks, at)
    if count is None:
        return None
    told = any(
        mark.family in {"casualty", "act"} for n in range(count.last, count.last + 4) for mark in marks.at.get(n, ())
    )
    return When(at, count.last, None, None, "day", "counted_back", relation=-count.value) if told else None


def _after_days_ar(marks: Marks, at: int) -> Part | None:
    """بعد يوم واحد من, بعد ثلاثة أيام على."""
    count = _days_ar(marks, at + 1) if bare(marks.word(at)) in _AFTER else None
    if count is None:
        return None
    joint = count.last + (marks.word(count.last) in _ONE)
    return Part(count.value, joint + 1) if marks.word(joint) in _AFTER_DAYS else None


def _days_after_en(marks: Marks, at: int) -> Part | None:
    """Two days after."""
    count = numbers.plain(marks, at)
    if count is None or marks.word(count[1]) not in _DAYS_EN or marks.word(count[1] + 1) != "after":
        return None
    return Part(count[0], count[1] + 2)


def _days_ar(marks: Marks, at: int) -> Part | None:
    """يوم, بيومين, 3 أيام, ثلاثة أيام."""
    word = marks.word(at)
    if word in _ONE_DAY:
        return Part(1, at + 1)
    if word in _TWO_DAYS:
        return Part(2, at + 1)
    count = numbers.plain(marks, at)
    return Part(count[0], count[1] + 1) if count and marks.word(count[1]) in _DAYS_AR else None


def ago(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """قبل يومين, منذ ثلاثة أيام, قبل أسبوع, قبل أيام; two days ago, a week ago, days ago."""
    return _ago_ar(marks, anchor, at) if marks.arabic else _ago_en(marks, anchor, at)


def _ago_en(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """Two days ago, a week ago, three years ago today, days ago."""
    if marks.word(at) == "days" and marks.word(at + 1) == "ago":
        return anchor.back(at, at + 2, 7, 2, "days_ago")
    count = numbers.plain(marks, at)
    if count is None:
        return None
    n, after = count
    unit = _UNITS_AGO.get(marks.word(after).rstrip("s"))
    if unit is None or marks.word(after + 1) != "ago":
        return None
    published = anchor.published
    if unit == "year" and marks.word(after + 2) == "today" and published:
        return on_day(at, after + 3, calendar_day(published.year - n, published.month, published.day), "ago")
    return _units_ago(anchor, at, Part(n, after + 2), unit)


def _ago_ar(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """قبل يومين, منذ ثلاثة أيام, قبل نحو أسبوع, قبل أيام."""
    if bare(marks.word(at)) not in _AGO_AR:
        return None
    here = at + 1 + (marks.has(at + 1, "bound", "about") is not None)
    word = marks.word(here)
    if word in UNITS:
        return _units_ago(anchor, at, Part(1, here + 1), UNITS[word])
    if word in _TWO_UNITS:
        return _units_ago(anchor, at, Part(2, here + 1), _TWO_UNITS[word])
    count = _days_ar(marks, here)
    if count is not None:
        return _units_ago(anchor, at, count, "day")
    return anchor.back(at, here + 1, 7, 2, "days_ago") if word in _SOME_DAYS_AR else None


def _units_ago(anchor: Anchor, first: int, count: Part, unit: Literal["day"] | Unit) -> When | None:
    """So many days ago and the day before; weeks by a day more or less, months and years by half of one."""
    n, last = count
    if unit == "day":
        return anchor.back(first, last, n + 1, n, "days_ago") if n <= _MOST_DAYS_AGO else None
    if unit == "week":
        return anchor.back(first, last, 7 * n + 1, 7 * n - 1, "weeks_ago")
    days = _DAYS_OF[unit]
    return replace(anchor.back(first, last, days * n + days // 2, days * n - days // 2, "long_ago"), period=True)
