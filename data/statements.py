"""What may be said of a view in one sentence, from exact methods only: codes and numbers, which components word.

A statement is about one measure (rule 10): attacks and security operations are never added up. Nothing is said of a
change where the table is a sample, or where one of the two periods is not wholly covered; the reason is said instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from data.aggregate.periods import MEASURES, Measure
from data.change import Change
from data.filter import Resolved
from data.leads import Share, Top
from data.recorded import leaves_out_silent, leaves_out_undirected, unanswered
from data.store import SAMPLE, SERIES, Origin
from data.surge import HISTORY, is_surge

Reason = Literal["", "sample", "coverage", "undirected", "own", "unfinished", "before"]


@dataclass(frozen=True)
class Counted:
    """How many there are: a table's own rows, counted, have no interval."""

    n: int


@dataclass(frozen=True)
class Compared:
    """The count against that of the equally long period before, `earlier`."""

    change: Change
    earlier: Resolved


@dataclass(frozen=True)
class NotCompared:
    """The count alone, and why it is not compared."""

    n: int
    reason: Reason


@dataclass(frozen=True)
class LeftOut:
    """There can be none of what is counted in view, so that none is no finding: see `left_out`.

    what  by "table": the parts of the filter that the table never records, as `recorded.unanswered` gives them; empty
          where it is what is counted that never occurs.
    """

    by: Literal["filter", "coverage", "table"]
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surge:
    """A month that stands out of its own history (data.surge). highest_before: in the HISTORY months before it."""

    month: date
    n: int
    highest_before: int


Statement = Counted | Compared | NotCompared | LeftOut | Surge | Share | Top


def left_out(wanted: Resolved, origin: Origin, classes: tuple[str, ...]) -> LeftOut | None:
    """What keeps these classes out of view: what the table never records, a filter of other classes or of types of
    others alone, or a period that the table does not touch; None where nothing does."""
    if what := unanswered(wanted, origin):
        return LeftOut("table", what)
    acts = {act for act in origin.acts if act[0] in classes}
    if not acts:
        return LeftOut("table")
    if not any(
        (not wanted.classes or event_class in wanted.classes) and (not wanted.types or event_type in wanted.types)
        for event_class, event_type in acts
    ):
        return LeftOut("filter")
    outside = wanted.date_from > origin.covers_to or wanted.date_to < origin.covers_from
    return LeftOut("coverage") if outside else None


def not_comparable(wanted: Resolved, origin: Origin) -> Reason:
    """Why a resolved filter's period may not be compared with the equally long one before it; "" where it may."""
    if origin.kind != SERIES:
        return "sample" if origin.kind == SAMPLE else "coverage"
    if leaves_out_undirected(wanted, origin):
        return "undirected"  # a change of how many rows say who attacked would look like one of what happened
    if leaves_out_silent(wanted, origin):
        return "own"
    before = wanted.previous()
    if wanted.date_to > origin.covers_to or wanted.date_from < origin.covers_from:
        return "unfinished"
    return "before" if before.date_from < origin.covers_from else ""


def compare(n: int, change: Change | None, wanted: Resolved, origin: Origin) -> Compared | NotCompared:
    """A count against that of the period before; `change` is not read where the two may not be compared."""
    reason = not_comparable(wanted, origin)
    if reason or change is None:
        return NotCompared(n, reason)
    return Compared(change, wanted.previous())


def measured(counted: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The rows of `per_period` that a measure counts.

    raises  ValueError for "killed", which counts people.
    """
    if measure == "killed":
        raise ValueError(measure)
    return counted[counted["event_class"].isin(MEASURES[measure])]


def surge(counted: pd.DataFrame, measure: Measure, wanted: Resolved, origin: Origin) -> Surge | None:
    """Whether the last whole month in view stands above its own history; None where not, or where it cannot be told.

    counted  `per_period(every="month")` of the filter without its period: the whole series. Incidents known only to
             more than a month are in no month, now as before.
    """
    months = history(counted, measure, wanted, origin)
    counts = [n for _, n in months]
    highest = max(counts[-HISTORY - 1 : -1], default=0)
    return Surge(months[-1][0], counts[-1], highest) if months and is_surge(counts) else None


def history(counted: pd.DataFrame, measure: Measure, wanted: Resolved, origin: Origin) -> list[tuple[date, int]]:
    """The first day and the count of every whole month that the table covers, up to the last one in view; nothing
    where none is, or where the table is no series. `counted` as for `surge`."""
    in_view = _whole_months(max(wanted.date_from, origin.covers_from), min(wanted.date_to, origin.covers_to))
    if origin.kind != SERIES or not in_view:
        return []
    sums = measured(counted, measure).groupby("period")["n"].sum()
    whole = _whole_months(origin.covers_from, origin.covers_to)
    return [(month.date(), int(sums.get(month, 0))) for month in whole if month <= in_view[-1]]


def _whole_months(first: date, last: date) -> list[pd.Timestamp]:
    """The first day of each month that lies between two days with all its days."""
    return list(pd.date_range(first, last + timedelta(1), freq="MS")[:-1])
