"""People that stand at a word, with those that "and" joins to them."""

from __future__ import annotations

from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.nouns import person_at, takes_and
from data.extract.tolls.numbered import bounded_people, numbered
from data.extract.tolls.people import People
from data.extract.tolls.uncounted import uncounted_ar, uncounted_en

_AT = {"في", "قرب"}


def people_at(marks: Marks, at: int) -> People | None:
    """People named from this word on: a number with or without a noun, a dual, a singular, a plural; then those
    joined to them.
    """
    one = _one(marks, at)
    if one is None:
        return None
    while True:
        joined = _joined(marks, one.last)
        if joined is None or _one_kind(marks, one, joined):
            return one
        if joined.vague or (joined.low, joined.high) == NONE:
            low, high = one.low, None
        else:
            low, high = numbers.add((one.low, one.high), (joined.low, joined.high))
        civilians = (
            numbers.add(one.civilians, joined.civilians) if one.civilians != NONE or joined.civilians != NONE else NONE
        )
        one = replace(one, low=low, high=high, last=joined.last, civilians=civilians, vague=one.vague and low is None)


def _one_kind(marks: Marks, one: People, joined: People) -> bool:
    """57 عضواً وقيادياً: two words for the same 57."""
    words = (marks.word(one.last - 1), marks.word(joined.last - 1))
    return (
        marks.arabic
        and (one.low or 0) > 10
        and joined.low == 1
        and joined.last - joined.first == 1
        and all(word.endswith("ا") for word in words)
    )


def _joined(marks: Marks, last: int) -> People | None:
    """People joined by "and" within a few words: ثلاثة عناصر ومدنيان, a shepherd and his two sons."""
    if not marks.arabic:
        here = last
        for _ in range(6):
            if marks.word(here) == "and":
                break
            actor = marks.has(here, "actor")
            if marks.word(here) in {"of", "the", "from", ",", "in"} or actor is not None:
                here = actor.last if actor is not None else here + 1
                continue
            return None
        if marks.word(here) != "and" or marks.has(here + 1, "casualty"):
            return None
        joined = _one(marks, here + 1)
        if joined is None or (joined.definite and joined.low is None):
            return None
        after = joined.last
        while marks.word(after) in {"other", "others"}:
            after += 1
        return None if marks.has(after, "casualty", "kill", "wound", "kill_people", "wound_people") else joined
    for here in range(last, min(last + 9, len(marks.words))):
        if marks.words[here].is_mark and marks.word(here) not in {"،", ",", ")", "("}:
            return None
        if marks.has(here, "casualty") or marks.has(here, "bound", "among") or marks.has(here, "act"):
            return None
        if marks.word(here).removeprefix("و") in term_set("bereaves"):
            return None
        if marks.word(here) == "و" and marks.word(here + 1).isdigit():
            return _one(marks, here + 1)
        if marks.word(here) in {"مع", "برفقه"}:
            own = person_at(marks, here + 1)
            return _one(marks, here + 1) if own is not None and own.form.pronoun else None
        if marks.word(here) == "وعلي" and (joined := _one(marks, here + 1)) is not None:
            return joined
        if marks.word(here).startswith("و") and (len(marks.word(here)) > 2 or marks.word(here)[1:].isdigit()):
            joined = None if marks.word(here).endswith("وا") else _one(marks, here)
            if joined is None or (joined.definite and not person_at(marks, here)):
                return None
            if {marks.word(n) for n in range(last, here)} & _AT and marks.word(joined.last) in _AT:
                return None  # قُتل عنصران في ذيبان وثلاثة في البصيرة: each place its own
            return joined if takes_and(marks, here) else None
    return None


def _one(marks: Marks, at: int) -> People | None:
    if at >= len(marks.words) or marks.words[at].is_mark:
        return None
    one = numbered(marks, at) or (uncounted_ar(marks, at) if marks.arabic else uncounted_en(marks, at))
    return None if one is None else bounded_people(marks, one)
