"""Nouns that say what befell people: ثلاثة قتلى, جريحان, five dead, two wounded."""

from __future__ import annotations

from collections.abc import Iterator

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.before_verbs import is_be
from data.extract.tolls.nouns import counts_things, person_at
from data.extract.tolls.numbered import bounded_people
from data.extract.tolls.people import STOP_EN, People, toll_of
from data.extract.tolls.toll import Toll, TollKind


def counted_nouns(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """ثلاثة قتلى, جريحان, five dead, two wounded."""
    for mark in marks.of(
        "casualty", "kill_people", "wound_people", "detain_people", "abduct_people", first=first, last=last
    ):
        kind: TollKind = (
            "killed" if mark.code == "kill_people" else "injured" if mark.code == "wound_people" else "detained"
        )
        participles = term_set("participles_en")
        participle = not marks.arabic and marks.word(mark.first) in participles
        if participle and (is_be(marks, mark.first - 1) or not _bare_participle(marks, mark.first)):
            continue
        if marks.arabic and mark.form.definite and marks.word(mark.first - 1) == "من":
            continue  # سبعة من المصابين: part of those counted before
        if marks.word(mark.first - 1) in {"وفاه", "بوفاه", "لوفاه", "توفي"}:
            continue  # who died had been counted as wounded
        around = {marks.word(n).removeprefix("ال") for n in range(mark.first - 6, mark.last + 6)}
        if kind == "detained" and around & term_set("escapes"):
            continue  # six detainees escaped
        people = _number_before(marks, mark, first)
        if people is not None:
            yield toll_of(marks, kind, people, mark.first, "number_noun")
        elif marks.arabic and (one := _form_count(marks, mark)) is not None:
            yield toll_of(
                marks, kind, bounded_people(marks, People(one, one, mark.first, mark.last)), mark.first, "noun_form"
            )


def _bare_participle(marks: Marks, at: int) -> bool:
    """ "left five wounded", "one killed and three wounded"."""
    following = marks.word(at + 1)
    number = numbers.at(marks, at + 1)
    if number is not None and following not in {"a", "an"}:
        told = range(number.last, number.last + 3)
        if not any(marks.has(n, "casualty", "wound", "wound_people", "kill_people") for n in told):
            return False  # a convoy with 120 soldiers killed at least 13
    counted = person_at(marks, at - 1) is not None and any(numbers.plain(marks, at - n) for n in (2, 3, 4))
    return (counted or numbers.plain(marks, at - 1) is not None or marks.word(at - 1) == "another") and not (
        marks.has(at + 1, "person")
        or (following in {"a", "an", "the"} and marks.word(at + 2) not in term_set("times_en"))
    )


def _number_before(marks: Marks, mark: Mark, first: int) -> People | None:
    if not marks.arabic and marks.word(mark.first - 1) == "another":
        return People(1, 1, mark.first - 1, mark.last)
    for back in range(1, 5):
        at = mark.first - back
        if at < first or marks.words[at].is_mark:
            return None
        number = numbers.at(marks, at)
        if number is not None and marks.word(at) not in {"a", "an"}:
            between = range(number.last, mark.first)
            if not marks.arabic and any(is_be(marks, n) for n in between):
                return None
            if number.last > mark.first or any(marks.has(n, "casualty") or marks.word(n) in STOP_EN for n in between):
                return None
            if counts_things(marks, number.last) or (number.low is None and number.high is None):
                return None
            start = min(
                (
                    n.first
                    for n in (numbers.at(marks, at - k) for k in range(1, 7) if at - k >= first)
                    if n and n.last == number.last
                ),
                default=number.first,
            )
            wider = numbers.at(marks, start) or number
            if marks.arabic and {marks.word(n).lstrip("و") for n in between} & {"احدهما", "احدهم", "احداهن"}:
                return People(1, 1, mark.first, mark.last)  # أسرت اثنين أحدهما جريح
            noun = next((p for n in between if (p := person_at(marks, n))), None)
            civil = noun is not None and noun.code.startswith("civilian")
            count = (wider.low, wider.high)
            return bounded_people(marks, People(*count, start, mark.last, count if civil else NONE))
    return None


def _form_count(marks: Marks, mark: Mark) -> int | None:
    """قتيلان = 2, جريحاً = 1; a plural says none."""
    word = marks.word(mark.first).lstrip("وف")
    if word.startswith("ال"):
        return None
    if word.endswith(("ان", "تين")) or word in {"قتيلين", "جريحين", "شهيدين"}:
        return 2
    if word in {"قتيل", "قتيلا", "جريح", "جريحا", "شهيدا"}:
        return 1
    return None
