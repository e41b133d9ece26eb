"""Clauses: the stretches of a text that tell one thing each, with what they hold, and what kind of telling they are.

A sentence is parted where two of its stretches have an act and a place or day of their own. A clause tells an
incident, a measure, an aggregate or background, or nothing countable at all: an accident, a verdict, a threat, a
release, a metaphor.
"""

from __future__ import annotations

from itertools import pairwise

from data.extract.clauses.clause import Clause, Telling
from data.extract.clauses.parting import LONG_PERIOD, Parting
from data.extract.dates.when import When
from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark
from data.extract.text.numbers import PLURALS
from data.extract.tolls.toll import Toll

_PERIODS = term_set("periods_toll")


class Reader(Parting):
    """Parts a text into clauses and says what each tells."""

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

    def _telling(self, clause: Clause) -> tuple[Telling, str]:
        acts = clause.acts
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
        if clause.counted and self._lasted(clause, 8 if clause.scenes else 3):
            return "aggregate", "lasted"
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
                harmless = code == "controlled" and (clause.counted or {m.code for m in clause.acts} & {"raid"})
                if code in frames and not harmless:
                    return code
        if self.marks.of("source", "rumour", "untrue", first=clause.first, last=clause.last):
            return "rumour"
        sentence = self.text.sentences[clause.sentence]
        if {word.folded for word in self.words[sentence.first : sentence.last]} & {"version", "corrects"}:
            return "correction"
        if {word.folded for word in self.words[clause.first : clause.last]} & term_set("headlined") and any(
            word.folded.lstrip("و") in term_set("amends") for word in self.words
        ):
            return "correction"  # the headline of a report that this text takes back
        if self.marks.of("source", "untrue", first=clause.last, last=sentence.last):
            return "rumour"
        if not clause.scenes and self._abroad(clause):
            return "abroad"
        codes = {mark.code for mark in clause.acts}
        detained_only = codes <= {"arrest"} and all(toll.kind == "detained" for toll in clause.tolls)
        if "deny" in frames and self._attribution(clause):
            return "denied_attribution"
        if (
            "release" in frames
            and detained_only
            and not self._demanded(frames["release"])
            and (not clause.acts or frames["release"].first < clause.acts[0].first)
        ):
            return "release"
        if "court" in frames and codes <= {"arrest", "execution"}:
            return "court"
        return None

    def _abroad(self, clause: Clause) -> bool:
        """Whether its only scene is another country: "in Jordan"."""
        words = [word.folded for word in self.words[clause.first : clause.last]]
        return any(one in {"في", "in"} and other in term_set("abroad") for one, other in pairwise(words))

    def _demanded(self, release: Mark) -> bool:
        """Whether a release is only asked for: people hold banners for those who are still held."""
        around = {word.folded for word in self.words[max(0, release.first - 3) : release.last]}
        return bool(around & term_set("demands"))

    def _attribution(self, clause: Clause) -> bool:
        """Whether what is denied is only who did it."""
        words = {word.folded.removeprefix("و").removeprefix("ب") for word in self.words[clause.first : clause.last]}
        return bool(words & term_set("involvement")) and not clause.counted and not clause.points

    def _uncounted(self, clause: Clause) -> bool:
        """Dozens of attacks, several operations."""
        return not any(toll.low not in (None, *PLURALS.values()) for toll in clause.tolls) and any(
            self.marks.has(mark.last, "frame", "acts_counted") or self.marks.has(mark.last + 1, "frame", "acts_counted")
            for mark in self.marks.of("bound", *PLURALS, "some", first=clause.first, last=clause.last)
        )

    def _total(self, clause: Clause) -> bool:
        """A number over a period or an area: 57 arrested during October; nine attacks last week; a lead that sums
        what follows.
        """
        periods = [when for when in clause.whens if when.period and (when.days == 0 or when.days > 2)]
        many = self._many_acts(clause)
        harmed = any(toll.kind != "detained" for toll in clause.counted)
        words = {self.words[n].folded.removeprefix("ب") for n in range(clause.first, clause.last)}
        if (many or words & term_set("two_acts_ar")) and harmed and len({where.key for where in clause.scenes}) > 1:
            return True
        if self._so_far(clause) and any(self._is_number(toll) for toll in clause.counted):
            return True
        total = "total" in clause.frames
        counted = any(self._is_number(toll) for toll in clause.counted)
        if counted and self._over_months(clause) and not clause.points:
            return True
        if self._since_or_during(periods) and counted and not clause.acts and not clause.scenes and not clause.points:
            return True
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
        since = self.marks.of("time", "since", first=clause.first, last=clause.last)
        if many and (since or not clause.scenes):
            return True
        return many and total and (bool(periods) or not clause.points)

    def _over_months(self, clause: Clause) -> bool:
        """In the first four months of the year, خلال الأشهر الثلاثة الماضية: a total, whatever else is said."""
        words = [self.words[n].folded.lstrip("و") for n in range(clause.first, clause.last)]
        if any(set(words[at + 1 : at + 3]) & {"toll", "tally", "total"} for at, w in enumerate(words) if w in _PERIODS):
            return True
        for at, word in enumerate(words):
            if word.removeprefix("ال") in term_set("months_and_years") and not set(words[at + 1 : at + 2]) & {
                "ago",
                "after",
                "later",
                "before",
                "earlier",
            }:
                before = words[max(0, at - 4) : at]
                if set(before[-3:]) & {"خلال", "past", "last", "first"} and set(before) & {
                    "in",
                    "over",
                    "during",
                    "خلال",
                }:
                    return True
        return False

    def _lasted(self, clause: Clause, least: int) -> bool:
        """استمرت المعركة عشرة أيام, ten days of fighting: what a whole battle cost, not one act in it."""
        words = [self.words[n].folded for n in range(clause.first, clause.last)]
        bare = {word.lstrip("وف").removeprefix("ب").removeprefix("ال") for word in words}
        for at, unit in enumerate(words):
            if unit not in term_set("long_units"):
                continue
            number = next((n for k in (1, 2, 3) if (n := numbers.at(self.marks, clause.first + at - k))), None)
            size = (number.low or number.high or 0) if number is not None else 2 if unit.endswith("ين") else least
            several = size * (1 if unit in {"day", "days", "ايام", "يوما", "يومين"} else 7) >= least
            near = {word.removeprefix("ال") for word in words[max(0, at - 5) : at + 4]}
            if several and (near & term_set("lasts") or (near & term_set("whole_events") and number is not None)):
                return bool(bare & term_set("whole_events"))
        return False

    def _so_far(self, clause: Clause) -> bool:
        """حتى الآن, so far, to date: a running total."""
        words = [word.folded for word in self.words[clause.first : clause.last]]
        pairs = set(pairwise(words))
        return bool(pairs & {("حتي", "الان"), ("so", "far"), ("to", "date"), ("until", "now")})

    def _is_number(self, toll: Toll) -> bool:
        """Whether a toll is a number and not "dozens"."""
        vague = any(self.marks.has(n, "bound", *PLURALS) for n in range(toll.first, toll.last))
        return toll.low is not None and not vague

    def _since_or_during(self, periods: list[When]) -> bool:
        return any(
            when.rule == "since_then" or self.marks.has(when.first, "time", "since", "during") for when in periods
        )

    def _single(self, clause: Clause) -> bool:
        """Whether one act is told, not several."""
        if not clause.acts and (len(clause.counted) != 1 or max((when.days for when in clause.whens), default=0) > 15):
            return False
        words = (self.words[n].folded for n in range(clause.first, clause.last))
        bare = {word.removeprefix("و").removeprefix("ب").removeprefix("ال") for word in words}
        return not bare & term_set("plural_acts")

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
                    and not self.marks.has(number.first, "bound", *PLURALS)
                    and mark.first - number.last <= 1
                ):
                    sorties = self.words[mark.first].folded in term_set("sorties")
                    return not sorties or any(when.period and when.days not in (1, 2) for when in clause.whens)
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
        if any((toll.low or 0) >= 1000 for toll in clause.tolls):
            return True
        if clause.counted and not clause.acts and not clause.scenes and not clause.points:
            since = self.marks.of("time", "since", first=clause.first, last=clause.last)
            if since and not any(self._is_number(toll) for toll in clause.counted):
                return True  # dozens have been killed since
        if clause.points or any(
            toll.low is not None and toll.low > 0 and toll.low not in (10, 100) for toll in clause.tolls
        ):
            return False
        if self._uncounted(clause) or (any(when.period for when in clause.whens) and not clause.scenes):
            return True
        return "trend" in clause.frames and not clause.counted
