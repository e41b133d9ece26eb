"""Puts a figure on the page: its legend in HTML, then the chart, without plotly's own tools."""

from __future__ import annotations

import html
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure

from components.figures.frame import STEP, Entry, Figure
from components.figures.sides import dashes
from components.glossary.marked import marked
from components.view import View

CONFIG = {"displayModeBar": False, "responsive": True, "showTips": False, "scrollZoom": False, "doubleClick": False}

LINES = ("line", "dash", "interval", "arrow", "ring", "span")
SHAPES = (*LINES, "shade", "cross")


class _AsItIs(BaseFigure):  # type: ignore[misc]
    """A figure that goes to the browser as it is: plotly would add its own template, 6 kB that are applied there."""

    def __init__(self, figure: Figure) -> None:
        self._spec = figure.spec

    def to_dict(self) -> dict[str, Any]:
        return self._spec


def show(figure: Figure, view: View, key: str, alt: str, on_select: Callable[[], None] | None = None) -> None:
    """Draw a figure.

    alt        what the chart shows, for those who do not see it.
    on_select  called when a bar is chosen; what was chosen is then in the session under `key`.
    """
    legend(figure.legend, view)
    st.plotly_chart(
        _AsItIs(figure),
        theme=None,
        key=key,
        alt=alt,
        config=CONFIG,
        on_select=on_select or "ignore",
        selection_mode="points",
    )


def legend(entries: tuple[Entry, ...], view: View) -> None:
    """A row of swatches with their words; it mirrors with the page."""
    if entries:
        items = "".join(f"<li>{_swatch(entry, view)}{marked(entry.words, view.names)}</li>" for entry in entries)
        st.html(f'<ul class="legend">{items}</ul>')


def _swatch(entry: Entry, view: View) -> str:
    ink, paper = entry.colour, view.theme.paper
    stripes = {
        "/": f"repeating-linear-gradient(-45deg,{ink} 0 2px,{paper} 2px 5px)",
        "\\": f"repeating-linear-gradient(45deg,{ink} 0 2px,{paper} 2px 5px)",
        "x": f"repeating-linear-gradient(45deg,{paper} 0 1px,transparent 1px 4px),"
        f"repeating-linear-gradient(-45deg,{paper} 0 1px,{ink} 1px 4px)",
        ".": f"radial-gradient({paper} 1px,{ink} 1.2px) 0 0/4px 4px",
        "-": f"repeating-linear-gradient(0deg,{ink} 0 2px,{paper} 2px 4px)",
        "|": f"repeating-linear-gradient(90deg,{ink} 0 2px,{paper} 2px 4px)",
        "+": f"repeating-linear-gradient(0deg,{paper} 0 1px,transparent 1px 4px),"
        f"repeating-linear-gradient(90deg,{paper} 0 1px,{ink} 1px 4px)",
        "cross": f"linear-gradient(45deg,transparent 44%,{ink} 44% 56%,transparent 56%),"
        f"linear-gradient(-45deg,transparent 44%,{ink} 44% 56%,transparent 56%)",
    }
    if entry.shape.startswith(STEP):
        return f'<span class="swatch step" style="background:{_dashes(ink, entry.shape.removeprefix(STEP))}"></span>'
    kind = entry.shape if entry.shape in SHAPES else "box"
    drawn = f"border-color:{ink}" if kind in LINES else f"background:{stripes.get(entry.shape, ink)};border-color:{ink}"
    return f'<span class="swatch {kind}" style="{html.escape(drawn)}"></span>'


def _dashes(ink: str, dash: str) -> str:
    ends = [0, *accumulate(dashes(dash))]
    inks = (ink if at % 2 == 0 else "transparent" for at, _ in enumerate(ends[1:]))
    stops = (f"{one} {start:g}px {end:g}px" for one, start, end in zip(inks, ends, ends[1:], strict=False))
    return f"repeating-linear-gradient(90deg,{','.join(stops)})"
