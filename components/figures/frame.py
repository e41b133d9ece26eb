"""What all charts share: the figure itself, its legend, text that is safe and in order, axes with few ticks."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from typing import Any

from components.look import FONT, Theme
from components.names import Names

LABEL = 12  # px: the smallest text in a chart
TITLE = 14  # px: titles of panels
STEP = "step_"  # and a dash of plotly.js: the shape of an entry that is a line of a side


@dataclass(frozen=True)
class Entry:
    """A swatch and what it means. `shape` is a plotly pattern, one of chart.SHAPES, or STEP and a dash."""

    words: str
    colour: str
    shape: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart: data and layout as plotly.js takes them, and a legend that is set in HTML, so that it can mirror."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    legend: tuple[Entry, ...] = field(default=())

    @property
    def spec(self) -> dict[str, Any]:
        """The dictionary for plotly.js."""
        return {"data": self.data, "layout": self.layout}


def safe(text: str, names: Names) -> str:
    """Text for a title, label or hover: shown as written, in the order of the view's language.

    plotly.js reads some HTML in texts and makes live links of <a>: nothing of it is left here.
    """
    escaped = html.escape(text, quote=False)
    return f"\u2067{escaped}\u2069" if names.rtl else escaped


def hover(lines: list[str], names: Names) -> str:
    """Lines of a hover box."""
    return "<br>".join(safe(line, names) for line in lines if line)


def layout(theme: Theme, names: Names, height: int, **more: Any) -> dict[str, Any]:
    """The layout every chart begins with; nothing in it can be dragged or zoomed."""
    return {
        "height": height,
        "font": {"family": FONT, "size": LABEL, "color": theme.text},
        "paper_bgcolor": theme.paper,
        "plot_bgcolor": theme.paper,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.panel,
            "bordercolor": theme.line,
            "font": {"family": FONT, "size": LABEL, "color": theme.text},
            "align": "right" if names.rtl else "left",
        },
        **more,
    }


def label(text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A text that is `safe`, at a place given as a share of the chart's width and height."""
    place = {"x": x, "y": y, "xref": "paper", "yref": "paper", "showarrow": False}
    return {**place, "text": text, "font": {"size": LABEL}, **more}


def heading(text: str, left: float, right: float, y: float, names: Names, asks: str = "") -> dict[str, Any]:
    """The title of a panel that reaches from `left` to `right`, where the language begins to read.

    asks  what a click on it narrows to (narrowing.query); "" for nothing.
    """
    x, anchor = (right, "right") if names.rtl else (left, "left")
    narrows = {"name": asks, "captureevents": True} if asks else {}
    return label(text, x, y, xanchor=anchor, yanchor="bottom", font={"size": TITLE}, **narrows)


def ticks(most: float, wanted: int = 3) -> list[int]:
    """Round whole numbers from 0 to about `most`."""
    if most <= 0:
        return [0]
    raw = most / wanted
    power = 10.0 ** floor(log10(raw))
    step = max(1, ceil(next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= raw - 1e-9)))
    return list(range(0, floor(most) + 1, step))


def count_axis(most: float, theme: Theme, names: Names, **more: Any) -> dict[str, Any]:
    """A vertical axis from 0 to `most` counts; its numbers stand where the language begins to read."""
    values = ticks(most)
    return {
        "range": [0, most],
        "fixedrange": True,
        "tickvals": values,
        "ticktext": [names.number(value) for value in values],
        "tickfont": {"size": LABEL, "color": theme.quiet},
        "gridcolor": theme.line,
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "side": "right" if names.rtl else "left",
        "automargin": True,
        **more,
    }


def rows_axis(rows: Sequence[str], theme: Theme, names: Names, *, labels: bool) -> dict[str, Any]:
    """An axis of rows from top to bottom. labels: whether their texts, safe ones, are shown."""
    return {
        "range": [len(rows) - 0.5, -0.5],
        "tickvals": list(range(len(rows))),
        "ticktext": list(rows),
        "tickfont": {"size": LABEL + 1, "color": theme.text},
        "showticklabels": labels,
        "side": "right" if names.rtl else "left",
        "ticks": "outside" if labels else "",
        "ticklen": 6,
        "tickcolor": theme.paper,
        "automargin": labels,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
