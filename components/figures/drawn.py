"""A figure drawn by a script of ours as one SVG, from the dictionary that plotly.js takes: in a few milliseconds, and
without its 4.7 MB. It draws what the overview shows and no more (static/figures/drawn.js): bars, stepped lines, areas,
marks, texts and time that is not covered; no key dates and no intervals."""

from __future__ import annotations

import html
import re
from typing import Any

import streamlit as st

from components.figures.frame import Figure
from components.measure import SPARE, width_of

# What stands in a component itself comes again with each figure; this is asked for once.
_SCRIPT = """
const { default: draw } = await import(new URL("app/static/figures/drawn.js", document.baseURI).href);
export default draw;
"""
_EDGE = 8  # px that stay free where no words stand
_HALF = 7.5  # px: half a number, which hangs over the end of an axis of counts
_MARKS = re.compile(r"</?b>|[\u2066-\u2069]")


def show(figure: Figure, key: str, alt: str) -> None:
    """Draw a figure at the width that it has. alt: what it shows, for those who do not see it."""
    layout = figure.layout
    st.components.v2.component("figure", js=_SCRIPT)(
        key=key,
        height=layout["height"],
        data={"data": figure.data, "layout": layout, "margin": margins(layout), "wide": _labels(layout), "alt": alt},
    )


def margins(layout: dict[str, Any]) -> dict[str, int]:
    """What the words of the axes take at each edge of a figure [px], as plotly.js reckons it."""
    found = {"l": _EDGE, "r": _EDGE, "t": 0, "b": 0}
    for key, axis in layout.items():
        if key.startswith("yaxis") and axis.get("showticklabels", True) and axis["ticktext"]:
            size, side = axis["tickfont"]["size"], axis["side"][0]
            away = 1 + (axis["ticklen"] + 0.2 * size if axis.get("ticks") else 0)
            wide = max(width_of(_plain(words), size) / SPARE for words in axis["ticktext"])
            found[side] = max(found[side], _rounded(wide + away))
            if axis.get("zeroline"):
                (foot, top), most = axis["domain"], axis["range"][1]
                over = (top - foot) * layout["height"] * (1 - axis["tickvals"][-1] / most)
                found |= {"t": max(found["t"], _rounded(_HALF - over)), "b": _rounded(_HALF - 0.1)}
    return found


def _rounded(length: float) -> int:
    return int(length + 0.5)


def _labels(layout: dict[str, Any]) -> dict[str, float]:
    """How wide each label of time is [px]."""
    axes = [axis for key, axis in layout.items() if key.startswith("xaxis") and axis.get("showticklabels")]
    labels = {(words, axis["tickfont"]["size"]) for axis in axes for words in axis["ticktext"]}
    return {words: round(width_of(_plain(words), size), 1) for words, size in labels}


def _plain(words: str) -> str:
    return html.unescape(_MARKS.sub("", words))
