"""Clauses: the stretches of a text that tell one thing each, with what they hold, and what kind of telling they are.

A sentence is parted where two of its stretches have an act and a place or day of their own. A clause tells an
incident, a measure, an aggregate or background, or nothing countable at all: an accident, a verdict, a threat, a
release, a metaphor.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from data.extract import dates, numbers, places, tolls
from data.extract.dates import When
from data.extract.places import Where
from data.extract.text import Sentence
from data.extract.tolls import Toll
from data.extract.words import Mark, Marks, term_set

Telling = Literal["incident", "measure", "aggregate", "background", "dropped", "remark"]
SECURITY = {"raid", "sweep", "arrest"}
WEAK = {"mutiny", "explosion", "body", "neutralise", "foil", "clash", "arrest"}
LONG_PERIOD = 7  # days: a campaign told as one total is an aggregate beyond that
_PARTING = term_set("parting")
_NEGATION = term_set("negations")
# acts whose words are everyday words too: they need a victim, a target or another act beside them
_COMMON = term_set("everyday_acts")


@dataclass
class Clause:
    """Words first..last (exclusive) of one sentence and what stands in them."""

    first: int
    last: int
    sentence: int
    paragraph: int
    opens_paragraph: bool
    acts: list[Mark] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    frames: dict[str, Mark] = field(default_factory=dict)
    heading: str | None = None
    telling: Telling = "remark"
    rule: str = ""

    @property
    def scenes(self) -> list[Where]:
        """Places where something may happen, as specific as a town or more so."""
        return [where for where in self.wheres if not where.aside and where.rank >= 2]

    @property
    def counted(self) -> list[Toll]:
        """Tolls that give a number above zero."""
        return [toll for toll in self.tolls if (toll.low or 0) > 0 or (toll.high or 0) > 0]

    @property
    def points(self) -> list[When]:
        """Dates that may be an act's: no periods."""
        return [when for when in self.whens if not when.period]


class Reader:
    """Parts a text into clauses and says what each tells."""

    def __init__(self, marks: Marks, whens: list[When], wheres: list[Where]) -> None:
        self.marks, self.text, self.words = marks, marks.text, marks.text.words
        self.whens, self.wheres = whens, wheres
        self.tolls = tolls.Reader(marks)

    def read(self) -> list[Clause]:
        """All clauses in order, classified."""
        found: list[Clause] = []
        paragraph, heading, headed = -1, None, -1
        header: tuple[When, int] | None = None
        for index, sentence in enumerate(self.text.sentences):
            opens = sentence.paragraph != paragraph
            paragraph = sentence.paragraph
            title = self._heading(sentence) if opens else None
            if title is not None:
                heading, headed = title, paragraph
            for first, last in self._parts(sentence):
                clause = self._clause(first, last, index, paragraph, opens and first == sentence.first)
                header = self._day_of(clause, header, found)
                clause.heading = heading if heading and headed in (paragraph, paragraph - 1) else None
                clause.telling, clause.rule = self._telling(clause)
                if self._goes_on(clause, found):
                    clause.telling, clause.rule = "aggregate", "goes_on"
                found.append(clause)
        return found

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
        if not clause.points:
            clause.whens = [header[0], *clause.whens]
        return header

    def _goes_on(self, clause: Clause, found: list[Clause]) -> bool:
        """Whether a toll without place or day belongs to the total told just before it."""
        if not found or found[-1].telling != "aggregate" or found[-1].paragraph != clause.paragraph:
            return False
        return clause.telling == "incident" and not clause.points and not clause.scenes and bool(clause.counted)

    # parting

    def _heading(self, sentence: Sentence) -> str | None:
        """The governorate of a bulletin's heading: "دير الزور:" or a line of its own."""
        words = self.words[sentence.first : sentence.last]
        short = len(words) <= 4
        colon = next((n for n, word in enumerate(words[:5]) if word.folded == ":"), None)
        if colon is None and not short:
            return None
        end = sentence.first + (colon if colon is not None else len(words))
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
            if (
                self._may_part(at)
                and self._stands_alone(first, at)
                and self._stands_alone(at, sentence.last)
                and self._differ(first, at, sentence.last)
            ):
                parts.append((first, at))
                first = at
        return [*parts, (first, sentence.last)]

    def _may_part(self, at: int) -> bool:
        before, word = self.words[at - 1].folded, self.words[at].folded
        if before in {";", "؛", ":", "•"}:
            return True
        bare = word.removeprefix("و")
        if bare in _PARTING:
            return word not in {"and", "حين", "then", "but"} or before in {",", "،"} or self._act_follows(at)
        return before in {"،", ","} and word.startswith(("و", "ف"))

    def _act_follows(self, at: int) -> bool:
        return bool(self.marks.of("act", first=at + 1, last=at + 3))

    def _stands_alone(self, first: int, last: int) -> bool:
        acts = [mark for mark in self.marks.of("act", first=first, last=last) if not self._void(mark)]
        if not acts and not self.marks.of("casualty", "kill", "detain", "abduct", first=first, last=last):
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

    # what a clause holds

    def _clause(self, first: int, last: int, sentence: int, paragraph: int, opens: bool) -> Clause:
        clause = Clause(first, last, sentence, paragraph, opens)
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
        clause.tolls = self.tolls.read(first, last)
        if self._withdrawn(first, last):
            clause.tolls = [
                Toll(toll.kind, 0, 0, toll.head, toll.first, toll.last, rule="none") for toll in clause.tolls
            ]
        for mark in self.marks.of("frame", first=first, last=last):
            clause.frames.setdefault(mark.code, mark)
        denials = self.marks.of("source", "deny", first=first, last=last)
        if denials:
            clause.frames["deny"] = denials[0]
        return clause

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

    def _strong(self, clause: Clause) -> list[Mark]:
        """Acts that stand for an event by themselves."""
        return [
            mark
            for mark in clause.acts
            if mark.code not in WEAK and (mark.form.stem not in _COMMON or self._victims(clause))
        ]

    # what it tells

    def _telling(self, clause: Clause) -> tuple[Telling, str]:
        acts, frames = clause.acts, clause.frames
        killing = [toll for toll in clause.tolls if toll.rule != "none"]
        if not acts and not killing:
            if (
                self._many_acts(clause)
                and (any(when.period for when in clause.whens) or not clause.points)
                and not self._uncounted(clause)
                and not self._territory(clause)
            ):
                return "aggregate", "acts_counted"
            return (
                ("measure", "measure")
                if self._measure(clause)
                else ("background", "territory")
                if self._territory(clause)
                else ("remark", "no_act")
            )
        if (dropped := self._dropped(clause)) is not None:
            return "dropped", dropped
        if self._total(clause) and not self._uncounted(clause):
            return "aggregate", "total"
        if self._territory(clause):
            return "background", "territory"
        if self._background(clause):
            return "background", "uncounted"
        if (
            not self._strong(clause)
            and not killing
            and not any(
                mark.code in {"clash", "arrest", "explosion", "neutralise", "foil", "body", "mutiny"} for mark in acts
            )
        ):
            return "remark", "weak"
        quiet = {mark.code for mark in acts} <= {"arrest", "sweep"}
        if self._measure(clause) and not killing and not self._strong(clause) and quiet:
            return "measure", "measure"
        return "incident", "act"

    def _measure(self, clause: Clause) -> bool:
        marks = self.marks.of("frame", "measure", first=clause.first, last=clause.last)
        strict = ("حظر", "تعزيز", "طوق", "استنفار", "curfew", "reinforce", "cordon", "roadblock", "lockdown")
        if any(word in self.text.written(mark.first, mark.last).casefold() for mark in marks for word in strict):
            return True
        return bool(clause.points) and any(
            mark.form.stem not in {"نشرت", "منع", "اغلق", "دفعت", "ارسلت"} for mark in marks
        )

    def _dropped(self, clause: Clause) -> str | None:
        frames = clause.frames
        if "deny" not in frames:
            for code in ("remnant", "controlled", "accident"):
                if code in frames and not (code == "controlled" and {m.code for m in clause.acts} & {"raid"}):
                    return code
        if "deny" not in frames and self.marks.of("source", "rumour", first=clause.first, last=clause.last):
            return "rumour"
        codes = {mark.code for mark in clause.acts}
        detained_only = codes <= {"arrest"} and all(toll.kind == "detained" for toll in clause.tolls)
        if "deny" in frames and self._attribution(clause):
            return "denied_attribution"
        if (
            "release" in frames
            and detained_only
            and (not clause.acts or frames["release"].first < clause.acts[0].first)
        ):
            return "release"
        if "court" in frames and codes <= {"arrest", "execution"}:
            return "court"
        return None

    def _attribution(self, clause: Clause) -> bool:
        """Whether what is denied is only who did it."""
        words = {word.folded.removeprefix("و").removeprefix("ب") for word in self.words[clause.first : clause.last]}
        return bool(words & term_set("involvement")) and not clause.counted and not clause.points

    def _uncounted(self, clause: Clause) -> bool:
        """Dozens of attacks, several operations."""
        return not any(toll.low not in (None, 10, 100) for toll in clause.tolls) and any(
            self.marks.has(mark.last, "frame", "acts_counted") or self.marks.has(mark.last + 1, "frame", "acts_counted")
            for mark in self.marks.of("bound", "dozens", "hundreds", "some", first=clause.first, last=clause.last)
        )

    def _total(self, clause: Clause) -> bool:
        """A number over a period or an area: 57 arrested during October; nine attacks last week; a lead that sums
        what follows.
        """
        periods = [when for when in clause.whens if when.period and (when.days == 0 or when.days > 2)]
        many = self._many_acts(clause)
        total = "total" in clause.frames
        if periods and not clause.points:
            long = any(
                when.days == 0 or when.days > LONG_PERIOD or when.rule in {"feast", "last_week", "this_week"}
                for when in periods
            )
            there = max((when.days for when in periods), default=0) <= 31 and {"there", "هناك", "فيها"} & {
                word.folded for word in self.words[clause.first : clause.last]
            }
            single = (
                self._single(clause)
                and bool(clause.scenes or there)
                and not many
                and not total
                and not self._since_or_during(periods)
            )
            if long and not single and (many or any(self._is_number(toll) for toll in clause.counted)):
                return True
        if many and not clause.scenes:
            return True
        return many and total and bool(periods)

    def _is_number(self, toll: Toll) -> bool:
        """Whether a toll is a number and not "dozens"."""
        vague = any(self.marks.has(n, "bound", "dozens", "hundreds") for n in range(toll.first, toll.last))
        return toll.low is not None and not vague

    def _since_or_during(self, periods: list[When]) -> bool:
        return any(self.marks.has(when.first, "time", "since", "during") for when in periods)

    def _single(self, clause: Clause) -> bool:
        """Whether one act is told, not several."""
        plural = term_set("plural_acts")
        return (
            bool(clause.acts)
            and not any(
                self.words[mark.first].folded.removeprefix("و").removeprefix("ب").removeprefix("ال") in plural
                for mark in clause.acts
            )
            and not any(self.words[n].folded in plural for n in range(clause.first, clause.last))
        )

    def _many_acts(self, clause: Clause) -> bool:
        """A number of acts: 41 operations, nine attacks, ثلاث غارات; not of sorties on one target."""
        for mark in self.marks.of("frame", "acts_counted", first=clause.first, last=clause.last):
            if (
                self.words[mark.first].folded.lstrip("بول") in {"هجومين", "هجومان"}
                or self.words[mark.first].folded == "separate"
            ):
                return True
            for back in (1, 2, 3):
                number = numbers.at(self.marks, mark.first - back) if mark.first - back >= clause.first else None
                if (
                    number is not None
                    and number.low is not None
                    and number.low > 1
                    and not self.marks.has(number.first, "bound", "dozens", "hundreds")
                    and mark.first - number.last <= 1
                ):
                    sorties = self.words[mark.first].folded in term_set("sorties")
                    return not sorties or any(when.period for when in clause.whens)
        if self.marks.language == "ar":
            total = clause.frames.get("total")
            return total is not None and "عدد العمليات" in self.marks.text.written(
                total.first, min(total.last + 2, clause.last)
            )
        return False

    def _territory(self, clause: Clause) -> bool:
        if "territory" not in clause.frames:
            return False
        codes = {mark.code for mark in clause.acts}
        return codes <= {"clash", "armed_assault", "arrest", "raid"} and not clause.points and not clause.counted

    def _background(self, clause: Clause) -> bool:
        """Uncounted or undated past context: dozens of attacks, a trend."""
        if any((toll.low or 0) >= 1000 for toll in clause.tolls) and not clause.scenes:
            return True
        if clause.points or any(
            toll.low is not None and toll.low > 0 and toll.low not in (10, 100) for toll in clause.tolls
        ):
            return False
        if self._uncounted(clause) or (any(when.period for when in clause.whens) and not clause.scenes):
            return True
        return "trend" in clause.frames and not clause.counted


def read(marks: Marks, date_reader: dates.Reader, place_reader: places.Reader) -> list[Clause]:
    """The clauses of a text with their dates and places."""
    return Reader(marks, date_reader.read(), place_reader.read()).read()
