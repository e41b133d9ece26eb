"""The words that a record rests on: its evidence, and for each field those that say it, how sure they are and the rule
that read them.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.extract.actors.act import Parts
from data.extract.clauses.clause import Clause
from data.extract.incidents.window import Window
from data.extract.places.where import Where
from data.extract.records import Span, Support
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.toll import Toll

# How sure a date is that no words of the act itself give, 0-1
_DATE = {"none": 0.3, "fresh_news": 0.4, "inherited": 0.5, "stated_week": 0.6, "statement": 0.7}


def span(marks: Marks, first: int, last: int) -> Span:
    """The characters of words first..last (exclusive); at least one word, and none beyond the text."""
    last = min(last, len(marks.words))
    first = min(first, last - 1)
    return marks.words[first].start, marks.words[last - 1].end


def of_clauses(marks: Marks, clauses: Sequence[Clause]) -> tuple[Span, ...]:
    """What tells the act or the total: its clauses without the marks of punctuation around them."""
    spans = []
    for clause in clauses:
        first, last = clause.first, clause.last
        while last > first + 1 and marks.words[last - 1].is_mark:
            last -= 1
        while first < last - 1 and marks.words[first].is_mark:
            first += 1
        spans.append(span(marks, first, last))
    return tuple(dict.fromkeys(spans))


def of_date(marks: Marks, window: Window) -> dict[str, Support]:
    """For `date`: the words, or none where the window is inferred; nothing where there is neither."""
    if window.when is not None:
        spans = (span(marks, window.when.first, window.when.last),)
        return {"date": Support(spans, _DATE.get(window.rule, 0.9), window.rule)}
    return {"date": Support((), _DATE.get(window.rule, 0.5), window.rule)} if window.start is not None else {}


def of_place(marks: Marks, where: Where | None) -> dict[str, Support]:
    """For `place`: surest where the gazetteer has one place of the name."""
    if where is None:
        return {}
    sure = 0.9 if where.listed and not where.others else 0.6
    return {"place": Support((span(marks, where.first, where.last),), sure, where.rule)}


def of_type(marks: Marks, acts: Sequence[Mark]) -> dict[str, Support]:
    """For `event_type`: the words of the act."""
    spans = tuple(span(marks, mark.first, mark.last) for mark in acts)
    return {"event_type": Support(spans, 0.8 if acts else 0.4, "act_words")}


def of_sides(marks: Marks, parts: Parts) -> dict[str, Support]:
    """For `initiators` and `targets`: the words that name them."""
    sides = {"initiators": parts.initiator_spans, "targets": parts.target_spans}
    return {
        side: Support(tuple(span(marks, first, last) for first, last in ranges), 0.75, "role")
        for side, ranges in sides.items()
        if ranges
    }


def of_counts(marks: Marks, tolls: Sequence[Toll]) -> dict[str, Support]:
    """For each count: the words of its tolls; less sure where it is told more than once."""
    found = {}
    for kind in ("killed", "injured", "detained"):
        told = [toll for toll in tolls if toll.kind == kind]
        if told:
            spans = tuple(span(marks, min(toll.head, toll.first), toll.last) for toll in told)
            found[kind] = Support(spans, 0.85 if len(told) == 1 else 0.6, told[0].rule)
    return found
