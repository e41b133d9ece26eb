"""People with a number, and what bounds it before or after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.affixes import AND
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE, Number
from data.extract.tolls.nouns import body_part, counts_things, noun_counted, takes_and
from data.extract.tolls.people import People, exactly, is_civilian, is_fighter

_QUALIFIERS = 6  # words between people and what bounds their number
_ANIMALS = term_set("animals")
_NAMED_BY_NUMBER = term_set("named_by_number")
_OTHER_SIGNS = term_set("signs_after_other_numbers")
_ENDS_QUALIFIERS = term_set("stops_en") - {"of", "from"} | {"and"}
_ROADS = term_set("roads_by_number")
_YEARS = range(1901, 2100)


def _article_alone(marks: Marks, number: Number) -> bool:
    """A, an: "one" only with a noun, which is read without a number."""
    return not marks.arabic and number.last == number.first + 1 and marks.word(number.first) in {"a", "an"}


def _day_of_month(marks: Marks, number: Number) -> bool:
    """May 5."""
    return marks.word(number.first).isdigit() and marks.has(number.first - 1, "time.month") is not None


def _one_in_words(marks: Marks, number: Number) -> bool:
    """واحد: follows its noun, which is read without it."""
    return number.low == number.high == 1 and marks.arabic and not marks.word(number.first).isdigit()


def _animals(marks: Marks, number: Number) -> bool:
    """Forty of his sheep."""
    near = range(number.last, number.last + 4)
    return not marks.arabic and any(marks.word(n) in _ANIMALS for n in near)


def _of_an_ordinal(marks: Marks, number: Number) -> bool:
    """A twenty-first person: no twenty."""
    return not marks.arabic and marks.has(number.last, "ordinal") is not None and numbers.hyphened(marks, number.last)


NO_PEOPLE: tuple[Callable[[Marks, Number], bool], ...] = (
    _article_alone,
    _day_of_month,
    _one_in_words,
    _animals,
    _of_an_ordinal,
)


def people_numbered(marks: Marks, at: int) -> People | None:
    """The people whose number begins at a word, with or without their noun: ثلاثة عناصر, at least five."""
    number = numbers.at(marks, at)
    if number is None or any(rule(marks, number) for rule in NO_PEOPLE):
        return None
    after = number.last
    part = body_part(marks, after)
    if part is not None and {"his", "her"} & {marks.word(n) for n in range(after, part)}:
        return exactly(1, at, part + 1)  # both her hands were injured: one person
    if counts_things(marks, after) or marks.word(after) in _OTHER_SIGNS or marks.word(at - 1) in _NAMED_BY_NUMBER:
        return None
    noun, last = noun_counted(marks, after)
    if noun is None and ((number.low or 0) in _YEARS or marks.word(at - 1) in _ROADS):
        return None  # the year, and the road 7
    civilians = (number.low, number.high) if noun is not None and is_civilian(noun) else NONE
    fighters = noun is not None and is_fighter(noun)
    return People(number.low, number.high, at, last, civilians, number.vague, fighters)


def bounded_people(marks: Marks, one: People) -> People:
    """The same people with the bound before a dual (ما لا يقل عن عنصرين) or after the noun (عنصران على الأقل)."""
    if one.low is None or one.low != one.high or one.definite:
        return one
    said = _bound_before(marks, one.first) or _bound_behind(marks, one)
    if said is None:
        return one
    low, high = numbers.bounded((one.low, one.high), said.code)
    civilians = numbers.bounded(one.civilians, said.code)
    return replace(one, low=low, high=high, civilians=civilians, last=max(one.last, said.last))


def _bound_before(marks: Marks, at: int) -> Mark | None:
    if numbers.joined_on(marks, at) or (marks.arabic and marks.word(at).startswith(AND) and takes_and(marks, at)):
        return None  # عنصران على الأقل ومدنيان: the bound is of those before
    for back in range(2, 5):  # of two words or more: "up to", أكثر من; not حتى alone
        mark = marks.has(at - back, "bound", "at_least", "at_most")
        if mark is not None and mark.last == at:
            return mark
    return None


def _bound_behind(marks: Marks, one: People) -> Mark | None:
    """Over the words that say which people: خمسة عناصر من «قسد» على الأقل, three members of the SDF at least."""
    here = one.last
    while here <= one.last + _QUALIFIERS:
        mark = numbers.bound_after(marks, here)
        if mark is not None:
            return mark
        again = numbers.plain(marks, here) if marks.arabic else None  # جنديين اثنين
        if again is not None and again[0] == one.low:
            here = again[1]
            continue
        if here >= len(marks.words) or _begins_else(marks, here):
            return None
        actor = marks.has(here, "actor")
        here = actor.last if actor is not None else here + 1
    return None


def _begins_else(marks: Marks, at: int) -> bool:
    """Whether a word is no more of what qualifies people: a mark, an act, a number, others."""
    word = marks.word(at)
    if marks.words[at].is_mark or word in _ENDS_QUALIFIERS:
        return True
    if marks.arabic and word.startswith(AND) and marks.has(at, "actor") is None:
        return True
    others = marks.has(at, "casualty") or marks.has(at, "act") or marks.has(at, "bound")
    return others is not None or numbers.plain(marks, at) is not None
