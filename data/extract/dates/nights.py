"""Nights: the evening of one day to the morning of the next."""

from __future__ import annotations

from datetime import date, timedelta

from data.extract.dates.anchor import Anchor
from data.extract.dates.named_days import last_weekday
from data.extract.dates.parts import DASHES
from data.extract.dates.when import When, on_day
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_JOINTS, _NIGHT_OF, _TO_NIGHT = term_set("night_joints"), term_set("night_of"), term_set("night_to_night_en")


def night_before(marks: Marks, at: int) -> int | None:
    """Where the word "night" (or "night of") stands directly before a date, its position."""
    for back in (1, 2, 3):
        mark = marks.has(at - back, "time", "night")
        if mark is not None:
            return at - back if _JOINTS.issuperset(marks.word(n) for n in range(mark.last, at)) else None
    return None


def night(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """ليل أمس, ليل الأربعاء-الخميس, الليلة الماضية; last night, Thursday night, the night of Wednesday to Thursday."""
    last_night = marks.has(at, "time", "last_night")
    if last_night is not None:
        return _last_night(marks, anchor, last_night)
    mark = marks.has(at, "time", "night")
    if mark is not None:
        return _night_of(marks, anchor, mark)
    weekday = marks.has(at, "time.weekday")
    if weekday is not None and marks.word(weekday.last) == "night":
        return _into(anchor, at, weekday.last + 1, last_weekday(anchor, weekday.code, before=True))
    if marks.has(at, "time", "yesterday") and marks.has(at + 1, "time", "night"):
        return anchor.back(at, at + 2, 1, 0, "night_of")
    return None


def _last_night(marks: Marks, anchor: Anchor, mark: Mark) -> When | None:
    """الليلة الماضية; last night, overnight into Thursday; not "overnight on 8-9 September"."""
    joint = marks.word(mark.last)
    morning = marks.has(mark.last + 1, "time.weekday") if joint in {"into", "to"} else None
    if morning is not None:
        day = last_weekday(anchor, morning.code, before=False)
        return _into(anchor, mark.first, morning.last, day - timedelta(1) if day else None)
    if joint in {"on", "of"} and _is_dated(marks, mark.last + 1):
        return None
    return anchor.back(mark.first, mark.last, 1, 0, "last_night")


def _is_dated(marks: Marks, at: int) -> bool:
    return marks.word(at)[:1].isdigit() or marks.has(at, "time.month") is not None


def _night_of(marks: Marks, anchor: Anchor, mark: Mark) -> When | None:
    """ليل أمس, ليل الأربعاء-الخميس; the night of Wednesday to Thursday."""
    at = mark.first
    here = mark.last + (marks.word(mark.last) in _NIGHT_OF)
    if marks.has(here, "time", "yesterday"):
        return anchor.back(at, here + 1, 1, 0, "night_of")
    if marks.has(here, "time", "before_yesterday"):
        return anchor.back(at, here + 2, 2, 1, "night_of")
    evening = marks.has(here, "time.weekday")
    if evening is None:
        return None
    joint = marks.word(evening.last)
    morning = marks.has(evening.last + (joint in DASHES or joint in _TO_NIGHT), "time.weekday")
    day = last_weekday(anchor, evening.code, before=True)
    return _into(anchor, at, morning.last if morning else evening.last, day)


def _into(anchor: Anchor, first: int, last: int, eve: date | None) -> When:
    """The night from an evening to the next day, or to publication where that is sooner."""
    if eve is None:
        return on_day(first, last, None, "night_of")
    end = eve + timedelta(1)
    if anchor.published and end > anchor.published:
        end = max(eve, anchor.published)
    return When(first, last, eve, end, "window" if end > eve else "day", "night_of")
