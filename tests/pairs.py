"""Few cases instead of all combinations: every value of an axis meets every value of every other at least once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import Any

Meeting = frozenset[tuple[int, Any]]  # two values, each with the number of its axis


def pairs(*axes: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Cases of one value an axis in which any two values of two axes meet; the same on every run.

    Greedy: the case with the most meetings that are still to come is taken next.
    """
    cases = list(product(*axes))
    meetings = list(map(_meetings, cases))
    missing = set().union(*meetings)
    chosen = []
    while missing:
        case, met = max(zip(cases, meetings, strict=True), key=lambda one: len(missing & one[1]))
        missing -= met
        chosen.append(case)
    return chosen


def _meetings(case: Iterable[Any]) -> set[Meeting]:
    return set(map(frozenset, combinations(enumerate(case), 2)))
