"""The timelines of several sides on one scale and one axis of days, one panel a governorate: stepped lines over one
another, or one side's bars by themselves. A line is as long as its period, and broken where its table covers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pandas as pd

from components.figures import side_marks, side_spans
from components.figures.frame import LABEL, TITLE, Entry, Figure, count_axis, heading, layout, safe
from components.figures.grid import LOWEST, grid
from components.figures.side_marks import FEW, Mark
from components.figures.side_spans import Lanes
from components.figures.sides import Told
from components.figures.spans import axis as spans_axis
from components.figures.time_axis import label_days, said_at
from components.look import Theme
from components.names import Names
from data.aggregate.overlay import Overlay, Side

_HEADROOM = 1.1  # above the highest
_LONG = 36  # letters: a longer title is set smaller, so that a phone has room for it
_ROOM = 0.04  # of the width: a label needs as much to the right of its day
_NICE = (1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 360, 730, 1800, 3600)  # days between two labels
Held = Sequence[tuple[Side, Told]]


def overlaid(
    shown: Overlay,
    told: Sequence[Told],
    names: Names,
    theme: Theme,
    *,
    panel_height: int = LOWEST,
    labels: int = 5,
) -> Figure:
    """Draw sides of which at least one has a number, as lines over one another.

    told    how each is called and drawn, in the order of shown.sides.
    labels  of days that have room over the whole width.
    """
    held = [(side, one) for side, one in zip(shown.sides, told, strict=True) if side]
    marks = [
        [mark for side, one in held for mark in side_marks.lines(shown, side, panel, one, _most(shown), names)]
        for panel in shown.panels
    ]
    own, taken = side_spans.lanes(shown, held)
    drawn = _laid_out(shown, marks, held, (own, taken), shown.origin, names, theme, panel_height, labels)
    entries = (*(one.as_line for _, one in held), *_legend(shown, held, names, theme, rings=True))
    spans = side_spans.legend(own, names, theme)
    return Figure(drawn.data, drawn.layout | {"barmode": "overlay"}, (*entries, *spans))


def alone(shown: Overlay, at: int, told: Told, names: Names, theme: Theme, *, labels: int = 5) -> Figure:
    """Draw one side that has a number as bars, on the scale and in the panels of all."""
    side = shown.sides[at]
    assert side
    marks = [list(side_marks.bars(shown, side, panel, told, _most(shown), names)) for panel in shown.panels]
    zero = shown.origin or side.zero
    own, _ = side_spans.lanes(shown, [(side, told)])
    taken = max(side_spans.lanes(shown, [(one, told)])[1] for one in shown.sides if one)  # so that panels line up
    drawn = _laid_out(shown, marks, [(side, told)], (own, taken), zero, names, theme, LOWEST, labels)
    entries = (told.as_bar, *_legend(shown, [(side, told)], names, theme, rings=False))
    spans = side_spans.legend(own, names, theme)
    return Figure(drawn.data, drawn.layout | {"barmode": "stack", "bargap": 0}, (*entries, *spans))


def panel_name(shown: Overlay, panel: str, names: Names) -> str:
    """The governorate or the actor of a panel, "" where all is in one."""
    by_actor = any(side and side.timeline.by == "actor" for side in shown.sides)
    return names.panel(panel, "actor" if by_actor else "governorate") if panel else ""


def counted(side: Side, panel: str, names: Names) -> str:
    """What a side counts in a panel, drawn or not."""
    measure, n = side.timeline.measure, side.total(panel)
    if measure == "killed" and n:
        return names.t("hover_killed", toll=names.toll(side.toll(panel)))
    return names.t("n_incidents" if measure == "killed" else f"n_{measure}", n=n)


def _most(shown: Overlay) -> float:
    return max(shown.most, 1) * _HEADROOM


def _laid_out(
    shown: Overlay,
    marks: Sequence[list[Mark]],
    held: Held,
    windows: tuple[Sequence[Lanes], int],
    zero: date | None,
    names: Names,
    theme: Theme,
    panel_height: int,
    labels: int,
) -> Figure:
    """Panels with the marks of each, on one scale. windows: what fits no bin, and how many lanes are kept for it."""
    own, taken = windows
    above = side_spans.height(taken)
    lay = grid(len(shown.panels), panel_height + above, False, 0, names.rtl, above)
    drawn = layout(theme, names, lay.height, annotations=[])
    drawn["margin"] |= {"t": 0, "b": 0}
    days = _days_axis(shown, zero, names, theme, max(2, labels // lay.columns))
    data: list[Mark] = []
    for at, (panel, place) in enumerate(zip(shown.panels, lay.places, strict=True), 1):
        axis = "" if at == 1 else str(at)
        drawn[f"xaxis{axis}"] = days | {"showticklabels": place.lowest, "domain": place.x, "anchor": f"y{axis}"}
        drawn[f"yaxis{axis}"] = count_axis(_most(shown), theme, names, domain=place.y, anchor=f"x{axis}")
        words = panel_words(shown, held, panel, names)
        title = heading(f"<b>{safe(words, names)}</b>", place.left, place.right, place.top, names)
        drawn["annotations"].append(title | {"font": {"size": TITLE if len(words) <= _LONG else LABEL}})
        blank: Mark = {"type": "scatter", "x": [shown.first], "y": [0], "mode": "none", "hoverinfo": "skip"}
        data += [mark | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for mark in marks[at - 1] or [blank]]
        if boxes := side_spans.traces(shown, own, panel, names, theme):
            over = len(shown.panels) + at
            drawn[f"yaxis{over}"] = spans_axis(place, taken, f"x{axis}")
            data += [mark | {"xaxis": f"x{axis}", "yaxis": f"y{over}"} for mark in boxes]
    return Figure(data, drawn)


def panel_words(shown: Overlay, held: Held, panel: str, names: Names) -> str:
    """A panel's name, and each side's number in the order of the legend."""
    numbers = [_number(side, panel, names) for side, _ in held]
    count = names.t("against", one=numbers[0], other=numbers[1]) if len(numbers) == 2 else names.listed(numbers)
    name = panel_name(shown, panel, names)
    return names.t("panel_title", area=name, count=count) if name else count


def _number(side: Side, panel: str, names: Names) -> str:
    if panel not in side.bins:
        return names.t("side_no_number")
    if side.timeline.measure != "killed":
        return names.number(side.total(panel))
    return names.toll(side.toll(panel)) if side.total(panel) else names.t("n_incidents", n=0)


def day_labels(shown: Overlay, zero: date | None, names: Names, most: int) -> list[tuple[int, str]]:
    """At most `most` days of the axis with their labels: dates where day 0 is a calendar day, else "day 1" and on."""
    if zero:
        start, end = (pd.Timestamp(zero + timedelta(day)) for day in (shown.first, shown.last))
        days, step = label_days(start, end, most)
        return [((day.date() - zero).days, said_at(day, step, names)) for day in days]
    apart = next((nice for nice in _NICE if (shown.last - shown.first) / nice <= most), _NICE[-1])
    room = shown.last - _ROOM * (shown.last - shown.first)
    at = [day for day in range(0, shown.last, apart) if shown.first <= day <= room]
    return [(day, safe(names.t("axis_day", n=day + 1), names)) for day in at]


def _days_axis(shown: Overlay, zero: date | None, names: Names, theme: Theme, most: int) -> Mark:
    labels = day_labels(shown, zero, names, most)
    return {
        "type": "linear",
        "range": [shown.first, shown.last],
        "fixedrange": True,
        "tickvals": [day for day, _ in labels],
        "ticktext": [words for _, words in labels],
        "tickfont": {"size": LABEL, "color": theme.quiet},
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.quiet,
        "tickangle": 0,
        "ticklabelposition": "outside right",
        "showgrid": True,
        "gridcolor": theme.line,
        "zeroline": False,
    }


def _legend(shown: Overlay, held: Held, names: Names, theme: Theme, *, rings: bool) -> Iterator[Entry]:
    """What else is in the panels. rings: whether cut bins are lines with rings; bars are hatched."""
    panels = [bins for side, _ in held for bins in side.bins.values()]
    bins = [one for panel in panels for one in panel]
    if shown.measure == "killed":
        yield Entry(names.t("legend_low_high" if rings else "legend_high"), theme.quiet, "shade" if rings else ".")
        if any(one.toll and one.toll.open for one in bins):
            yield Entry(names.t("legend_open"), theme.quiet, "arrow")
        if any(map(side_marks.is_silent, bins)):
            yield Entry(names.t("legend_silent"), theme.quiet, "cross")
    if any(one.partial for one in bins) and (not rings or max(map(len, panels)) <= FEW):
        yield Entry(names.t("hover_partial"), theme.quiet, "ring" if rings else "\\")
    for side, one in held:
        if side.gaps:
            yield Entry(uncovered(side, one, names), one.colour, one.pattern or "shade")


def uncovered(side: Side, told: Told, names: Names) -> str:
    """Of which days a side has no data."""
    days = names.listed(names.window(start, end) for start, end in side.uncovered)
    return names.t("legend_side_uncovered", side=names.apart(told.name), days=days)
