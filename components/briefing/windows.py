"""What fits no bar of a slide's timeline: outlined spans in lanes over the bars of its panel."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from components.briefing.slide import TimelineBlock
from components.figures.spans import Laid, laid, lanes_of
from data.aggregate.spans import together
from data.aggregate.timeline import Timeline

LANE = 16  # px
_HIGH = 12  # px
_APART = 4  # px between the lowest lane and the highest bar


class Outline(NamedTuple):
    """Where a span stands [px]: its corner, how wide and high it is."""

    x: float
    y: float
    width: float
    height: float


def of_panels(shown: Timeline, merged: bool) -> tuple[tuple[Laid, ...], ...]:
    """The spans of each panel of a slide, whose bars are all equally wide; merged: all panels are drawn as one."""
    if not shown.spans:
        return ()
    starts = [day.date() for day in shown.periods]
    edges = [*starts, shown.end.date()]

    def share_of(day: date) -> float:
        if not edges[0] <= day <= edges[-1]:
            return -1.0 if day < edges[0] else 2.0
        at = min(bisect_right(edges, day), len(starts)) - 1
        part = pd.Timedelta(day - edges[at]) / pd.Timedelta(edges[at + 1] - edges[at])
        return (at + part) / len(starts)

    if merged:
        return (laid(together(replace(span, panel="") for span in shown.spans), share_of),)
    return tuple(laid([span for span in shown.spans if span.panel == panel], share_of) for panel in shown.panels)


def room(block: TimelineBlock) -> int:
    """How high the lanes over the bars of each panel are [px]."""
    lanes = max(map(lanes_of, block.spans), default=0)
    return LANE * lanes + _APART if lanes else 0


def outline(one: Laid, left: float, right: float, foot: float) -> Outline:
    """Where a span stands whose lanes stand on `foot` and whose bars reach from left to right [px]."""
    wide = right - left
    return Outline(
        left + one.left * wide,
        foot - _APART - one.lane * LANE - (LANE + _HIGH) / 2,
        (one.right - one.left) * wide,
        _HIGH,
    )
