"""A small still map of where one incident was: a point only where its place is known, else its area shaded (rule 4).

Nothing that an incident says is drawn.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.ground import still_map
from components.look import CLASS_COLOURS, Theme
from components.names import Names
from components.view import View
from data.whereabouts import LOCATED

WIDTH, HEIGHT = 520, 300  # drawing units
REACH = 0.35  # degrees of latitude shown to the north and south of a point, about 40 km
TOWNS, APART = 9, 46  # labels at the most, and drawing units between two of them
_SCRIPT = """
export default ({ data, parentElement }) =>
  void parentElement.querySelector("figure").replaceChildren(
    document.importNode(new DOMParser().parseFromString(data, "image/svg+xml").documentElement, true));
"""  # st.html takes drawings out of what it is given; this one holds names of our own alone
_STYLE = """
figure { margin: 0; }
svg { width: 100%; max-width: 40rem; height: auto; border-radius: .3rem; display: block; font-family: inherit; }
"""
_LEVELS = ("subdistrict", "district", "governorate")


def show(view: View, row: Mapping[str, Any]) -> None:
    """Draw where an incident was, and say in words how well that is known."""
    drawn = drawing(row, view.names, view.theme)
    if drawn:
        component = st.components.v2.component("locator", html="<figure></figure>", js=_SCRIPT, css=_STYLE)
        component(data=drawn, key="locator")
    st.caption(view.names.t(f"locator_{'point' if _point(row) else 'area' if _area(row) else 'nowhere'}"))


def drawing(row: Mapping[str, Any], names: Names, theme: Theme) -> str:
    """The map as SVG; "" where not even the governorate is known."""
    point, area = _point(row), _area(row)
    if not point and not area:
        return ""
    ground: Any = still_map.area_shape(area) if area else None
    frame = still_map.around(*point, REACH, WIDTH, HEIGHT) if point else still_map.fitting(ground.bounds, WIDTH, HEIGHT)
    colour = CLASS_COLOURS.get(row["event_class"], theme.text)
    shaded = [] if point else [ground]
    avoid = (frame.at(*point),) if point else ()
    parts = [
        *still_map.ground(frame, theme),
        *still_map.drawn(shaded, frame, f'fill="{colour}" fill-opacity=".28"'),
        *still_map.borders(frame, theme),
        *still_map.drawn(shaded, frame, f'fill="none" stroke="{colour}" stroke-width="2"'),
        *still_map.towns(frame, names, theme, TOWNS, APART, avoid=avoid),
    ]
    if point:
        x, y = frame.at(*point)
        if row["location_precision"] == "near":  # a ring: somewhere about here
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="15" fill="none" stroke="{colour}" stroke-dasharray="4 3"/>'
            )
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="{colour}" stroke="{theme.paper}" stroke-width="2"/>'
        )
    parts.append(still_map.scale(frame, names, theme))
    label = html.escape(names.t("locator_alt"), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'style="direction:{"rtl" if names.rtl else "ltr"}">{"".join(parts)}</svg>'
    )


def _point(row: Mapping[str, Any]) -> tuple[float, float] | None:
    if row["location_precision"] not in LOCATED or pd.isna(row["latitude"]) or pd.isna(row["longitude"]):
        return None
    return float(row["longitude"]), float(row["latitude"])


def _area(row: Mapping[str, Any]) -> str:
    """The P-code of the smallest area that an incident is known to lie in, "" if there is none; the smallest that it
    names where it does not say how well its place is known.
    """
    known = row["location_precision"]
    finest = _LEVELS.index(known) if known in _LEVELS else len(_LEVELS) if known == "country" else 0
    codes = [row[level] for level in _LEVELS[finest:]]
    return next((str(code) for code in codes if not pd.isna(code) and still_map.area_shape(str(code)) is not None), "")
