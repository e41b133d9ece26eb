"""Totals that a source gives for a period: bands beside the bars, each with its own number, never part of a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from components.figures.frame import heading, label, safe
from components.figures.grid import Place
from components.figures.time_axis import milliseconds
from components.look import Theme
from components.names import Names

LANE = 22  # px
_SHORTEST = 0.012  # of the width: a band of a few days can still be seen
_LABEL_ROOM = 0.2  # of the width: what a band's words may take beside it


@dataclass(frozen=True)
class Band:
    """A total in words ("A2: 57 detained"); `panel` is a governorate, "" where it cannot be divided by governorate."""

    panel: str
    start: date
    end: date
    words: str


def strip_height(bands: Sequence[Band]) -> int:
    """Px for the bands that belong to no panel; 0 where there are none."""
    return LANE * len(bands)


def put_bands(
    drawn: dict[str, Any],
    bands: Sequence[Band],
    span: tuple[int, int],
    place: Place,
    lane: float,
    names: Names,
    theme: Theme,
) -> None:
    """Put bands into a panel or the strip, one under another from its top, `lane` (a share of the height) apart.

    What reaches beyond the time shown is cut there, and its words still say the whole of it.
    """
    wide = place.right - place.left
    for at, band in enumerate(bands):
        shares = [(milliseconds(day) - span[0]) / (span[1] - span[0]) for day in (band.start, band.end)]
        first, last = (min(1.0, max(0.0, share)) for share in shares)
        last = min(1.0, max(last, first + _SHORTEST))
        first = min(first, last - _SHORTEST)
        y = place.ceiling - lane * (at + 0.5)
        line = {"color": theme.warning, "width": 5}
        ends = {"x0": place.left + first * wide, "x1": place.left + last * wide, "y0": y, "y1": y}
        drawn["shapes"].append({"type": "line", "xref": "paper", "yref": "paper", **ends, "line": line})
        x, anchor = _beside(first, last)
        drawn["annotations"].append(
            label(
                safe(band.words, names),
                place.left + x * wide,
                y,
                xanchor=anchor,
                yanchor="middle",
                bgcolor=theme.paper,
            )
        )


def strip_title(drawn: dict[str, Any], place: Place, names: Names) -> None:
    """Say that the strip's totals stand apart."""
    text = f"<b>{safe(names.t('strip_title'), names)}</b>"
    drawn["annotations"].append(heading(text, place.left, place.right, place.top, names))


def _beside(first: float, last: float) -> tuple[float, Literal["left", "right", "center"]]:
    """Where the words of a band stand: after it, before it, or on it where neither side has room."""
    if 1 - last >= _LABEL_ROOM:
        return last + 0.004, "left"
    if first >= _LABEL_ROOM:
        return first - 0.004, "right"
    return (first + last) / 2, "center"
