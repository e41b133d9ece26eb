"""Nouns of people: one, two or several, what stands between a number and its noun, and what a number counts instead."""

from __future__ import annotations

from data.extract.text.affixes import (
    AND,
    FEMININE,
    FEMININE_BOUND,
    TWO_ACCUSATIVE,
    TWO_FEMININE,
    TWO_NOMINATIVE,
    TWO_POSSESSED,
    forms,
)
from data.extract.text.lexicon import lexicon, term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.people import is_civilian, is_plural
from data.extract.tolls.toll import HEADS

TWO_ENDINGS = (TWO_NOMINATIVE, TWO_FEMININE)  # that no plural has

_OWN_TWO = term_set("own_two_ar")
_BEFORE_BODY_PART = term_set("before_body_part")
_BODY_PARTS = term_set("body_parts")
_PART_OF = term_set("part_of_ar")
_FURTHER = term_set("further_people_ar")
_ENDS_NOUN = term_set("stops_en") - {"of"}
_QUALIFIERS = 5  # words from an English number to its noun


def person_at(marks: Marks, at: int) -> Mark | None:
    """The person noun at a word; the سوريا inside the name قوات سوريا الديمقراطية is no Syrian."""
    if any(name.last > at for name in marks.of("actor", first=at - 2, last=at)):
        return None
    nouns = [mark for mark in marks.at.get(at, ()) if mark.family == "person"]
    return max(nouns, key=lambda noun: (noun.last, is_plural(noun), is_civilian(noun)), default=None)


def dual_at(marks: Marks, at: int) -> Mark | None:
    """A dual: طفلان, عنصرين, طفلاه; not a plural spelled alike (مدنيين)."""
    if at >= len(marks.words) or marks.words[at].is_mark:
        return None
    word = marks.words[at]
    for form in forms(word.folded, word.written):
        stem = form.stem
        if form.definite and not form.pronoun and not (stem.endswith(TWO_ACCUSATIVE) and is_befallen(marks, at)):
            continue
        if form.pronoun and stem.endswith(TWO_POSSESSED) and stem[:-1] in _OWN_TWO:
            return Mark("person", singular(marks, stem[:-1]) or "civilian", at, at + 1, form)
        if form.pronoun and not stem.endswith(TWO_NOMINATIVE):
            continue
        if stem.endswith((TWO_NOMINATIVE, TWO_ACCUSATIVE)) and len(stem) >= 5:
            base = stem[:-2]
            for one in (base, base.removesuffix(FEMININE_BOUND) + FEMININE):
                code = singular(marks, one)
                if code is not None:
                    return Mark("person", code, at, at + 1, form)
    return None


def takes_and(marks: Marks, at: int) -> bool:
    """Whether the و is a conjunction here and not the word's first letter (وجيه)."""
    if marks.word(at)[1:2].isdigit():
        return True
    counted = [mark for mark in marks.at.get(at, ()) if mark.family in {"number", "person"}]
    if counted:
        return any(mark.form.prefix.startswith(AND) for mark in counted)
    dual = dual_at(marks, at)
    return dual is not None and dual.form.prefix.startswith(AND)


def is_befallen(marks: Marks, at: int) -> bool:
    """مقتل الشقيقين: a word of harm stands directly before."""
    return at > 0 and marks.has(at - 1, "casualty", *HEADS) is not None


def singular(marks: Marks, stem: str) -> str | None:
    """What kind of person a noun of one word in the singular names; None where it names none."""
    for terms, family, code in lexicon(marks.language).get(stem, ()):
        if family == "person" and len(terms) == 1 and not code.endswith(("_plural", "_dual")):
            return code
    return None


def body_part(marks: Marks, at: int) -> int | None:
    """Where a part of the body stands, over "his", "of the": both her hands, ثلاثة من أصابعه."""
    here = at
    while here < at + 3 and marks.word(here) in _BEFORE_BODY_PART:
        here += 1
    return here if marks.word(here) in _BODY_PARTS else None


def counts_things(marks: Marks, after: int) -> bool:
    """Whether the word after a number is no person: years, sorties, vehicles, hands."""
    return (
        body_part(marks, after) is not None
        or marks.has(after, "time.month") is not None
        or marks.has(after, "bound", "ordinal_thing") is not None
        or (marks.has(after, "frame", "acts_counted") is not None and person_at(marks, after) is None)
    )


def noun_counted(marks: Marks, after: int) -> tuple[Mark | None, int]:
    """The person noun after a number, over what qualifies it, and the word after it: ثلاثة من عناصر, five SDF men."""
    return _noun_counted_ar(marks, after) if marks.arabic else _noun_counted_en(marks, after)


def _noun_counted_ar(marks: Marks, after: int) -> tuple[Mark | None, int]:
    person = person_at(marks, after)
    if person is None and marks.word(after) in _PART_OF:
        of_them = person_at(marks, after + 1)
        return of_them, of_them.last if of_them is not None else after
    if person is None:
        return None, after + (marks.word(after) in _FURTHER)
    second = person_at(marks, person.last)
    if second is not None and is_civilian(second) and not second.form.prefix:
        return second, second.last
    return person, person.last


def _noun_counted_en(marks: Marks, after: int) -> tuple[Mark | None, int]:
    for at in range(after, min(after + _QUALIFIERS, len(marks.words))):
        if marks.words[at].is_mark or marks.word(at) in _ENDS_NOUN or marks.has(at, "casualty"):
            break
        person = person_at(marks, at)
        if person is not None:
            noun = person_at(marks, person.last) or person
            return noun, noun.last
    return None, after
