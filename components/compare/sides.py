"""The sides of a comparison, the view itself first: what each is called, how it is drawn, why it has no number."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components import caveats, words
from components.compare import look, said
from components.figures.sides import Told
from components.view import View, as_written
from data.aggregate.periods import MEASURES, Measure
from data.comparison import DATED
from data.recorded import columns_of
from data.store import CASE, SAMPLE

MOST = 4  # sides that bars, tables of actors and maps are drawn of: more are one column too many


def of(view: View, most: int = 0) -> tuple[View, ...]:
    """The view and what it is held against; the first `most` of them, 0 is all."""
    found = (view, *view.compared)
    return found[:most] if most else found


def told(view: View, most: int = 0) -> tuple[Told, ...]:
    """How the figures call and draw the sides of a view."""
    names = view.names
    styles = ((names.begun(said.side(view, one, names)), look.side_style(at)) for at, one in enumerate(of(view, most)))
    return tuple(Told(name, style.on(view.theme), style.dash, style.pattern) for name, style in styles)


def told_whole(view: View, most: int = 0) -> tuple[Told, ...]:
    """The same for one number of all of a side, whose name then says of which days alone the table covers any."""
    return tuple(
        replace(name, name=view.names.t("side_partly", side=name.name, days=days)) if (days := _partly(one)) else name
        for name, one in zip(told(view, most), of(view, most), strict=True)
    )


def _partly(one: View) -> str:
    """The days of a side that its table covers, where these are not all; "" where they are, or where it covers none."""
    part = one.covered
    if (part.date_from, part.date_to) == (one.filter.date_from, one.filter.date_to):
        return ""
    return one.names.window(part.date_from, part.date_to)


def same_days(view: View) -> bool:
    """Whether all sides are over the same days: then they stand on one calendar."""
    return view.comparison is not None and view.comparison.kind not in DATED


def why_none(one: View, measure: Measure) -> str:
    """Why a side has no number of a measure, which is no zero; "" where it has one."""
    names = one.names
    if measure == "killed" and not one.origin.records(*columns_of("killed")):
        return words.not_recorded(names.t("measure_killed"), names)
    if found := one.left_out(MEASURES[measure]):
        return words.left_out(found, one.filter, names)
    return names.t("side_none") if one.unmet else ""


def without(view: View, measure: Measure) -> list[str]:
    """Which sides have no number of a measure, and why, as sentences."""
    names = view.names
    reasons = ((one, why_none(one, measure)) for one in of(view))
    return [
        names.t("side_says", side=names.apart(said.side(view, one, names)), said=why) for one, why in reasons if why
    ]


def sentence(view: View, one: View, said_of: str) -> str:
    """A sentence about one side alone."""
    return view.names.t("side_sentence", side=view.names.apart(said.side(view, one, view.names)), said=said_of)


def left_out(view: View, most: int) -> list[str]:
    """That only the first `most` sides are drawn, where there are more."""
    more = len(of(view)) - most
    return [view.names.t("sides_left_out", n=more)] if more > 0 else []


def no_trend(view: View) -> list[str]:
    """Which sides are a sample or an example, whose bars are no trend, as sentences."""
    lines = []
    for one in of(view):
        if one.origin.kind in (SAMPLE, CASE) and (one is view or one.origin != view.origin):
            line = view.names.t(f"timeline_{one.origin.kind}")
            lines.append(line if one is view else sentence(view, one, line))
    return lines


def sources(view: View) -> list[str]:
    """Whose the numbers of other tables than the view's own are, as sentences."""
    return [sentence(view, one, caveats.source(one)) for one in view.compared if one.origin != view.origin]


def say_no_trend(view: View) -> None:
    """Say it over the charts."""
    for line in no_trend(view):
        st.warning(as_written(line), icon=":material/warning:")
