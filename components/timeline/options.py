"""What the timeline counts and how finely: the row of choices above it, and why a choice could not be had."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.filters import splits
from components.view import View
from data.aggregate.measured import default_measure
from data.aggregate.periods import EVERY, MEASURES, Every, Measure, coarser_than_asked
from data.recorded import columns_of
from data.store import CASE, SAMPLE

COMFORTABLE, MOST = 150, 5000  # bars drawn unasked, and at most: beyond that a browser stops for seconds
_ALL_GOVERNORATES = 14


@dataclass(frozen=True)
class Options:
    """Choices, all of them in the URL. split: one of periods.SPLITS, or schema.OWN and an own column."""

    every: Every
    measure: Measure
    split: str
    intervals: bool


def choose(view: View) -> Options:
    """Draw the choices. Periods too short for the time in view are made longer, and it is said."""
    with st.container(horizontal=True, key="options"):
        measure = view.choose("measure", tuple(MEASURES), default_measure(view.origin))
        every = view.choose("every", EVERY, default_every(view))
        split = splits.choose(view) if measure != "killed" else "none"
        countable = measure != "killed" and view.origin.kind not in (SAMPLE, CASE)  # a sample has no rate
        intervals = view.toggle("intervals") if countable else False
    finest = _finest(view, MOST)
    if EVERY.index(every) < EVERY.index(finest):
        st.info(
            view.names.t("every_too_fine", asked=view.names.t(f"every_{every}"), drawn=view.names.t(f"every_{finest}"))
        )
        every = finest
    return Options(every, measure, split, intervals)


def recorded(asked: Options, view: View) -> bool:
    """Whether the table records what the timeline is to draw; what it never records is said, and nothing is drawn."""
    if asked.measure == "killed":
        return view.has_recorded("measure_killed", *columns_of("killed"))
    return splits.held(asked.split, view)


def default_every(view: View) -> Every:
    """The finest period that keeps the timeline easy to read."""
    return _finest(view, COMFORTABLE)


def _finest(view: View, most: int) -> Every:
    wanted, origin = view.filter, view.origin
    days = (min(wanted.date_to, origin.covers_to) - max(wanted.date_from, origin.covers_from)).days + 1
    panels = len(wanted.governorates) or _ALL_GOVERNORATES
    return coarser_than_asked(max(1, days), panels, most)
