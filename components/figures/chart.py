"""Puts a figure on the page: its legend in HTML, then the chart, without plotly's own tools."""

from __future__ import annotations

import html
from itertools import accumulate
from typing import Any
from zlib import crc32

import streamlit as st
from plotly.basedatatypes import BaseFigure

from components.figures import drawn
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


def show(figure: Figure, view: View, key: str, alt: str, narrows: bool = False, behind: str = "") -> None:
    """Draw a figure.

    alt      what the chart shows, for those who do not see it.
    narrows  whether its bars and titles narrow the view. What they ask stands in the figure, and the script of the page
             follows it (components/page_script.js): the widget has no selection of its own that could be out of step
             with the link. Without a mouse there is a list of the same, which the script fills when it is unfolded.
    behind   where a page lists what is behind a bar: the code of all that are in view, and the parameters that hold
             the bar and its panel, with commas between.
    """
    below = _narrow_to(view, key, alt, behind) if narrows else ""
    legend(figure.legend, view, below)
    if view.page == "overview":
        drawn.show(figure, key, alt)
    else:
        st.plotly_chart(_AsItIs(figure), theme=None, key=key, alt=alt, config=CONFIG)


def _narrow_to(view: View, key: str, alt: str, behind: str) -> str:
    """Of another chart it is another element: what it was filled with is gone with it."""
    this = crc32(repr((view.filter, alt)).encode())
    said = html.escape(view.names.t("narrow_to"))
    known = f'data-chart="{key}" data-of="{this}" data-behind="{html.escape(behind)}"'
    return f'<details class="narrow" {known}><summary>{said}</summary><ul></ul></details>'


def legend(entries: tuple[Entry, ...], view: View, below: str = "") -> None:
    """A row of swatches with their words; it mirrors with the page. below: HTML that stands under it."""
    items = "".join(f"<li>{_swatch(entry, view)}{marked(entry.words, view.names)}</li>" for entry in entries)
    if items or below:
        st.html((f'<ul class="legend">{items}</ul>' if items else "") + below)


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
