"""People that stand at a word, with those that "and" joins to them."""

from __future__ import annotations

from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.affixes import ACCUSATIVE, AND, THEY_DID, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.nouns import person_at, takes_and
from data.extract.tolls.numbered import bounded_people, people_numbered
from data.extract.tolls.people import People
from data.extract.tolls.uncounted import people_uncounted

_AT = term_set("at_ar")
_MARKS_BETWEEN = term_set("marks_between_people")
_BEREAVES = term_set("bereaves")
_WITH = term_set("together_with_ar")
_AND_AGAINST = term_set("and_on_ar")
_QUALIFIES = term_set("qualifies_people_en")
_REACH_AR, _REACH_EN = 9, 6  # words from people to those joined to them


def people_at(marks: Marks, at: int) -> People | None:
    """People named from this word on: a number with or without a noun, a dual, a singular, a plural; then those
    joined to them.
    """
    people = named_at(marks, at)
    while people is not None:
        joined = _joined_ar(marks, people.last) if marks.arabic else _joined_en(marks, people.last)
        if joined is None or _same_people(marks, people, joined):
            break
        people = _together(people, joined)
    return people


def named_at(marks: Marks, at: int) -> People | None:
    """The same without those joined to them."""
    if at >= len(marks.words) or marks.words[at].is_mark:
        return None
    people = people_numbered(marks, at) or people_uncounted(marks, at)
    return None if people is None else bounded_people(marks, people)


def _together(people: People, joined: People) -> People:
    """Both as one; at least the first where those joined have no number."""
    if joined.vague or (joined.low, joined.high) == NONE:
        low, high = people.low, None
    else:
        low, high = numbers.add((people.low, people.high), (joined.low, joined.high))
    civil = people.civilians != NONE or joined.civilians != NONE
    civilians = numbers.add(people.civilians, joined.civilians) if civil else NONE
    vague = people.vague and low is None
    return replace(people, low=low, high=high, last=joined.last, civilians=civilians, vague=vague)


def _same_people(marks: Marks, people: People, joined: People) -> bool:
    """57 عضواً وقيادياً: two words for the same 57."""
    words = (marks.word(people.last - 1), marks.word(joined.last - 1))
    return (
        marks.arabic
        and (people.low or 0) > 10
        and joined.low == 1
        and joined.last - joined.first == 1
        and all(word.endswith(ACCUSATIVE) for word in words)
    )


def _joined_en(marks: Marks, last: int) -> People | None:
    """A shepherd and his two sons; not two killed and three others wounded."""
    here = last
    for _ in range(_REACH_EN):
        actor = marks.has(here, "actor")
        if marks.word(here) == "and" or (actor is None and marks.word(here) not in _QUALIFIES):
            break
        here = actor.last if actor is not None else here + 1
    if marks.word(here) != "and" or marks.has(here + 1, "casualty"):
        return None
    joined = named_at(marks, here + 1)
    if joined is None or (joined.definite and joined.low is None):
        return None
    after = joined.last
    while marks.word(after) in {"other", "others"}:
        after += 1
    return None if marks.has(after, "casualty", "kill", "wound", "kill_people", "wound_people") else joined


def _joined_ar(marks: Marks, last: int) -> People | None:
    """ثلاثة عناصر ومدنيان; راعٍ مع ولديه; not قُتل عنصر وأصيب مدني."""
    for at in range(last, min(last + _REACH_AR, len(marks.words))):
        word = marks.word(at)
        if marks.words[at].is_mark and word not in _MARKS_BETWEEN:
            return None
        if marks.has(at, "casualty") or marks.has(at, "bound", "among") or marks.has(at, "act"):
            return None
        if bare(word, AND) in _BEREAVES:
            return None
        if word == AND and marks.word(at + 1).isdigit():
            return named_at(marks, at + 1)
        if word in _WITH:
            own = person_at(marks, at + 1)
            return named_at(marks, at + 1) if own is not None and own.form.pronoun else None
        if word in _AND_AGAINST and (joined := named_at(marks, at + 1)) is not None:
            return joined
        if word.startswith(AND) and (len(word) > 2 or word[1:].isdigit()):
            return _written_with_and(marks, last, at)
    return None


def _written_with_and(marks: Marks, last: int, at: int) -> People | None:
    """ومدنيان, و5 جنود."""
    joined = None if marks.word(at).endswith(THEY_DID) else named_at(marks, at)  # وجدوا has no "and"
    if joined is None or (joined.definite and not person_at(marks, at)):
        return None
    if any(marks.word(n) in _AT for n in range(last, at)) and marks.word(joined.last) in _AT:
        return None  # قُتل عنصران في ذيبان وثلاثة في البصيرة: each place its own
    return joined if takes_and(marks, at) else None
