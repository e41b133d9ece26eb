"""Totals: killed and wounded together, the fifth to die, a toll that rises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE
from data.extract.tolls.joined import people_at
from data.extract.tolls.nouns import counts_things, person_at
from data.extract.tolls.people import toll_of
from data.extract.tolls.toll import BOTH_KINDS, Toll


def nth_dead(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """A sixth person has died; فارق مقاتل خامس الحياة: six dead, five dead in all."""
    for mark in marks.of("ordinal", first=first, last=last):
        number = int(mark.code)
        beside = mark.first - 1 if marks.arabic else mark.last
        if not 3 <= number <= 20 or person_at(marks, beside) is None or mark.form.definite:
            continue
        near = range(mark.last, mark.last + 6) if not marks.arabic else range(mark.first - 4, mark.first)
        died = next((n for n in near if first <= n < last and marks.has(n, "casualty", "kill")), None)
        if died is not None and (marks.arabic or marks.word(mark.first - 1) in {"a", "the"}):
            yield Toll("killed", number, number, died, mark.first, mark.last, update=True, rule="nth_dead")


def updated(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """put the death toll at five; ارتفعت الحصيلة إلى سبعة; رفعت العدد إلى خمسة."""
    for mark in marks.of("casualty", "toll", first=first, last=last):
        for at in range(mark.last, min(mark.last + 6, last)):
            if marks.word(at) not in {"at", "to", "الي", "بلغت", "عند"}:
                continue
            number = numbers.at(marks, at + 1)
            if number is None or number.low is None or counts_things(marks, number.last):
                continue
            acts = {marks.word(n).removeprefix("ال") for n in range(number.last, number.last + 3)}
            if acts & term_set("plural_acts"):
                continue
            about = {marks.word(n) for n in range(max(first, mark.first - 4), at)}
            injured = bool(about & {"الجرحي", "المصابين", "wounded", "injured"})
            if marks.word(number.last + 1) == "ومثلهم" and marks.has(number.last + 3, "casualty", "wound_people"):
                yield Toll("injured", number.low, number.high, number.last + 3, number.last + 1, number.last + 4)
            if marks.has(number.last, "casualty", "wound_people"):
                injured = True
            yield Toll(
                "injured" if injured else "killed",
                number.low,
                number.high,
                mark.first,
                number.first,
                number.last,
                update=True,
                rule="updated_toll",
            )
            break


def running_total(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """bringing to 41 the number of residents killed."""
    for at in range(first, last - 4):
        if marks.word(at) not in {"bringing", "raising", "taking"} or marks.word(at + 1) != "to":
            continue
        number = numbers.at(marks, at + 2)
        if number is None or marks.word(number.last) != "the" or marks.word(number.last + 1) not in {"number", "toll"}:
            continue
        if marks.of("casualty", "kill", "kill_people", first=number.last, last=min(last, number.last + 8)):
            yield Toll("killed", number.low, number.high, at, number.first, number.last, update=True, rule="running")


def combined(marks: Marks, first: int, last: int) -> Iterator[Toll]:
    """12 بين قتيل وجريح; nine killed and wounded: killed 1..n-1, injured 1..n-1."""
    for mark in marks.of("casualty", "combined", first=first, last=last):
        before = (numbers.at(marks, at) for at in range(mark.first - 1, max(first, mark.first - 16) - 1, -1))
        number = next((n for n in before if n and n.low and n.low > 1 and not counts_things(marks, n.last)), None)
        wider = numbers.at(marks, number.first - 1) if number is not None and number.first > first else None
        number = wider if wider is not None and number is not None and wider.last == number.last else number
        if number is None:
            after = numbers.at(marks, mark.last)
            number = after if after and after.low and after.low > 1 and not marks.arabic else None
        pair = marks.arabic and marks.word(mark.first).lstrip("وف") in {"قتيل", "قتيلا"} and mark.last - mark.first == 2
        if pair and number is None and marks.word(mark.first - 1) != "بين":
            for kind, at in zip(BOTH_KINDS, (mark.first, mark.first + 1), strict=True):
                yield Toll(kind, 1, 1, at, at, at + 1, rule="noun_form")
            continue
        for kind in BOTH_KINDS:
            if number is None or number.low is None:
                yield Toll(kind, None, None, mark.first, mark.first, mark.last, vague=True, rule="combined")
            else:
                high = number.high - 1 if number.high else None
                yield Toll(
                    kind,
                    1,
                    high,
                    mark.first,
                    min(number.first, mark.first),
                    max(mark.last, number.last),
                    rule="combined",
                )
    if not marks.arabic:
        return
    for mark in marks.of("casualty", "kill", first=first, last=last):
        second = marks.has(mark.last, "casualty", "wound")
        if second is not None and second.form.prefix.startswith("و"):
            people = people_at(marks, second.last)
            if people is not None and people.low is not None and people.low > 1:
                for combined in BOTH_KINDS:
                    yield replace(
                        toll_of(marks, combined, people, mark.first, "combined"),
                        low=1,
                        high=people.high - 1 if people.high else None,
                        civilians=NONE,
                    )
