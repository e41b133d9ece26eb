"""Nouns of people, and what a number counts instead of them: years, vehicles, hands."""

from __future__ import annotations

from data.extract.text.affixes import forms
from data.extract.text.lexicon import lexicon, term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.people import STOP_EN
from data.extract.tolls.toll import HEADS


def person_at(marks: Marks, at: int) -> Mark | None:
    """The person noun at a word; the سوريا inside the name قوات سوريا الديمقراطية is no Syrian."""
    if any(name.last > at for name in marks.of("actor", first=at - 2, last=at)):
        return None
    found = [mark for mark in marks.at.get(at, ()) if mark.family == "person"]
    return max(
        found,
        key=lambda mark: (mark.last, mark.code.endswith("_plural"), mark.code.startswith("civilian")),
        default=None,
    )


def dual_at(marks: Marks, at: int) -> Mark | None:
    """A dual: طفلان, عنصرين, طفلاه; not a plural spelled alike (مدنيين)."""
    if at >= len(marks.words) or marks.words[at].is_mark:
        return None
    word = marks.words[at]
    for form in forms(word.folded, word.written):
        stem = form.stem
        if form.definite and not form.pronoun and not (stem.endswith("ين") and befallen(marks, at)):
            continue
        if form.pronoun and stem.endswith("ي") and stem[:-1] in term_set("own_two_ar"):
            return Mark("person", singular(marks, stem[:-1]) or "civilian", at, at + 1, form)
        if form.pronoun and not stem.endswith("ان"):
            continue
        if stem.endswith(("ان", "ين")) and len(stem) >= 5:
            base = stem[:-2]
            for one in (base, base + "ه" if not base.endswith("ت") else base[:-1] + "ه"):
                code = singular(marks, one)
                if code is not None:
                    return Mark("person", code, at, at + 1, form)
    return None


def takes_and(marks: Marks, at: int) -> bool:
    """Whether the و is a conjunction here and not the word's first letter (وجيه)."""
    if marks.word(at)[1:2].isdigit():
        return True
    found = [mark for mark in marks.at.get(at, ()) if mark.family in {"number", "person"}]
    if found:
        return any(mark.form.prefix.startswith("و") for mark in found)
    dual = dual_at(marks, at)
    return dual is not None and dual.form.prefix.startswith("و")


def befallen(marks: Marks, at: int) -> bool:
    """مقتل الشقيقين: a word of harm stands directly before."""
    return at > 0 and marks.has(at - 1, "casualty", *HEADS) is not None


def singular(marks: Marks, stem: str) -> str | None:

    for terms, family, code in lexicon(marks.language).get(stem, ()):
        if family == "person" and len(terms) == 1 and not code.endswith(("_plural", "_dual")):
            return code
    return None


def body_part(marks: Marks, at: int) -> int | None:
    """Where a part of the body stands, over "his", "of the": both her hands, ثلاثة من أصابعه."""
    here = at
    while here < at + 3 and marks.word(here) in {"of", "his", "her", "their", "the", "من"}:
        here += 1
    return here if marks.word(here) in term_set("body_parts") else None


def counts_things(marks: Marks, after: int) -> bool:
    """Whether the word after a number is no person: years, sorties, vehicles, hands."""
    if body_part(marks, after) is not None:
        return True
    if marks.has(after, "time.month") is not None:
        return True
    return marks.has(after, "bound", "ordinal_thing") is not None or (
        marks.has(after, "frame", "acts_counted") is not None and person_at(marks, after) is None
    )


def noun_after(marks: Marks, after: int) -> tuple[Mark | None, int]:
    """The person noun after a number, over at most three qualifiers, and the word after it."""
    if marks.arabic:
        person = person_at(marks, after)
        if person is None and marks.word(after) in {"من", "اخرين", "اخرون"}:
            second = person_at(marks, after + 1) if marks.word(after) == "من" else None
            return second, second.last if second else after + (marks.word(after) != "من")
        if person is not None:
            second = person_at(marks, person.last)
            if second is not None and second.code.startswith("civilian") and not second.form.prefix:
                return second, second.last
        return person, person.last if person else after
    for here in range(after, min(after + 5, len(marks.words))):
        if (
            marks.words[here].is_mark
            or (marks.word(here) in STOP_EN and marks.word(here) != "of")
            or marks.has(here, "casualty")
        ):
            break
        person = person_at(marks, here)
        if person is not None:
            further = person_at(marks, person.last)
            return (further, further.last) if further is not None else (person, person.last)
    return None, after
