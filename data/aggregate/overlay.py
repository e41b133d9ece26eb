"""Timelines laid over one another: the bins of each side at the days of its own period, on one axis of days.

A bin is drawn over those of its days that are in view and covered, so that a week that a period cuts is as short as it
is. What a side's table does not cover is a gap, and beyond the end of its period there is nothing: neither is a zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from data.aggregate.periods import NOWHERE, Every, Measure
from data.aggregate.timeline import Timeline
from data.aggregate.toll import Toll, toll_of
from data.filter import Resolved
from data.store import Origin

WHOLE = ""  # the one panel of sides whose own panels are not the same
_LEAD = 0.08  # of the covered days: how much of the days that no side covers is drawn, at most, at either end
_DAY = timedelta(1)


@dataclass(frozen=True)
class Bin:
    """One bin of one side: the days start..end of the axis, end exclusive, which are first..last, both inclusive.

    n        incidents; toll: people killed in them, None where incidents are counted.
    partial  whether only a part of the bin is in view or covered.
    """

    start: int
    end: int
    first: date
    last: date
    n: int
    toll: Toll | None
    partial: bool


@dataclass(frozen=True)
class Side:
    """One side: its period is the days start..end of the axis, end exclusive; of them `gaps` are not covered.

    zero      the calendar day of day 0.
    bins      of each panel, in order; a panel that is not here has no number on this side.
    timeline  what they are of.
    """

    zero: date
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...]
    bins: Mapping[str, tuple[Bin, ...]]
    timeline: Timeline

    @property
    def uncovered(self) -> tuple[tuple[date, date], ...]:
        """The first and last days of the gaps."""
        return tuple((self.zero + timedelta(start), self.zero + timedelta(end - 1)) for start, end in self.gaps)

    def total(self, panel: str) -> int:
        """Incidents of a panel, drawn or not."""
        return sum(self.timeline.total(one) for one in self._panels(panel))

    def toll(self, panel: str) -> Toll:
        """People killed in a panel, drawn or not."""
        rows = pd.concat([self.timeline.drawn, self.timeline.unfit])
        return _toll(rows[rows["panel"].isin(self._panels(panel))])

    def not_drawn(self, panel: str) -> int:
        """Incidents of a panel that fit no bin."""
        return sum(sum(self.timeline.not_drawn(one).values()) for one in self._panels(panel))

    def _panels(self, panel: str) -> tuple[str, ...]:
        return (panel,) if panel else self.timeline.panels


@dataclass(frozen=True)
class Overlay:
    """Sides on one axis of days, the view itself first; None where a side has no number to draw.

    panels       in order of drawing; WHOLE alone where the sides have not the same.
    first, last  the days of the axis that are drawn, last exclusive.
    origin       the calendar day of day 0, None where each side begins at a day of its own.
    """

    every: Every
    measure: Measure
    panels: tuple[str, ...]
    sides: tuple[Side | None, ...]
    first: int
    last: int
    origin: date | None

    @property
    def most(self) -> int:
        """The highest value of a bin: incidents, or people killed at most."""
        values = (
            max(one.toll.low, one.toll.best or 0, one.toll.high) if one.toll else one.n
            for side in self.sides
            if side
            for bins in side.bins.values()
            for one in bins
        )
        return max(values, default=0)


@dataclass(frozen=True)
class Laying:
    """One side before it is laid: its timeline, its filter (resolved) and its table."""

    timeline: Timeline
    wanted: Resolved
    origin: Origin


def overlay(sides: Sequence[Laying | None], *, same_days: bool, merged: bool, filled: bool) -> Overlay:
    """Lay timelines of one `every` and one measure over one another; the first that is not None leads.

    same_days  whether the axis is the calendar; otherwise each side begins with the first day of its own period.
    merged     whether all of a side's panels are one, WHOLE.
    filled     whether a panel that another side has is one of zeros; otherwise the side has no number there.
    raises     ValueError where every side is None.
    """
    held = [side for side in sides if side]
    if not held:
        raise ValueError("no side")
    starts = [_first(side.wanted) for side in held]
    origin = min(starts) if same_days else None
    panels = (WHOLE,) if merged else _panels([side.timeline for side in held])
    laid = tuple(_side(side, origin or _first(side.wanted), panels, filled) if side else None for side in sides)
    first, last = _drawn([side for side in laid if side])
    lead = held[0].timeline
    return Overlay(lead.every, lead.measure, panels, laid, first, last, origin)


def _first(wanted: Resolved) -> date:
    return wanted.date_from


def _panels(timelines: Sequence[Timeline]) -> tuple[str, ...]:
    """Those of any side, in the order of the first that has them; NOWHERE last."""
    found = dict.fromkeys(panel for timeline in timelines for panel in timeline.panels)
    return (*(panel for panel in found if panel != NOWHERE), *([NOWHERE] if NOWHERE in found else []))


def _side(side: Laying, zero: date, panels: tuple[str, ...], filled: bool) -> Side:
    timeline, wanted, origin = side.timeline, side.wanted, side.origin
    start, end = wanted.date_from, wanted.date_to + _DAY
    covered = max(start, origin.covers_from), min(end, origin.covers_to + _DAY)
    gaps = [(start, end)] if covered[0] >= covered[1] else [(start, covered[0]), (covered[1], end)]
    own = {
        panel: tuple(_bins(timeline, panel, zero, (start, end), covered))
        for panel in panels
        if filled or not panel or panel in timeline.panels
    }
    return Side(
        zero,
        (start - zero).days,
        (end - zero).days,
        tuple(((one - zero).days, (other - zero).days) for one, other in gaps if one < other),
        own,
        timeline,
    )


def _bins(
    timeline: Timeline, panel: str, zero: date, period: tuple[date, date], covered: tuple[date, date]
) -> list[Bin]:
    rows = timeline.drawn[timeline.drawn["panel"] == panel] if panel else timeline.drawn
    by_period = dict(iter(rows.groupby("period")))
    found = []
    for day in timeline.periods:
        if day in timeline.uncovered:
            continue
        first, last = _cut((day.date(), timeline.ends[day].date()), period, covered)
        own = by_period.get(day, rows[:0])
        found.append(
            Bin(
                (first - zero).days,
                (last - zero).days,
                first,
                last - _DAY,
                int(own["n"].sum()),
                _toll(own) if timeline.measure == "killed" else None,
                day in timeline.partial,
            )
        )
    return found


def _cut(days: tuple[date, date], period: tuple[date, date], covered: tuple[date, date]) -> tuple[date, date]:
    """The days of a bin that are in view and covered; those in view, or all, where a row lies outside all the same."""
    for inside in (covered, period):
        first, last = max(days[0], inside[0]), min(days[1], inside[1])
        if first < last:
            return first, last
    return days


def _toll(rows: pd.DataFrame) -> Toll:
    sums = rows.sum(numeric_only=True)
    return toll_of({str(name): value for name, value in sums.items()}, "killed", int(rows["n"].sum()))


def _drawn(sides: Sequence[Side]) -> tuple[int, int]:
    """The days of the axis that are drawn: those that any side has a bin in, and a strip of what is only a gap."""
    held = [one for side in sides for bins in side.bins.values() for one in bins]
    start, end = min(side.start for side in sides), max(side.end for side in sides)
    if not held:
        return start, end
    first, last = min(one.start for one in held), max(one.end for one in held)
    lead = 1 + int((last - first) * _LEAD)
    return min(first, max(start, first - lead)), max(last, min(end, last + lead))
