"""Columns of horizontal bars side by side, all on one scale: where each stands, its axes and its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from components.figures.frame import heading, rows_axis, safe
from components.look import Theme
from components.names import Names

_GAP = 0.03  # of the width, between columns
_ROOM = 0.04  # of the longest bar, beyond it: for each letter of its number and each column


def scale(longest: float, columns: int, letters: int) -> float:
    """Where the axis of each of so many columns ends, so that a number of so many letters fits beyond the bars."""
    return longest * (1 + _ROOM * columns * letters)


def place(
    drawn: dict[str, Any],
    at: int,
    columns: int,
    rows: Sequence[str],
    title: str,
    *,
    end: float,
    top: float,
    theme: Theme,
    names: Names,
) -> dict[str, str]:
    """Adds the axes and the title of column `at` (from 0) to a layout; the keys by which its bars stand on them.

    rows  their texts, safe ones, shown beside the first column alone.   title  "" for none.
    end   of the axis, the same for all columns.   top  of the bars, as a share of the height.
    """
    axis = str(at + 1) if at else ""
    width = (1 - _GAP * (columns - 1)) / columns
    left = at * (width + _GAP)
    ends = (max(0, 1 - left - width), 1 - left) if names.rtl else (left, min(1, left + width))
    drawn[f"xaxis{axis}"] = {
        "domain": list(ends),
        "anchor": f"y{axis}",
        "range": [end, 0] if names.rtl else [0, end],
        "visible": False,
        "fixedrange": True,
    }
    drawn[f"yaxis{axis}"] = rows_axis(rows, theme, names, labels=at == 0)
    drawn[f"yaxis{axis}"] |= {"domain": [0, top], "anchor": f"x{axis}"}
    if title:
        drawn["annotations"].append(heading(f"<b>{safe(title, names)}</b>", *ends, top, names))
    return {"xaxis": f"x{axis}", "yaxis": f"y{axis}"}
