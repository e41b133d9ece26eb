"""Tolls in ways of their own: left dead, found dead, shot him dead, neutralised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.before_verbs import is_be, subject_before
from data.extract.tolls.joined import people_at
from data.extract.tolls.nouns import person_at
from data.extract.tolls.people import People, toll_of
from data.extract.tolls.toll import Toll

_LEAVES = term_set("leaves_en") | {"leaves"}
_SHOTS = term_set("shots")
_BE = term_set("be_aux_en")


def left_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """left an SDF logistics man dead; leaving a guard wounded."""
    if marks.arabic:
        return
    for mark in marks.of("casualty", "kill_people", "wound_people", first=first, last=last):
        before = range(mark.first - 1, max(first, mark.first - 8) - 1, -1)
        leaves = next((n for n in before if marks.word(n) in _LEAVES), None)
        people = people_at(marks, leaves + 1) if leaves is not None else None
        if people is not None and people.last == mark.first and people.low is not None:
            yield toll_of(marks, "killed" if mark.code == "kill_people" else "injured", people, mark.first, "left")


def found_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """English alone: two refugees were found in their tent with gunshot wounds to the head."""
    if marks.arabic:
        return
    for at in range(first, last):
        if marks.word(at) not in {"found", "discovered"} or not is_be(marks, at - 1):
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
        kill = marks.has(at, "casualty", "kill")
        shot_dead = marks.word(at) in _SHOTS and marks.word(at + 2) in {"dead", "to"}
        if shot_dead or (kill is not None and kill.last == at + 1 and person_at(marks, at + 2) is None):
            yield Toll("killed", 1, 1, at, at, at + 2, rule="object")


def neutralised(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """تحييد خمسة مسلحين, three militants were neutralised: killed or not, so none at least."""
    for mark in marks.of("act", "neutralise", first=first, last=last):
        people = _neutralised_people(marks, mark, first, last)
        if people is not None:
            yield replace(toll_of(marks, "killed", people, mark.first, "neutralised"), low=0)


def _neutralised_people(marks: Marks, mark: Mark, first: int, last: int) -> People | None:
    for at in range(mark.last, min(mark.last + 4, last)):
        people = people_at(marks, at)
        if people is not None and people.low is not None:
            return people
    passive = not marks.arabic and marks.word(mark.first - 1) in _BE
    return subject_before(marks, first, mark.first - 1) if passive else None
