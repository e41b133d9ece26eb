"""What fits no bar, drawn as what it is: thin outlined spans over the days on which it may have been, above the bars of
its panel and never part of one. Where they are too many for a few lanes, near ones are gathered in one with their
number, over weeks, months, quarters, years or all the time, as little as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from components.figures.frame import LABEL, Entry, hover
from components.figures.grid import Place
from components.look import Theme
from components.names import Names
from data.aggregate.periods import UNFIT
from data.aggregate.spans import WITHIN, Span, gathered
from data.aggregate.timeline import Timeline

LANE = 13  # px
MOST_LANES = 3
SHAPE = "span"  # of the legend's entry
DIGIT = 0.026  # of a panel's width: what a digit of a span's number takes
_SHORTEST = 0.009  # of the width: a span of a day or two can still be seen
_GAP = 0.005  # of the width, between spans of one lane
_EDGE = 0.002  # of the width: plotly.js cuts half an outline off at the edge of its axes

ShareOf = Callable[[date], float]
Side = Literal["left", "center", "right"]
_before: Side
_middle: Side
_after: Side
_before, _middle, _after = get_args(Side)


@dataclass(frozen=True)
class Laid:
    """A span in its place: lane, from 0 upwards; left, right: shares of the width, inside it; before, after: whether it
    goes on beyond that; told_at: where its number begins (told: "right" of there), ends ("left") or has its middle
    ("center"), None where it is one incident."""

    span: Span
    lane: int
    left: float
    right: float
    before: bool
    after: bool
    told_at: float | None
    told: Side


def laid(spans: Iterable[Span], share_of: ShareOf, most: int = MOST_LANES, digit: float = DIGIT) -> tuple[Laid, ...]:
    """The spans of one panel in `most` lanes or fewer.

    share_of  where a day begins, as a share of the width; below 0 or above 1 beyond it.
    """
    exact = tuple(spans)
    drawn = _in_lanes(exact, share_of, digit, most)
    for within in WITHIN:
        if lanes_of(drawn) <= most:
            break
        drawn = _in_lanes(gathered(exact, within), share_of, digit, most)
    return drawn


def lanes_of(drawn: Iterable[Laid]) -> int:
    """How many lanes are taken."""
    return max((one.lane + 1 for one in drawn), default=0)


def _in_lanes(spans: tuple[Span, ...], share_of: ShareOf, digit: float, most: int) -> tuple[Laid, ...]:
    """Each span in the lowest lane that is free where it and its number stand; where they take more than `most` lanes,
    no further than the first that does: what is too many is gathered anyway."""
    found, free = [], list[float]()
    for span in spans:
        first, last = share_of(span.start), share_of(span.end + timedelta(1))
        left, right = max(0.0, min(first, 1 - _SHORTEST)), min(1.0, max(last, _SHORTEST))
        short = max(0.0, _SHORTEST - (right - left)) / 2
        left, right = max(0.0, left - short), min(1.0, right + short)
        need = digit * len(str(span.n)) + _GAP if span.n > 1 else 0.0
        start, end, told_at, told = left, right, (left + right) / 2, _middle
        if right - left < 2 * need:  # beside it: after it, or before it at the edge
            if right + need <= 1:
                end, told_at, told = right + need, right, _after
            else:
                start, told_at, told = left - need, left, _before
        lane = next((at for at, taken in enumerate(free) if taken <= start), len(free))
        free[lane : lane + 1] = [end + _GAP]
        found.append(Laid(span, lane, left, right, first < 0, last > 1, told_at if span.n > 1 else None, told))
        if lane >= most:
            break
    return tuple(found)


def said(span: Span, shown: Timeline, names: Names) -> list[str]:
    """A span in lines: where and when, how many, people killed where those are drawn."""
    area, measure = names.panel(span.panel, shown.by), shown.measure
    count = names.t("n_incidents" if measure == "killed" else f"n_{measure}", n=span.n)
    toll = [names.t("hover_killed", toll=names.toll(span.toll))] if measure == "killed" and span.toll else []
    note = [names.toll_note(span.toll)] if toll and span.toll else []
    return [names.listed([area, names.window(span.start, span.end)]), count, *toll, *note, names.t("hover_span")]


def traces(
    drawn: tuple[Laid, ...], ends: tuple[int, int], shown: Timeline, panel: str, names: Names, theme: Theme
) -> list[dict[str, Any]]:
    """The marks of one panel, on its time axis, which runs over `ends` [ms], and on `axis`."""

    def at(share: float) -> int:
        return round(ends[0] + share * (ends[1] - ends[0]))

    told = [one for one in drawn if one.told_at is not None]
    starts = [at(one.left if one.before else max(one.left, _EDGE)) for one in drawn]  # what goes on is open there
    stops = [at(one.right if one.after else min(one.right, 1 - _EDGE)) for one in drawn]
    edges = [(0.0, "triangle-left", one.lane) for one in drawn if one.before]
    edges += [(1.0, "triangle-right", one.lane) for one in drawn if one.after]
    boxes: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "base": starts,
        "x": [end - start for start, end in zip(starts, stops, strict=True)],
        "y": [one.lane for one in drawn],
        "width": 0.8,
        "marker": {"color": theme.paper, "line": {"width": 1.5, "color": theme.text}},
        "hovertext": [hover(said(one.span, shown, names), names) for one in drawn],
        "hoverinfo": "text",
        "unselected": {"marker": {"opacity": 1}},
        "customdata": [[UNFIT, panel]] * len(drawn),
    }
    numbers: dict[str, Any] = {
        "x": [at(one.told_at or 0) for one in told],
        "y": [one.lane for one in told],
        "mode": "text",
        "text": [names.number(one.span.n) for one in told],
        "textposition": [f"middle {one.told}" for one in told],
        "textfont": {"size": LABEL, "color": theme.text},
    }
    arrows: dict[str, Any] = {
        "x": [at(share) for share, *_ in edges],
        "y": [lane for *_, lane in edges],
        "mode": "markers",
        "marker": {"symbol": [symbol for _, symbol, _ in edges], "size": 8, "color": theme.text},
    }
    beside = {"type": "scatter", "hoverinfo": "skip", "cliponaxis": False}
    return [boxes, *([beside | numbers] if told else []), *([beside | arrows] if edges else [])]


def axis(place: Place, lanes: int, time: str) -> dict[str, Any]:
    """The vertical axis of the lanes above a panel's bars."""
    unseen = {"visible": False, "fixedrange": True, "tickvals": [], "ticktext": []}
    return {**unseen, "range": [-0.5, lanes - 0.5], "domain": place.over, "anchor": time}


def legend(drawn: Iterable[Iterable[Laid]], names: Names, theme: Theme) -> list[Entry]:
    """What the outlines of all panels mean."""
    held = [one for own in drawn for one in own]
    if not held:
        return []
    beyond = any(one.before or one.after for one in held)
    many = any(one.told_at is not None for one in held)
    parts = ["legend_spans", *(["legend_spans_many"] if many else []), *(["legend_spans_beyond"] if beyond else [])]
    return [Entry(names.listed(names.t(part) for part in parts), theme.text, SHAPE)]
