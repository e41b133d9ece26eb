"""Nouns that say what befell people: ثلاثة قتلى, جريحان, five dead, two wounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.extract.text import numbers
from data.extract.text.affixes import AND, THE, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE, Number
from data.extract.tolls.before_verbs import is_be
from data.extract.tolls.nouns import TWO_ENDINGS, counts_things, person_at
from data.extract.tolls.numbered import bounded_people
from data.extract.tolls.people import People, exactly, is_civilian, toll_of
from data.extract.tolls.toll import Toll, TollKind

NOUNS: dict[str, TollKind] = {
    "kill_people": "killed",
    "wound_people": "injured",
    "detain_people": "detained",
    "abduct_people": "detained",
}
_REACH = 4  # words from a noun back to its number
_PARTICIPLES = term_set("participles_en")
_STOPS = term_set("stops_en")
_ANIMALS = term_set("animals")
_ARTICLES = term_set("any_article_en")
_TIMES = term_set("times_en")
_PART_OF = term_set("part_of_ar")
_DEATH_OF = term_set("death_of_ar")
_ESCAPES = term_set("escapes")
_ONE_OF_THEM = term_set("one_of_them_ar")
_ONE = term_set("one_harmed_ar")
_TWO = term_set("two_harmed_ar")


def counted_nouns(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """ثلاثة قتلى, جريحان, five dead, two wounded."""
    for mark in marks.of("casualty", *NOUNS, first=first, last=last):
        if any(rule(marks, mark) for rule in NO_COUNT):
            continue
        people = _number_before(marks, mark, first)
        if people is not None:
            yield toll_of(marks, NOUNS[mark.code], people, mark.first, "number_noun")
        elif marks.arabic and (count := _count_by_form(marks, mark)) is not None:
            one_or_two = bounded_people(marks, exactly(count, mark.first, mark.last))
            yield toll_of(marks, NOUNS[mark.code], one_or_two, mark.first, "noun_form")


def _verb(marks: Marks, mark: Mark) -> bool:
    """Three were wounded, wounded a guard: a verb; "left five wounded" is none."""
    if marks.arabic or marks.word(mark.first) not in _PARTICIPLES:
        return False
    return is_be(marks, mark.first - 1) or not _bare_participle(marks, mark.first)


def _part_of_those(marks: Marks, mark: Mark) -> bool:
    """سبعة من المصابين: part of those counted before."""
    return marks.arabic and mark.form.definite and marks.word(mark.first - 1) in _PART_OF


def _death_of(marks: Marks, mark: Mark) -> bool:
    """وفاة جريح: who died had been counted as wounded."""
    return marks.word(mark.first - 1) in _DEATH_OF


def _escaped(marks: Marks, mark: Mark) -> bool:
    """Six detainees escaped."""
    near = range(mark.first - 6, mark.last + 6)
    return NOUNS[mark.code] == "detained" and any(bare(marks.word(n), "", article=True) in _ESCAPES for n in near)


def _of_animals(marks: Marks, mark: Mark) -> bool:
    """Five dead sheep."""
    return not marks.arabic and not _ANIMALS.isdisjoint((marks.word(mark.last), marks.word(mark.last + 1)))


NO_COUNT: tuple[Callable[[Marks, Mark], bool], ...] = (_verb, _part_of_those, _death_of, _escaped, _of_animals)


def _bare_participle(marks: Marks, at: int) -> bool:
    """ "left five wounded", "one killed and three wounded"."""
    following = marks.word(at + 1)
    number = numbers.at(marks, at + 1)
    if number is not None and following not in {"a", "an"}:
        told = range(number.last, number.last + 3)
        if not any(marks.has(n, "casualty", "wound", "wound_people", "kill_people") for n in told):
            return False  # a convoy with 120 soldiers killed at least 13
    if marks.has(at + 1, "person") or (following in _ARTICLES and marks.word(at + 2) not in _TIMES):
        return False
    counted = person_at(marks, at - 1) is not None and any(numbers.plain(marks, at - n) for n in (2, 3, 4))
    return counted or numbers.plain(marks, at - 1) is not None or marks.word(at - 1) == "another"


def _number_before(marks: Marks, mark: Mark, first: int) -> People | None:
    """Whom the number before a noun counts: five SDF fighters dead, ثلاثة عناصر جرحى."""
    if not marks.arabic and marks.word(mark.first - 1) == "another":
        return exactly(1, mark.first - 1, mark.last)
    for at in range(mark.first - 1, max(first, mark.first - _REACH) - 1, -1):
        if marks.words[at].is_mark:
            return None
        number = numbers.at(marks, at)
        if number is not None and marks.word(at) not in {"a", "an"}:
            return _counted_by(marks, number, at, mark, first)
    return None


def _counted_by(marks: Marks, number: Number, at: int, mark: Mark, first: int) -> People | None:
    between = range(number.last, mark.first)
    if number.last > mark.first or (number.low is None and number.high is None) or counts_things(marks, number.last):
        return None
    for n in between:
        if marks.has(n, "casualty") or marks.word(n) in _STOPS or (not marks.arabic and is_be(marks, n)):
            return None
    if marks.arabic and any(bare(marks.word(n), AND) in _ONE_OF_THEM for n in between):
        return exactly(1, mark.first, mark.last)  # أسرت اثنين أحدهما جريح
    before = (numbers.at(marks, n) for n in range(max(first, at - 6), at))
    start = next((one.first for one in before if one is not None and one.last == number.last), number.first)
    wider = numbers.at(marks, start) or number
    noun = next((person for n in between if (person := person_at(marks, n))), None)
    civilians = (wider.low, wider.high) if noun is not None and is_civilian(noun) else NONE
    return bounded_people(marks, People(wider.low, wider.high, start, mark.last, civilians))


def _count_by_form(marks: Marks, mark: Mark) -> int | None:
    """قتيلان = 2, جريحاً = 1; a plural says none."""
    word = bare(marks.word(mark.first))
    if word.startswith(THE):
        return None
    return 2 if word.endswith(TWO_ENDINGS) or word in _TWO else 1 if word in _ONE else None
