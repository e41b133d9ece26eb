"""Whether one chosen person is shot at or stabbed, not a post, a patrol or a crowd."""

from __future__ import annotations

from data.extract.clauses.clause import Clause
from data.extract.text.affixes import AND, BY, THEN, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

SEVERAL_FIGHT = {"clash", "ied", "explosion", "shelling"}

_CAMP = term_set("camps_en")
_MOTORCYCLES = term_set("within_motorcycle")
_OF_WHOM = term_set("of_whom")
_ON_AR = term_set("on_ar")
_SHOTS = term_set("shots")


def one_person_shot(marks: Marks, clause: Clause, codes: set[str]) -> bool:
    """One chosen person shot at or stabbed, in a clause that tells acts of these codes."""
    if codes & SEVERAL_FIGHT or not _shot(marks, clause):
        return False
    crowds = [mark for mark in clause.of(marks, "target_noun", "post", "vehicle") if not _carries_one(marks, mark)]
    if any(mark.code == "post" for mark in crowds):
        return False
    killed = [toll for toll in clause.tolls if toll.kind == "killed"]
    if killed and (killed[0].low != 1 or killed[0].high != 1):
        return False
    if _named_victim(marks, clause):
        return True
    hurt = [toll for toll in clause.harmed if toll.kind == "injured"]
    return not crowds and (bool(killed) or (len(hurt) == 1 and hurt[0].low == 1))


def _shot(marks: Marks, clause: Clause) -> bool:
    """Shot, stabbed, بالرصاص, طعناً."""
    return any(word in _SHOTS or bare(word, AND + THEN + BY) in _SHOTS for word in clause.words(marks))


def _carries_one(marks: Marks, mark: Mark) -> bool:
    """A motorcycle, سيارة رئيس المجلس, the car of a councillor: who sits in it is the target; a camp is no target."""
    word = marks.word(mark.first)
    if word in _CAMP or any(part in word for part in _MOTORCYCLES):
        return True
    return mark.code == "vehicle" and _of_one(marks, mark)


def _of_one(marks: Marks, vehicle: Mark) -> bool:
    near = range(vehicle.last, min(vehicle.last + 2, len(marks.words)))
    at = vehicle.last + sum(marks.word(n) in _OF_WHOM for n in near)
    return any(_is_one(mark) and not mark.form.prefix for mark in marks.at.get(at, ()))


def _is_one(mark: Mark) -> bool:
    return mark.family == "person" and not mark.code.endswith("_plural")


def _named_victim(marks: Marks, clause: Clause) -> bool:
    """أطلقوا النار على عضو: one member, official, notable."""
    if not marks.arabic:
        return False
    return any(
        marks.word(at) in _ON_AR and any(_is_one(mark) and not mark.form.definite for mark in marks.at.get(at + 1, ()))
        for at in range(clause.first, clause.last - 1)
    )
