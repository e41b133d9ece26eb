"""Numbers that stand in an act's clause but belong to something else: an act days before, what a leader has on his
conscience, the deed of those arrested, what is only denied.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from data.extract.clauses.clause import Clause
from data.extract.text import numbers
from data.extract.text.affixes import bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.toll import Toll

LONG_BEFORE = timedelta(60)

_ACCUSED_AR = tuple(sorted(term_set("begins_accused_ar")))
_ACCUSED_EN = term_set("accused_en")
_ACCUSES = term_set("accuses")
_ANSWERABLE = term_set("answerable")
_BE = term_set("be_aux_en")
_BUT_AND = term_set("but_and")
_HAD_AR = term_set("had_ar")
_HAD_BEEN_AR = term_set("had_been_ar")
_INVOLVEMENT = term_set("involvement")
_OF_THESE = term_set("of_these")
_PAUSES = term_set("pauses")


def of_another_act(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """Whether a toll is not of the act that its clause tells."""
    return any(rule(marks, clause, toll) for rule in RULES)


def _words_before(marks: Marks, clause: Clause, toll: Toll) -> list[str]:
    """The five words before the word that says what befell them."""
    return [marks.word(n) for n in range(max(clause.first, toll.head - 5), toll.head)]


def _answerable(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """A leader responsible for the deaths of 30, اعتقلت المسؤول عن مقتل: beside another toll or an arrest."""
    others = "arrest" in clause.codes or any(
        one is not toll and (one.head < toll.head or one.kind == "detained") for one in clause.harmed
    )
    before = set(_words_before(marks, clause, toll))
    return toll.kind == "killed" and others and bool(before & _ANSWERABLE) and not before & _PAUSES


def _stand_accused(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """A cell accused of killing 18 was broken up, خلية متهمة بقتل 18: a charge, and others are counted here."""
    if toll.kind != "killed" or not any(one is not toll for one in clause.harmed):
        return False
    if marks.arabic:
        at = toll.head - 1
        return at >= clause.first and bare(marks.word(at), "", article=True).startswith(_ACCUSED_AR)
    for at in range(max(clause.first, toll.head - 3), toll.head):
        if marks.word(at) in _ACCUSED_EN and marks.word(at + 1) == "of":
            return marks.word(at - 1) not in _BE
    return False


def _accused_by_others(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """They detained two whom they accuse of killing a baker, اعتقلت اثنين تتهمهما بقتل."""
    held = any(one.head < toll.head and one.kind == "detained" for one in clause.tolls)
    before = set(_words_before(marks, clause, toll))
    return toll.kind == "killed" and held and bool(before & _ACCUSES) and not before & _PAUSES


def _had_done(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """A prisoner who had killed two guards, سجين كان قد قتل حارسين: what somebody had done before."""
    before = _words_before(marks, clause, toll)
    if toll.kind != "killed":
        return False
    if before[-2:] == ["who", "had"]:
        return True
    had = len(before) > 1 and before[-1] in _HAD_AR and before[-2] in _HAD_BEEN_AR
    return had and marks.has(toll.head - 3, "person") is not None


def _long_ago(_marks: Marks, clause: Clause, toll: Toll) -> bool:
    """Killed on Sunday; his brothers had been killed in 2017: a year of their own stands beside them."""
    days = [when.start for when in clause.points if when.start is not None and when.days <= 2]
    if not days:
        return False
    end = max(toll.last, toll.head + 1)
    return any(
        end <= when.first <= end + 2 and when.end is not None and max(days) - when.end > LONG_BEFORE
        for when in clause.whens
    )


def _only_denied(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """نفت مقتل خمسة, denied that five were killed: nobody says here that they were."""
    begin = min(toll.first, toll.head)
    for mark in marks.of("source", "deny", first=max(clause.first, begin - 7), last=begin):
        between = {marks.word(n) for n in range(mark.last, begin)}
        if not between & _PAUSES and not between & _BUT_AND and not between & _INVOLVEMENT:
            return True
    return False


def _running_total(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """In Dhiban, where eight have been killed since June, a driver was shot: a total beside an act."""
    end = max(toll.last, toll.head + 1)
    since = marks.of("time", "since", first=end, last=min(clause.last, end + 4))
    if not since or any(marks.word(n) in _PAUSES for n in range(end, since[0].first)):
        return False
    others = any(one is not toll for one in clause.harmed)
    return others or any(not since[0].first <= when.first < since[0].first + 4 for when in clause.points)


def _some_died(marks: Marks, clause: Clause, toll: Toll) -> bool:
    """Two of the seven wounded died; توفي اثنان من سبعة جرحى: how many are still wounded is not said."""
    at = toll.first - 1 - (marks.word(toll.first - 1) == "the")
    part = marks.word(at) in _OF_THESE and numbers.plain(marks, at - 1) is not None
    return toll.kind == "injured" and part and bool(clause.of(marks, "casualty", "kill"))


RULES: tuple[Callable[[Marks, Clause, Toll], bool], ...] = (
    _answerable,
    _stand_accused,
    _accused_by_others,
    _had_done,
    _long_ago,
    _only_denied,
    _running_total,
    _some_died,
)
