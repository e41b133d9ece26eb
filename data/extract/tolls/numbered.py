"""People with a number, and what bounds it before or after them."""

from __future__ import annotations

from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.nouns import body_part, counts_things, noun_after, takes_and
from data.extract.tolls.people import ANIMALS, STOP_EN, People

_QUALIFIERS = 6  # words between people and what bounds their number


def numbered(marks: Marks, at: int) -> People | None:
    number = numbers.at(marks, at)
    if number is None:
        return None
    after = number.last
    if not marks.arabic and number.first == number.last - 1 and marks.word(at) in {"a", "an"}:
        return None
    if marks.word(at).isdigit() and marks.has(at - 1, "time.month") is not None:
        return None
    if number.low == 1 and number.high == 1 and marks.arabic and not marks.word(at).isdigit():
        return None
    if not marks.arabic and ANIMALS & {marks.word(n) for n in range(after, after + 4)}:
        return None
    part = body_part(marks, after)
    if part is not None and {"his", "her"} & {marks.word(n) for n in range(after, part)}:
        return People(1, 1, at, part + 1)  # both her hands were injured: one person
    if (
        counts_things(marks, after)
        or marks.word(after) in {"%", ":"}
        or marks.word(at - 1) in {"الفوج", "الفرقه", "اللواء", "t", "aged", "age"}
    ):
        return None
    noun, last = noun_after(marks, after)
    if noun is None and number.low is not None and number.low > 1900 and number.low < 2100:
        return None
    low, high = number.low, number.high
    civilian = noun is not None and noun.code.startswith("civilian")
    fighters = noun is not None and noun.code.startswith("fighter")
    return People(low, high, at, last, (low, high) if civilian else NONE, number.vague, fighters)


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
    if numbers.joined_on(marks, at) or (marks.arabic and marks.word(at).startswith("و") and takes_and(marks, at)):
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
    if marks.words[at].is_mark or (word in STOP_EN and word not in {"of", "from"}) or word == "and":
        return True
    if marks.arabic and word.startswith("و") and marks.has(at, "actor") is None:
        return True
    others = marks.has(at, "casualty") or marks.has(at, "act") or marks.has(at, "bound")
    return others is not None or numbers.plain(marks, at) is not None
