"""Lines that are no telling but say where or when what follows them happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.extract.clauses.clause import Clause
from data.extract.clauses.findings import Findings
from data.extract.dates.when import When
from data.extract.text.marks import Marks
from data.extract.text.written import Sentence

SHORT_HEADING = 4  # words of a line that may be a heading without a colon
SHORT_DATE = 6  # words of a line that is only a date


def under_headings(findings: Findings, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses with the governorate of the heading above: in its paragraph and the one below."""
    heading, headed = None, -1
    for clause in clauses:
        sentence = findings.marks.text.sentences[clause.sentence]
        title = _heading(findings, sentence) if clause.opens_paragraph else None
        if title is not None:
            heading, headed = title, clause.paragraph
        yield replace(clause, heading=heading if clause.paragraph <= headed + 1 else None)


def _heading(findings: Findings, sentence: Sentence) -> str | None:
    """The governorate of a bulletin's heading: "دير الزور:" or a line of its own."""
    marks = findings.marks
    words = marks.words[sentence.first : sentence.last]
    colon = next((n for n, word in enumerate(words[: SHORT_HEADING + 1]) if word.folded == ":"), None)
    if colon is None and len(words) > SHORT_HEADING:
        return None
    end = sentence.last if colon is None else sentence.first + colon
    if marks.of("source", "body", first=sentence.first, last=end):
        return None  # دير الزور - سانا: a dateline
    named = (
        where.governorate
        for where in findings.wheres
        if sentence.first <= where.first < end and where.governorate and where.rank in (0, 2)
    )
    return next(named, None)


@dataclass(frozen=True)
class _DateLine:
    """A line that is only a date, and its paragraph."""

    day: When
    paragraph: int


def date_below_headers(marks: Marks, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses with the day of a line that is only a date ("Sunday, June 4."): it dates what follows it in its
    paragraph, or below it until the next.
    """
    line: _DateLine | None = None
    dated: list[Clause] = []
    for clause in clauses:
        if _is_date_line(marks, clause):
            line = _DateLine(clause.points[0], clause.paragraph)
        elif line is not None and not _reaches(line, clause, dated):
            line = None
        elif line is not None and not clause.points and _lacks_day(line, clause, dated):
            dated.append(replace(clause, whens=(line.day, *clause.whens)))
            continue
        dated.append(clause)
    return tuple(dated)


def _is_date_line(marks: Marks, clause: Clause) -> bool:
    if not clause.opens_paragraph or not clause.points or clause.acts or clause.tolls:
        return False
    return sum(not word.is_mark for word in marks.words[clause.first : clause.last]) <= SHORT_DATE


def _reaches(line: _DateLine, clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether a date line still holds: in its paragraph, and below it where it stood alone and all have a day."""
    return clause.paragraph == line.paragraph or all(one.paragraph != line.paragraph or one.points for one in before)


def _lacks_day(line: _DateLine, clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether no other day than the line's is told in the paragraph before it."""
    return clause.opens_paragraph or not any(
        one.paragraph == clause.paragraph and one.points and line.day not in one.points for one in before
    )
