"""People in words: how many of them, and how many of those civilians; and the toll of what befell them."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.text import numbers
from data.extract.text.marks import Mark, Marks
from data.extract.text.numbers import NONE, Bounds
from data.extract.tolls.toll import Toll, TollKind, TollRule


@dataclass(frozen=True)
class People:
    """Words first..last (exclusive) name people: how many, and of them how many civilians (None, None where it is not
    said). `vague` = several without a number, `fighters` = those are fighters; `definite` = people told of before.
    """

    low: int | None
    high: int | None
    first: int
    last: int
    civilians: Bounds = NONE
    vague: bool = False
    fighters: bool = False
    definite: bool = False


def exactly(count: int, first: int, last: int, noun: Mark | None = None, *, definite: bool = False) -> People:
    """So many people, civilians where their noun says so."""
    civilians = (count, count) if noun is not None and is_civilian(noun) else NONE
    return People(count, count, first, last, civilians, definite=definite)


def is_plural(noun: Mark) -> bool:
    """Whether a noun of people is a plural: مدنيين, soldiers."""
    return noun.code.endswith("_plural")


def is_civilian(noun: Mark) -> bool:
    """Whether a noun says that people are civilians: طفل, shepherds."""
    return noun.code.startswith("civilian")


def is_fighter(noun: Mark) -> bool:
    """Whether a noun says that people are fighters: عنصر, guards."""
    return noun.code.startswith("fighter")


def toll_of(marks: Marks, kind: TollKind, people: People, head: int, rule: TollRule) -> Toll:
    """What the word `head` says befell people; a bound may follow a verb after them: three were killed at least."""
    low, high, civilians = people.low, people.high, people.civilians
    said = numbers.bound_after(marks, head + 1) if people.last <= head and low is not None else None
    if said is not None:
        low, high = numbers.bounded((low, high), said.code)
        civilians = numbers.bounded(civilians, said.code)
    return Toll(kind, low, high, head, people.first, people.last, civilians, people.vague, rule=rule)
