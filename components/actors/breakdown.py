"""One breakdown of the actors in view: over time, by kind of event or target, by how it is known, in pairs."""

from __future__ import annotations

import html
from functools import partial
from typing import Literal

import streamlit as st

from components import narrowing
from components.actors import matrix as actor_matrix
from components.actors import picture
from components.figures import chart
from components.figures.timeline import small_multiples
from components.filters import splits
from components.pictures import menu
from components.timeline import picture as timeline_picture
from components.timeline import words as timeline_words
from components.timeline.options import default_every
from components.view import View, visible
from data.aggregate import actors
from data.aggregate.actors import ACROSS, Across
from data.aggregate.periods import EVERY, Every, Measure
from data.aggregate.timeline import timeline

Shown = Literal["time", "pairs"] | Across
SHOWN: tuple[Shown, ...] = ("time", *ACROSS, "pairs")
MOST_PANELS = 4  # actors drawn over time
MOST_TEXTS = 50  # actors in the words of the source, listed
KINDS = {"event_type": "event_type", "target_type": "target_type", "initiator_basis": "basis"}


def show(what: Shown, measure: Measure, view: View) -> list[str]:
    """Draw one of SHOWN; returns what it leaves out, in words."""
    if what == "time":
        return _time(measure, view)
    if what == "pairs":
        return _pairs(measure, view)
    counted = view.ask(actors.sides, measure=measure, across=what)
    counts = actors.across(counted, what)
    if not view.has_recorded(f"breakdown_{what}", what):
        return []
    if list(counts.columns) == [actors.NOT_REPORTED]:
        st.info(view.names.t(f"breakdown_silent_{what}"))
        return []
    kind, caption = KINDS[what], view.names.t(f"breakdown_{what}")
    narrows = _of_type(view) if what == "event_type" else None  # no filter asks for the other two
    matrix = actor_matrix.of_counts(counts, kind, view.names, caption, sums=True, narrows=narrows)
    menu.show(picture.of_counts(matrix, counts, kind, measure, view, _acting(view)), view, kind)
    actor_matrix.show(matrix, view)
    return [_acting(view)]


def _of_type(view: View) -> actor_matrix.Narrows:
    """A cell of events of a type: of those that an actor began, where the table always says who did."""
    role = "initiator" if view.origin.directed == view.origin.rows else ""
    return lambda actor, code: {**narrowing.actor(actor, role), "type": code} if actor and code else {}


def _time(measure: Measure, view: View) -> list[str]:
    """The actors that began most, each in a panel, on one scale."""
    names = view.names
    st.subheader(names.t("breakdown_time"), anchor=False)
    every = view.choose("every", EVERY, coarser(default_every(view)))
    rough = view.origin.rows > splits.MANY
    counted = actors.per_actor(view.ask(actors.over_time, measure=measure, every=every, rough=rough))
    sums = counted.groupby("actor")["n"].sum().sort_values(ascending=False, kind="stable")
    if sums.empty:
        st.info(names.t("breakdown_nobody"))
        return []
    first, tied = most({str(actor): int(n) for actor, n in sums.items()}, MOST_PANELS)
    shown = timeline(counted, view.filter, view.origin, every, measure, actors=first)
    left_out = len(sums) - len(first)
    more = [_acting(view), *([names.t("breakdown_more_actors", n=left_out)] if left_out else [])]
    more += [names.t("breakdown_tied_actors", n=tied)] if tied else []
    draw = partial(small_multiples, shown, names)
    menu.show(timeline_picture.chart(shown, view, draw, more=more), view, "actors_time")
    chart.show(draw(view.theme), view, key="actors_time", alt=timeline_words.alt(shown, names), narrows=True)
    return [*more, *timeline_words.in_no_bar(shown, names)]


def most(counts: dict[str, int], panels: int) -> tuple[tuple[str, ...], int]:
    """The first so many of the actors, by falling count, and how many more have as many as the last of them."""
    drawn = tuple(counts)[:panels]
    return drawn, sum(counts[actor] == counts[drawn[-1]] for actor in tuple(counts)[panels:])


def _pairs(measure: Measure, view: View) -> list[str]:
    """Who attacked whom; and apart from it, who fought whom where nobody says who attacked."""
    names = view.names
    counted = view.ask(actors.sides, measure=measure)
    directed, undirected = actors.directed_pairs(counted), actors.undirected_pairs(counted)
    if not directed.empty:
        caption = names.t("pairs_directed")
        matrix = actor_matrix.of_counts(directed, "actor_short", names, caption, sums=False, narrows=narrowing.pair)
        menu.show(picture.of_counts(matrix, directed, "actor_short", measure, view), view, "directed")
        actor_matrix.show(matrix, view)
    if not undirected.empty:
        matrix = actor_matrix.of_pairs(undirected, names, names.t("pairs_undirected"))
        menu.show(picture.of_pairs(matrix, undirected, measure, view), view, "undirected")
        actor_matrix.show(matrix, view)
    return []


def kept_in_words(measure: Measure, view: View) -> None:
    """List the source's own words for actors that map to none of ours."""
    rows = view.ask(actors.kept_in_words, measure=measure)
    if rows.empty:
        return
    names = view.names
    with st.expander(names.t("other_actors", n=len(rows))):
        items = "".join(
            f"<li>{html.escape(names.isolated(visible(text)))}: {html.escape(names.t(f'n_{measure}', n=int(n)))}</li>"
            for text, n in rows.head(MOST_TEXTS).itertuples(index=False)
        )
        if len(rows) > MOST_TEXTS:
            st.caption(names.t("behind_first", n=MOST_TEXTS))
        st.html(f'<ul class="notes">{items}</ul>')


def _acting(view: View) -> str:
    return view.names.t("acting_undirected" if view.origin.undirected else "acting_directed")


def coarser(every: Every) -> Every:
    """The next longer period: panels of actors are narrower than the timeline's."""
    return EVERY[min(EVERY.index(every) + 1, len(EVERY) - 1)]
