"""One breakdown of the actors of the sides of a view: matrices beside one another, or actors over time as lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components import narrowing
from components.actors import matrix
from components.actors.breakdown import KINDS, MOST_PANELS, Shown, coarser
from components.actors.matrix import Matrix
from components.compare import overlaying, sides
from components.figures import chart
from components.figures.overlaid import overlaid
from components.figures.sides import Told
from components.timeline.options import default_every
from components.view import View
from data.aggregate import actors
from data.aggregate.overlay import Laying, overlay
from data.aggregate.periods import EVERY, Measure
from data.aggregate.timeline import timeline

Counted = Sequence[tuple[Told, pd.DataFrame]]  # of each side that has any


def show(what: Shown, measure: Measure, view: View) -> list[str]:
    """Draw one of components.actors.breakdown.SHOWN for all sides; returns what it leaves out, in words."""
    if what == "time":
        return _over_time(measure, view)
    told = sides.told_whole(view, sides.MOST)
    held = [
        (one, side)
        for one, side in zip(told, sides.of(view, sides.MOST), strict=True)
        if not sides.why_none(side, measure)
    ]
    if what == "pairs":
        counted = [(one, side.ask(actors.sides, measure=measure)) for one, side in held]
        directed = [(one, actors.directed_pairs(rows)) for one, rows in counted]
        _matrices(view, directed, "actor_short", view.names.t("pairs_directed"))
        _pairs(view, [(one, actors.undirected_pairs(rows)) for one, rows in counted])
        return []
    found = [
        (one, actors.across(side.ask(actors.sides, measure=measure, across=what), what))
        for one, side in held
        if side.origin.records(what)
    ]
    _matrices(view, found, KINDS[what], view.names.t(f"breakdown_{what}"))
    return [
        view.names.t("side_says", side=view.names.apart(one.name), said=view.names.t("not_recorded"))
        for one, side in held
        if not side.origin.records(what)
    ]


def _over_time(measure: Measure, view: View) -> list[str]:
    """The actors that began most on any side, each in a panel with a line a side."""
    names = view.names
    st.subheader(names.t("breakdown_time"), anchor=False)
    every = view.choose("every", EVERY, coarser(default_every(view)))
    held = [None if sides.why_none(one, measure) else one for one in sides.of(view)]
    counted = [
        actors.per_actor(one.ask(actors.over_time, measure=measure, every=every)) if one else pd.DataFrame()
        for one in held
    ]
    sums = [rows.groupby("actor")["n"].sum() for rows in counted if not rows.empty]
    if not sums:
        st.info(names.t("breakdown_nobody"))
        return []
    ranked = pd.concat(sums, axis=1).max(axis=1).sort_values(ascending=False, kind="stable")
    first = tuple(str(actor) for actor in ranked.index[:MOST_PANELS])
    laid = overlay(
        [
            Laying(timeline(rows, one.filter, one.origin, every, measure, actors=first), one.filter, one.origin)
            if one
            else None
            for one, rows in zip(held, counted, strict=True)
        ],
        same_days=sides.same_days(view),
        merged=False,
        filled=True,
    )
    told = sides.told(view)
    figure = overlaid(laid, told, names, view.theme)
    chart.show(figure, view, "actors_time", alt=overlaying.alt(laid, told, names))
    left_out = len(ranked) - len(first)
    more = [names.t("breakdown_more_actors", n=left_out)] if left_out else []
    return [*more, *overlaying.not_shown(laid, told, names)]


def _matrices(view: View, found: Counted, kind: str, title: str) -> None:
    """The matrix of each side beside the others, with the same rows, columns and shades."""
    rows = list(dict.fromkeys(actor for _, counts in found for actor in counts.index))
    columns = list(dict.fromkeys(code for _, counts in found for code in counts.columns))
    if not rows or not columns:
        return
    st.subheader(title, anchor=False)
    pairs = kind == "actor_short"
    narrows = narrowing.pair if pairs else None  # on both sides, as every other filter
    shown = []
    for told, counts in found:
        whole = counts.reindex(index=rows, columns=columns, fill_value=0)
        shown.append(matrix.of_counts(whole, kind, view.names, told.name, sums=not pairs, narrows=narrows))
    _show(shown, view)


def _pairs(view: View, found: Counted) -> None:
    """Who fought whom where nobody says who attacked, of each side beside the others, in one order."""
    held = [(told, counts.set_index(["first", "second"])["n"]) for told, counts in found]
    order = list(dict.fromkeys(pair for _, counts in held for pair in counts.index))
    if not order:
        return
    st.subheader(view.names.t("pairs_undirected"), anchor=False)
    shown = []
    for told, counts in held:
        whole = pd.DataFrame([(*pair, int(counts.get(pair, 0))) for pair in order], columns=["first", "second", "n"])
        shown.append(matrix.of_pairs(whole, view.names, told.name))
    _show(shown, view)


def _show(shown: Sequence[Matrix], view: View) -> None:
    """Matrices beside one another, shaded alike."""
    most = max(one.highest for one in shown)
    for place, one in zip(st.columns(len(shown)), shown, strict=True):
        with place:
            matrix.show(replace(one, most=most), view)
