"""Sentences parted into clauses: where two stretches have an act and a place or day of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from data.extract import tolls
from data.extract.clauses.clause import Clause
from data.extract.clauses.findings import Findings
from data.extract.clauses.void import is_void
from data.extract.text import numbers
from data.extract.text.affixes import AND, THEN, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.written import Sentence

LEAST = 4  # words of a stretch before a sentence is parted

_BREAKS = term_set("breaks_of_sentences")
_DIES_OF_IT = term_set("dies_of_it_ar")
_LIGHT_PARTING = term_set("light_parting")
_OF_IT = term_set("of_it_ar")
_PARTING = term_set("parting")
_PAUSES = term_set("pauses")
_PERIODS = term_set("periods_toll")
_THEN_TOTAL = term_set("then_total")


def part(findings: Findings) -> tuple[Clause, ...]:
    """The stretches of a text as clauses that hold nothing yet, in order."""
    return tuple(_stretches(findings))


def _stretches(findings: Findings) -> Iterator[Clause]:
    paragraph = -1
    for index, sentence in enumerate(findings.marks.text.sentences):
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        for first, last in _parts(findings, sentence):
            yield Clause(first, last, index, paragraph, opens and first == sentence.first)


def _parts(findings: Findings, sentence: Sentence) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    first, last = sentence.first, sentence.last
    several = len(_scenes(findings, first, last)) > 1 or len(_days(findings, first, last)) > 1
    for at in range(first + LEAST, last - LEAST + 1):
        if (_begins_total(findings, at, last) and at >= first + LEAST) or (
            several
            and any(rule(findings.marks, at) for rule in JOINTS)
            and _stands_alone(findings, first, at)
            and _stands_alone(findings, at, last)
            and _differ(findings, first, at, last)
        ):
            parts.append((first, at))
            first = at
    return [*parts, (first, last)]


def _begins_total(findings: Findings, at: int, last: int) -> bool:
    """ليرتفع عدد القتلى منذ بداية العام إلى تسعة: the act before it is one thing, the running total another."""
    marks = findings.marks
    if marks.words[at].folded not in _THEN_TOTAL:
        return False
    if any(marks.word(n) in _PERIODS for n in range(at + 1, at + 4)):
        return True  # raising this year's toll to 77
    return any(when.period and at <= when.first < last for when in findings.whens)


def _break_before(marks: Marks, at: int) -> bool:
    """A semicolon, a colon or a bullet stands before it."""
    return marks.words[at - 1].folded in _BREAKS


def _charge(marks: Marks, at: int) -> bool:
    """What those detained are charged with begins here."""
    return tolls.is_charge(marks, at)


def _number_joined(marks: Marks, at: int) -> bool:
    """and three in Y, وثلاثة في: another count follows."""
    word = marks.words[at].folded
    counted = at + 1 if word == "and" else at if word.startswith(AND) else None
    return counted is not None and numbers.plain(marks, counted) is not None


def _parting_word(marks: Marks, at: int) -> bool:
    """while, meanwhile, بينما, فيما; and, then, but, حين only after a comma, before an act or before "another"."""
    word = marks.words[at].folded
    if bare(word, AND) not in _PARTING:
        return False
    return (
        word not in _LIGHT_PARTING
        or marks.words[at - 1].folded in _PAUSES
        or bool(marks.of("act", first=at + 1, last=at + 3))
        or marks.word(at + 1) == "another"
    )


def _conjunction_after_comma(marks: Marks, at: int) -> bool:
    """، وفي البصيرة: a word with و or ف after a comma."""
    return marks.words[at - 1].folded in _PAUSES and marks.words[at].folded.startswith((AND, THEN))


# where a sentence may be parted: before the word at hand
JOINTS: tuple[Callable[[Marks, int], bool], ...] = (
    _break_before,
    _charge,
    _number_joined,
    _parting_word,
    _conjunction_after_comma,
)


def _stands_alone(findings: Findings, first: int, last: int) -> bool:
    """Whether a stretch has an act, or a toll, and a place or a day."""
    marks = findings.marks
    if all(is_void(marks, mark) for mark in marks.of("act", first=first, last=last)) and not marks.of(
        "casualty", "kill", "wound", "detain", "abduct", first=first, last=last
    ):
        return False
    return bool(_scenes(findings, first, last)) or bool(_days(findings, first, last))


def _scenes(findings: Findings, first: int, last: int) -> set[tuple[str | None, str | None]]:
    return {
        w.key
        for w in findings.wheres
        if first <= w.first and w.last <= last + 1 and w.first < last and not w.aside and w.rank >= 1
    }


def _days(findings: Findings, first: int, last: int) -> set[tuple[object, object, int | None]]:
    return {
        (w.start, w.end, w.relation)
        for w in findings.whens
        if first <= w.first < last and not w.period and not w.statement
    }


def _differ(findings: Findings, first: int, at: int, last: int) -> bool:
    """Whether the second stretch has a place or a day that the first does not."""
    opening = set(findings.marks.folded[at : at + 8])
    if opening & _OF_IT or opening & _DIES_OF_IT:
        return False
    places_before, places_after = _scenes(findings, first, at), _scenes(findings, at, last)
    if places_before and places_after and not places_before & places_after:
        return True
    days_before, days_after = _days(findings, first, at), _days(findings, at, last)
    return bool(days_before and days_after and not days_before & days_after)
