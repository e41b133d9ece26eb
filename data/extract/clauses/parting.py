"""Sentences parted into clauses: where two stretches have an act and a place or day of their own."""

from __future__ import annotations

from dataclasses import replace

from data.extract import tolls
from data.extract.clauses.clause import Clause
from data.extract.clauses.other_tolls import OtherTolls
from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.written import Sentence
from data.extract.tolls.toll import Toll

SECURITY = {"raid", "sweep", "arrest"}

WEAK = {"mutiny", "explosion", "body", "neutralise", "foil", "clash", "arrest"}

LONG_PERIOD = 7  # days: a campaign told as one total is an aggregate beyond that

_PARTING = term_set("parting")

_NEGATION = term_set("negations")

# acts whose words are everyday words too: they need a victim, a target or another act beside them
_COMMON = term_set("everyday_acts")


class Parting:
    """Parts a text and gathers what each clause holds."""

    def __init__(self, marks: Marks, whens: list[When], wheres: list[Where]) -> None:
        self.marks, self.text, self.words = marks, marks.text, marks.text.words
        self.whens, self.wheres = whens, wheres
        self.elsewhere = OtherTolls(marks)

    def _day_of(self, clause: Clause, header: tuple[When, int] | None, found: list[Clause]) -> tuple[When, int] | None:
        """A line that is only a date ("Sunday, June 4.") dates what follows it in its paragraph, or below it until
        the next.
        """
        words = sum(not word.is_mark for word in self.words[clause.first : clause.last])
        if clause.points and not clause.acts and not clause.tolls and words <= 6 and clause.opens_paragraph:
            return clause.points[0], clause.paragraph
        if header is None:
            return None
        alone = all(one.paragraph != header[1] or one.points for one in found)
        if clause.paragraph != header[1] and not alone:
            return None
        own = any(one.paragraph == clause.paragraph and one.points and header[0] not in one.points for one in found)
        if not clause.points and (clause.opens_paragraph or not own):
            clause.whens = [header[0], *clause.whens]
        return header

    def _goes_on(self, clause: Clause, found: list[Clause]) -> bool:
        """Whether a toll without place or day belongs to the total told just before it."""
        if not found or found[-1].telling != "aggregate" or found[-1].paragraph != clause.paragraph:
            return False
        return clause.telling == "incident" and not clause.points and not clause.scenes and bool(clause.counted)

    def _heading(self, sentence: Sentence) -> str | None:
        """The governorate of a bulletin's heading: "دير الزور:" or a line of its own."""
        words = self.words[sentence.first : sentence.last]
        short = len(words) <= 4
        colon = next((n for n, word in enumerate(words[:5]) if word.folded == ":"), None)
        if colon is None and not short:
            return None
        end = sentence.first + (colon if colon is not None else len(words))
        if self.marks.of("source", "body", first=sentence.first, last=end):
            return None  # دير الزور - سانا: a dateline
        named = [
            where
            for where in self.wheres
            if sentence.first <= where.first < end and where.governorate and where.rank in (0, 2)
        ]
        return named[0].governorate if named else None

    def _parts(self, sentence: Sentence) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        first = sentence.first
        for at in range(sentence.first + 4, sentence.last - 3):
            if (self._begins_total(at, sentence.last) and at > first + 3) or (
                self._may_part(at)
                and self._stands_alone(first, at)
                and self._stands_alone(at, sentence.last)
                and self._differ(first, at, sentence.last)
            ):
                parts.append((first, at))
                first = at
        return [*parts, (first, sentence.last)]

    def _begins_total(self, at: int, last: int) -> bool:
        """ليرتفع عدد القتلى منذ بداية العام إلى تسعة: the act before it is one thing, the running total another."""
        if self.words[at].folded not in term_set("then_total"):
            return False
        if {word.folded for word in self.words[at + 1 : at + 4]} & term_set("periods_toll"):
            return True  # raising this year's toll to 77
        return any(when.period and at <= when.first < last for when in self.whens)

    def _may_part(self, at: int) -> bool:
        before, word = self.words[at - 1].folded, self.words[at].folded
        if before in {";", "؛", ":", "•"}:
            return True
        if tolls.is_charge(self.marks, at):
            return True
        counted = at + 1 if word == "and" else at if word.startswith("و") else None
        if counted is not None and numbers.plain(self.marks, counted) is not None:
            return True
        bare = word.removeprefix("و")
        if bare in _PARTING:
            return (
                word not in {"and", "حين", "then", "but"}
                or before in {",", "،"}
                or self._act_follows(at)
                or self.words[at + 1].folded == "another"
            )
        return before in {"،", ","} and word.startswith(("و", "ف"))

    def _act_follows(self, at: int) -> bool:
        return bool(self.marks.of("act", first=at + 1, last=at + 3))

    def _stands_alone(self, first: int, last: int) -> bool:
        acts = [mark for mark in self.marks.of("act", first=first, last=last) if not self._void(mark)]
        if not acts and not self.marks.of("casualty", "kill", "wound", "detain", "abduct", first=first, last=last):
            return False
        return bool(self._scenes(first, last)) or bool(self._days(first, last))

    def _scenes(self, first: int, last: int) -> set[tuple[str | None, str | None]]:
        return {
            w.key
            for w in self.wheres
            if first <= w.first and w.last <= last + 1 and w.first < last and not w.aside and w.rank >= 1
        }

    def _days(self, first: int, last: int) -> set[tuple[object, object, int | None]]:
        return {
            (w.start, w.end, w.relation)
            for w in self.whens
            if first <= w.first < last and not w.period and not w.statement
        }

    def _differ(self, first: int, at: int, last: int) -> bool:
        """Whether the second stretch has a place or a day that the first does not."""
        if {word.folded for word in self.words[at : at + 8]} & (term_set("of_it_ar") | {"توفي", "توفيت"}):
            return False
        places_before, places_after = self._scenes(first, at), self._scenes(at, last)
        days_before, days_after = self._days(first, at), self._days(at, last)
        if places_before and places_after and not places_before & places_after:
            return True
        return bool(days_before and days_after and not days_before & days_after)

    def _clause(self, first: int, last: int, sentence: int, paragraph: int, opens: bool) -> Clause:
        clause = Clause(first, last, sentence, paragraph, opens, charge=tolls.is_charge(self.marks, first))
        clause.acts = [mark for mark in self.marks.of("act", first=first, last=last) if not self._void(mark)]
        clause.whens = [
            replace(when, period=True) if when.days >= 5 and when.rule == "range" else when
            for when in self.whens
            if first <= when.first < last
        ]
        clause.wheres = [
            where
            for where in self.wheres
            if first <= max(where.first, min(where.last - 1, first)) < last
            and where.first < last
            and where.last > first
        ]
        clause.tolls = list(tolls.read(self.marks, first, last))
        if self._withdrawn(first, last):
            if self.marks.of("casualty", "kill", first=first, last=last):
                clause.tolls.append(Toll("killed", 0, 0, first, first, last, rule="none"))
            clause.tolls = [
                Toll(toll.kind, 0, 0, toll.head, toll.first, toll.last, rule="none") for toll in clause.tolls
            ]
        self._forget_anniversary(clause)
        self.elsewhere.settle(clause)
        for mark in self.marks.of("frame", first=first, last=last):
            clause.frames.setdefault(mark.code, mark)
        denials = self.marks.of("source", "deny", first=first, last=last)
        if denials:
            clause.frames["deny"] = denials[0]
        return clause

    def _forget_anniversary(self, clause: Clause) -> None:
        """في الذكرى السنوية لمجزرة ..., on the anniversary of ...: what is remembered, up to the comma, is not told."""
        span = range(clause.first, clause.last)
        begin = next((n for n in span if self.words[n].folded.removeprefix("ل") in term_set("anniversaries")), None)
        if begin is None:
            return
        end = next((n for n in range(begin, clause.last) if self.words[n].folded in {"،", ","}), clause.last)
        clause.acts = [mark for mark in clause.acts if not begin <= mark.first < end]
        clause.tolls = [toll for toll in clause.tolls if not begin <= toll.first < end]
        clause.whens = [when for when in clause.whens if not begin <= when.first < end]

    def _withdrawn(self, first: int, last: int) -> bool:
        """Whether the numbers here are only mentioned to be taken back: "earlier reports ... were wrong"."""
        words = {word.folded for word in self.words[first:last]}
        return bool(words & {"wrong", "incorrect", "untrue", "false"}) and bool(
            words & {"report", "reports", "earlier"}
        )

    def _void(self, mark: Mark) -> bool:
        """Whether an act's word tells no act: in quoted speech, threatened, denied of existence, or a figure of
        speech.
        """
        if self.text.is_speech(mark.first):
            return True
        after = {word.folded for word in self.words[mark.last : mark.last + 3]}
        before_it = [self.words[n].folded.lstrip("و") for n in range(max(0, mark.first - 6), mark.first)]
        if term_set("in_answer_to") & set(before_it) and {
            "for",
            "to",
            "علي",
            "ل",
        } & set(before_it):
            return True
        if (mark.code == "air_strike" and {"down", "اسقطت", "اسقاط", "اسقط"} & set(before_it[-3:])) or (
            mark.form.stem == "shot" and "down" in after
        ):
            return True
        if (
            mark.code in {"ied", "explosion"}
            and after & {"maker", "makers", "disposal", "squad"}
            and self.words[mark.last].folded in after
        ):
            return True
        if mark.code == "explosion" and after & term_set("burst"):
            return True
        if self.words[mark.first].folded.startswith("والد") or (
            mark.code == "raid" and set(before_it[-2:]) & term_set("campaigns")
        ):
            return True  # والدهم is their father, no raid; a cross-border operation is a campaign
        if mark.code in {"ied", "suicide_or_vehicle_bomb"} and set(before_it[-4:]) & term_set("found_only"):
            held = self.marks.of("act", "arrest", "raid", first=max(0, mark.first - 30), last=mark.last + 20)
            return bool(held)  # weapons found on those arrested
        if mark.code == "clash" and before_it[-1:] == ["of"] and set(before_it[-2:]) & term_set("spans_of"):
            return True  # the week of fighting
        if self.words[mark.first].folded == "توقف" and before_it and before_it[-1] in {"الي", "عن", "بعد", "في"}:
            return True  # أدى إلى توقف الضخ: a standstill, no arrest
        if mark.form.stem == "فجر" and (
            self._timed(mark.last) or self.words[min(mark.last, len(self.words) - 1)].is_mark
        ):
            return True
        for at in range(max(0, mark.first - 5), mark.first):
            if self.words[at].is_mark and self.words[at].folded in {".", "،", ",", "؛", ";"}:
                continue
            if self.marks.has(at, "frame", "threat") and not any(self.words[n].is_mark for n in range(at, mark.first)):
                return True
        before = self.words[mark.first - 1].folded if mark.first else ""
        return before in _NEGATION or (
            before in {"اي", "any"} and self.words[mark.first - 2].folded in _NEGATION | {"تسجل", "تسجيل"}
        )

    def _timed(self, at: int) -> bool:
        """Whether the word at hand belongs to a date: then فجر is dawn, not "blew up"."""
        return (
            self.marks.has(at, "time") is not None
            or self.marks.has(at, "time.weekday") is not None
            or self.words[at].folded[0].isdigit()
        )

    def _victims(self, clause: Clause) -> bool:
        return bool(clause.tolls) or any(
            self.marks.of(family, first=clause.first, last=clause.last) for family in ("actor", "target_noun")
        )

    def _shells_fell(self, mark: Mark, clause: Clause) -> bool:
        """Two shells hit the town: an act though nobody is named."""
        words = {self.words[n].folded for n in range(clause.first, clause.last)}
        return mark.code == "shelling" and bool(words & {"fired", "hit", "landed", "struck"})

    def _strong(self, clause: Clause) -> list[Mark]:
        """Acts that stand for an event by themselves."""
        return [
            mark
            for mark in clause.acts
            if mark.code not in WEAK
            and (mark.form.stem not in _COMMON or self._victims(clause) or self._shells_fell(mark, clause))
        ]
