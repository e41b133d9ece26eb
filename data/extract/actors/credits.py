"""Who is credited for an account: "بحسب شبكة …", "قال مصدر في …", "the SDF said", "according to …", in the words of
the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.extract.records import Span
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_STOP = term_set("credit_stops")
_LEAD_IN = term_set("credit_lead_ins")
LONGEST = 9  # words of a credit


@dataclass(frozen=True)
class Credit:
    """The words that say who is credited, their span and the rule that found them."""

    words: str
    span: Span
    rule: str


def read(marks: Marks, ranges: Sequence[tuple[int, int]]) -> Credit | None:
    """The first credit in these stretches of words; None where the article speaks itself."""
    found = Reader(marks).read(list(ranges))
    return None if found is None else Credit(*found)


class Reader:
    """Reads the credits of a text."""

    def __init__(self, marks: Marks) -> None:
        self.marks, self.text, self.words = marks, marks.text, marks.text.words

    def read(self, ranges: list[tuple[int, int]]) -> tuple[str, Span, str] | None:
        """The first credit in these stretches: its words, their span, the rule; None where the article speaks
        itself.
        """
        for first, last in ranges:
            found = self._by(first, last) or (
                self._said_ar(first, last) if self.marks.language == "ar" else self._said_en(first, last)
            )
            if found is not None:
                begin, end, rule = found
                return self.text.written(begin, end), (self.words[begin].start, self.words[end - 1].end), rule
        return None

    def _run(self, at: int, last: int) -> tuple[int, int] | None:
        while at < last and (self.words[at].folded in _LEAD_IN or self.marks.has(at, "source", "say")):
            at += 1
        end = at
        while end < min(last, at + LONGEST) and not (
            self.words[end].is_mark and self.words[end].folded not in {"-", "/"}
        ):
            if end > at and self.words[end].folded in _STOP and self.words[end].folded not in {"في"}:
                break
            if end > at and self._tells(end):
                break
            end += 1
        return (at, end) if end > at else None

    def _tells(self, at: int) -> bool:
        """Whether the account itself begins: مصادر محلية بمقتل ..., a day."""
        deed = self.marks.has(at, "act") or self.marks.has(at, "casualty")
        day = self.marks.has(at, "time.weekday") or self.marks.has(at, "time", "today", "yesterday")
        return self.marks.language == "ar" and (deed is not None or day is not None)

    def _by(self, first: int, last: int) -> tuple[int, int, str] | None:
        for mark in self.marks.of("source", "by", first=first, last=last):
            if self.words[mark.first].folded.lstrip("و") in {"كما"}:
                continue
            run = self._run(mark.last, last)
            if run is not None:
                return (*run, "credited")
        return None

    def _said_ar(self, first: int, last: int) -> tuple[int, int, str] | None:
        for mark in self.marks.of("source", "say", first=first, last=last):
            named = (
                self.marks.has(mark.last, "source", "body")
                or self.marks.has(mark.last, "actor")
                or self.words[min(mark.last, last - 1)].folded.startswith("متحدث")
            )
            if not named:
                continue
            run = self._run(mark.last, last)
            if run is not None:
                return (*run, "said")
        return None

    def _said_en(self, first: int, last: int) -> tuple[int, int, str] | None:
        for mark in self.marks.of("source", "say", first=first, last=last):
            begin = mark.first
            while (
                begin > first
                and not (self.words[begin - 1].is_mark and self.words[begin - 1].folded != "-")
                and mark.first - begin < LONGEST
            ):
                begin -= 1
            while begin < mark.first and self.words[begin].folded in _LEAD_IN | {"also", "while"}:
                begin += 1
            end = mark.first
            while end > begin and self.words[end - 1].folded in {"also", "later", "has", "had", "have"}:
                end -= 1
            if any(self.marks.has(at, "source", "body") or self.marks.has(at, "actor") for at in range(begin, end)):
                return begin, end, "said"
        return None
