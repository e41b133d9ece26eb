"""Bars in pairs: for each row a bar of each side under one another, all on one scale, each with its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from components.figures import bar_columns
from components.figures.frame import LABEL, Figure, hover, layout, safe
from components.figures.grid import TITLE_HEIGHT
from components.figures.sides import Told
from components.look import Theme
from components.names import Names

BAR = 17  # px, of one side
_BETWEEN = 9  # px, between rows


@dataclass(frozen=True)
class Column:
    """Bars under one title: for each row one number a side, None where the side has no number, which is no zero.

    hovers  what each bar says, as lines, row by row and side by side.
    asks    what the bars of each row narrow the view to, as narrowing.query gives it; none where nothing does.
    """

    title: str
    numbers: tuple[tuple[int | None, ...], ...]
    hovers: tuple[tuple[tuple[str, ...], ...], ...]
    asks: tuple[str, ...] = ()


def paired(
    rows: Sequence[str], columns: Sequence[Column], told: Sequence[Told], names: Names, theme: Theme, missing: str
) -> Figure:
    """Draw columns of at least one row. told: the sides; missing: what stands where a side has no number."""
    high = BAR * len(told) + _BETWEEN
    above = TITLE_HEIGHT if any(column.title for column in columns) else 4
    height = above + high * len(rows) + 4
    drawn = layout(theme, names, height, bargap=0, barmode="overlay", annotations=[])
    drawn["margin"] |= {"t": 0, "b": 0}
    longest: float = max((n or 0 for column in columns for numbers in column.numbers for n in numbers), default=0) or 1
    end = bar_columns.scale(longest, len(columns), max(len(names.number(int(longest))), 2))
    top = 1 - above / height
    texts = [safe(row, names) for row in rows]
    data: list[dict[str, Any]] = []
    for at, column in enumerate(columns):
        axes = bar_columns.place(
            drawn, at, len(columns), texts, column.title, end=end, top=top, theme=theme, names=names
        )
        data += [bars | axes for bars in _bars(column, told, names, theme, missing)]
    return Figure(data, drawn, tuple(one.as_bar for one in told))


def _bars(column: Column, told: Sequence[Told], names: Names, theme: Theme, missing: str) -> Iterator[dict[str, Any]]:
    """One series a side: a bar that is not there says why."""
    thick = BAR / (BAR * len(told) + _BETWEEN)
    for at, side in enumerate(told):
        numbers = [row[at] for row in column.numbers]
        yield {
            "type": "bar",
            "orientation": "h",
            "x": [n or 0 for n in numbers],
            "y": [place + (at - (len(told) - 1) / 2) * thick for place, _ in enumerate(numbers)],
            "width": thick * 0.86,
            "marker": side.fill,
            "text": [missing if n is None else names.number(n) for n in numbers],
            "textposition": "outside",
            "textfont": {"size": LABEL, "color": theme.text},
            "cliponaxis": False,
            "constraintext": "none",
            "hoverinfo": "text",
            "hovertext": [hover([side.name, *row[at]], names) for row in column.hovers],
            **({"customdata": list(column.asks)} if column.asks else {}),
        }
