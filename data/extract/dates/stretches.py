"""Weeks, months and years said by where they lie, and periods without a number: last week, this month, recent years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from data.extract.dates.anchor import Anchor
from data.extract.dates.when import DateRule, When, unresolved
from data.extract.text.affixes import BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

Unit = Literal["week", "month", "year"]
Sense = Literal["past", "current", "before", "within", "same"]

UNITS: dict[str, Unit] = {
    **dict.fromkeys(term_set("unit_week"), "week"),
    **dict.fromkeys(term_set("unit_month"), "month"),
    **dict.fromkeys(term_set("unit_year"), "year"),
}

_UNRESOLVED: dict[tuple[Unit, Sense], DateRule] = {
    ("week", "past"): "past_week",
    ("week", "current"): "current_week",
    ("week", "before"): "before_week",
    ("week", "within"): "within_week",
    ("month", "past"): "past_month",
    ("month", "current"): "current_month",
    ("month", "same"): "same_month",
    ("year", "past"): "past_year",
    ("year", "current"): "current_year",
}
_SENSES: dict[str, Sense] = {"past": "past", "current": "current"}  # of a mark's code

_MONTHS_AR, _WEEKS_AR, _SAME_AR = term_set("months_ar"), term_set("weeks_ar"), term_set("same_ar")
_WEEK_BEFORE_AR, _THIS_AR = term_set("week_before_ar"), term_set("this_ar")
_ONE_EN, _WITHIN_EN = term_set("one_en"), term_set("within_en")
_HOURS_AR, _SINCE_AR, _THAT_AR = term_set("hours_ar"), term_set("since_ar"), term_set("that_ar")
_PLURALS_AR, _PLURALS_EN = term_set("plural_units_ar"), term_set("plural_units_en")
_RECENT_EN, _SOME_EN = term_set("recent_en"), term_set("some_units_en")


class Stretch(NamedTuple):
    """A week, month or year, where it lies, and the word after it."""

    unit: Unit
    sense: Sense
    last: int


def _without_article(word: str) -> str:
    """شهر of الشهر, والشهر and بالشهر; "" where a word has no article."""
    return next((bare(stem, "", article=True) for stem in (bare(word), bare(word, BY + TO)) if _has_article(stem)), "")


def _has_article(word: str) -> bool:
    """Whether an Arabic word begins with its article: الماضي."""
    return bare(word, "", article=True) != word


def stretch_at(marks: Marks, at: int) -> Stretch | None:
    """Last week, هذا الشهر, العام الماضي, the start of the year."""
    return next((found for rule in _STRETCHES if (found := rule(marks, at)) is not None), None)


def _same_month(marks: Marks, at: int) -> Stretch | None:
    """الشهر نفسه."""
    word = marks.word(at)
    if (word in _MONTHS_AR or _without_article(word) in _MONTHS_AR) and marks.word(at + 1) in _SAME_AR:
        return Stretch("month", "same", at + 2)
    return None


def _within_week(marks: Marks, at: int) -> Stretch | None:
    """خلال أسبوع; in a week, within one week."""
    if marks.word(at) in _WEEKS_AR and marks.has(at - 1, "time", "during"):
        return Stretch("week", "within", at + 1)
    if not marks.arabic and marks.word(at) in _ONE_EN and marks.word(at + 1) == "week":
        return Stretch("week", "within", at + 2) if marks.word(at - 1) in _WITHIN_EN else None
    return None


def _week_before(marks: Marks, at: int) -> Stretch | None:
    """الأسبوع السابق, الأسبوع الذي سبقه; the week before, the previous week."""
    if _without_article(marks.word(at)) in _WEEKS_AR and marks.word(at + 1) in _WEEK_BEFORE_AR:
        return Stretch("week", "before", at + 2)
    if not marks.arabic and marks.word(at) == "the":
        first, second = marks.word(at + 1), marks.word(at + 2)
        if first in {"week", "previous"} and second in {"before", "week"}:
            return Stretch("week", "before", at + 3)
    return None


def _past_or_current_en(marks: Marks, at: int) -> Stretch | None:
    """Last week, this month, the start of the year."""
    if marks.arabic:
        return None
    start = marks.has(at, "time", "early")
    if start is not None and marks.word(start.last) in {"the", "this"}:
        unit = UNITS.get(marks.word(start.last + 1))
        if unit is not None:
            return Stretch(unit, "current", start.last + 2)
    sense = marks.has(at, "time", *_SENSES)
    unit = UNITS.get(marks.word(sense.last)) if sense is not None else None
    return Stretch(unit, _SENSES[sense.code], sense.last + 1) if sense is not None and unit is not None else None


def _past_or_current_ar(marks: Marks, at: int) -> Stretch | None:
    """الأسبوع الماضي, الشهر الجاري, هذا العام, مطلع العام."""
    if not marks.arabic:
        return None
    follows = marks.word(at + 1)
    unit = UNITS.get(_without_article(marks.word(at)))
    if unit is None:
        unit = UNITS.get(bare(follows, "", article=True))
        return Stretch(unit, "current", at + 2) if unit is not None and marks.word(at) in _THIS_AR else None
    sense = marks.has(at + 1, "time", *_SENSES)
    if sense is not None and _has_article(follows):
        return Stretch(unit, _SENSES[sense.code], at + 2)
    begun = unit != "week" and not follows.isdigit() and marks.has(at - 1, "time", "early") is not None
    return Stretch(unit, "current", at + 1) if begun else None


_STRETCHES = (_same_month, _within_week, _week_before, _past_or_current_en, _past_or_current_ar)


def past_hours(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """الساعات الـ24 الماضية; the past 24 hours, the last 48 hours."""
    words = {marks.word(n) for n in range(at, at + 3)}
    hours = bare(marks.word(at), "", article=True) in _HOURS_AR
    hours = hours or ("hours" in words and marks.has(at, "time", "past") is not None)
    if not hours or not ("48" in words or any("24" in word for word in words)):
        return None
    if not any(marks.has(at + n, "time", "past") for n in range(4)):
        return None
    return anchor.back(at, at + 3, 2 if "48" in words else 1, 0, "past_hours")


def since_then(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """منذ ذلك; since then: from the day named last."""
    english = marks.word(at) == "since" and marks.word(at + 1) == "then"
    if not english and not (marks.word(at) in _SINCE_AR and marks.word(at + 1) in _THAT_AR):
        return None
    if anchor.latest is None:
        return When(at, at + 2, None, None, "unknown", "since_then", period=True)
    return When(at, at + 2, anchor.latest, anchor.published, "window", "since_then", period=True)


def recent(marks: Marks, _anchor: Anchor, at: int) -> When | None:
    """الأشهر الماضية, recent weeks, the past few years: a period without a number."""
    last = _recent_ar(marks, at) if marks.arabic else _recent_en(marks, at)
    return When(at, last, None, None, "unknown", "recent", period=True) if last is not None else None


def _recent_ar(marks: Marks, at: int) -> int | None:
    word = marks.word(at)
    plural = _has_article(word) and bare(word, "", article=True) in _PLURALS_AR
    return at + 2 if plural and marks.has(at + 1, "time", "past") else None


def _recent_en(marks: Marks, at: int) -> int | None:
    if marks.word(at) not in _RECENT_EN:
        return None
    here = at + 1 + (marks.word(at + 1) in _SOME_EN)
    return here + 1 if marks.word(here) in _PLURALS_EN else None


def stretch(marks: Marks, anchor: Anchor, at: int) -> When | None:
    """الأسبوع الماضي, الشهر الجاري, العام الماضي; last week, this month, the start of the year."""
    if marks.word(at + 1) == "week" and marks.word(at + 2) == "of":
        return None  # the last week of May
    found = stretch_at(marks, at)
    if found is None:
        return None
    last, published = found.last, anchor.published
    if published is None:
        return unresolved(at, last, _UNRESOLVED[found.unit, found.sense], period=True)
    month = published.replace(day=1)
    match found.unit, found.sense:
        case "week", "before" if anchor.week is not None:
            after = anchor.week[0]
            return When(at, last, after - timedelta(7), after - timedelta(1), "window", "week_before", period=True)
        case "week", "within":
            end = anchor.latest or published
            return When(at, last, end - timedelta(7), end, "window", "within_week", period=True)
        case "week", "past":
            return anchor.back(at, last, 13, 1, "last_week", period=True)
        case "week", _:
            return anchor.back(at, last, published.weekday(), 0, "this_week", period=True)
        case "month", "same":
            return None
        case "month", "current":
            return When(at, last, month, published, "month", "this_month", period=True)
        case "month", _:
            end = month - timedelta(1)
            return When(at, last, end.replace(day=1), end, "month", "last_month", period=True)
        case _, "past":
            year = published.year - 1
            return When(at, last, date(year, 1, 1), date(year, 12, 31), "year", "past_year", period=True)
    return When(at, last, date(published.year, 1, 1), published, "year", "current_year", period=True)
