"""The marks of one side in one panel, on an axis of days: its line or bars, what it does not cover, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from components.figures.bars import PARTIAL
from components.figures.frame import hover
from components.figures.sides import Told
from components.names import Names
from data.aggregate.overlay import Bin, Overlay, Side

FEW = 60  # bins: with as many or fewer each that is cut has a ring on its line
_GAP = 0.12  # of a bin, between bars

Mark = dict[str, Any]


def lines(shown: Overlay, side: Side, panel: str, told: Told, most: float, names: Names) -> Iterator[Mark]:
    """What it does not cover, its range of killed, its line, and the rings, crosses and arrows on it."""
    yield from gaps(shown, side, told, most, names)
    bins = _told(side, panel)
    if not bins:
        return
    yield from _range(bins, told)
    if any(not is_silent(one) for one in bins):
        yield _line(shown, bins, told, names)
    silent = [one for one in bins if is_silent(one)]
    if rings := cut(bins):
        yield _points(rings, [height(one) for one in rings], "circle-open", told.colour)
    yield from _open_and_silent(bins, silent, told.colour)


def bars(shown: Overlay, side: Side, panel: str, told: Told, most: float, names: Names) -> Iterator[Mark]:
    """What it does not cover, and its bars: of killed full up to the lowest numbers, dotted up to the highest."""
    yield from gaps(shown, side, told, most, names)
    bins = _told(side, panel)
    if not bins:
        return
    silent = [one for one in bins if is_silent(one)]
    drawn = [one for one in bins if height(one) or (one.toll and one.toll.high)]
    texts = [bin_hover(shown, one, told, names) for one in drawn]
    shapes = [PARTIAL if one.partial else told.pattern for one in drawn]
    yield _bars(drawn, [height(one) for one in drawn], told, shapes, texts)
    above = [max(0, one.toll.high - one.toll.low) if one.toll else 0 for one in drawn]
    if any(above):
        yield _bars(drawn, above, told, ["."] * len(drawn), texts)
    yield from _open_and_silent(bins, silent, told.colour)


def gaps(shown: Overlay, side: Side, told: Told, most: float, names: Names) -> Iterator[Mark]:
    """The days of its period that its table does not cover, filled over the whole height: they are no zeros."""
    said = hover([told.name, names.t("legend_uncovered")], names)
    for start, end in side.gaps:
        first, last = max(start, shown.first), min(end, shown.last)
        if first < last:
            area = _area([first, first, last, last], [0, most, most, 0], told.gap)
            yield area | {"hoverinfo": "text", "text": said}


def _told(side: Side, panel: str) -> tuple[Bin, ...]:
    """The bins that are drawn: where no incident of a panel says how many were killed, a month without any is no 0."""
    bins = side.bins.get(panel, ())
    if side.timeline.measure == "killed" and side.total(panel) and not side.toll(panel).known:
        return tuple(one for one in bins if is_silent(one))
    return bins


def height(one: Bin) -> int:
    """The incidents of a bin, or the lowest numbers of people killed in it."""
    return one.toll.low if one.toll else one.n


def is_silent(one: Bin) -> bool:
    """Whether none of a bin's incidents says how many were killed: then there is no height to draw."""
    return bool(one.n and one.toll and not one.toll.known)


def cut(bins: Sequence[Bin]) -> list[Bin]:
    """The bins of a line that have a ring: only a part of them is in view or covered. None where bins are many."""
    return [one for one in bins if one.partial and not is_silent(one)] if len(bins) <= FEW else []


def bin_hover(shown: Overlay, one: Bin, told: Told, names: Names) -> str:
    """Whose bin it is, which days it holds, how many, and what the number leaves open."""
    number, note = names.t(f"n_{shown.measure}", n=one.n) if not one.toll else "", ""
    if one.toll:
        number, note = names.t("hover_killed", toll=names.toll(one.toll)), names.toll_note(one.toll)
    partial = names.t("hover_partial") if one.partial else ""
    return hover([told.name, names.window(one.first, one.last), number, note, partial], names)


def _line(shown: Overlay, bins: Sequence[Bin], told: Told, names: Names) -> Mark:
    """One step a bin, with a point in its middle that can be pointed at; broken between runs."""
    xs: list[float | None] = []
    ys: list[int | None] = []
    texts: list[str] = []
    for run in runs(bins):
        for one in run:
            xs += [one.start, (one.start + one.end) / 2, one.end]
            ys += [height(one)] * 3
            texts += [bin_hover(shown, one, told, names)] * 3
        xs.append(None)
        ys.append(None)
        texts.append("")
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs[:-1],
        "y": ys[:-1],
        "line": {"color": told.colour, "width": 2.2, "dash": told.dash},
        "hovertext": texts[:-1],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def runs(bins: Sequence[Bin]) -> list[list[Bin]]:
    """Stretches of bins that meet, each with a number."""
    found: list[list[Bin]] = []
    for one in bins:
        if is_silent(one):
            continue
        if found and found[-1][-1].end == one.start:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _bars(bins: Sequence[Bin], heights: Sequence[int], told: Told, shapes: Sequence[str], texts: Sequence[str]) -> Mark:
    pattern = told.fill["pattern"] | {"shape": list(shapes)}
    return {
        "type": "bar",
        "x": [(one.start + one.end) / 2 for one in bins],
        "y": list(heights),
        "width": [(one.end - one.start) * (1 - _GAP) for one in bins],
        "marker": {"color": told.colour, "line": {"width": 0}, "pattern": pattern},
        "hovertext": list(texts),
        "hoverinfo": "text",
    }


def _range(bins: Sequence[Bin], told: Told) -> Iterator[Mark]:
    """From the lowest numbers of people killed to the highest."""
    xs: list[int | None] = []
    ys: list[int | None] = []
    for one in bins:
        if one.toll and one.toll.known and one.toll.high > one.toll.low:
            xs += [one.start, one.start, one.end, one.end, None]
            ys += [one.toll.low, one.toll.high, one.toll.high, one.toll.low, None]
    if xs:
        yield _area(xs, ys, {"fillcolor": told.band})


def _open_and_silent(bins: Sequence[Bin], silent: Sequence[Bin], colour: str) -> Iterator[Mark]:
    """An arrow where a report says "at least", a cross where no incident gives a number of killed."""
    arrows = [one for one in bins if one.toll and one.toll.open]
    if silent:
        yield _points(silent, [0] * len(silent), "x-thin-open", colour)
    if arrows:
        yield _points(arrows, [one.toll.high if one.toll else 0 for one in arrows], "triangle-up", colour)


def _area(xs: Sequence[int | None], ys: Sequence[float | None], fill: Mark) -> Mark:
    where = {"type": "scatter", "mode": "lines", "x": list(xs), "y": list(ys), "line": {"width": 0}}
    return where | {"fill": "toself", "hoveron": "fills", "hoverinfo": "skip"} | fill


def _points(bins: Sequence[Bin], heights: Sequence[int], symbol: str, colour: str) -> Mark:
    marker = {"symbol": symbol, "size": 8, "color": colour, "line": {"width": 1.6, "color": colour}}
    where = {"x": [(one.start + one.end) / 2 for one in bins], "y": list(heights)}
    return {"type": "scatter", "mode": "markers", "marker": marker, "hoverinfo": "skip", "cliponaxis": False, **where}
