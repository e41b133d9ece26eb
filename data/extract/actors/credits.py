"""Who is credited for an account: "بحسب شبكة …", "قال مصدر في …", "the SDF said", "according to …", in the words of
the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from data.extract.records import Span
from data.extract.text.affixes import AND, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_LONGEST = 9  # words of a credit

_BEFORE_SAID_EN = term_set("before_said_en")
_CREDIT_ADVERBS_EN = term_set("credit_adverbs_en")
_NO_CREDIT_AR = term_set("no_credit_ar")
_SPEAKERS_BEGIN_AR = tuple(term_set("speakers_begin_ar"))
_STOP = term_set("credit_stops")
_LEAD_IN = term_set("credit_lead_ins")


@dataclass(frozen=True)
class Credit:
    """The words that say who is credited, their span and the rule that found them."""

    words: str
    span: Span
    rule: Literal["credited", "said"]


@dataclass(frozen=True)
class Phrase:
    """Words first..last (exclusive) of a text."""

    first: int
    last: int


def read(marks: Marks, ranges: Sequence[tuple[int, int]]) -> Credit | None:
    """The first credit in these stretches of words; None where the article speaks itself."""
    for first, last in ranges:
        for rule, find in _RULES_AR if marks.arabic else _RULES_EN:
            found = find(marks, first, last)
            if found is not None:
                span = marks.words[found.first].start, marks.words[found.last - 1].end
                return Credit(marks.text.written(found.first, found.last), span, rule)
    return None


def _by(marks: Marks, first: int, last: int) -> Phrase | None:
    """بحسب شبكة فرات بوست, according to the SDF; not كما, "as"."""
    for mark in marks.of("source", "by", first=first, last=last):
        if bare(marks.word(mark.first), AND) in _NO_CREDIT_AR:
            continue
        if (found := _run(marks, mark.last, last)) is not None:
            return found
    return None


def _said_ar(marks: Marks, first: int, last: int) -> Phrase | None:
    """قال مصدر في ..., أعلنت «قسد», صرّح متحدث باسم ..."""
    for mark in marks.of("source", "say", first=first, last=last):
        named = (
            marks.has(mark.last, "source", "body")
            or marks.has(mark.last, "actor")
            or marks.word(min(mark.last, last - 1)).startswith(_SPEAKERS_BEGIN_AR)
        )
        if named and (found := _run(marks, mark.last, last)) is not None:
            return found
    return None


def _said_en(marks: Marks, first: int, last: int) -> Phrase | None:
    """The SDF said, a security source said."""
    for mark in marks.of("source", "say", first=first, last=last):
        begin = mark.first
        while (
            begin > first
            and not (marks.words[begin - 1].is_mark and marks.word(begin - 1) != "-")
            and mark.first - begin < _LONGEST
        ):
            begin -= 1
        while begin < mark.first and (marks.word(begin) in _LEAD_IN or marks.word(begin) in _CREDIT_ADVERBS_EN):
            begin += 1
        end = mark.first
        while end > begin and marks.word(end - 1) in _BEFORE_SAID_EN:
            end -= 1
        if any(marks.has(at, "source", "body") or marks.has(at, "actor") for at in range(begin, end)):
            return Phrase(begin, end)
    return None


def _run(marks: Marks, at: int, last: int) -> Phrase | None:
    """The name that begins here, its lead-in left out: up to a stop, a mark or the account itself."""
    while at < last and (marks.word(at) in _LEAD_IN or marks.has(at, "source", "say")):
        at += 1
    end = at
    while end < min(last, at + _LONGEST) and not (marks.words[end].is_mark and marks.word(end) not in {"-", "/"}):
        if end > at and (marks.word(end) in _STOP or _tells(marks, end)):
            break
        end += 1
    return Phrase(at, end) if end > at else None


def _tells(marks: Marks, at: int) -> bool:
    """Whether the account itself begins: مصادر محلية بمقتل ..., a day."""
    deed = marks.has(at, "act") or marks.has(at, "casualty")
    day = marks.has(at, "time.weekday") or marks.has(at, "time", "today", "yesterday")
    return marks.arabic and (deed is not None or day is not None)


_Find = Callable[[Marks, int, int], Phrase | None]
_RULES_AR: tuple[tuple[Literal["credited", "said"], _Find], ...] = (("credited", _by), ("said", _said_ar))
_RULES_EN: tuple[tuple[Literal["credited", "said"], _Find], ...] = (("credited", _by), ("said", _said_en))
