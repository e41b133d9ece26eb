"""Tolls in other turns of phrase: left dead, found dead, shot him dead, neutralised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.before_verbs import is_be, subject_before
from data.extract.tolls.joined import people_at
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import toll_of
from data.extract.tolls.toll import Toll

_LEFT = {"left", "leaving", "leaves"}

_BE = term_set("be_aux_en")


def left_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """left an SDF logistics man dead; leaving a guard wounded."""
    for mark in marks.of("casualty", "kill_people", "wound_people", first=first, last=last):
        if marks.arabic:
            return
        begin = next(
            (n for n in range(mark.first - 1, max(first, mark.first - 8) - 1, -1) if marks.word(n) in _LEFT), None
        )
        people = people_at(marks, begin + 1) if begin is not None else None
        if people is not None and people.last == mark.first and people.low is not None:
            yield toll_of(marks, "killed" if mark.code == "kill_people" else "injured", people, mark.first, "left")


def found_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """Two refugees were found in their tent with gunshot wounds to the head."""
    for at in range(first, last):
        if marks.arabic or marks.word(at) not in {"found", "discovered"} or not is_be(marks, at - 1):
            continue
        bodies = marks.of("act", "body", first=at, last=min(last, at + 14))
        people = subject_before(marks, first, at - 1) if bodies else None
        if people is not None and people.low is not None and not marks.has(people.first, "act", "body"):
            yield toll_of(marks, "killed", people, at, "found_dead")


def him_or_her(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """shot him dead, killing her: one person named before."""
    if marks.arabic:
        return
    for at in range(first, last - 2):
        if marks.word(at + 1) not in {"him", "her"}:
            continue
        fatal = marks.has(at, "casualty", "kill")
        fatal_after = marks.word(at) in term_set("shots") and marks.word(at + 2) in {"dead", "to"}
        if fatal_after or (fatal and fatal.last == at + 1 and person_at(marks, at + 2) is None):
            yield Toll("killed", 1, 1, at, at, at + 2, rule="object")


def neutralised(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    for mark in marks.of("act", "neutralise", first=first, last=last):
        for at in range(mark.last, min(mark.last + 4, last)):
            people = people_at(marks, at)
            if people is not None and people.low is not None:
                yield replace(toll_of(marks, "killed", people, mark.first, "neutralised"), low=0)
                break
        else:
            if (
                not marks.arabic
                and marks.word(mark.first - 1) in _BE
                and (subject := subject_before(marks, first, mark.first - 1)) is not None
            ):
                yield replace(toll_of(marks, "killed", subject, mark.first, "neutralised"), low=0)
