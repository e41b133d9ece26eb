"""Incidents whose date fits no period, as what they are: spans of the days on which each may have been (rule 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Literal, get_args

import pandas as pd

from data.aggregate.toll import Toll, toll_of
from data.schema import NOT_STATED
from data.windows import PRECISIONS, coarser, widened

Within = Literal["W-SUN", "M", "Q-DEC", "Y-DEC", "all"]
WITHIN: tuple[Within, ...] = get_args(Within)  # what spans are gathered by where they are too many, fine to coarse
_PERIOD: dict[Within, Callable[[date], int]] = {  # the number of the period that a day is in; weeks begin on Monday
    "W-SUN": lambda day: (day.toordinal() - 1) // 7,
    "M": lambda day: day.year * 12 + day.month,
    "Q-DEC": lambda day: day.year * 4 + (day.month - 1) // 3,
    "Y-DEC": lambda day: day.year,
    "all": lambda _: 0,
}


@dataclass(frozen=True)
class Span:
    """So many incidents of a panel, each some time between two days, both inclusive; toll: killed, where asked."""

    panel: str
    start: date
    end: date
    n: int
    toll: Toll | None = None


def may_be(precision: str, start: date, end: date) -> tuple[date, date]:
    """The days on which an incident may have been, of which a table says start..end and how well that is known.

    One day "known to the month" may be any of that month, one of which nobody says how well it is known any of that
    year; a window that is longer than its precision is what it is.
    """
    if precision == NOT_STATED:
        return date(start.year, 1, 1), date(end.year, 12, 31)
    if precision not in PRECISIONS or coarser(precision, start, end) != precision:
        return start, end
    return widened(precision, start, end)


def spans_of(unfit: pd.DataFrame, first: date, last: date) -> tuple[Span, ...]:
    """The spans of what fits no period, by panel; equal ones are one.

    unfit        rows of panel, precision, first_day, last_day, n and, if asked, killed_* (periods.per_period).
    first, last  of the view: no window that is given by its years alone (`rough`) reaches beyond.
    """
    numbers = [str(name) for name in unfit if name == "n" or str(name).startswith("killed_")]
    keys = zip(*(unfit[name].tolist() for name in ("panel", "precision", "first_day", "last_day")), strict=True)
    sums: dict[tuple[str, str, pd.Timestamp, pd.Timestamp], list[int]] = {}
    for key, *values in zip(keys, *(unfit[name].tolist() for name in numbers), strict=True):
        sums[key] = [one + other for one, other in zip(sums.get(key, [0] * len(values)), values, strict=True)]
    found = []
    for (panel, precision, start, end), values in sums.items():
        days = may_be(precision, start.date(), end.date())
        if precision not in (NOT_STATED, "year") and (start.day_of_year, end.month, end.day) == (1, 12, 31):
            days = max(days[0], first), min(days[1], last)  # given by its years
        row = dict(zip(numbers, values, strict=True))
        found.append(Span(panel, *days, row["n"], toll_of(row, "killed", row["n"]) if "killed_low" in row else None))
    return together(found)


def gathered(spans: Iterable[Span], within: Within) -> tuple[Span, ...]:
    """Fewer spans: those that lie in one week, month, quarter, year, or wherever, together, from the first day of any
    to the last. Of the longer ones each is gathered with those that touch the same of them."""
    held: dict[tuple[str, int, int], list[Span]] = {}
    for span in spans:
        held.setdefault((span.panel, _PERIOD[within](span.start), _PERIOD[within](span.end)), []).append(span)
    return together(_one(own) for own in held.values())


def together(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Equal spans as one, the earliest first."""
    held: dict[tuple[str, date, date], list[Span]] = {}
    for span in spans:
        held.setdefault((span.panel, span.start, span.end), []).append(span)
    return tuple(sorted(map(_one, held.values()), key=lambda span: (span.start, span.end, span.panel)))


def _one(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    tolls = [span.toll for span in spans if span.toll is not None]
    return Span(
        panel=spans[0].panel,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
        n=sum(span.n for span in spans),
        toll=reduce(add, tolls) if tolls else None,
    )
