"""What fits no bin of several sides, as outlined spans in lanes above the lines of a panel: first the view's own, below
them those of each side beside it, each in its own colour and pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.figures import spans
from components.figures.frame import Entry, safe
from components.figures.sides import Told
from components.figures.spans import LANE, Laid
from components.look import Theme, mixed
from components.names import Names
from data.aggregate.overlay import Overlay, Side

_LANES = 2  # of each side


@dataclass(frozen=True)
class Lanes:
    """The spans of one side: of each panel that has any; first: the lowest lane that is this side's."""

    side: Side
    told: Told
    windows: dict[str, tuple[Laid, ...]]
    first: int


def lanes(shown: Overlay, held: Sequence[tuple[Side, Told]], most: int = _LANES) -> tuple[tuple[Lanes, ...], int]:
    """The spans of all sides, and how many lanes they take. most: lanes of each side."""
    found: list[Lanes] = []
    free = 0
    for side, told in reversed(held):
        windows = {panel: _windows(shown, side, panel, most) for panel in side.bins}
        found.append(Lanes(side, told, {panel: own for panel, own in windows.items() if own}, free))
        free += max(map(spans.lanes_of, windows.values()), default=0)
    return tuple(reversed(found)), free


def height(taken: int) -> int:
    """What so many lanes take [px]."""
    return LANE * taken


def traces(shown: Overlay, own: Sequence[Lanes], panel: str, names: Names, theme: Theme) -> list[dict[str, Any]]:
    """The marks of all sides in one panel."""
    found: list[dict[str, Any]] = []
    for one in own:
        drawn = one.windows.get(panel, ())
        marks = spans.traces(drawn, (shown.first, shown.last), one.side.timeline, panel, names, theme) if drawn else []
        found += [
            mark | {"y": [lane + one.first for lane in mark["y"]]} | _inked(mark, one.told, names, theme)
            for mark in marks
        ]
    return found


def legend(own: Sequence[Lanes], names: Names, theme: Theme) -> list[Entry]:
    """What the outlines mean."""
    return spans.legend([drawn for one in own for drawn in one.windows.values()], names, theme)


def _windows(shown: Overlay, side: Side, panel: str, most: int) -> tuple[Laid, ...]:
    def share_of(day: date) -> float:
        return ((day - side.zero).days - shown.first) / (shown.last - shown.first)

    return spans.laid([span for span in side.timeline.spans if panel in ("", span.panel)], share_of, most)


def _inked(mark: dict[str, Any], told: Told, names: Names, theme: Theme) -> dict[str, Any]:
    """The outlines of a side in its colour, filled in its pattern; each says first whose it is."""
    if mark["type"] != "bar":
        return {}
    marker = mark["marker"] | {"line": {"width": 1.5, "color": told.colour}}
    if told.pattern:
        ink = mixed(told.colour, theme.paper, 0.45)  # a number on it can be read
        marker |= {
            "pattern": {"shape": told.pattern, "fgcolor": ink, "fillmode": "replace", "size": 5, "solidity": 0.2}
        }
    said = safe(told.name, names)
    return {"marker": marker, "hovertext": [f"{said}<br>{words}" for words in mark["hovertext"]]}
