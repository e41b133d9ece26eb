"""What kind of telling a clause is: an incident, a measure, an aggregate, background, or nothing to count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.extract.clauses import sums
from data.extract.clauses.clause import Clause, Telling, TellingRule
from data.extract.clauses.dropped import why_dropped
from data.extract.clauses.totals import is_total
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

Told = tuple[Telling, TellingRule]
Rule = Callable[[Marks, Clause], Told | None]

ACT: Told = ("incident", "act")
NO_ACT: Told = ("remark", "no_act")

LONG_BATTLE = 3  # days: what a longer one cost is no single act's toll
LONG_BATTLE_SOMEWHERE = 8  # days, where the clause names a place
MULTITUDE = 1000  # people: never one act's toll

# acts that stand for no event by themselves
WEAK = {"mutiny", "explosion", "body", "neutralise", "foil", "clash", "arrest"}
HELD_TERRITORY = {"clash", "armed_assault", "arrest", "raid"}

_COMMON = term_set("everyday_acts")
_MEASURE_VERBS = term_set("measure_verbs_ar")
_SHELLS_FALL = term_set("shells_fall_en")
_STRICT_MEASURES = term_set("strict_measures")


def tell(marks: Marks, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses with what kind of telling each is, and by which rule."""
    told: list[Clause] = []
    for clause in clauses:
        telling, rule = told_by(marks, clause)
        if telling == "incident" and told and _goes_on(clause, told[-1]):
            telling, rule = "aggregate", "goes_on"
        told.append(replace(clause, telling=telling, rule=rule))
    return tuple(told)


def told_by(marks: Marks, clause: Clause) -> Told:
    """The telling of a clause by itself, by the first rule that knows."""
    rules, else_told = (RULES, ACT) if clause.acts or clause.harmed else (RULES_WITHOUT_ACT, NO_ACT)
    return next((told for rule in rules if (told := rule(marks, clause)) is not None), else_told)


def _goes_on(clause: Clause, before: Clause) -> bool:
    """Whether a toll without place or day belongs to the total told just before it."""
    if before.telling != "aggregate" or before.paragraph != clause.paragraph:
        return False
    return not clause.points and not clause.scenes and bool(clause.counted)


def _acts_counted(marks: Marks, clause: Clause) -> Told | None:
    """A number of acts and no single one: 41 operations in October."""
    if clause.points and not any(when.period for when in clause.whens):
        return None
    counted = sums.many_acts(marks, clause) and not sums.uncounted(marks, clause)
    return ("aggregate", "acts_counted") if counted and not _is_territory(clause) else None


def _measure(marks: Marks, clause: Clause) -> Told | None:
    """A curfew, a cordon, reinforcements; on a day, also what the verbs of measures do not say."""
    measures = clause.of(marks, "frame", "measure")
    strict = any(
        word in marks.text.written(mark.first, mark.last).casefold() for mark in measures for word in _STRICT_MEASURES
    )
    dated = bool(clause.points) and any(mark.form.stem not in _MEASURE_VERBS for mark in measures)
    return ("measure", "measure") if strict or dated else None


def _territory(_marks: Marks, clause: Clause) -> Told | None:
    """Who holds, took or lost ground: no act on a day, nobody counted."""
    return ("background", "territory") if _is_territory(clause) else None


def _is_territory(clause: Clause) -> bool:
    return "territory" in clause.frames and clause.codes <= HELD_TERRITORY and not clause.points and not clause.counted


def _dropped(marks: Marks, clause: Clause) -> Told | None:
    """An act that is none to count: an accident, a verdict, a rumour."""
    why = why_dropped(marks, clause)
    return ("dropped", why) if why is not None else None


def _total(marks: Marks, clause: Clause) -> Told | None:
    """A number over a period or an area, unless of dozens of attacks."""
    total = is_total(marks, clause) and not sums.uncounted(marks, clause)
    return ("aggregate", "total") if total else None


def _long_battle(marks: Marks, clause: Clause) -> Told | None:
    """What a battle of many days cost."""
    least = LONG_BATTLE_SOMEWHERE if clause.scenes else LONG_BATTLE
    return ("aggregate", "lasted") if clause.counted and sums.lasted(marks, clause, least) else None


def _background(marks: Marks, clause: Clause) -> Told | None:
    """Uncounted or undated past context: dozens of attacks, thousands of dead, a trend."""
    past = any((toll.low or 0) >= MULTITUDE for toll in clause.tolls)
    past = past or _dozens_since(marks, clause) or _undated_context(marks, clause)
    return ("background", "uncounted") if past else None


def _dozens_since(marks: Marks, clause: Clause) -> bool:
    """Dozens have been killed since."""
    if not clause.counted or clause.acts or clause.scenes or clause.points:
        return False
    return bool(clause.of(marks, "time", "since")) and not sums.numbered(marks, clause)


def _undated_context(marks: Marks, clause: Clause) -> bool:
    if clause.points or any((toll.low or 0) > 0 and toll.low not in (10, 100) for toll in clause.tolls):
        return False
    if sums.uncounted(marks, clause) or (any(when.period for when in clause.whens) and not clause.scenes):
        return True
    return "trend" in clause.frames and not clause.counted


def _weak(marks: Marks, clause: Clause) -> Told | None:
    """An everyday word ("operation", "mine") that may be an act's, and nobody harmed."""
    if clause.harmed or clause.codes & WEAK or _has_strong(marks, clause):
        return None
    return "remark", "weak"


def _quiet_measure(marks: Marks, clause: Clause) -> Told | None:
    """A measure beside nothing but arrests or a sweep."""
    quiet = clause.codes <= {"arrest", "sweep"} and not clause.harmed and not _has_strong(marks, clause)
    return _measure(marks, clause) if quiet else None


def _has_strong(marks: Marks, clause: Clause) -> bool:
    """Whether an act stands for an event by itself."""
    return any(
        mark.code not in WEAK
        and (mark.form.stem not in _COMMON or _has_victims(marks, clause) or _shells_fell(marks, clause, mark))
        for mark in clause.acts
    )


def _has_victims(marks: Marks, clause: Clause) -> bool:
    return bool(clause.tolls or clause.of(marks, "actor") or clause.of(marks, "target_noun"))


def _shells_fell(marks: Marks, clause: Clause, mark: Mark) -> bool:
    """Two shells hit the town: an act though nobody is named."""
    return mark.code == "shelling" and not _SHELLS_FALL.isdisjoint(clause.words(marks))


# tried in order where neither an act nor a toll stands in the clause, and where one does
RULES_WITHOUT_ACT: tuple[Rule, ...] = (_acts_counted, _measure, _territory)
RULES: tuple[Rule, ...] = (_dropped, _total, _long_battle, _territory, _background, _weak, _quiet_measure)
