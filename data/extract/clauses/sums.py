"""Several acts told as one: a number of them, dozens of them, what a whole battle cost, a time that spans many."""

from __future__ import annotations

from itertools import pairwise

from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.text import numbers
from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import PLURALS
from data.extract.tolls.toll import Toll

WEEK = 7  # days

_COUNTS_OPERATIONS = term_set("counts_operations_ar")
_DAYS = term_set("units_of_days")
_DUAL_UNITS = term_set("dual_units_ar")
_LASTS = term_set("lasts")
_LONG_UNITS = term_set("long_units")
_MONTHS_AND_YEARS = term_set("months_and_years")
_NO_SPAN = term_set("no_span_en")
_PERIODS_TOLL = term_set("periods_toll")
_SEPARATE = term_set("separate_acts")
_SORTIES = term_set("sorties")
_SO_FAR = term_set("so_far")
_SPAN_BEGINS = term_set("span_begins")
_SPAN_PAST = term_set("span_past")
_TOLL_NOUNS = term_set("toll_nouns_en")
_WHOLE_EVENTS = term_set("whole_events")


def is_number(marks: Marks, toll: Toll) -> bool:
    """Whether a toll is a number and not "dozens"."""
    vague = any(marks.has(n, "bound", *PLURALS) for n in range(toll.first, toll.last))
    return toll.low is not None and not vague


def numbered(marks: Marks, clause: Clause) -> bool:
    """Whether a toll above zero is a number and not "dozens"."""
    return any(is_number(marks, toll) for toll in clause.counted)


def many_acts(marks: Marks, clause: Clause) -> bool:
    """A number of acts: 41 operations, nine attacks, ثلاث غارات; not of sorties on one target."""
    for mark in clause.of(marks, "frame", "acts_counted"):
        if bare(marks.word(mark.first), AND + BY + TO) in _SEPARATE:
            return True
        if _counts(marks, clause, mark):
            sorties = marks.word(mark.first) in _SORTIES
            return not sorties or any(when.period and when.days not in (1, 2) for when in clause.whens)
    total = clause.frames.get("total")
    if not marks.arabic or total is None:
        return False
    written = marks.text.written(total.first, min(total.last + 2, clause.last))
    return any(phrase in written for phrase in _COUNTS_OPERATIONS)


def _counts(marks: Marks, clause: Clause, acts: Mark) -> bool:
    """Whether a number above one, and no "dozens", stands before the noun of acts, one word between at most."""
    for at in range(max(clause.first, acts.first - 3), acts.first):
        number = numbers.at(marks, at)
        if (
            number is not None
            and (number.low or 0) > 1
            and not marks.has(number.first, "bound", *PLURALS)
            and acts.first - number.last <= 1
        ):
            return True
    return False


def uncounted(marks: Marks, clause: Clause) -> bool:
    """Dozens of attacks, several operations, and no toll that is a number."""
    if any(toll.low not in (None, *PLURALS.values()) for toll in clause.tolls):
        return False
    return any(
        marks.has(mark.last, "frame", "acts_counted") or marks.has(mark.last + 1, "frame", "acts_counted")
        for mark in clause.of(marks, "bound", *PLURALS, "some")
    )


def so_far(marks: Marks, clause: Clause) -> bool:
    """حتى الآن, so far, to date: a running total."""
    return any(f"{one} {other}" in _SO_FAR for one, other in pairwise(clause.words(marks)))


def since_or_during(marks: Marks, periods: list[When]) -> bool:
    """Since June, during October."""
    return any(when.is_since_then or marks.has(when.first, "time", "since", "during") for when in periods)


def over_months(marks: Marks, clause: Clause) -> bool:
    """In the first four months of the year, خلال الأشهر الثلاثة الماضية, this year's toll: a total, whatever else is
    said.
    """
    words = [bare(word, AND) for word in clause.words(marks)]
    for at, word in enumerate(words):
        if word in _PERIODS_TOLL and _TOLL_NOUNS & set(words[at + 1 : at + 3]):
            return True
        if bare(word, "", article=True) in _MONTHS_AND_YEARS and not _NO_SPAN & set(words[at + 1 : at + 2]):
            before = words[max(0, at - 4) : at]
            if _SPAN_PAST & set(before[-3:]) and _SPAN_BEGINS & set(before):
                return True
    return False


def lasted(marks: Marks, clause: Clause, least: int) -> bool:
    """استمرت المعركة عشرة أيام, ten days of fighting: what a whole battle of so many days cost, not one act in it."""
    words = clause.words(marks)
    for at, unit in enumerate(words):
        if unit not in _LONG_UNITS:
            continue
        back = (numbers.at(marks, clause.first + at - n) for n in (1, 2, 3))
        number = next((one for one in back if one), None)
        size = (number.low or number.high or 0) if number is not None else 2 if unit in _DUAL_UNITS else least
        if size * (1 if unit in _DAYS else WEEK) < least:
            continue
        near = {bare(word, "", article=True) for word in words[max(0, at - 5) : at + 4]}
        if near & _LASTS or (near & _WHOLE_EVENTS and number is not None):
            return any(bare(word, AND + THEN + BY, article=True) in _WHOLE_EVENTS for word in words)
    return False
