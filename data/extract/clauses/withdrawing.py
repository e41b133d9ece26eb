"""What a clause names but does not tell is taken out of it: numbers that are taken back, what an anniversary
remembers, an act days before, the deed of those arrested. Each step makes of a clause the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.extract.clauses.clause import Clause
from data.extract.clauses.other_tolls import of_another_act
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.toll import Toll

_AFTER = term_set("after_an_act")
_ANNIVERSARIES = term_set("anniversaries")
_BY_WHICH = term_set("after_by_how_long_ar")
_EARLIER_REPORTS = term_set("earlier_reports_en")
_PAUSES = term_set("pauses")
_UNITS = term_set("units_of_time")
_WHO = term_set("who")
_WRONG = term_set("wrong_en")


def withdraw(marks: Marks, clause: Clause) -> Clause:
    """The clause with what it tells itself; where in doubt, without a number."""
    for step in STEPS:
        clause = step(marks, clause)
    return clause


def take_back(marks: Marks, clause: Clause) -> Clause:
    """ "Earlier reports that nine were killed were wrong": nobody was."""
    words = set(clause.words(marks))
    if not words & _WRONG or not words & _EARLIER_REPORTS:
        return clause
    nobody = [Toll(toll.kind, 0, 0, toll.head, toll.first, toll.last, rule="none") for toll in clause.tolls]
    if clause.of(marks, "casualty", "kill"):
        nobody.append(Toll("killed", 0, 0, clause.first, clause.first, clause.last, rule="none"))
    return replace(clause, tolls=tuple(nobody))


def forget_anniversary(marks: Marks, clause: Clause) -> Clause:
    """في الذكرى السنوية لمجزرة ..., on the anniversary of ...: what is remembered, up to the comma, is not told."""
    words = clause.words(marks)
    if _ANNIVERSARIES.isdisjoint(words):
        return clause
    begin = clause.first + next(n for n, word in enumerate(words) if word in _ANNIVERSARIES)
    end = _pause(marks, begin, clause.last)
    return replace(
        clause,
        acts=tuple(mark for mark in clause.acts if not begin <= mark.first < end),
        tolls=tuple(toll for toll in clause.tolls if not begin <= toll.first < end),
        whens=tuple(when for when in clause.whens if not begin <= when.first < end),
    )


def forget_act_before(marks: Marks, clause: Clause) -> Clause:
    """Two days after an attack in X in which six died; بعد يومين من هجوم في ...: not told here but remembered, if the
    clause has an act or a toll and a place without it.
    """
    span = _act_before(marks, clause)
    if span is None:
        return clause
    first, last = span
    acts = tuple(mark for mark in clause.acts if not first <= mark.first < last)
    tolls = tuple(toll for toll in clause.tolls if not first <= toll.head < last)
    wheres = tuple(where for where in clause.wheres if not first <= where.first < last)
    if not (acts or tolls) or not any(not where.aside and where.rank >= 1 for where in wheres):
        return clause
    whens = tuple(when for when in clause.whens if not first <= when.first < last) or clause.whens
    return replace(clause, acts=acts, tolls=tolls, wheres=wheres, whens=whens)


def _act_before(marks: Marks, clause: Clause) -> tuple[int, int] | None:
    """The words that tell an act so long before: to the comma where they open the clause, else to its end."""
    for at, word in enumerate(clause.words(marks)[:-2], start=clause.first):
        if word not in _AFTER or not (_counted_ar(marks, at) if marks.arabic else _counted_en(marks, at)):
            continue
        comma = _pause(marks, at, clause.last)
        if marks.of("act", first=at, last=comma) or marks.of("casualty", first=at, last=comma):
            return at, comma if at - clause.first <= 4 else clause.last
    return None


def _counted_en(marks: Marks, at: int) -> bool:
    """Two days after ..."""
    return marks.word(at - 1) in _UNITS


def _counted_ar(marks: Marks, at: int) -> bool:
    """بعد يومين من ..."""
    near = [marks.word(n) for n in range(at + 1, at + 4)]
    by_which = next((n for n, word in enumerate(near) if word in _BY_WHICH), 0)
    return bool(_UNITS & set(near[:by_which]))


def _pause(marks: Marks, first: int, last: int) -> int:
    """The first comma of words first..last, or last."""
    return next((n for n in range(first, last) if marks.word(n) in _PAUSES), last)


def killing_or_arrest(marks: Marks, clause: Clause) -> Clause:
    """They picked up one of those who killed a baker in X: one act only, the killing where its own place or day
    stands, else the arrest.
    """
    held = [toll for toll in clause.harmed if toll.kind == "detained"]
    own = [one.first for one in clause.scenes] + [one.first for one in clause.points]
    dropped: list[Toll] = []
    for toll in clause.harmed:
        if toll.kind != "killed":
            continue
        before = range(toll.head - 1, max(clause.first, toll.head - 3), -1)
        relative = next((n for n in before if marks.word(n) in _WHO), None)
        if relative is None or not any(one.last <= relative and relative - one.last <= 3 for one in held):
            continue
        told_after = any(first > relative for first in own) and not any(first < relative for first in own)
        dropped += held if told_after else [toll]
    return _without(clause, dropped)


def drop_tolls_of_others(marks: Marks, clause: Clause) -> Clause:
    """The tolls of its own act alone; "nobody was hurt" stays."""
    return _without(clause, [toll for toll in clause.harmed if of_another_act(marks, clause, toll)])


def _without(clause: Clause, dropped: Sequence[Toll]) -> Clause:
    return replace(clause, tolls=tuple(toll for toll in clause.tolls if toll not in dropped)) if dropped else clause


STEPS: tuple[Callable[[Marks, Clause], Clause], ...] = (
    take_back,
    forget_anniversary,
    forget_act_before,
    killing_or_arrest,
    drop_tolls_of_others,
)
