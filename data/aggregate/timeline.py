"""A timeline ready to be drawn: its periods, which of them are whole, what stands in each, and what fits in none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import pandas as pd

from data import schema
from data.aggregate.families import families
from data.aggregate.periods import MEASURES, NOWHERE, Every, Measure, calendar, last_days
from data.aggregate.spans import Span, spans_of
from data.aggregate.toll import Toll, toll_of
from data.filter import NORTH_EAST, Filter, Resolved
from data.store import Origin

ALL = "all"  # the one part of a timeline that is not split
_LEAD = 0.08  # of the covered time: how much of the time without coverage is drawn, at most, at either end
_COLUMNS = {"class": "event_class", "family": "family"}
_CODES: dict[str, tuple[str, ...]] = {"none": (ALL,), "class": schema.CLASSES, "family": families()}

By = Literal["governorate", "actor"]


@dataclass(frozen=True)
class Timeline:
    """One panel a governorate, or an actor.

    periods   first days, in order; `partial` are those only partly covered or in view, `uncovered` those not at all.
    by        what a panel is: "governorate" or "actor".
    panels    governorates, in order of drawing, NOWHERE last; or actors.
    parts     what each count is split into: event classes, families of initiators, parts of an own column, ALL alone.
    inks      every part there may be, in order of drawing: what one looks like does not change with what is in view.
    drawn     rows of period, panel, part, n [incidents], killed_* [people; see data.aggregate.toll].
    unfit     rows of panel, precision (or schema.NOT_STATED), n, killed_*: incidents whose date fits no period.
    spans     the same incidents by the days on which they may have been.
    view      the first and the last day of the view.
    """

    every: Every
    measure: Measure
    by: By
    periods: pd.DatetimeIndex
    partial: frozenset[pd.Timestamp]
    uncovered: frozenset[pd.Timestamp]
    panels: tuple[str, ...]
    parts: tuple[str, ...]
    inks: tuple[str, ...]
    drawn: pd.DataFrame
    unfit: pd.DataFrame
    spans: tuple[Span, ...]
    view: tuple[date, date]

    @property
    def empty(self) -> bool:
        """Whether no incident of this measure is in view."""
        return self.drawn.empty and self.unfit.empty

    @property
    def silent(self) -> int:
        """Incidents that give no number of killed."""
        return int(self.drawn["killed_silent"].sum() + self.unfit["killed_silent"].sum())

    @property
    def contradictory(self) -> int:
        """Incidents whose numbers of killed contradict each other."""
        return int(self.drawn["killed_contradictory"].sum() + self.unfit["killed_contradictory"].sum())

    @cached_property
    def bars(self) -> dict[str, dict[pd.Timestamp, dict[str, int]]]:
        """Incidents that are drawn, by panel, period and part; each in order, a panel without any is not there."""
        found: dict[str, dict[pd.Timestamp, dict[str, int]]] = {}
        columns = (self.drawn[name] for name in ("panel", "period", "part", "n"))
        for panel, period, part, n in zip(*columns, strict=True):
            found.setdefault(panel, {}).setdefault(period, {})[part] = int(n)
        return {panel: dict(sorted(periods.items())) for panel, periods in found.items()}

    @cached_property
    def _unfit(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for panel, precision, n in zip(*(self.unfit[name] for name in ("panel", "precision", "n")), strict=True):
            found.setdefault(panel, {})[str(precision)] = int(n)
        return found

    def total(self, panel: str) -> int:
        """Incidents of a panel, drawn or not."""
        drawn = sum(sum(parts.values()) for parts in self.bars.get(panel, {}).values())
        return drawn + sum(self.not_drawn(panel).values())

    def toll(self, panel: str) -> Toll:
        """People reported killed in a panel, drawn or not."""
        both = pd.concat([self.drawn, self.unfit])
        sums = both[both["panel"] == panel].sum(numeric_only=True)
        return toll_of({str(name): value for name, value in sums.items()}, "killed", int(sums["n"]))

    def count(self, period: str | None, panel: str = "") -> int:
        """Incidents in the period that starts on this ISO day, or that fit none (None), in one panel or in all."""
        rows = self.unfit if period is None else self.drawn[self.drawn["period"] == pd.Timestamp(period)]
        return int(rows.loc[rows["panel"] == panel, "n"].sum() if panel else rows["n"].sum())

    @property
    def split(self) -> bool:
        """Whether its bars are split into parts."""
        return self.parts != (ALL,) and self.measure != "killed"

    def of_parts(self, period: str = "", panel: str = "") -> dict[str, int]:
        """Incidents that are drawn of each part, in the period that starts on this ISO day or in all, of one panel or
        of all."""
        rows = self.drawn if not period else self.drawn[self.drawn["period"] == pd.Timestamp(period)]
        counts = (rows[rows["panel"] == panel] if panel else rows).groupby("part")["n"].sum()
        return {part: int(counts[part]) for part in self.parts if part in counts}

    def not_drawn(self, panel: str) -> dict[str, int]:
        """Incidents of a panel that fit no period, by the precision of their date."""
        return self._unfit.get(panel, {})

    @cached_property
    def ends(self) -> dict[pd.Timestamp, pd.Timestamp]:
        """The day after each period, by its first."""
        return dict(zip(self.periods, last_days(self.periods, self.every) + pd.Timedelta(days=1), strict=True))

    def days(self, period: pd.Timestamp) -> tuple[date, date]:
        """The first and the last day of a period that are in view; all of it where none is."""
        first, last = period.date(), (self.ends[period] - pd.Timedelta(days=1)).date()
        inside = max(first, self.view[0]), min(last, self.view[1])
        return inside if inside[0] <= inside[1] else (first, last)

    @property
    def end(self) -> pd.Timestamp:
        """The day after the last period."""
        return self.ends[self.periods[-1]]


def timeline(
    counted: pd.DataFrame,
    wanted: Resolved,
    origin: Origin,
    every: Every,
    measure: Measure,
    split: str = "none",
    actors: tuple[str, ...] = (),
    own_parts: tuple[str, ...] = (),
) -> Timeline:
    """Lay out what `per_period` counted, or actors.per_actor for these `actors`; `wanted` is resolved.

    split      one of periods.SPLITS, or, with its `own_parts` (own.parts_of), by an own column of the table.
    """
    by: By = "actor" if actors else "governorate"
    rows = counted[counted["event_class"].isin(MEASURES[measure])].copy()
    rows["panel"] = rows[by].astype(object).where(rows[by].notna(), NOWHERE)
    rows = rows[rows["panel"].isin(actors)] if actors else rows
    rows["part"] = ALL if split == "none" else rows[_COLUMNS.get(split, "own_part")]
    inks = _CODES.get(split, own_parts)
    numbers = ["n", *(column for column in rows if str(column).startswith("killed_"))]
    drawn = rows.groupby(["panel", "part", "period"])[numbers].sum().reset_index()
    unfit = rows[rows["period"].isna()]
    first, last = max(wanted.date_from, origin.covers_from), min(wanted.date_to, origin.covers_to)
    spans = spans_of(unfit, wanted.date_from, wanted.date_to) if len(unfit) else ()
    periods = _periods(wanted, first, last, drawn["period"], spans, every)
    whole = {
        start: _coverage(start, end, pd.Timestamp(first), pd.Timestamp(last))
        for start, end in zip(periods, last_days(periods, every), strict=True)
    }
    held = set(drawn["period"])
    return Timeline(
        every=every,
        measure=measure,
        periods=periods,
        partial=frozenset(
            period for period, share in whole.items() if share == "some" or (share == "none" and period in held)
        ),
        uncovered=frozenset(period for period, share in whole.items() if share == "none" and period not in held),
        by=by,
        panels=actors or _panels(wanted, set(rows["panel"])),
        parts=tuple(code for code in inks if split == "none" or code in set(drawn["part"])),
        inks=inks,
        drawn=drawn,
        unfit=unfit.groupby(["panel", "precision"])[numbers].sum().reset_index(),
        spans=spans,
        view=(wanted.date_from, wanted.date_to),
    )


def _periods(
    wanted: Resolved, first: date, last: date, held: pd.Series[pd.Timestamp], spans: tuple[Span, ...], every: Every
) -> pd.DatetimeIndex:
    """Every period in view; of what lies outside the coverage only a strip, and always those that hold incidents, or
    in which any may have been."""
    lead = pd.Timedelta(days=1 + int((last - first).days * _LEAD)) if last >= first else pd.Timedelta(0)
    start = max(pd.Timestamp(wanted.date_from), pd.Timestamp(first) - lead)
    end = min(pd.Timestamp(wanted.date_to), pd.Timestamp(last) + lead)
    if not held.empty:
        start, end = min(start, held.min()), max(end, held.max())
    if spans:
        start = min(start, pd.Timestamp(max(wanted.date_from, min(span.start for span in spans))))
        end = max(end, pd.Timestamp(min(wanted.date_to, max(span.end for span in spans))))
    return calendar(start, max(start, end), every)


def _coverage(start: pd.Timestamp, end: pd.Timestamp, first: pd.Timestamp, last: pd.Timestamp) -> str:
    if end < first or start > last:
        return "none"
    return "all" if start >= first and end <= last else "some"


def _panels(wanted: Filter, held: set[str]) -> tuple[str, ...]:
    """The governorates asked for, also those without incidents; where none is asked for, those that have some."""
    asked = wanted.governorates if wanted.governorates and not wanted.districts else tuple(held)
    codes = {*asked, *held} - {NOWHERE}
    ordered = [*(code for code in NORTH_EAST if code in codes), *sorted(codes - set(NORTH_EAST))]
    return (*ordered, *([NOWHERE] if NOWHERE in held else []))
