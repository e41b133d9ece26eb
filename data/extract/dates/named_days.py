"""Days said by their name: today, yesterday, Wednesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.extract.dates.anchor import Anchor
from data.extract.dates.parts import skip_comma
from data.extract.dates.when import DateRule, Problem, When, on_day
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NEAR: tuple[tuple[DateRule, int], ...] = (("before_yesterday", 2), ("yesterday", 1), ("today", 0))
_ENDS_TODAY_AR, _BEGINS_NO_TODAY_AR = tuple(term_set("ends_today_ar")), tuple(term_set("begins_no_today_ar"))
_PER_DAY_AR = term_set("per_day_ar")
_NOT_ALONE_EN = term_set("weekdays_not_alone_en")


def last_weekday(anchor: Anchor, code: str, *, before: bool) -> date | None:
    """The last such day up to publication (`before`: earlier than it), or the one in the week that the text states."""
    day = WEEKDAYS.index(code)
    if anchor.week is not None:
        start, end = anchor.week
        inside = start + timedelta((day - start.weekday()) % 7)
        if inside <= end:
            return inside
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - day) % 7
    return anchor.published - timedelta(7 if back == 0 and before else back)


def contradiction(day: date | None, weekday: Mark | None) -> Problem:
    """The problem of a day that has another weekday said beside it: أمس الأحد on a Tuesday."""
    return "weekday" if day and weekday and WEEKDAYS[day.weekday()] != weekday.code else ""


def near_today(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """اليوم, أمس, أول أمس; today, yesterday; with the weekday after it: أمس الأحد."""
    for code, back in _NEAR:
        mark = marks.has(at, "time", code)
        if mark is None or (code == "today" and not _is_today(marks, mark)):
            continue
        said = marks.has(skip_comma(marks, mark.last), "time.weekday")
        expected = anchor.published - timedelta(back) if anchor.published else None
        when = anchor.back(at, said.last if said else mark.last, back, back, code)
        return replace(when, problem=contradiction(expected, said) or when.problem)
    return None


def _is_today(marks: Marks, mark: Mark) -> bool:
    """Not يوم of a date, كاليوم or اليوم الواحد."""
    if not marks.arabic:
        return True
    word = marks.word(mark.first)
    if word.startswith(_BEGINS_NO_TODAY_AR) or marks.word(mark.last) in _PER_DAY_AR:
        return False
    return word.endswith(_ENDS_TODAY_AR)


def weekday(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """Wednesday, last Wednesday; الأربعاء الماضي."""
    mark = marks.has(at, "time.weekday")
    if mark is None:
        return None
    if not marks.arabic and (not marks.words[at].written[:1].isupper() or marks.word(at) in _NOT_ALONE_EN):
        return None
    past = marks.has(mark.last, "time", "past")
    said_after = marks.arabic and past is not None and not past.form.prefix
    said_before = marks.has(at - 1, "time", "past") is not None
    day = last_weekday(anchor, mark.code, before=said_before or said_after)
    return on_day(at, mark.last + said_after, day, "weekday")
