"""People in words: how many of them, and how many of those civilians; and the toll of what befell them."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.text import numbers
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.extract.text.numbers import NONE, Bounds
from data.extract.tolls.toll import Toll, TollKind, TollRule

STOP_EN = term_set("stops_en")

ANIMALS = term_set("animals")


@dataclass(frozen=True)
class People:
    """Words first..last (exclusive) name people: how many, and of them how many civilians (None, None where it is not
    said).
    """

    low: int | None
    high: int | None
    first: int
    last: int
    civilians: Bounds = NONE
    vague: bool = False
    fighters: bool = False
    definite: bool = False


def toll_of(marks: Marks, kind: TollKind, people: People, head: int, rule: TollRule) -> Toll:
    low, high, civilians, last = people.low, people.high, people.civilians, people.last
    said = numbers.bound_after(marks, head + 1) if last <= head and low is not None else None
    if said is not None:  # three soldiers were killed at least
        low, high = numbers.bounded((low, high), said.code)
        civilians = numbers.bounded(civilians, said.code)
    return Toll(kind, low, high, head, people.first, last, civilians, people.vague, rule=rule)
