"""How a clear verdict of a comparison fares in other readings of the same data: asked only where there is one."""

from __future__ import annotations

from collections.abc import Callable

from components.compare import said
from components.compare.judging import At, Judged
from components.view import View
from data.aggregate.readings import Readings, applying, in_area, readings
from data.change import Verdict
from data.comparison import held_against, held_together

CLEAR: tuple[Verdict, ...] = ("clearly_more", "clearly_fewer")


def in_words(view: View, found: Judged) -> list[str]:
    """For each clear verdict on what is counted first, in how many readings it holds, and in which it does not."""
    return [
        _sentence(view, at, reread(view, found, at))
        for at in range(len(view.compared))
        if (change := found.held[found.measures[0], at].change) and change.verdict in CLEAR
    ]


def reread(view: View, found: Judged, at: int) -> Readings:
    """What is counted first, of the view and of one beside it, in each reading."""
    measure, other = found.measures[0], view.compared[at]
    before, now = (in_area(one.readings(measure)) for one in (other, view))
    return readings(before, now, applying(view.filter, view.origin), _judge(found, (measure, at)))


def _judge(found: Judged, series: At) -> Callable[[int, int], Verdict]:
    """What would be said of other counts: with the same dispersion, and beside what it is adjusted for, as that is."""
    held, change = found.held[series], found.held[series].change
    assert change
    beside = [one for other, one in found.held.items() if other != series and other[0] in found.measures[:2]]

    def verdict(before: int, now: int) -> Verdict:
        mine = held_against(now, before, held.days, held.days_other, change.dispersion)
        judged = held_together((mine, *beside))[0].change
        assert judged
        return judged.verdict

    return verdict


def _sentence(view: View, at: int, found: Readings) -> str:
    """Beside Hasakah: "clearly more" holds in 5 of 6 readings of the same data, but not in: ..."""
    names = view.names
    what = names.t("compare_beside", side=said.name(view, view.compared[at]))
    held = names.t(
        "readings_held",
        what=what,
        verdict=said.verdict(found.verdict, view),
        held=found.held,
        n=len(found.read),
    )
    differing = names.t("list_break").join(
        names.t(
            "compare_reading_differs",
            reading=names.t(f"reading_{one.reading}"),
            verdict=said.verdict(one.verdict, view),
            count=one.now,
            other=one.before,
        )
        for one in found.differing
    )
    return names.t("readings_but", said=held, readings=differing) if differing else f"{held}."
