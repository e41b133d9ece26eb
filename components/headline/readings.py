"""How a stated change fares in other readings of the same data: asked only where a reader opens it, and on slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from components import permalink
from components.glossary.marked import marked
from components.headline.comparing import Series
from components.names import Names
from components.view import View
from data.aggregate.baseline import ANYWHERE
from data.aggregate.readings import Readings, applying, in_area, readings
from data.change import NO_VERDICT, Change, Verdict, rate_ratio, together

READINGS = "readings"  # the URL parameter that says whether they are open
Changes = Mapping[Series, Change]  # as comparing.shown gives them


def show(changes: Changes, view: View) -> None:
    """A line that opens to how each change fares; while it is closed, nothing is asked."""
    names = view.names
    value, doubts = permalink.choice(READINGS, ("0", "1"), "0")
    view.say_doubts(doubts)
    if all(change.verdict in NO_VERDICT for change in changes.values()):
        return
    bound = permalink.bind(READINGS, value == "1", lambda is_open: "1" if is_open else "")
    with (opened := st.expander(names.t("readings_title"), **bound)):
        if opened.open:
            lines = [*in_words(changes, view), names.t("readings_are", readings=_all(view))]
            st.html("".join(f'<p class="aside">{marked(line, view.names)}</p>' for line in lines))


def in_words(changes: Changes, view: View) -> list[str]:
    """For each measure of which a change is stated, in how many readings it holds, and in which it does not."""
    return [
        _sentence(view.names.t(f"measure_{measure}"), of(view, (measure, area), changes), view.names)
        for (measure, area), change in changes.items()
        if area == ANYWHERE and change.verdict not in NO_VERDICT
    ]


def of(view: View, series: Series, changes: Changes) -> Readings:
    """One of the changes that are shown, in each reading."""
    measure, area = series
    earlier = view.about(view.filter.previous())
    before, now = (in_area(one.readings(measure), None if area == ANYWHERE else area) for one in (earlier, view))
    return readings(before, now, applying(view.filter, view.origin), _judge(series, changes))


def _judge(series: Series, changes: Changes) -> Callable[[int, int], Verdict]:
    """What would be said of other counts in the place of a change: with the dispersion of its own history, and beside
    the others that it is adjusted for, as they are."""
    whole = series[1] == ANYWHERE
    beside = [change for other, change in changes.items() if other != series and (other[1] == ANYWHERE) == whole]
    known = changes[series].dispersion
    return lambda before, now: together((rate_ratio(before, now, dispersion=known), *beside))[0].verdict


def _sentence(what: str, found: Readings, names: Names) -> str:
    """Violent events: "clearly fewer" holds in 5 of 6 readings of the same data, but not in: ..."""
    verdict = names.t(f"verdict_{found.verdict}")
    said = names.t("readings_held", what=what, verdict=verdict, held=found.held, n=len(found.read))
    differing = names.t("list_break").join(
        names.t(
            "reading_differs",
            reading=names.t(f"reading_{one.reading}"),
            verdict=names.t(f"verdict_{one.verdict}"),
            before=one.before,
            now=one.now,
        )
        for one in found.differing
    )
    return names.t("readings_but", said=said, readings=differing) if differing else f"{said}."


def of_areas(rows: Iterable[tuple[str, Readings]], names: Names) -> str:
    """One line about the verdicts of several areas: all hold in every reading, or which do not; "" for no verdict."""
    told = [(area, found) for area, found in rows if found.verdict not in NO_VERDICT]
    if not told:
        return ""
    wavering = [
        names.t("readings_of_area", area=area, held=found.held, n=len(found.read))
        for area, found in told
        if found.differing
    ]
    if not wavering:
        return names.t("readings_all_hold")
    return names.t("readings_some_waver", areas=names.t("list_break").join(wavering))


def _all(view: View) -> str:
    """The readings that apply to a view, by name."""
    names = view.names
    applies = applying(view.filter, view.origin)
    return names.t("list_break").join(names.t(f"reading_{reading}") for reading in applies)
