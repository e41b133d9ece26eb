"""The changes of a view against the period before it, judged against its own series and beside one another (rule 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from components.view import View
from data import dispersion, statements
from data.aggregate.baseline import ANYWHERE, Baseline, baseline, laid
from data.aggregate.measured import default_measure
from data.aggregate.periods import MEASURES, Measure
from data.change import Change, rate_ratio, together
from data.dispersion import Dispersion
from data.filter import Filter

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
    return {
        one: change
        for series in (whole, parts)
        for one, change in zip(series, together(_change(*one, view) for one in series), strict=True)
    }


def areas(view: View, measure: Measure) -> tuple[str, ...]:
    """The governorates that are compared: those asked for, or those that hold incidents in one of the two periods."""
    base = of_view(view)
    now = base.windows.now
    held = {area for area in base.governorates() if any(base.series(measure, area)[now - 1 : now + 1])}
    return tuple(sorted(set(view.filter.governorates) or held))


def of_view(view: View) -> Baseline:
    """The counts of what is in view in all windows that its table covers."""
    return view.about(_whole(view, view.filter)).ask(baseline, windows=laid(view.filter, view.origin))


def _change(measure: Measure, area: str, view: View) -> Change:
    base = of_view(view)
    counts, now = base.series(measure, area), base.windows.now
    return rate_ratio(counts[now - 1], counts[now], dispersion=_dispersion(counts, measure, view))


def _dispersion(counts: tuple[int, ...], measure: Measure, view: View) -> Dispersion:
    """That of the series itself; where it is too short, that of the same windows in all governorates of the table."""
    own = dispersion.of_series(counts)
    if own.known:
        return own
    whole = view.about(_whole(view, Filter(origin=view.filter.origin, governorates=())))
    every = whole.ask(baseline, windows=laid(view.filter, view.origin))
    return dispersion.of_areas([every.series(measure, area) for area in every.governorates()])


def _whole(view: View, wanted: Filter) -> Filter:
    """A filter over all that its table covers."""
    return replace(wanted, period="all", date_from=view.origin.covers_from, date_to=view.origin.covers_to)
