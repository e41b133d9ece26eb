"""The timelines of the sides of a view: over one another by the day of the period, or beside one another in panels."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, get_args

import streamlit as st

from components.compare import picture, sides
from components.compare.overlaying import alt, lay, not_shown
from components.figures import chart
from components.figures.grid import ROOM, room_for
from components.figures.overlaid import alone, overlaid
from components.figures.sides import Told
from components.pictures import menu
from components.view import View
from data.aggregate.overlay import Overlay
from data.aggregate.periods import Every, Measure
from data.comparison import DRAWN_AS

As = Literal["overlaid", "panels"]
AS: tuple[As, ...] = get_args(As)


def show(view: View, every: Every, measure: Measure, key: str, *, labels: int = 5, height: int = ROOM) -> list[str]:
    """Draw the timelines of all sides; returns what they leave out, in words. height: what few panels share [px]."""
    drawn_as = view.choose(DRAWN_AS, AS, AS[0])
    laid = lay(view, every, measure)
    silent = sides.without(view, measure)
    for reason in silent:
        st.info(reason)
    if laid is None or not laid.panels:
        return []
    told = sides.told(view)
    if drawn_as == "panels":
        _beside(view, laid, told, key)
    else:
        high = room_for(len(laid.panels), height)
        draw = partial(overlaid, laid, told, view.names, panel_height=high, labels=labels)
        menu.show(picture.overlaid(laid, told, view, draw), view, key)
        chart.show(draw(view.theme), view, key, alt=alt(laid, told, view.names))
    return not_shown(laid, told, view.names)


def _beside(view: View, laid: Overlay, told: Sequence[Told], key: str) -> None:
    """Each side in a column of its own, on one scale of counts and of days."""
    held = [
        (at, one, of, partial(alone, laid, at, one, view.names))
        for at, (side, one, of) in enumerate(zip(laid.sides, told, sides.of(view), strict=True))
        if side
    ]
    figures = [draw(view.theme) for *_, draw in held]
    chart.legend(tuple(dict.fromkeys(entry for figure in figures for entry in figure.legend)), view)
    for first in range(0, len(held), 2):
        for column, at in zip(st.columns(2), range(first, len(held)), strict=False):
            place, one, of, draw = held[at]
            with column:
                st.html(f'<h3 class="beside">{html.escape(one.name)}</h3>')
                menu.show(picture.alone(laid, place, one, of, draw), of, f"{key}_{place}")
                figure = replace(figures[at], legend=())
                chart.show(figure, view, f"{key}_{place}", alt=alt(laid, told, view.names, place))
