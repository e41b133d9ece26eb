"""Small multiples over time: one panel a governorate, all on one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from components import narrowing
from components.figures import bars, spans
from components.figures.frame import Entry, Figure, count_axis, heading, layout, safe
from components.figures.grid import ROOM, Place, grid, room_for
from components.figures.marks import Mark, put_marks
from components.figures.strip import LANE, Band, put_bands, strip_height, strip_title
from components.figures.time_axis import milliseconds, time_axis
from components.look import Theme
from components.names import Names
from data.aggregate.periods import UNFIT
from data.aggregate.timeline import Timeline
from data.change import count_interval
from data.dispersion import LEAST_WINDOWS, UNKNOWN, Dispersion

_HEADROOM = 1.16  # above the highest bar, for its number
_ROOM_FOR_BAND = 0.25  # above that, for each total over the bars


def small_multiples(
    shown: Timeline,
    names: Names,
    theme: Theme,
    *,
    intervals: bool = False,
    marks: Sequence[Mark] = (),
    bands: Sequence[Band] = (),
    room: int = ROOM,
    lanes: int = spans.MOST_LANES,
    labels: int = 5,
    chosen: tuple[str, str] = ("", ""),
) -> Figure:
    """Draw a timeline that is not empty.

    intervals  the 95 % interval of each count, zeros too, as its panel varies; killed have none: they come in groups.
    marks      key dates, drawn where the timeline reaches, through the panels they concern.
    bands      totals that sources give for a period; never part of a bar.
    room       px of height that few panels share; lanes: of spans above the bars of each, at most.
    labels     of time that have room over the whole width.
    chosen     first day of a period (UNFIT: the spans above the bars) and a panel, "" for all panels: what holds the
               incidents that are listed is framed.
    """
    intervals = intervals and shown.measure != "killed"
    apart = [band for band in bands if band.panel not in shown.panels]
    span = (milliseconds(shown.periods[0]), milliseconds(shown.end))
    windows = _windows(shown, span, lanes)
    taken = max(map(spans.lanes_of, windows.values()), default=0)
    above = spans.LANE * taken
    high = room_for(len(shown.panels), room) + above
    lay = grid(len(shown.panels), high, bool(marks), strip_height(apart), names.rtl, above)
    crowded = max(sum(band.panel == panel for band in bands) for panel in shown.panels)
    spreads = {panel: bars.spread(shown, panel) for panel in shown.panels} if intervals else {}
    most = _most(shown, spreads) * (_HEADROOM + _ROOM_FOR_BAND * crowded)
    lane = LANE / lay.height
    most_labels = max(2, labels // lay.columns)
    drawn = layout(theme, names, lay.height, barmode="stack", bargap=0, shapes=[], annotations=[])
    drawn["margin"] |= {"t": 0, "b": 0}
    drawn["meta"] = {"bins": _bins(shown, names)}
    time = time_axis(shown, names, theme, most_labels)
    data: list[dict[str, Any]] = []
    for at, (panel, place) in enumerate(zip(shown.panels, lay.places, strict=True), 1):
        axis = "" if at == 1 else str(at)
        drawn[f"xaxis{axis}"] = time | {"showticklabels": place.lowest, "domain": place.x, "anchor": f"y{axis}"}
        drawn[f"yaxis{axis}"] = count_axis(most, theme, names, domain=place.y, anchor=f"x{axis}")
        own = bars.traces(shown, panel, names, theme, spreads.get(panel, UNKNOWN))
        data += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{axis}"} for trace in own]
        if windows.get(panel):
            over = len(shown.panels) + at
            drawn[f"yaxis{over}"] = spans.axis(place, taken, f"x{axis}")
            own = spans.traces(windows[panel], span, shown, panel, names, theme)
            data += [trace | {"xaxis": f"x{axis}", "yaxis": f"y{over}"} for trace in own]
        drawn["annotations"].append(_title(shown, panel, place, names))
        _shade_uncovered(drawn, shown, place, axis, theme)
        if chosen[1] in ("", panel):
            _frame(drawn, shown, chosen[0], place, axis, theme)
        put_bands(drawn, [band for band in bands if band.panel == panel], span, place, lane, names, theme)
    places = dict(zip(shown.panels, lay.places, strict=True))
    put_marks(drawn, marks, places, span, labels, theme, names)
    if lay.strip:
        strip_title(drawn, lay.strip, names)
        put_bands(drawn, apart, span, lay.strip, lane, names, theme)
    return Figure(
        data,
        drawn,
        (
            *bars.legend(shown, names, theme),
            *spans.legend(windows.values(), names, theme),
            *_extra_legend(shown, spreads, bands, marks, names, theme),
        ),
    )


def _windows(shown: Timeline, ends: tuple[int, int], most: int) -> dict[str, tuple[spans.Laid, ...]]:
    """The spans of each panel that has any, on the time axis."""
    if not shown.spans:
        return {}

    def share_of(day: date) -> float:
        return (milliseconds(day) - ends[0]) / (ends[1] - ends[0])

    own = {panel: [span for span in shown.spans if span.panel == panel] for panel in shown.panels}
    return {panel: spans.laid(held, share_of, most) for panel, held in own.items() if held}


def _bins(shown: Timeline, names: Names) -> list[list[str]]:
    """Of each period its first day, the days of it that are in view, and, where it holds anything, what it is called:
    what a click on a bar and a brush over the panels narrow to."""
    counts: Counter[pd.Timestamp] = Counter()
    for own in shown.bars.values():
        counts.update({period: sum(parts.values()) for period, parts in own.items()})
    found = []
    for period in shown.periods:
        first, last = shown.days(period)
        n = counts[period]
        said = names.t("map_place_option", place=names.period(period, shown.every), count=names.number(n)) if n else ""
        found.append([str(period.date()), str(first), str(last), said])
    return found


def _most(shown: Timeline, spreads: Mapping[str, Dispersion]) -> float:
    """The highest value that any panel must reach."""
    highest = {panel: max(bars.tops(shown, panel), default=0.0) for panel in shown.panels}
    reached = [count_interval(int(highest[panel]), known)[1] for panel, known in spreads.items() if known.known]
    return max(*highest.values(), *reached, 1.0)


def _title(shown: Timeline, panel: str, place: Place, names: Names) -> dict[str, Any]:
    """The governorate, its total and how much of it is not drawn."""
    count = names.t("n_incidents" if shown.measure == "killed" else f"n_{shown.measure}", n=shown.total(panel))
    if shown.measure == "killed" and shown.total(panel):
        count = names.t("panel_killed", toll=names.toll(shown.toll(panel)), count=count)
    said = names.t("panel_title", area=names.panel(panel, shown.by), count=count)
    text = f"<b>{safe(said, names)}</b>"
    left_out = sum(shown.not_drawn(panel).values())
    if left_out:
        note = safe(f"({names.t('panel_not_drawn', n=left_out)})", names)
        text = f"{note} {text}" if names.rtl else f"{text} {note}"
    asks = narrowing.governorate(panel) if shown.by == "governorate" else narrowing.actor(panel)
    return heading(text, place.left, place.right, place.top, names, narrowing.query(asks))


def _shade_uncovered(drawn: dict[str, Any], shown: Timeline, place: Place, axis: str, theme: Theme) -> None:
    """Time outside the table's coverage is no row of zeros: it is shaded."""
    for start, end in _stretches([period for period in shown.periods if period in shown.uncovered], shown.ends):
        drawn["shapes"].append(
            {"type": "rect", "layer": "below", "xref": f"x{axis}", "yref": "paper", "opacity": 0.25}
            | {"x0": milliseconds(start), "x1": milliseconds(end), "y0": place.bottom, "y1": place.top}
            | {"fillcolor": theme.quiet, "line": {"width": 0}}
        )


def _frame(drawn: dict[str, Any], shown: Timeline, period: str, place: Place, axis: str, theme: Theme) -> None:
    """A frame around the bar of a period, where the timeline has it; for UNFIT, around the spans over the bars."""
    if period == UNFIT and place.lanes:
        drawn["shapes"].append(
            {"type": "rect", "xref": "paper", "yref": "paper", "line": {"color": theme.text, "width": 1.5}}
            | {"x0": place.left, "x1": place.right, "y0": place.ceiling, "y1": place.top}
        )
    for start in shown.periods:
        if str(start.date()) == period:
            drawn["shapes"].append(
                {"type": "rect", "xref": f"x{axis}", "yref": "paper", "line": {"color": theme.text, "width": 1.5}}
                | {"x0": milliseconds(start), "x1": milliseconds(shown.ends[start])}
                | {"y0": place.bottom, "y1": place.top}
            )


def _stretches(
    periods: list[pd.Timestamp], ends: dict[pd.Timestamp, pd.Timestamp]
) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Neighbouring periods as one stretch each."""
    found: list[tuple[pd.Timestamp, pd.Timestamp]] = []
    for period in periods:
        if found and found[-1][1] == period:
            found[-1] = (found[-1][0], ends[period])
        else:
            found.append((period, ends[period]))
    return found


def _extra_legend(
    shown: Timeline,
    spreads: Mapping[str, Dispersion],
    bands: Sequence[Band],
    marks: Sequence[Mark],
    names: Names,
    theme: Theme,
) -> list[Entry]:
    entries = []
    if spreads:
        known = any(one.known for one in spreads.values())
        said = names.t("legend_interval" if known else "legend_no_interval", n=LEAST_WINDOWS)
        entries.append(Entry(said, theme.text, "interval"))
    if shown.partial:
        periods = names.listed(names.period(period, shown.every) for period in sorted(shown.partial))
        entries.append(Entry(names.t("legend_partial", periods=periods), theme.text, "\\"))
    if shown.uncovered:
        entries.append(Entry(names.t("legend_uncovered"), theme.quiet, "shade"))
    if bands:
        entries.append(Entry(names.t("legend_bands"), theme.warning, "line"))
    if marks:
        entries.append(Entry(names.t("legend_marks"), theme.warning, "dash"))
    return entries
