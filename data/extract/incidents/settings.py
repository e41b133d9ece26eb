"""The place and the days of an act: its own, or those it inherits from the act, the heading or the week before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.calendar import is_plausible, shifted
from data.extract.clauses.clause import Clause
from data.extract.dates.when import When
from data.extract.incidents.group import Group
from data.extract.incidents.window import UNDATED, Window
from data.extract.places.where import Where, settle
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

SAME_KM = 3.0

# nouns by which a later sentence means the act just told
BACK_REFERENCES = {
    *(
        "العمليه",
        "الحادثه",
        "الجريمه",
        "المهاجمين",
        "المهاجمون",
        "المهاجمان",
        "القتيل",
        "القتيلين",
        "القتيلان",
        "القتلي",
        "الضحيه",
        "الضحايا",
        "المسلحين",
        "المسلحون",
        "المسلحان",
        "الجناه",
    ),
    *("operation", "incident", "assailants", "attackers", "gunmen", "victim", "victims", "attacker", "dead"),
}

FAMILY = term_set("families")

BOTH = term_set("both_acts")


class Settings:
    """Says where and when a clause happened."""

    def __init__(self, marks: Marks, published: date | None, week: tuple[date, date] | None) -> None:
        self.marks, self.published, self.week = marks, published, week
        self.groups: list[Group] = []
        self.current: Group | None = None
        self.last_where: Where | None = None
        self.placed_in = -1  # the paragraph that names last_where
        self.topic: tuple[int, Where] | None = None  # a paragraph and the place that its first words name
        self.topic_window: Window = UNDATED

    def _where(self, clause: Clause) -> Where | None:
        """The scene: the most specific place nearest to the act, homonyms settled by the heading."""
        scenes = [where for where in clause.wheres if not where.aside]
        if not scenes:
            return self._there(clause)
        anchor = clause.acts[0].first if clause.acts else clause.first
        specific = (
            [where for where in scenes if where.rank >= 3] or [where for where in scenes if where.rank == 2] or scenes
        )
        if all(where.rank <= 1 for where in specific):
            specific = [where for where in specific if where.rule != "governorate"] or specific
        best = min(
            specific,
            key=lambda where: (
                -min(where.rank, 4) if where.rank > 3 else -3,
                where.first < anchor,
                abs(where.first - anchor),
            ),
        )
        return settle(best, clause.heading)

    def _there(self, clause: Clause) -> Where | None:
        """A medic in X says ... in fighting there: the place of the teller is the scene after all."""
        there = next((n for n in range(clause.first, clause.last) if self._is_there(n)), None)
        named = [where for where in clause.wheres if there is not None and where.last <= there and where.rank >= 2]
        return named[-1] if named else None

    def _is_there(self, at: int) -> bool:
        words = self.marks.text.words
        follows = words[at + 1].folded if at + 1 < len(words) else ""
        return words[at].folded in {"there", "هناك"} and follows not in {"is", "are", "was", "were", "have", "has"}

    def _window(self, clause: Clause) -> Window:
        """The act's own days: a date of the statement that tells it counts as the day before to that day."""
        whens = [when for when in clause.whens if not (when.period and clause.points)]
        if not whens:
            return UNDATED
        anchor = clause.acts[0].first if clause.acts else clause.tolls[0].head if clause.tolls else clause.first
        dated = [when for when in whens if not when.statement]
        if dated:
            resolved = [when for when in dated if when.start is not None or when.relation is not None] or dated
            best = min(resolved, key=lambda when: (when.period, abs(when.first - anchor)))
            words = {word.folded for word in self.marks.text.words[clause.first : clause.last]}
            starts = [when for when in resolved if when.start is not None and not when.period]
            claims = self.marks.of("source", "claim", first=clause.first, last=clause.last)
            if len(starts) > 1 and claims and claims[0].first < starts[0].first < claims[0].first + 10:
                best = starts[-1]  # "claimed today an attack of Monday": the first day is the claim's
            if len(starts) > 1 and clause.acts and clause.acts[0].code == "body":
                best = max(starts, key=lambda when: str(when.start))  # the day of the finding, not of the abduction
            if len(starts) > 1 and {"died", "wounds"} <= words:
                best = min(starts, key=lambda when: str(when.start))
            return self._resolve(best, clause)
        best = min(whens, key=lambda when: abs(when.first - anchor))
        if best.start is None or best.end is None:
            return Window(None, None, "unknown", "statement", best)
        return Window(best.start - timedelta(1), best.end, "window", "statement", best)

    def _resolve(self, when: When, clause: Clause) -> Window:
        if when.relation is None:
            return Window(when.start, when.end, when.precision, when.rule, when)
        earlier = [one for one in clause.points if one.relation is None and one.start and one.first < when.first]
        base = self.current.window if self.current else UNDATED
        if earlier and (self.current is None or when.relation != 0):
            base = Window(earlier[-1].start, earlier[-1].end, earlier[-1].precision, earlier[-1].rule, earlier[-1])
        if base.start is None or base.end is None:
            return Window(None, None, "unknown", "unresolved", when) if self.published is None else UNDATED
        start, end = shifted(base.start, when.relation), shifted(base.end, when.relation)
        if not (is_plausible(start) and is_plausible(end)):
            return Window(None, None, "unknown", "unresolved", when)
        if when.rule == "counted_night_before":
            return Window(start, base.end, "window", when.rule, when)
        return Window(start, end, base.precision, when.rule, when)

    def _inherited(self, clause: Clause) -> Window:
        """The day of an act that its clause does not date: the act before in the same breath, the stated week, or the
        news itself.
        """
        if self.week is not None and "new_event" in clause.frames:
            return Window(*self.week, "window", "stated_week")
        same_breath = not clause.opens_paragraph or clause.heading is not None or "new_event" in clause.frames
        last = self.current
        same_breath = same_breath and last is not None and clause.sentence - last.clauses[-1].sentence <= 2
        if (
            last is not None
            and same_breath
            and last.window.start is not None
            and last.window.precision in {"day", "window"}
        ):
            return replace(last.window, rule="inherited", when=None)
        if self.week is not None:
            return Window(*self.week, "window", "stated_week")
        if self.published is None:
            return UNDATED
        return Window(self.published - timedelta(1), self.published, "window", "fresh_news")

    def _inherited_place(self, clause: Clause) -> Where | None:
        """The camp, town or prison that "the camp", "المخيم" or a following clause means."""
        if self.last_where is None:
            return None
        nouns = [
            mark
            for mark in self.marks.of(
                "near", "camp", "town", "village", "city", "prison", first=clause.first, last=clause.last
            )
            if mark.form.definite or self.marks.language == "en"
        ]
        if clause.heading is not None and self.last_where.governorate != clause.heading:
            return None
        elsewhere = "new_event" in clause.frames and clause.frames["new_event"].first - clause.first <= 4
        return None if elsewhere and not nouns else self.last_where
