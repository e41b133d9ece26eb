"""Dates: what the words of a text say about when, always as a window, anchored to the publication date or left open.

Rules: the annotated articles' coding guide, section 2. p = publication date; without it only explicit dates are
resolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.dates.calendar_dates import _HEAD, DATED
from data.extract.dates.feasts import Feasts
from data.extract.dates.when import Precision, When
from data.extract.text.lexicon import term_set


class Reader(Feasts):
    """Reads the dates of one text. `marks` are its terms, `published` its publication date or None."""

    def read(self) -> list[When]:
        """All dates in order of their words. A week that the text states narrows its weekdays."""
        if self._all is None:
            self._all = self._read()
        return self._all

    def _read(self) -> list[When]:
        self.latest = None
        found = list(self._scan())
        for when in found:
            if when.start and when.end and 5 <= when.days <= 8 and when.rule in {"range", "within_week"}:
                self.week = (when.start, when.end)
                return list(self._scan())
        return found

    def _scan(self) -> Iterator[When]:
        at = 0
        while at < len(self.words):
            when = None
            if self._may_begin(at):
                for rule in (
                    *(
                        self._numeric,
                        self._range,
                        self._explicit,
                        self._relative,
                        self._night,
                        self._ago,
                        self._feast,
                        self._near_today,
                    ),
                    *(self._weekday, self._span_back, self._month, self._year),
                ):
                    when = rule(at)
                    if when is not None:
                        break
            if when is None:
                at += 1
                continue
            if when.end is not None and not when.period and (self.published is None or when.end <= self.published):
                self.latest = when.end
            if when.start is not None and when.rule in {"explicit", "numeric", "range", "night_of"}:
                self.year = when.start.year
            yield self._dateline(self._stated(self._period(when)))
            at = max(when.last, at + 1)

    def _may_begin(self, at: int) -> bool:
        """Whether a date can begin at this word: most words need no further look."""
        word = self.words[at].folded
        if word[0].isdigit() and at and self.marks.has(at - 1, "near", "quarter"):
            return False  # حي 16 تموز: a quarter's name
        if at > 1 and self.words[at - 1].folded[0].isdigit() and self.marks.has(at - 2, "near", "quarter"):
            return False
        if word[0].isdigit() or any(mark.family in DATED for mark in self.marks.at.get(at, ())):
            return True
        return not self.words[at].is_mark and bool(_HEAD.match(word))

    def _dateline(self, when: When) -> When:
        """The same date, marked where it is only the dateline's: "QAMISHLI, Sept 16 - "."""
        if (
            when.first < 12
            and when.rule == "explicit"
            and self._word(when.last) in {"-", "–", "—", "("}
            and not any(self._word(n) == "." for n in range(when.first))
        ):
            return replace(when, statement=True)
        return when

    def _stated(self, when: When) -> When:
        """The same date, marked where it stands with a verb of saying: أعلنت، السبت، توقيف ...; "said on Saturday
        that".
        """
        if when.period or when.rule == "days_ago":
            return when
        reach = 12 if self.marks.language == "ar" else 4
        said = self.marks.of("source", "say", "claim", first=max(0, when.first - reach), last=when.first)
        said = [mark for mark in said if self.marks.language == "en" or mark.code == "say"]
        if not said:
            return when
        between = range(said[-1].last, when.first)
        clause = term_set("that_words")
        act = any(
            mark.family in {"act", "casualty"}
            for n in range(said[-1].first, when.first)
            for mark in self.marks.at.get(n, ())
        )
        if act or any(self._word(n) in clause for n in between):
            return when
        return replace(when, statement=True)

    def _gap_is_free(self, when: When) -> bool:
        """Whether neither act nor comma parts "since" from the date: منذ انطلاق الحملة في الرابع من حزيران."""
        since = next((n for n in range(when.first - 1, max(-1, when.first - 9), -1) if self._has(n, "since")), None)
        if since is None or when.rule not in {"explicit", "numeric"}:
            return False
        between = range(since + 1, when.first)
        return not any(self.words[n].is_mark for n in between) and not self._tells_act(between)

    def _tells_act(self, between: range) -> bool:
        return any(m.family == "act" or m.code in {"kill", "wound"} for n in between for m in self.marks.at.get(n, ()))

    def _period(self, when: When) -> When:
        """The same date, marked a period and begun at "since" or "during" where such a word stands before it."""
        before = when.first - 1
        if self._word(before) in {"حتي", "until", "till"} and when.start is not None and when.rule != "range":
            return replace(when, period=True)
        reach = 7 if when.rule == "month" else 8 if self._gap_is_free(when) else 3
        while before >= 0 and before >= when.first - reach:
            mark = self._has(before, "since", "during", "early")
            if mark is not None and (mark.last >= when.first - 2 or mark.code == "since"):
                if mark.code == "since":
                    if self._tells_act(range(mark.last, when.first)):
                        return when
                    end = max(self.published, when.start) if self.published and when.start else when.end
                    whole = when.start is not None and when.start.day == 1
                    precision: Precision = ("month" if when.precision == "month" else "window") if whole else "window"
                    return replace(when, first=before, end=end, precision=precision, period=True)
                if mark.code == "during" and when.precision != "day":
                    return replace(when, first=before, period=True)
            before -= 1
        return when
