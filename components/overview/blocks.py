"""The blocks of the overview: figures with their change, timelines, map, actors, latest incidents."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import permalink, words
from components.actors import chart as actor_chart
from components.actors import words as actor_words
from components.figures import actor_bars, chart
from components.figures.timeline import small_multiples
from components.filters import splits
from components.headline import cards as headline_cards
from components.headline import comparing, publishers, readings, rests
from components.incidents import listed as incident_list
from components.map import incident_map, place_panel
from components.map import picture as map_picture
from components.pictures import menu
from components.timeline import options, picture
from components.timeline import words as timeline_words
from components.view import View
from data.aggregate.actors import by_role, sides
from data.aggregate.headline import Headline
from data.aggregate.listing import listed
from data.aggregate.measured import default_measure
from data.aggregate.periods import MEASURES
from data.aggregate.timeline import Timeline

MAP_HEIGHT = 430  # px
LATEST = 8
MOST_ACTORS = 6
MOST_PLACES = 12  # listed beside the map


def figures(now: Headline, view: View) -> str:
    """Draw the headline cards, and what their changes rest on; returns what is said below the page about the change."""
    changed = comparing.shown(view, default_measure(view.origin))
    headline_cards.show(now, changed, view)
    readings.show(changed, view)
    rests.offer(view)
    if why_not := headline_cards.why_not_compared(view):
        return view.names.t(why_not)
    about = (
        *(
            headline_cards.compared_with(view.filter.previous(), change, view.names)
            for change in sorted(changed.values(), key=lambda change: change.verdict == "nothing_to_compare")[:1]
        ),
        publishers.changed(view, default_measure(view.origin)),
        headline_cards.left_out_before(view),
    )
    return " ".join(filter(None, about))


def timelines(view: View) -> str:
    """Draw a timeline per governorate; returns what is said about the incidents that no period holds."""
    names, wanted = view.names, view.filter
    every = options.default_every(view)
    measure = default_measure(view.origin)
    shown = splits.laid(splits.counted(view, every), view, every, measure)
    st.subheader(names.t(f"timeline_by_{every}", measure=names.t(f"measure_{measure}")), anchor=False)
    if shown.empty:
        why = view.left_out(MEASURES[measure])
        said = words.of_measure(measure, words.left_out(why, wanted, names), names) if why else ""
        st.info(said or names.t("none_of_measure", measure=names.t(f"measure_{measure}")))
        return ""
    draw = partial(small_multiples, shown, names, room=MAP_HEIGHT, lanes=2)  # as high as the map beside
    menu.show(picture.chart(shown, view, draw), view, "timeline")
    chart.show(draw(view.theme), view, "timeline", alt=_alt(shown, view), narrows=True)
    unfit = int(shown.unfit["n"].sum())
    return words.of_measure(measure, names.t("in_no_bar", n=unfit), names) if unfit else ""


def _alt(shown: Timeline, view: View) -> str:
    title = words.title(f"measure_{shown.measure}", view.covered, view.names)
    return " ".join(filter(None, (f"{title}.", timeline_words.outlined(shown, view.names))))


def where(view: View) -> None:
    """Draw the map, and the places with most incidents as a list; the map page is for asking it."""
    st.subheader(view.names.t("map_title"), anchor=False)
    with st.container(key="narrow_map"):
        st.html(place_panel.narrow_to(view, MOST_PLACES))
    menu.show(map_picture.chart(view, "places", "incidents", "class"), view, "map")
    incident_map.show(view, height=MAP_HEIGHT, compact=True, chosen=view.filter.place)


def actors(view: View) -> tuple[str, ...]:
    """Draw the actors with most events by role; returns what is said about their bars."""
    names, counted = view.names, default_measure(view.origin)
    if not view.has_recorded("filter_actors", "initiators", "targets"):
        return ()
    roles = by_role(view.ask(sides, measure=counted))
    if not roles.total:
        return ()
    st.subheader(names.t("actors_by_role", count=names.t(f"n_{counted}", n=roles.total)), anchor=False)
    actor_chart.show(roles, counted, view, "actors", most=MOST_ACTORS)
    params = permalink.shared(permalink.carried())
    who = names.t("who_fought_whom" if view.origin.undirected else "who_attacked_whom")
    st.html(f"<p class='onward'>{permalink.inside('actors', params | {'show': 'pairs'}, who)}</p>")
    return tuple(actor_words.not_shown(roles, counted, names, drawn=len(actor_bars.drawn_actors(roles, MOST_ACTORS))))


def latest(view: View) -> None:
    """List the latest incidents in view."""
    st.subheader(view.names.t("latest_incidents"), anchor=False)
    with st.container(key="latest"):
        incident_list.show(view.ask(listed, order="latest", limit=LATEST), view)
