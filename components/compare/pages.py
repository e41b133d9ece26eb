"""What the pages draw of a view that is held against others, in place of what they draw of one view alone."""

from __future__ import annotations

import streamlit as st

from components.actors import breakdown as actor_breakdown
from components.beside import panels
from components.compare import actors, breakdown, maps, sides, timelines
from components.filters import splits
from components.map import place_panel
from components.overview import blocks as overview
from components.timeline import behind_bar
from components.timeline import options as timeline_options
from components.view import View, as_written
from data.aggregate.geography import Split
from data.aggregate.headline import headline
from data.aggregate.measured import default_measure
from data.aggregate.periods import Measure

_LABELS = 6  # of days, over the width of a page
_MAP = 480  # px


def of_overview(view: View) -> list[str]:
    """Timelines, classes, actors and maps of all sides, and the latest incidents of the view; returns what they leave
    out. Nothing where nothing is compared."""
    if not view.compared:
        return []
    names, measure = view.names, default_measure(view.origin)
    every = timeline_options.default_every(view)
    left, right = st.columns(2)
    with left:
        st.subheader(names.t(f"timeline_by_{every}", measure=names.t(f"measure_{measure}")), anchor=False)
        about = timelines.show(view, every, measure, "timeline", height=overview.MAP_HEIGHT)
    with right:
        st.subheader(names.t("paired_classes"), anchor=False)
        actors.classes(view, "classes")
        st.subheader(names.t("paired_actors", measure=names.t(f"measure_{measure}")), anchor=False)
        about += actors.by_role(view, measure, "actors", most=overview.MOST_ACTORS)
    st.subheader(names.t("map_title"), anchor=False)
    about += maps.show(view, height=overview.MAP_HEIGHT, compact=True)
    _cite(view)
    if view.ask(headline).incidents:
        overview.latest(view)
    return list(dict.fromkeys(about))


def of_timeline(view: View, asked: timeline_options.Options) -> list[str]:
    """The timelines of all sides, and the incidents behind the bars of the view itself; returns what is left out."""
    sides.say_no_trend(view)
    about = timelines.show(view, asked.every, asked.measure, "timeline_chart", labels=_LABELS)
    if asked.split != "none" or asked.intervals:
        about.append(view.names.t("sides_plain"))
    _cite(view)
    if not sides.why_none(view, asked.measure):
        shown = splits.laid(splits.counted(view, asked.every, "none"), view, asked.every, asked.measure, "none")
        panels.under_timeline(view, shown)
        behind_bar.show(shown, view)
    return about


def of_actors(view: View, measure: Measure, what: actor_breakdown.Shown) -> list[str]:
    """The actors of all sides and one breakdown of them; returns what is left out."""
    names = view.names
    sides.say_no_trend(view)
    st.subheader(names.t("paired_actors", measure=names.t(f"measure_{measure}")), anchor=False)
    about = actors.by_role(view, measure, "actor_bars")
    about += breakdown.show(what, measure, view)
    _cite(view)
    actor_breakdown.kept_in_words(measure, view)
    return list(dict.fromkeys(about))


def of_map(view: View, ground: str, size: str, split: Split, place: str) -> list[str]:
    """The maps of all sides on one scale, and the place that is chosen; returns what is left out."""
    about = maps.show(view, height=_MAP, ground=ground, size=size, split=split, chosen=place)
    _cite(view)
    place_panel.show(view.around(), place, ground, split)
    panels.under_map(view, ground)
    return about


def _cite(view: View) -> None:
    """Whose the numbers of another table are, below what is drawn of them."""
    for line in sides.sources(view):
        st.caption(as_written(line))
