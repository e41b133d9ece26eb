"""The changes of a view against the period before it, judged against its own series and beside one another (rule 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from components.view import View
from data import dispersion, statements
from data.aggregate.baseline import ANYWHERE, Baseline, Windows, baseline, earlier, laid, shorter
from data.aggregate.measured import default_measure
from data.aggregate.periods import MEASURES, Measure
from data.change import Change, rate_ratio, together
from data.dispersion import Pairs

OPERATIONS: Measure = "security_operations"
Series = tuple[Measure, str]  # of a measure in a governorate, or ANYWHERE


def counted_beside(measure: Measure, view: View) -> Measure:
    """The measure whose count stands beside another's."""
    return default_measure(view.origin) if measure == OPERATIONS else OPERATIONS


def shown(view: View, measure: Measure, areas: Iterable[str] = ()) -> dict[Series, Change]:
    """The changes that are shown together: of a measure and the one beside it in all that is in view, and of the
    measure in each of some governorates. Empty where nothing may be compared.

    The whole is one question and its parts are another: each is adjusted for its own number, so that what is said of
    the whole does not hang on what stands beside it.
    """
    if statements.not_comparable(view.filter, view.origin):
        return {}
    pair = (measure, counted_beside(measure, view))
    whole: list[Series] = [(one, ANYWHERE) for one in pair if not view.left_out(MEASURES[one])]
    parts: list[Series] = [(measure, area) for area in areas]
    mine, lent = _paired(view, view.throughout()), cache(lambda measure: pairs_of_table(view, measure))
    return {
        one: change
        for series in (whole, parts)
        for one, change in zip(series, together(_change(*one, view, mine, lent) for one in series), strict=True)
    }


def areas(view: View, measure: Measure) -> tuple[str, ...]:
    """The governorates that are compared: those asked for that the districts asked for leave in view, or those that
    hold incidents in one of the two periods."""
    districts = {district[:4] for district in view.filter.districts}
    asked = {area for area in view.filter.governorates if not districts or area in districts}
    mine = _paired(view, view.throughout())
    held = {area for area in mine.later.governorates() if any(mine.pairs(measure, area)[mine.now])}
    return tuple(sorted(asked or held))


def of_view(view: View) -> Baseline:
    """The counts of what is in view in all windows that its table covers."""
    return view.throughout().ask(baseline, windows=laid(view.filter, view.origin))


def pairs(view: View, measure: Measure, area: str) -> Pairs:
    """The counts of each window and of the one as long before it as the two compared lie."""
    return _paired(view, view.throughout()).pairs(measure, area)


def pairs_of_table(view: View, measure: Measure) -> dict[str, Pairs]:
    """The same of each governorate of the whole table: what a series too short by itself is judged by."""
    country = _paired(view, view.whole().throughout())
    return {area: country.pairs(measure, area) for area in country.later.governorates()}


def spans(view: View) -> list[tuple[date, date]]:
    """The first days of the two windows of each of the `pairs`."""
    windows, sooner, without = _beside(view)
    return list(zip(sooner.starts(), windows.starts()[without:], strict=False))


@dataclass(frozen=True)
class _Paired:
    """The counts of the windows of a view, and of those that they are compared with. without: as `_beside` gives it."""

    sooner: Baseline
    later: Baseline
    without: int

    @property
    def now(self) -> int:
        """Which of the pairs are the two periods of the view."""
        return self.later.windows.now - self.without

    def pairs(self, measure: Measure, area: str) -> Pairs:
        """The counts of both windows of each pair."""
        sooner, later = self.sooner.series(measure, area), self.later.series(measure, area)
        return list(zip(sooner, later[self.without :], strict=False))


def _paired(view: View, of: View) -> _Paired:
    """The windows that the periods of a view ask for, of the incidents in another."""
    windows, sooner, without = _beside(view)
    return _Paired(of.ask(baseline, windows=sooner), of.ask(baseline, windows=windows), without)


def _change(
    measure: Measure, area: str, view: View, mine: _Paired, lent: Callable[[Measure], dict[str, Pairs]]
) -> Change:
    """A change judged by its own series; where that is too short, by what it may borrow (`dispersion.borrowed`)."""
    counts = mine.pairs(measure, area)
    known = dispersion.of_pairs(counts)
    if not known.known:
        known = dispersion.borrowed(list(lent(measure).values()), in_shorter(view, measure, area))
    return rate_ratio(*counts[mine.now], dispersion=known)


def in_shorter(view: View, measure: Measure, area: str) -> tuple[int, ...]:
    """The counts of a series in shorter windows: what it is judged by too where it is too short by itself."""
    return view.throughout().ask(baseline, windows=shorter(view.origin)).series(measure, area)


def _beside(view: View) -> tuple[Windows, Windows, int]:
    """The windows of a view, those that they are compared with, and how many of the first have none of them."""
    windows, before = laid(view.filter, view.origin), view.filter.previous()
    back = (view.filter.date_from - before.date_from).days
    steps, rest = divmod(back, windows.days)
    if not rest:  # the earlier windows are windows of the same series
        return windows, windows, steps
    return windows, *earlier(windows, back, view.origin)
