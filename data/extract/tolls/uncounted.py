"""People without a number before them: a dual, a singular, a plural, with or without an article."""

from __future__ import annotations

from collections.abc import Callable

from data.extract.text import numbers
from data.extract.text.affixes import AND, THE, TWO_ACCUSATIVE, TWO_POSSESSED, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.nouns import counts_things, dual_at, is_befallen, noun_counted, person_at, singular
from data.extract.tolls.people import People, exactly, is_civilian, is_fighter, is_plural
from data.extract.tolls.toll import HEADS

_FATHA = "\u064e"
_BE = term_set("be_aux_en")
_STOPS = term_set("stops_en")
_NTH_ONES = term_set("nth_ones_ar")
_FATHERS = term_set("father_of_ar")
_ONE_OR_ALONE = term_set("one_or_alone_ar")
_ONE_OF = term_set("one_of_ar")
_THEIR_NUMBER = term_set("their_number_ar")
_ANYBODY = term_set("anybody_ar")
_INDEFINITE = term_set("indefinite_en")
_OWNERS = term_set("own_people_en")
_NOT_THE_HEAD = term_set("body_parts") | {"head"}
_REACH = 6  # words from an article to its noun


def people_uncounted(marks: Marks, at: int) -> People | None:
    """The people that a word names without a number before it, or None."""
    return _uncounted_ar(marks, at) if marks.arabic else _uncounted_en(marks, at)


def _two(marks: Marks, at: int) -> People | None:
    """طفلان; مدنيَين where the vowel parts it from the plural."""
    dual = dual_at(marks, at)
    if dual is None:
        return None
    plural = any(mark.family == "person" and is_plural(mark) for mark in marks.at.get(at, ()))
    return None if plural and _FATHA + TWO_ACCUSATIVE not in marks.words[at].written else exactly(2, at, at + 1, dual)


def _father_of(marks: Marks, at: int) -> People | None:
    """مقتل أبو ياسر العراقي."""
    if marks.word(at) not in _FATHERS or not is_befallen(marks, at) or at + 1 >= len(marks.words):
        return None
    further = marks.word(at + 2).startswith(THE) and not marks.words[at + 1].is_mark
    return exactly(1, at, at + 2 + further)


def _nth_one(marks: Marks, at: int) -> People | None:
    """قُتل عنصر وأصيب ثانٍ."""
    return exactly(1, at, at + 1) if bare(marks.word(at), AND) in _NTH_ONES else None


def _two_before_a_noun(marks: Marks, at: int) -> People | None:
    """عنصرَي «قسد»: the vowel tells the dual from "my"."""
    if _FATHA + TWO_POSSESSED not in marks.words[at].written:
        return None
    return exactly(2, at, at + 1) if singular(marks, bare(marks.word(at), AND).removesuffix(TWO_POSSESSED)) else None


def _one_of_them(marks: Marks, at: int) -> People | None:
    """أحدهم; also وحدهم, which begins alike."""
    return exactly(1, at, at + 1) if bare(marks.word(at), AND) in _ONE_OR_ALONE else None


def _one_of(marks: Marks, at: int) -> People | None:
    """أحد الجنود."""
    return exactly(1, at, at + 2) if marks.word(at) in _ONE_OF and person_at(marks, at + 1) else None


def _numeral_after(marks: Marks, noun: Mark) -> People | None:
    """ركابها الثلاثة, الشبان الأربعة."""
    if not noun.form.definite or not marks.word(noun.last).startswith(THE):
        return None
    number = marks.has(noun.last, "number")
    return exactly(int(number.code), noun.first, number.last, noun) if number is not None else None


def _two_after(marks: Marks, noun: Mark) -> People | None:
    """مدنيين اثنين."""
    two = marks.has(noun.last, "number", "2")
    return exactly(2, noun.first, two.last, noun) if two is not None and not noun.form.definite else None


def _number_told(marks: Marks, noun: Mark) -> People | None:
    """المتورطين، وعددهم ثلاثة: the number said after a plural."""
    for at in range(noun.last, min(noun.last + 5, len(marks.words))):
        if bare(marks.word(at), AND) in _THEIR_NUMBER:
            number = numbers.plain(marks, at + 1)
            return exactly(number[0], noun.first, number[1]) if number is not None else None
    return None


def _several(_marks: Marks, noun: Mark) -> People | None:
    """عناصر, مقاتليها; المقاتلين are those told of before."""
    if not is_plural(noun):
        return None
    known = noun.form.definite
    vague = not known or noun.form.pronoun
    return People(None, None, noun.first, noun.last, vague=vague, fighters=is_fighter(noun), definite=known)


def _the_one(_marks: Marks, noun: Mark) -> People | None:
    """الطفل; الرجل may be anybody told of before."""
    if not noun.form.definite or noun.form.pronoun:
        return None
    count = None if noun.form.stem in _ANYBODY else 1
    return People(count, count, noun.first, noun.last, definite=True)


def _one(marks: Marks, noun: Mark) -> People | None:
    """طفل; رجل مدني: two nouns for the same one."""
    second = person_at(marks, noun.last) if dual_at(marks, noun.last) is None else None
    if second is None or is_plural(second) or second.form.definite or second.form.prefix:
        return exactly(1, noun.first, noun.last, noun)
    return exactly(1, noun.first, second.last, noun if is_civilian(noun) else second)


BY_WORD: tuple[Callable[[Marks, int], People | None], ...] = (
    _two,
    _father_of,
    _nth_one,
    _two_before_a_noun,
    _one_of_them,
    _one_of,
)

BY_NOUN: tuple[Callable[[Marks, Mark], People | None], ...] = (
    _numeral_after,
    _two_after,
    _number_told,
    _several,
    _the_one,
    _one,
)


def _uncounted_ar(marks: Marks, at: int) -> People | None:
    for by_word in BY_WORD:
        if (people := by_word(marks, at)) is not None:
            return people
    noun = person_at(marks, at)
    for by_noun in BY_NOUN if noun is not None else ():
        if noun is not None and (people := by_noun(marks, noun)) is not None:
            return people
    return None


def _uncounted_en(marks: Marks, at: int) -> People | None:
    """A shepherd, the guard, his two sons, civilians; a third was wounded."""
    article = marks.word(at)
    if marks.word(at - 1) in {"in", "to"} and marks.word(at + 1) in _NOT_THE_HEAD:
        return None  # shot in the head
    owned = article in _OWNERS or article.endswith("'s")
    if article in {"a", "the"} and marks.has(at + 1, "ordinal") and _befell(marks, at + 2):
        return exactly(1, at, at + 2)
    start = at + (owned or article in _INDEFINITE)
    for here in range(start, min(start + _REACH, len(marks.words))):
        word = marks.word(here)
        if marks.words[here].is_mark or word in _STOPS or marks.has(here, "casualty"):
            return None
        if word in {"year", "old"} or (word.isdigit() and marks.word(here + 1) == "year"):
            continue  # a 34-year-old man
        counted = (owned or here > at) and word not in {"a", "an"}
        number = numbers.plain(marks, here) if counted else None
        if number is not None and owned and not counts_things(marks, number[1]):
            noun, last = noun_counted(marks, number[1])
            if noun is not None:
                return exactly(number[0], at, last, noun)
        if number is not None and not owned:
            return None
        person = person_at(marks, here)
        if person is not None:
            return _by_article(marks, at, here, person_at(marks, person.last) or person)
    return None


def _by_article(marks: Marks, at: int, noun_begins: int, noun: Mark) -> People | None:
    article = marks.word(at)
    if is_plural(noun):
        known = article == "the"
        return People(None, None, at, noun.last, vague=not known, fighters=is_fighter(noun), definite=known)
    if article in _OWNERS or article.endswith("'s") or article in _INDEFINITE:
        return exactly(1, at, noun.last, noun, definite=article == "the")
    named = noun_begins == at and marks.has(at - 1, "actor") is not None  # SDF commander
    return exactly(1, at, noun.last) if named else None


def _befell(marks: Marks, at: int) -> bool:
    """Whether a verb of harm follows: "a third was wounded", "a second injured"."""
    return marks.word(at) in _BE or marks.has(at, "casualty", *HEADS) is not None
