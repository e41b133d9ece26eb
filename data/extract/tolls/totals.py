"""Totals: killed and wounded together, the fifth to die, a toll that rises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.affixes import AND, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE, Number
from data.extract.tolls.joined import people_at
from data.extract.tolls.nouns import counts_things, person_at
from data.extract.tolls.people import toll_of
from data.extract.tolls.toll import BOTH_KINDS, Toll

_STANDS_AT = term_set("toll_stands_at")
_PLURAL_ACTS = term_set("plural_acts")
_THE_WOUNDED = term_set("the_wounded")
_AS_MANY = term_set("and_as_many_ar")
_BETWEEN = term_set("between")
_ONE_DEAD = term_set("one_dead_ar")
_BRINGS = term_set("brings_toll_en")
_REACH_BACK = 16  # words from "killed and wounded" back to their number
_NTH = range(3, 21)


def nth_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """A sixth person has died; فارق مقاتل خامس الحياة: six dead, five dead in all."""
    for mark in marks.of("ordinal", first=first, last=last):
        number = int(mark.code)
        beside = mark.first - 1 if marks.arabic else mark.last
        if number not in _NTH or person_at(marks, beside) is None or mark.form.definite:
            continue
        near = range(mark.first - 4, mark.first) if marks.arabic else range(mark.last, mark.last + 6)
        died = next((n for n in near if first <= n < last and marks.has(n, "casualty", "kill")), None)
        if died is not None and (marks.arabic or marks.word(mark.first - 1) in {"a", "the"}):
            yield Toll("killed", number, number, died, mark.first, mark.last, update=True, rule="nth_dead")


def combined(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """12 بين قتيل وجريح; nine killed and wounded: killed 1..n-1, injured 1..n-1."""
    for mark in marks.of("casualty", "combined", first=first, last=last):
        number = _number_of_both(marks, mark, first)
        one_dead = mark.last == mark.first + 2 and bare(marks.word(mark.first)) in _ONE_DEAD
        if one_dead and number is None and marks.word(mark.first - 1) not in _BETWEEN:
            for kind, at in zip(BOTH_KINDS, (mark.first, mark.first + 1), strict=True):
                yield Toll(kind, 1, 1, at, at, at + 1, rule="noun_form")
            continue
        for kind in BOTH_KINDS:
            toll = Toll(kind, None, None, mark.first, mark.first, mark.last, vague=True, rule="combined")
            if number is not None and number.low is not None:
                begin, end = min(number.first, mark.first), max(mark.last, number.last)
                high = number.high - 1 if number.high else None
                toll = replace(toll, low=1, high=high, first=begin, last=end, vague=False)
            yield toll


def _number_of_both(marks: Marks, mark: Mark, first: int) -> Number | None:
    """The number of those killed and wounded together: the nearest before, in English else right behind."""
    for at in range(mark.first - 1, max(first, mark.first - _REACH_BACK) - 1, -1):
        number = numbers.at(marks, at)
        if number is not None and (number.low or 0) > 1 and not counts_things(marks, number.last):
            wider = numbers.at(marks, at - 1) if at > first else None
            return wider if wider is not None and wider.last == number.last else number
    behind = None if marks.arabic else numbers.at(marks, mark.last)
    return behind if behind is not None and (behind.low or 0) > 1 else None


def killed_and_wounded_ar(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """مقتل وإصابة خمسة عناصر."""
    if not marks.arabic:
        return
    for mark in marks.of("casualty", "kill", first=first, last=last):
        second = marks.has(mark.last, "casualty", "wound")
        if second is None or not second.form.prefix.startswith(AND):
            continue
        people = people_at(marks, second.last)
        if people is not None and (people.low or 0) > 1:
            high = people.high - 1 if people.high else None
            for kind in BOTH_KINDS:
                toll = toll_of(marks, kind, people, mark.first, "combined")
                yield replace(toll, low=1, high=high, civilians=NONE)


def updated(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """put the death toll at five; ارتفعت الحصيلة إلى سبعة; رفعت العدد إلى خمسة."""
    for mark in marks.of("casualty", "toll", first=first, last=last):
        for at in range(mark.last, min(mark.last + 6, last)):
            number = numbers.at(marks, at + 1) if marks.word(at) in _STANDS_AT else None
            if number is None or number.low is None or _counts_no_people(marks, number):
                continue
            wounded = marks.has(number.last, "casualty", "wound_people") is not None
            wounded = wounded or any(marks.word(n) in _THE_WOUNDED for n in range(max(first, mark.first - 4), at))
            toll = Toll(
                "injured" if wounded else "killed", number.low, number.high, mark.first, number.first, number.last
            )
            if marks.word(number.last + 1) in _AS_MANY and marks.has(number.last + 3, "casualty", "wound_people"):
                yield replace(toll, kind="injured", head=number.last + 3, first=number.last + 1, last=number.last + 4)
            yield replace(toll, update=True, rule="updated_toll")
            break


def _counts_no_people(marks: Marks, number: Number) -> bool:
    """The toll of attacks rose to nine."""
    behind = range(number.last, number.last + 3)
    acts = any(bare(marks.word(n), "", article=True) in _PLURAL_ACTS for n in behind)
    return acts or counts_things(marks, number.last)


def running_total(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """bringing to 41 the number of residents killed."""
    if marks.arabic:
        return
    for at in range(first, last - 4):
        if marks.word(at) not in _BRINGS or marks.word(at + 1) != "to":
            continue
        number = numbers.at(marks, at + 2)
        if number is None or marks.word(number.last) != "the" or marks.word(number.last + 1) not in {"number", "toll"}:
            continue
        if marks.of("casualty", "kill", "kill_people", first=number.last, last=min(last, number.last + 8)):
            yield Toll("killed", number.low, number.high, at, number.first, number.last, update=True, rule="running")
