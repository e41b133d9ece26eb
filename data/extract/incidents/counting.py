"""The counts of one act from all its tolls: told twice is once, an update replaces, sources that differ make a
range.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data.extract import actors
from data.extract.incidents.group import Group
from data.extract.records import Count, Span
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import Bounds, add
from data.extract.tolls.toll import Toll

CONFIDENCE = {"none": 0.3, "fresh_news": 0.4, "inherited": 0.5, "stated_week": 0.6, "statement": 0.7}

UPDATES = term_set("updates")


class Counting:
    """Turns tolls into counts."""

    def __init__(self, marks: Marks, published: date | None, who: actors.Cast) -> None:
        self.marks, self.text, self.published = marks, marks.text, published
        self.who = who

    def _span(self, first: int, last: int) -> Span:
        words = self.text.words
        last = min(last, len(words))
        first = min(first, last - 1)
        return words[first].start, words[last - 1].end

    def _count(self, kind: str, group: Group) -> Count:
        """One count of an act from all its tolls: the same told twice once, an update instead of what it updates,
        sources that differ as a range.
        """
        by_sentence: dict[int, list[Toll]] = {}
        for clause in group.clauses:
            for toll in clause.tolls:
                if toll.kind == kind:
                    by_sentence.setdefault(clause.sentence, []).append(toll)
        self._settle_nth(by_sentence)
        exact = any(
            toll.rule not in {"none", "combined"} and toll.low is not None
            for tolls in by_sentence.values()
            for toll in tolls
            if any(one.rule == "combined" for one in tolls) or not self._contradicts(tolls)
        )
        totals: list[tuple[Bounds, bool, bool, bool]] = []
        vague = False
        for tolls in by_sentence.values():
            some = [toll for toll in tolls if toll.rule != "none"]
            if exact:
                some = [toll for toll in some if toll.rule != "combined"]
            chosen = some or [toll for toll in tolls if toll.rule == "none"]
            vague = vague or any(toll.vague for toll in chosen)
            given = [toll for toll in chosen if toll.low is not None or toll.high is not None]
            if given:
                totals.append(
                    (self._together(given), self._updates(given), self._told_by_another(given), self._further(given))
                )
        if not totals:
            return Count(vague=vague)
        low, high = totals[0][0]
        for (next_low, next_high), update, another, further in totals[1:]:
            if update:
                low, high = next_low, next_high
            elif further:
                low, high = add((low, high), (next_low, next_high))
            elif (next_low, next_high) != (low, high) and another:
                low, high = self._differ((low, high), (next_low, next_high))
        if kind == "injured" and low is not None and low > 1 and self._one_wounded_died(group):
            low -= 1
        if vague and high is not None and low == high and low == 0:
            low = high = None
        return Count(low, high)

    def _one_wounded_died(self, group: Group) -> bool:
        """One of the wounded has died, four hurt of whom one died: he is counted among the dead, and once."""
        for clause in group.clauses:
            for at in range(clause.first, clause.last):
                if self.text.words[at].folded.lstrip("وف") not in term_set("dies_later"):
                    continue
                if any(toll.kind == "injured" and toll.first > at for toll in clause.tolls):
                    continue  # told anew after his death
                before = [word.folded for word in self.text.words[max(clause.first, at - 6) : at]]
                after = [word.folded for word in self.text.words[at + 1 : at + 4]]
                if set(after[:1]) & {"الجريح", "المصاب", "احدهم", "احدهما"} or (
                    after[:1] == ["احد"] and set(after[1:2]) & {"الجرحي", "المصابين", "المصابون"}
                ):
                    return True
                if "whom" in before or ("of" in before and set(before) & {"wounded", "injured"} and "one" in before):
                    return True
        return False

    def _contradicts(self, tolls: list[Toll]) -> bool:
        """Whether the sentence sets its teller against the one before: غير أن مصدراً طبياً قال ..., but a medic ..."""
        sentences = self.text.sentences
        begin = max((one.first for one in sentences if one.first <= tolls[0].first), default=0)
        words = {word.folded.lstrip("و") for word in self.text.words[begin : begin + 4]}
        return bool(words & term_set("contrasts")) and self._told_by_another(tolls)

    def _settle_nth(self, by_sentence: dict[int, list[Toll]]) -> None:
        """ "A sixth person died" makes six dead only where about as many are told; else it is one person."""
        others = [toll.low or 0 for tolls in by_sentence.values() for toll in tolls if toll.rule != "nth_dead"]
        for sentence, tolls in by_sentence.items():
            by_sentence[sentence] = [
                replace(toll, low=1, high=1, update=False, rule="head")
                if toll.rule == "nth_dead" and not any(toll.low - 3 <= low < toll.low for low in others if toll.low)
                else toll
                for toll in tolls
            ]

    def _further(self, tolls: list[Toll]) -> bool:
        """ "Another fighter had been killed": somebody besides those counted before."""
        return self.text.words[tolls[0].first].folded == "another"

    def _told_by_another(self, tolls: list[Toll]) -> bool:
        """Whether a sentence has a teller of its own, so that its number stands against the first one."""
        first, last = tolls[0].first, tolls[-1].last
        sentences = self.text.sentences
        begin = max((one.first for one in sentences if one.first <= first), default=0)
        end = min((one.last for one in sentences if one.last >= last), default=last)
        credit = self.marks.of("source", "say", "by", first=begin, last=end) or self.marks.of(
            "casualty", "toll", first=begin, last=end
        )
        admitted = {word.folded.lstrip("و") for word in self.text.words[begin:end]} & term_set("admits")
        doers = {word.folded for word in self.text.words[begin:end]} & {
            "attackers",
            "assailants",
            "المهاجمين",
            "المهاجمون",
        }
        return bool(credit or admitted) and not doers

    def _together(self, tolls: list[Toll]) -> Bounds:
        """Tolls of one sentence: different heads count different people, unless sources differ or a toll is said
        anew.
        """
        now = [toll for toll in tolls if {"now", "الان"} & self._just_before(toll)]
        updated = [toll for toll in tolls if toll.update and self._updates([toll])] or now
        if updated:
            return updated[-1].low, updated[-1].high
        if len({(toll.low, toll.high) for toll in tolls}) == 1 and len(tolls) > 1:
            return tolls[0].low, tolls[0].high
        if len(tolls) == 1:
            return tolls[0].low, tolls[0].high
        between = {
            self.text.words[n].folded for n in range(tolls[0].last, min(tolls[-1].last + 3, len(self.text.words)))
        }
        tellers = self.marks.of("source", "say", first=tolls[0].first - 6, last=tolls[-1].first)
        conceded = {word.lstrip("و") for word in between} & term_set("concedes")
        besides = between & {"فيما", "بينما", "while"} and not tellers and not conceded
        beside = between & {"كذلك", "ايضا", "also", "كما"} or besides
        if beside or (tolls[0].rule == tolls[-1].rule == "before_verb"):
            total: Bounds = (None, None)
            for toll in tolls:
                total = add(total, (toll.low, toll.high)) if total != (None, None) else (toll.low, toll.high)
            return total
        lows = [toll.low for toll in tolls if toll.low is not None]
        highs = [toll.high for toll in tolls]
        high = None if any(value is None for value in highs) else max(value for value in highs if value is not None)
        if len(tellers) >= 2 or conceded:
            return min(lows, default=None), high
        return max(lows, default=None), high

    def _just_before(self, toll: Toll) -> set[str]:
        return {word.folded for word in self.text.words[max(0, toll.first - 5) : toll.first]}

    def _updates(self, tolls: list[Toll]) -> bool:
        if any(toll.rule == "nth_dead" for toll in tolls):
            return True
        if len(tolls) > 1 and tolls[-1].update:
            return self._updates(tolls[-1:])
        first = tolls[0].first
        words = {word.folded.lstrip("وف") for word in self.text.words[max(0, first - 8) : tolls[0].last + 3]}
        return bool(words & UPDATES)

    def _differ(self, one: Bounds, other: Bounds) -> Bounds:
        """Two sentences, two numbers: a range where sources differ, the smaller where nothing says why."""
        lows = [low for low in (one[0], other[0]) if low is not None]
        high = None if one[1] is None or other[1] is None else max(one[1], other[1])
        return min(lows, default=None), high

    def _civilians(self, tolls: list[Toll], killed: Count) -> Count:
        """Civilians among the dead, only where the text says or shows it."""
        if killed.low is None:
            return Count()
        dead = [toll for toll in tolls if toll.kind == "killed" and (toll.civilians[0] or 0) > 0]
        if not dead:
            return Count()
        low = min(dead[0].civilians[0] or 0, killed.low)
        high = dead[0].civilians[1] if dead[0].civilians == (dead[0].low, dead[0].high) else killed.high
        return Count(low, high)
