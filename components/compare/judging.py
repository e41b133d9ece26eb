"""What may be said of the counts of a view and of those beside it: judged by their own series, and together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from components.headline.comparing import counted_beside
from components.view import View
from data import comparison, dispersion
from data.aggregate.baseline import Windows, baseline, earlier, laid, shorter
from data.aggregate.measured import default_measure
from data.aggregate.periods import EVENTS, MEASURES, Measure
from data.aggregate.side import Side, in_both, side
from data.calendar import shifted
from data.comparison import DATED, Held, Kind, Untold, held_against, held_together
from data.dispersion import LEAST_WINDOWS, UNKNOWN, Dispersion

At = tuple[Measure, int]  # a measure, and which of the views beside (from 0)


@dataclass(frozen=True)
class Judged:
    """A comparison.

    measures  in the order of their rows: the first is the page's own, the second the one that stands beside it.
    sides     of the view, and of each beside it. None where nothing can be in it at all.
    held      what may be said of each measure and each view beside. untold: why nothing is, of any measure.
    shared    incidents that are in both, of two actors.
    """

    measures: tuple[Measure, ...]
    sides: tuple[Side | None, ...]
    held: dict[At, Held]
    untold: tuple[Untold, ...]
    shared: tuple[int, ...]


def judged(view: View, measure: Measure | None = None) -> Judged:
    """The counts of a view that is compared, and of those beside it.

    measure  what the page counts. It and the one beside it are one question, all the others another: each is adjusted
             for its own number (Holm), over all views beside, as components.comparing does it.
    """
    first = measure or default_measure(view.origin)
    of_all = (view, *view.compared)
    several = any(one.origin.undirected for one in of_all)  # else violent events are the attacks, and the clashes
    others = (one for one in EVENTS if several or one != "violent_events")
    measures = tuple(dict.fromkeys((first, counted_beside(first, view), *others)))
    sides = tuple(None if one.silence else one.ask(side) for one in of_all)
    shared = tuple(_shared(view, other) for other in view.compared)
    why = tuple(_untold(view, other, both) for other, both in zip(view.compared, shared, strict=True))
    held: dict[At, Held] = {}
    for family in (measures[:2], measures[2:]):
        at = [(one, other) for other in range(len(view.compared)) for one in family]
        told = held_together(_held(view, sides, one, other, why[other]) for one, other in at)
        held |= dict(zip(at, told, strict=True))
    return Judged(measures, sides, held, why, shared)


def kind_of(view: View) -> Kind:
    """What a view that is compared is compared by."""
    assert view.comparison
    return view.comparison.kind


def _shared(view: View, other: View) -> int:
    """Incidents of two actors: one that both have a part in is in both."""
    if kind_of(view) != "actor" or not view.filter.actors or view.silence or other.silence:
        return 0
    return view.ask(in_both, other=other.filter)


def _untold(view: View, other: View, shared: int) -> Untold:
    assert view.comparison
    if view.silence or other.silence:
        return comparison.untold(view.comparison, view.filter, other.filter, view.origin) or "left_out"
    return comparison.untold(view.comparison, view.filter, other.filter, view.origin, shared)


def _held(view: View, sides: tuple[Side | None, ...], measure: Measure, at: int, why: Untold) -> Held:
    other = view.compared[at]
    n, n_other = (one.count(measure) if one else 0 for one in (sides[0], sides[at + 1]))
    days = comparison.days(view.filter), comparison.days(other.filter)
    if not why and any(one.left_out(MEASURES[measure]) for one in (view, other)):
        why = "left_out"
    known = UNKNOWN if why or not n + n_other else _dispersion(view, other, measure)
    return held_against(n, n_other, *days, known, why)


def _dispersion(view: View, other: View, measure: Measure) -> Dispersion:
    return (_of_days if kind_of(view) in DATED else _of_two)(view, other, measure)


def _of_days(view: View, other: View, measure: Measure) -> Dispersion:
    """Of one series at other days: each of its windows against the one that lies as long before it, as the two compared
    do. They are as long as the shorter period is, so that no two overlap."""
    one, then = sorted((view.filter, other.filter), key=lambda wanted: str(wanted.date_from))
    lengths = comparison.days(one), comparison.days(then)
    windows = laid(replace(then, date_to=shifted(then.date_from, min(lengths) - 1)), view.origin)
    sooner, without = earlier(windows, (then.date_from - one.date_from).days, view.origin)
    mine = view.throughout()
    counts = _pairs(mine, measure, sooner, windows, without)
    known = dispersion.of_pairs(counts[""])
    if not known.known:
        lent = _pairs(view.whole().throughout(), measure, sooner, windows, without, areas=True)
        known = dispersion.borrowed(list(lent.values()), _shorter(view, measure))
    return dispersion.lengthened(known, max(lengths) / min(lengths))


def _of_two(view: View, other: View, measure: Measure) -> Dispersion:
    """Of two series over the same days: of all windows as long; where they are too few, of shorter ones, whose waves
    may last as long."""
    windows, short = laid(view.filter, view.origin), shorter(view.origin)
    asked = windows if windows.n >= LEAST_WINDOWS else short
    one, two = (mine.throughout().ask(baseline, windows=asked).series(measure) for mine in (view, other))
    return dispersion.lengthened(dispersion.between(one, two), windows.days / asked.days)


def _pairs(
    of: View, measure: Measure, sooner: Windows, windows: Windows, without: int, areas: bool = False
) -> dict[str, dispersion.Pairs]:
    """The counts of each window and of the one before it that it is held against: of all in view, or by governorate."""
    before, after = of.ask(baseline, windows=sooner), of.ask(baseline, windows=windows)
    named: Iterable[str] = after.governorates() if areas else ("",)
    return {
        area: list(zip(before.series(measure, area), after.series(measure, area)[without:], strict=False))
        for area in named
    }


def _shorter(view: View, measure: Measure) -> tuple[int, ...]:
    return view.throughout().ask(baseline, windows=shorter(view.origin)).series(measure)
