"""Numbers that stand in an act's clause but belong to something else: an act days before, what a leader has on his
conscience, the deed of those arrested, what is only denied.
"""

from __future__ import annotations

from datetime import timedelta

from data.extract.clauses.clause import Clause
from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.tolls.toll import Toll

LONG_BEFORE = timedelta(60)


class OtherTolls:
    """Takes out of a clause the tolls of other acts."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.words = marks, marks.text.words

    def settle(self, clause: Clause) -> None:
        """Leaves the clause the tolls of its own act; where in doubt, none."""
        self._forget_the_act_before(clause)
        self._settle_killers_held(clause)
        clause.tolls = [
            toll
            for toll in clause.tolls
            if toll.rule == "none"
            or not (
                self._on_his_conscience(toll, clause)
                or self._long_ago(toll, clause)
                or self._only_denied(toll, clause)
                or self._running(toll, clause)
                or self._of_whom_some_died(toll, clause)
            )
        ]

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _forget_the_act_before(self, clause: Clause) -> None:
        """Two days after an attack in X in which six died; بعد يومين من هجوم في ...: not told here but remembered."""
        span = self._the_act_before(clause)
        if span is None:
            return
        first, last = span
        acts = [mark for mark in clause.acts if not first <= mark.first < last]
        tolls = [toll for toll in clause.tolls if not first <= toll.head < last]
        scenes = [where for where in clause.wheres if not first <= where.first < last]
        if len(acts) + len(tolls) < 1 or not any(not where.aside and where.rank >= 1 for where in scenes):
            return
        clause.acts, clause.tolls, clause.wheres = acts, tolls, scenes
        clause.whens = [when for when in clause.whens if not first <= when.first < last] or clause.whens

    def _the_act_before(self, clause: Clause) -> tuple[int, int] | None:
        units = term_set("units_of_time")
        for at in range(clause.first, clause.last - 2):
            word = self._word(at).removeprefix("و")
            if self.marks.language == "en":
                after = word in {"after", "following"} and self._word(at - 1) in units
            else:
                near = [self._word(n) for n in range(at + 1, at + 4)]
                of_it = [n for n, one in enumerate(near) if one in {"من", "علي"}]
                after = word == "بعد" and bool(of_it) and bool(units & set(near[: of_it[0]]))
            if not after:
                continue
            comma = next((n for n in range(at, clause.last) if self._word(n) in {",", "،"}), clause.last)
            told = self.marks.of("act", first=at, last=comma) or self.marks.of("casualty", first=at, last=comma)
            if told:
                return at, comma if at - clause.first <= 4 else clause.last
        return None

    def _settle_killers_held(self, clause: Clause) -> None:
        """They picked up one of those who killed a baker in X: one act only, the killing where its own place or day
        stands, else the arrest.
        """
        held = [toll for toll in clause.tolls if toll.kind == "detained" and toll.rule != "none"]
        for toll in [one for one in clause.tolls if one.kind == "killed" and one.rule != "none"]:
            before = range(toll.head - 1, max(clause.first, toll.head - 3), -1)
            relative = next((n for n in before if self._word(n) in term_set("who")), None)
            if relative is None or not any(one.last <= relative and relative - one.last <= 3 for one in held):
                continue
            own = [one.first for one in clause.scenes] + [one.first for one in clause.points]
            told_before = any(first < relative for first in own)
            told_after = any(first > relative for first in own)
            dropped = held if told_after and not told_before else [toll]
            clause.tolls = [one for one in clause.tolls if one not in dropped]

    def _on_his_conscience(self, toll: Toll, clause: Clause) -> bool:
        """A leader responsible for the deaths of 30, سجين كان قد قتل حارسين: what somebody had done before."""
        if toll.kind != "killed":
            return False
        before = [self._word(n) for n in range(max(clause.first, toll.head - 5), toll.head)]
        others = any(
            one is not toll and (one.head < toll.head or one.kind == "detained")
            for one in clause.tolls
            if one.rule != "none"
        )
        others = others or any(mark.code == "arrest" for mark in clause.acts)
        if others and set(before) & term_set("answerable") and not any(word in {",", "،"} for word in before):
            return True
        if self._stand_accused(toll, clause):
            return True
        held = any(one.head < toll.head and one.kind == "detained" for one in clause.tolls)
        if held and set(before) & term_set("accuses") and not {",", "،"} & set(before):
            return True
        if before[-2:] == ["who", "had"]:
            return True
        person = self.marks.has(toll.head - 3, "person")
        return before[-1:] == ["قد"] and before[-2:-1] in (["كان"], ["كانت"], ["كانوا"]) and person is not None

    def _stand_accused(self, toll: Toll, clause: Clause) -> bool:
        """A cell accused of killing 18 was broken up, خلية متهمة بقتل 18: a charge, and others are counted here."""
        if not any(one is not toll and one.rule != "none" for one in clause.tolls):
            return False
        for at in range(max(clause.first, toll.head - 3), toll.head):
            if self.marks.language == "ar":
                if at == toll.head - 1 and self._word(at).removeprefix("ال").startswith("متهم"):
                    return True
            elif self._word(at) in {"accused", "suspected"} and self._word(at + 1) == "of":
                return self._word(at - 1) not in term_set("be_aux_en")
        return False

    def _long_ago(self, toll: Toll, clause: Clause) -> bool:
        """Killed on Sunday; his brothers had been killed in 2017: a year of their own stands beside them."""
        days = [when.start for when in clause.points if when.start is not None and when.days <= 2]
        if not days:
            return False
        end = max(toll.last, toll.head + 1)
        return any(
            end <= when.first <= end + 2 and when.end is not None and max(days) - when.end > LONG_BEFORE
            for when in clause.whens
        )

    def _running(self, toll: Toll, clause: Clause) -> bool:
        """In Dhiban, where eight have been killed since June, a driver was shot: a total beside an act."""
        end = max(toll.last, toll.head + 1)
        since = self.marks.of("time", "since", first=end, last=min(clause.last, end + 4))
        if not since or any(self._word(n) in {",", "،"} for n in range(end, since[0].first)):
            return False
        others = any(one is not toll and one.rule != "none" for one in clause.tolls)
        return others or any(not since[0].first <= when.first < since[0].first + 4 for when in clause.points)

    def _of_whom_some_died(self, toll: Toll, clause: Clause) -> bool:
        """Two of the seven wounded died; توفي اثنان من سبعة جرحى: how many are still wounded is not said."""
        if toll.kind != "injured":
            return False
        at = toll.first - 1 - (self._word(toll.first - 1) == "the")
        part = self._word(at) in {"of", "من"} and numbers.plain(self.marks, at - 1) is not None
        return part and bool(self.marks.of("casualty", "kill", first=clause.first, last=clause.last))

    def _only_denied(self, toll: Toll, clause: Clause) -> bool:
        """نفت مقتل خمسة, denied that five were killed: nobody says here that they were."""
        begin = min(toll.first, toll.head)
        for mark in self.marks.of("source", "deny", first=max(clause.first, begin - 7), last=begin):
            between = [self._word(n) for n in range(mark.last, begin)]
            if not set(between) & {",", "،", "but", "and", "لكن"} and not set(between) & term_set("involvement"):
                return True
        return False
