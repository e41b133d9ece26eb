"""The parts of a written date: its day, its month and its year, each with the word after it."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from data.calendar import is_plausible
from data.extract.dates.anchor import Anchor
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

DASHES = term_set("date_dashes")

_COMMAS, _DAY_ENDINGS = term_set("date_commas"), term_set("day_endings_en")
_AUGUST_OR_FATHER, _PICK_UP, _BEFORE_MAY = (
    term_set("august_or_father_ar"),
    term_set("pick_up_ar"),
    term_set("before_may_en"),
)
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_MARCH, _MAY = "3", "5"  # codes of the months that are verbs in English too
_LONGEST_SHORT_MONTH = 4  # letters of "Sept."
_YEAR_LEADS, _YEAR_JOINTS, _YEAR_TIED = term_set("year_leads"), term_set("year_joints"), term_set("year_tied")
_CLOCK_WORDS = term_set("clock_words_en")
_LAST_DAY = 31


class Part(NamedTuple):
    """A number that a text says, and the word after it."""

    value: int
    last: int


class Dated(NamedTuple):
    """A day that a text says, None where the calendar has none such, and the word after it."""

    day: date | None
    last: int


def calendar_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar on which something can have happened."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_plausible(found) else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def skip_comma(marks: Marks, at: int) -> int:
    """The word itself, or the one after a comma or an opening bracket."""
    return at + (marks.word(at) in _COMMAS)


def day_at(marks: Marks, at: int) -> Part | None:
    """A day of a month: 14, 14th, السابع."""
    word = marks.word(at)
    if word.isdigit() and 1 <= int(word) <= _LAST_DAY:
        return Part(int(word), at + 1 + (marks.word(at + 1) in _DAY_ENDINGS))
    mark = marks.has(at, "ordinal") if marks.arabic else None
    return Part(int(mark.code), mark.last) if mark else None


def month_at(marks: Marks, at: int) -> Part | None:
    """A month, where its word is one: آب, آب/أغسطس, August, Sept. 16."""
    mark = marks.has(at, "time.month")
    if mark is None or any(is_other(marks, mark) for is_other in _NO_MONTHS):
        return None
    after = mark.last
    if marks.word(after) == "." and len(marks.word(at)) <= _LONGEST_SHORT_MONTH and marks.word(after + 1).isdigit():
        after += 1
    if marks.word(after) == "/" and (second := marks.has(after + 1, "time.month")) is not None:
        after = second.last
    return Part(int(mark.code), after)


def _is_father(marks: Marks, mark: Mark) -> bool:
    """قتل أب وابنه: without its madda August is read beside a number only."""
    at = mark.first
    return (
        marks.arabic
        and mark.form.stem in _AUGUST_OR_FATHER
        and marks.word(at).endswith(mark.form.stem)
        and _MADDA not in marks.words[at].written
        and not marks.word(at - 1).isdigit()
        and not marks.word(at + 1).isdigit()
    )


def _is_pick_up(marks: Marks, mark: Mark) -> bool:
    """بيك آب."""
    return marks.word(mark.first - 1) in _PICK_UP


def _is_verb(marks: Marks, mark: Mark) -> bool:
    """They march; it may; May they return."""
    if marks.arabic or mark.code not in {_MARCH, _MAY}:
        return False
    at = mark.first
    before, after = marks.word(at - 1), marks.word(at + 1)
    beside_a_date = before in _BEFORE_MAY or before[:1].isdigit() or after.isdigit()
    return not marks.words[at].written[:1].isupper() or (mark.code == _MAY and not beside_a_date)


_NO_MONTHS = (_is_father, _is_pick_up, _is_verb)


def year_at(marks: Marks, at: int) -> Part | None:
    """A year: 2022, عام 2022, من عام 2022, of 2022.

    Any four digits are one, 2150 too: no other year is guessed in the place of one that cannot be.
    """
    while (word := marks.word(at)) in _YEAR_LEADS:
        at += 1
        follows = marks.word(at).isdigit()
        if not follows and (word in _YEAR_TIED or word not in _YEAR_JOINTS):
            return None
    year = marks.word(at)
    if len(year) != 4 or not year.isdigit() or not 1000 <= int(year) <= 2999:
        return None
    if not 1900 <= int(year) <= 2099 and _is_counted(marks, at):
        return None
    return Part(int(year), at + 1)


def _is_counted(marks: Marks, at: int) -> bool:
    """Whether four digits count people or things, or tell the time: 24 NOV, 1830L; 5 May, 1500 homes."""
    clock = marks.text.text[marks.words[at].end :][:1].isalpha() or marks.word(at + 1) in _CLOCK_WORDS
    return clock or bool(marks.has(at + 1, "person") or marks.has(at + 1, "bound", "ordinal_thing"))


def dated(marks: Marks, anchor: Anchor, day: int, month: int, after: int) -> Dated:
    """Day and month with the year said after them, or the last such day not after publication."""
    year = year_at(marks, after)
    if year is not None:
        return Dated(calendar_day(year.value, month, day), year.last)
    if marks.has(after, "time", "past", "current"):
        after += 1
    if anchor.published is None:
        return Dated(calendar_day(anchor.year, month, day) if anchor.year else None, after)
    found = calendar_day(anchor.published.year, month, day)
    if found is None or found > anchor.published:
        found = calendar_day(anchor.published.year - 1, month, day)
    return Dated(found, after)
