"""What a change is judged against: the counts of one series in windows as long as the two compared (rule 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from data import held
from data.aggregate.periods import MEASURES, Measure, class_of
from data.calendar import shifted
from data.dispersion import LEAST_WINDOWS
from data.engine import once
from data.filter import Resolved
from data.query import between, date_end
from data.store import Origin

ANYWHERE = ""  # in place of a governorate: all of them, and the incidents without one


@dataclass(frozen=True)
class Windows:
    """`n` windows of `days` days, end to end from the day `first`; the one asked for is the window number `now`."""

    first: date
    days: int
    n: int
    now: int

    def starts(self) -> tuple[date, ...]:
        """The first day of each."""
        return tuple(shifted(self.first, at * self.days) for at in range(self.n))


def laid(wanted: Resolved, origin: Origin) -> Windows:
    """The windows that a table covers wholly, in step with the period of a resolved filter, which it covers too."""
    days = (wanted.date_to - wanted.date_from).days + 1
    back, ahead = (wanted.date_from - origin.covers_from).days // days, (origin.covers_to - wanted.date_to).days // days
    return Windows(shifted(wanted.date_from, -back * days), days, back + 1 + ahead, back)


def shorter(origin: Origin) -> Windows:
    """As few windows as bear a verdict, over all that a table covers: for a series whose own windows are fewer."""
    days = ((origin.covers_to - origin.covers_from).days + 1) // LEAST_WINDOWS
    return Windows(origin.covers_from, max(1, days), LEAST_WINDOWS, 0)


def earlier(windows: Windows, back: int, origin: Origin) -> tuple[Windows, int]:
    """For each window the one that begins so many days before it; and how many of the windows have none, as the table
    does not cover it."""
    without = max(0, -(-(back - (windows.first - origin.covers_from).days) // windows.days))
    first = shifted(windows.first, without * windows.days - back)
    return Windows(first, windows.days, windows.n - without, windows.now - without), without


@dataclass(frozen=True)
class Baseline:
    """The counts of incidents in windows. counts: of each governorate (ANYWHERE where none is given) and class."""

    windows: Windows
    counts: Mapping[tuple[str, str], tuple[int, ...]]

    def series(self, measure: Measure, governorate: str = ANYWHERE) -> tuple[int, ...]:
        """The incidents of a measure in each window, in one governorate or in all."""
        meant = [
            counts
            for (area, event_class), counts in self.counts.items()
            if event_class in MEASURES[measure] and governorate in (ANYWHERE, area)
        ]
        return tuple(map(sum, zip(*meant, strict=True))) if meant else (0,) * self.windows.n

    def governorates(self) -> tuple[str, ...]:
        """The governorates that hold incidents in any window."""
        return tuple(sorted({area for area, _ in self.counts} - {ANYWHERE}))


@held.narrow
def baseline(incidents: ir.Table, windows: Windows) -> Baseline:
    """Count incidents per window; one that fits in no window is in none, as `query.matching` leaves it out of one."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * windows.n)
    for row in _per_window(incidents, windows).to_pyarrow().to_pylist():
        counts[row["governorate"], row["event_class"]][row["window"]] = row["n"]
    return Baseline(windows, {key: tuple(each) for key, each in counts.items()})


@once
def _per_window(incidents: ir.Table, windows: Windows) -> ir.Table:
    first = ibis.date(windows.first.isoformat())
    held = incidents.filter(between(incidents, windows.first, shifted(windows.first, windows.n * windows.days - 1)))
    at = held.date_start.delta(first, unit="day") // windows.days
    return (
        held.filter(at == date_end(held).delta(first, unit="day") // windows.days)
        .group_by(window=at.cast("int64"), governorate=held.governorate.fill_null(ANYWHERE), event_class=class_of(held))
        .agg(n=ibis._.count())
        .order_by(["window", "governorate", "event_class"])
    )
