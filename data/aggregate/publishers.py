"""On how many publishers incidents rest. Where most rest on one alone, and its share changes, a change of source can
look like a change of violence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from data import held
from data.aggregate.periods import Measure, fits, of_measure
from data.engine import once
from data.query import between

# Shares of two periods that lie so far apart, or farther, are said beside their comparison. Where a publisher goes on
# as before and its share falls by a fifth of all, the others alone make the count 1.25 times what it was, at least.
APART = 0.20
LEAST = 30  # incidents in each of the two: of fewer, a handful of rows moves a share by as much


@dataclass(frozen=True)
class Alone:
    """Incidents, and those that rest on one publisher alone [incidents].

    silent  incidents that name no publisher.
    alone   (publisher, incidents that name it and no other), the most first, then by name.
    """

    incidents: int
    silent: int
    alone: tuple[tuple[str, int], ...]

    @property
    def on_one(self) -> int:
        """Incidents that rest on one publisher alone, whichever it is."""
        return sum(n for _, n in self.alone)

    def on(self, publisher: str) -> int:
        """Incidents that rest on this publisher alone."""
        return dict(self.alone).get(publisher, 0)


@dataclass(frozen=True)
class Shift:
    """A publisher on which a much greater share of the incidents of one period rests alone than of another."""

    publisher: str
    before: Alone
    now: Alone

    @property
    def apart(self) -> float:
        """How far the two shares lie apart [0..1]."""
        before, now = (period.on(self.publisher) / period.incidents for period in (self.before, self.now))
        return round(abs(now - before), 9)  # 0.65 - 0.55 is a tenth


@held.narrow
def shift(incidents: ir.Table, measure: Measure, before: tuple[date, date], now: tuple[date, date]) -> Shift | None:
    """The `shifted` publisher between two periods, first and last day each, of incidents of both; in one query."""
    found = _per_publisher(incidents, measure, before, now).to_pyarrow().to_pylist()
    then, since = (
        _alone((row["sources"], row["n"]) for row in found if row["period"] == code) for code in ("before", "now")
    )
    return shifted(then, since)


@once
def _per_publisher(
    incidents: ir.Table, measure: Measure, before: tuple[date, date], now: tuple[date, date]
) -> ir.Table:
    rows = of_measure(incidents, measure)
    lies_in = ibis.cases(
        *((between(rows, first, last), code) for code, (first, last) in (("before", before), ("now", now)))
    )
    return rows.group_by("sources", period=lies_in).agg(n=ibis._.count())


@held.narrow
def alone_per_year(incidents: ir.Table) -> tuple[tuple[int | None, Alone], ...]:
    """On how many publishers the incidents of each year rest, earliest first; None, last, for those whose dates lie in
    no one year."""
    found = _per_year(incidents).to_pyarrow().to_pylist()
    years = sorted({row["year"] for row in found}, key=lambda one: (one is None, one))
    return tuple((one, _alone((row["sources"], row["n"]) for row in found if row["year"] == one)) for one in years)


@once
def _per_year(incidents: ir.Table) -> ir.Table:
    year = fits(incidents, "year").ifelse(incidents.date_start.year(), None).cast("int32")
    return incidents.group_by("sources", year=year).agg(n=incidents.count())


def shifted(before: Alone, now: Alone) -> Shift | None:
    """The publisher whose share differs most between two periods; None where none differs by APART, or where one of
    the periods holds fewer than LEAST incidents."""
    if min(before.incidents, now.incidents) < LEAST:
        return None
    named = sorted({publisher for period in (before, now) for publisher, _ in period.alone})
    most = max((Shift(publisher, before, now) for publisher in named), key=lambda shift: shift.apart, default=None)
    return most if most and most.apart >= APART else None


def _alone(counted: Iterable[tuple[str | None, int]]) -> Alone:
    """Of (publishers joined by "; ", incidents) each."""
    total, silent = 0, 0
    single: Counter[str] = Counter()
    for written, n in counted:
        named = {one.strip() for one in (written or "").split("; ") if one.strip()}
        total += n
        silent += 0 if named else n
        if len(named) == 1:
            single[named.pop()] += n
    return Alone(total, silent, tuple(sorted(single.items(), key=lambda one: (-one[1], one[0]))))
