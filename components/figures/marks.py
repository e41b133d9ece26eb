"""Key dates over time: a dotted line through the panels they concern, and numbers above, near ones in one label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.figures.frame import LABEL, hover, label
from components.figures.grid import Place
from components.figures.time_axis import milliseconds
from components.look import Theme
from components.names import Names

_LABEL_SHARE = 0.42  # of the room that a label of time takes: what a label of key dates needs
_MOST_SAID = 8  # key dates in one hover box


@dataclass(frozen=True)
class Mark:
    """A key date: the number that stands for it in the chart, its days, what it was in words, the panels (codes of
    governorates) that it concerns, none is all of them; and addresses of pages that tell of it."""

    number: int
    start: date
    end: date
    words: str = ""
    areas: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def put_marks(
    drawn: dict[str, Any],
    marks: Sequence[Mark],
    places: Mapping[str, Place],
    span: tuple[int, int],
    labels: int,
    theme: Theme,
    names: Names,
) -> None:
    """Draw key dates into a layout.

    places  the place of each panel.
    span    the first and the last moment of the axis, in ms.
    labels  of time that have room over the whole width.
    """
    near = _LABEL_SHARE / labels
    for left in sorted({place.left for place in places.values()}):
        column = {panel: place for panel, place in places.items() if place.left == left}
        groups: list[tuple[float, list[Mark]]] = []
        for mark in marks:
            own = [place for panel, place in column.items() if not mark.areas or panel in mark.areas]
            if not own:
                continue
            share = (milliseconds(mark.start) - span[0]) / (span[1] - span[0])
            x = left + share * (own[0].right - left)
            line = {"color": theme.warning, "width": 1.5, "dash": "dot"}
            where = {"type": "line", "xref": "paper", "yref": "paper", "x0": x, "x1": x, "line": line}
            drawn["shapes"] += [where | {"y0": panel.bottom, "y1": panel.top} for panel in own]
            if groups and x - groups[-1][0] < near:
                groups[-1][1].append(mark)
            else:
                groups.append((x, [mark]))
        drawn["annotations"] += [_label(x, group, theme, names) for x, group in groups]


def _label(x: float, group: list[Mark], theme: Theme, names: Names) -> dict[str, Any]:
    said = [f"{names.number(mark.number)} {mark.words}" for mark in group if mark.words]
    more = [names.t("key_dates_more", n=len(said) - _MOST_SAID)] if len(said) > _MOST_SAID else []
    return label(
        _numbers([mark.number for mark in group], names),
        x,
        1,
        font={"size": LABEL, "color": theme.warning},
        yanchor="top",
        bordercolor=theme.warning,
        bgcolor=theme.paper,
        hovertext=hover([*said[:_MOST_SAID], *more], names),
    )


def _numbers(numbers: list[int], names: Names) -> str:
    """Numbers in order, runs of them as a range: 4 7\u20139."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "\u2009".join(names.range(run[0], run[-1]) for run in runs)
