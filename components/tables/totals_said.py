"""What is said of a file of totals: how many, what they add up to where they may be added up, where to look at them."""

from __future__ import annotations

import streamlit as st

from components import permalink
from components.names import Names
from components.view import View, as_written, visible
from data.sources.counted.summing import Sum

_MOST = 12  # types that are named


def show(origin: str, sums: tuple[Sum, ...], n: int, view: View) -> None:
    """The sums of each type, and a way to look at the totals beside the table in view."""
    names = view.names
    st.text(in_words(sums, n, names))
    here = permalink.shared(permalink.carried())
    st.page_link(
        "pages/timeline.py",
        label=as_written(names.t("totals_beside")),
        icon=":material/stacked_line_chart:",
        query_params=here | {"beside": origin},
    )


def in_words(sums: tuple[Sum, ...], n: int, names: Names) -> str:
    """How many totals there are, their sums, and that they are never added to incidents."""
    told = [_one(one, names) for one in sums[:_MOST]]
    parts = [names.t("totals_loaded", n=n), *told]
    parts += [names.t("totals_more", n=len(sums) - _MOST)] if len(sums) > _MOST else []
    parts += [names.t("totals_not_exclusive")] if len(sums) > 1 else []
    if silent := sum(one.silent for one in sums):
        parts.append(names.t("totals_silent", n=silent))
    if silent := sum(one.silent_killed for one in sums):
        parts.append(names.t("totals_silent_killed", n=silent))
    if left := n - sum(one.rows for one in sums):
        parts.append(names.t("totals_in_no_sum", n=left))
    return " ".join((*parts, names.t("totals_never_added")))


def _one(one: Sum, names: Names) -> str:
    events = [] if one.events is None else [names.t("totals_events", number=names.number(one.events))]
    killed = [] if one.killed is None else [names.t("totals_killed", number=names.number(one.killed))]
    told = events + killed
    said = names.listed(told) if told else names.t("totals_none")
    return names.t("totals_of_type", type=names.apart(visible(one.type)), sum=said) if one.type else f"{said}."
