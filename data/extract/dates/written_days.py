"""Days said by the calendar: 2021-12-14, 14 December, 22-28 November, the seventh of this month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from data.extract.dates.anchor import Anchor
from data.extract.dates.named_days import contradiction
from data.extract.dates.nights import night_before
from data.extract.dates.parts import DASHES, Dated, Part, calendar_day, dated, day_at, month_at, skip_comma
from data.extract.dates.stretches import Stretch, stretch_at
from data.extract.dates.when import When, on_day, unresolved
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_SPOKEN_OF = 25  # words before "the sixth of it" in which "this month" is looked for

_WEEKDAY_JOINTS, _RANGE_JOINTS = term_set("weekday_joints"), term_set("range_joints")
_OF_MONTH, _OF_IT, _THE_MONTH = term_set("of_month"), term_set("of_it_month_ar"), term_set("the_month_ar")
_THIS, _CURRENT = term_set("this_month_ar"), term_set("current_month_ar")
_LOW_OF_MONTH, _OF_RANGE_MONTH = term_set("low_of_month_ar"), term_set("of_range_month")
_HALVES_OF_DAY = term_set("halves_of_day_en")


def numeric(marks: Marks, _anchor: Anchor, at: int) -> When | None:
    """2021-12-14, 14/12/2021, 14.12.2021."""
    word = marks.word(at)
    if found := _ISO.fullmatch(word):
        return on_day(at, at + 1, calendar_day(int(found[1]), int(found[2]), int(found[3])), "numeric")
    if found := _DAY_FIRST.fullmatch(word):
        return on_day(at, at + 1, calendar_day(int(found[3]), int(found[2]), int(found[1])), "numeric")
    return None


def days_range(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """22-28 November; November 22-28; between 3 and 9 May; من 3 إلى 9 أيار; ليل 5-6 أيار."""
    lead = marks.has(at, "time.weekday")
    here = skip_comma(marks, lead.last) if lead else at
    month_first = None if marks.arabic else month_at(marks, here)
    low = day_at(marks, month_first.last if month_first else here)
    if low is None:
        return None
    own_month = None if month_first else month_at(marks, low.last + (marks.word(low.last) in _LOW_OF_MONTH))
    joint = own_month.last if own_month else low.last
    if marks.word(joint) not in DASHES and marks.word(joint) not in _RANGE_JOINTS:
        return None
    weekday = marks.has(joint + 1, "time.weekday")
    high = day_at(marks, skip_comma(marks, weekday.last) if weekday else joint + 1)
    if high is None:
        return None
    month = _month_of_range(marks, month_first, high)
    if month is None or (high.value <= low.value and not own_month):
        return None
    end, last = dated(marks, anchor, high.value, month.value, month.last)
    if end is None:
        return unresolved(at, last, "range")
    month_low = own_month.value if own_month else month.value
    start = calendar_day(end.year, month_low, low.value)
    if start and start > end:
        start = calendar_day(end.year - 1, month_low, low.value)
    night = night_before(marks, at)
    if night is not None:
        return When(night, last, start, end, "window", "night_of")
    return When(at, last, start, end, "window", "range")


def _month_of_range(marks: Marks, month_first: Part | None, high: Part) -> Part | None:
    """The month of the last day, with the word after the date: the one said after it, or before both days."""
    if month_first is not None and month_at(marks, high.last) is None:
        return Part(month_first.value, high.last)
    return month_at(marks, high.last + (marks.word(high.last) in _OF_RANGE_MONTH))


def explicit(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """[weekday] 14 December [2021]; December 14[, 2021]; الثلاثاء 14 كانون الأول; السابع من كانون الثاني الجاري."""
    weekday = marks.has(at, "time.weekday")
    here = skip_comma(marks, weekday.last) if weekday else at
    while weekday and marks.word(here) in _WEEKDAY_JOINTS:
        here += 1
    found = _day_of_month(marks, anchor, at, here) or _month_and_day(marks, anchor, here)
    if found is None:
        return None
    problem = contradiction(found.day, weekday)
    night = night_before(marks, at)
    if night is not None and found.day is not None:
        end = found.day + timedelta(1)
        return When(night, found.last, found.day, end, "window", "night_of", problem=problem)
    return on_day(at, found.last, found.day, "explicit", problem)


def _day_of_month(marks: Marks, anchor: Anchor, at: int, here: int) -> Dated | None:
    """14 December, السابع من كانون الثاني, في السادس منه, 18 من الشهر الجاري; the date began at `at`."""
    day = day_at(marks, here)
    if day is None:
        return None
    after = day.last
    while marks.word(after) in _OF_MONTH:
        after += 1
    month = month_at(marks, after)
    if month is not None:
        return dated(marks, anchor, day.value, month.value, month.last)
    if marks.word(day.last) in _OF_IT and not marks.word(here)[:1].isdigit():
        return Dated(_of_that_month(marks, anchor, day.value, at), day.last + 1)
    if after == day.last and marks.word(after) not in _THE_MONTH:
        return None
    stretch = stretch_at(marks, after)
    return _of_month(anchor, day.value, stretch) if stretch is not None and stretch.unit == "month" else None


def _month_and_day(marks: Marks, anchor: Anchor, here: int) -> Dated | None:
    """December 14[, 2021]; not "December 5 pm"."""
    month = None if marks.arabic else month_at(marks, here)
    day = day_at(marks, month.last) if month else None
    if month is None or day is None or marks.word(day.last) in _HALVES_OF_DAY:
        return None
    return dated(marks, anchor, day.value, month.value, day.last)


def _of_that_month(marks: Marks, anchor: Anchor, day: int, at: int) -> date | None:
    """في السادس منه: of the month spoken of, "this month" or that of the last date."""
    words = [marks.word(n) for n in range(max(0, at - _SPOKEN_OF), at)]
    this = any(one in _THIS and other in _THE_MONTH for one, other in pairwise(words))
    this = this or not _CURRENT.isdisjoint(words)
    month = anchor.published if this else anchor.latest or anchor.published
    return calendar_day(month.year, month.month, day) if month else None


def _of_month(anchor: Anchor, day: int, stretch: Stretch) -> Dated:
    """18 من الشهر الجاري, الثامن من الشهر نفسه; the 18th of last month."""
    if stretch.sense == "same":
        same = anchor.latest or anchor.published
        return Dated(calendar_day(same.year, same.month, day) if same else None, stretch.last)
    if anchor.published is None:
        return Dated(None, stretch.last)
    before = anchor.published.replace(day=1) - timedelta(1)
    month = anchor.published if stretch.sense == "current" else before
    return Dated(calendar_day(month.year, month.month, day), stretch.last)
