"""People without a number before them: a dual, a singular, a plural, with or without an article."""

from __future__ import annotations

from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.nouns import befallen, counts_things, dual_at, noun_after, person_at, singular
from data.extract.tolls.people import STOP_EN, People
from data.extract.tolls.toll import HEADS


def uncounted_ar(marks: Marks, at: int) -> People | None:
    dual = dual_at(marks, at)
    plural = next((m for m in marks.at.get(at, ()) if m.family == "person" and m.code.endswith("_plural")), None)
    if dual is not None and (plural is None or "\u064eين" in marks.words[at].written):
        civilian = dual.code.startswith("civilian")
        return People(2, 2, at, at + 1, (2, 2) if civilian else NONE, fighters=dual.code == "fighter")
    if marks.word(at) in {"ابو", "ابي"} and befallen(marks, at) and at + 1 < len(marks.words):
        further = marks.word(at + 2).startswith("ال") and not marks.words[at + 1].is_mark
        return People(1, 1, at, at + 2 + further)  # مقتل أبو ياسر العراقي
    if marks.word(at).removeprefix("و") in {"ثالث", "رابع", "خامس", "ثان"}:
        return People(1, 1, at, at + 1)
    if (
        "\u064eي" in marks.words[at].written
        and singular(marks, marks.word(at).removeprefix("و").removesuffix("ي")) is not None
    ):
        return People(2, 2, at, at + 1)
    if marks.word(at).removeprefix("و").removeprefix("ا") in {"حدهم", "حدهما", "حداهن"}:
        return People(1, 1, at, at + 1)
    if marks.word(at) in {"احد", "احدى", "احدي"} and person_at(marks, at + 1):
        return People(1, 1, at, at + 2)
    person = person_at(marks, at)
    if person is None:
        if (
            marks.has(at, "actor", "unknown") is not None
            and marks.word(at).endswith(("ان", "ين"))
            and marks.word(at).startswith("مسلح")
        ):
            return (
                People(2, 2, at, at + 1, fighters=True)
                if marks.word(at).endswith("ان")
                else People(None, None, at, at + 1, vague=True)
            )
        return None
    counted = _numeral_after(marks, person)
    if counted is not None:
        return counted
    civilian, fighters = person.code.startswith("civilian"), person.code.startswith("fighter")
    two = marks.has(person.last, "number", "2")
    if two is not None and not person.form.definite:
        return People(2, 2, at, two.last, (2, 2) if civilian else NONE, fighters=fighters)
    told = _number_told(marks, person)
    if told is not None:
        return People(told[0], told[0], at, told[1])
    if person.code.endswith("_plural"):
        return People(
            None,
            None,
            at,
            person.last,
            vague=not person.form.definite or person.form.pronoun,
            fighters=fighters,
            definite=person.form.definite,
        )
    if person.form.definite and not person.form.pronoun:
        one = (
            None
            if person.code.endswith("_plural") or person.form.stem in {"ضحيه", "قتيل", "مهاجم", "رجل", "شخص"}
            else 1
        )
        return People(one, one, at, person.last, definite=True)
    if dual_at(marks, person.last) is None:
        second = person_at(marks, person.last)
        if (
            second is not None
            and not second.code.endswith("_plural")
            and not second.form.definite
            and not second.form.prefix
        ):
            person = replace(person, last=second.last)
            civilian = civilian or second.code.startswith("civilian")
    return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters)


_BE = term_set("be_aux_en")


def _numeral_after(marks: Marks, person: Mark) -> People | None:
    """ركابها الثلاثة, الشبان الأربعة."""
    word = marks.word(person.last)
    if not word.startswith("ال") or not person.form.definite:
        return None
    mark = marks.has(person.last, "number")
    if mark is None:
        return None
    value = int(mark.code)
    return People(value, value, person.first, mark.last, (value, value) if person.code.startswith("civilian") else NONE)


def _number_told(marks: Marks, person: Mark) -> tuple[int, int] | None:
    """المتورطين، وعددهم ثلاثة: the number said after a plural."""
    for at in range(person.last, min(person.last + 5, len(marks.words))):
        if marks.word(at).lstrip("و").startswith("عددهم"):
            return numbers.plain(marks, at + 1)
    return None


def _befell(marks: Marks, at: int) -> bool:
    """Whether a verb of harm follows: "a third was wounded", "a second injured"."""
    return marks.word(at) in _BE or marks.has(at, "casualty", *HEADS) is not None


def uncounted_en(marks: Marks, at: int) -> People | None:
    article = marks.word(at)
    if marks.word(at - 1) in {"in", "to"} and marks.word(at + 1) in term_set("body_parts") | {"head"}:
        return None  # shot in the head
    possessive = article in {"his", "her", "their", "its", "the"} or article.endswith("'s")
    start = at + 1 if possessive or article in {"a", "an", "another"} else at
    if article in {"a", "the"} and marks.has(at + 1, "ordinal") and _befell(marks, at + 2):
        return People(1, 1, at, at + 2)
    for here in range(start, min(start + 6, len(marks.words))):
        if marks.words[here].is_mark or marks.word(here) in STOP_EN or marks.has(here, "casualty"):
            return None
        if (marks.word(here).isdigit() and marks.word(here + 1) == "year") or marks.word(here) in {"year", "old"}:
            continue  # a 34-year-old man
        number = numbers.plain(marks, here) if here > start - 1 and possessive else None
        if number is not None and marks.word(here) not in {"a", "an"} and not counts_things(marks, number[1]):
            noun, last = noun_after(marks, number[1])
            if noun is not None:
                civilian = noun.code.startswith("civilian")
                return People(number[0], number[0], at, last, (number[0],) * 2 if civilian else NONE)
        if here > at and not possessive and numbers.plain(marks, here) and marks.word(here) not in {"a", "an"}:
            return None
        person = person_at(marks, here)
        if person is None:
            continue
        further = person_at(marks, person.last)
        if further is not None:
            person = further
        civilian, fighters = person.code.startswith("civilian"), person.code.startswith("fighter")
        if person.code.endswith("_plural"):
            return People(
                None, None, at, person.last, vague=article != "the", fighters=fighters, definite=article == "the"
            )
        if article in {"a", "an", "another"} or (possessive and article != "the"):
            return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters)
        if article == "the":
            return People(1, 1, at, person.last, (1, 1) if civilian else NONE, fighters=fighters, definite=True)
        if start == at and here == at and at and marks.has(at - 1, "actor") and not person.code.endswith("_plural"):
            return People(1, 1, at, person.last, fighters=fighters)
        return None
    return None
