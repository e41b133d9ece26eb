"""On how many publishers incidents rest: year by year on page Data, and beside a comparison where it changes much."""

from __future__ import annotations

import html

import streamlit as st

from components.headline import shares
from components.names import Names
from components.view import View, visible
from components.written import wide_table
from data.aggregate.periods import Measure
from data.aggregate.publishers import APART, Alone, Shift, alone_per_year, shift

MOST = 3  # publishers named a year


def per_year(view: View) -> None:
    """A table of years: incidents on one publisher alone, and on which. Nothing where the table names none."""
    found = view.ask(alone_per_year) if view.origin.records("sources") else ()
    if not found:
        return
    names = view.names
    columns = ("every_year", "page_incidents", "data_alone", "data_alone_most", "data_no_source")
    head = "".join(f"<th>{html.escape(names.t(column))}</th>" for column in columns)
    body = "".join(
        _row(names.t("data_no_year") if year is None else names.digits(str(year)), year_found, names)
        for year, year_found in found
    )
    st.subheader(names.t("data_publishers"), anchor=False)
    st.caption(names.t("data_publishers_said"))
    st.html(wide_table(head, body))


def changed(view: View, measure: Measure) -> str:
    """What is said beside the comparison with an earlier period where `shifted` finds a publisher; "" where not."""
    found = shifted(view, measure)
    return in_words(found, measure, view.names) if found else ""


def shifted(view: View, measure: Measure) -> Shift | None:
    """The publisher on which alone much more or less of a period rests than of the earlier one; None where there is
    none. Of a resolved filter that may be compared."""
    if not view.origin.records("sources"):
        return None
    wanted, earlier = view.filter, view.filter.previous()
    # Of all days, as the changes are: their SQL is made already, and making that of other days costs more than to ask.
    days = {"before": (earlier.date_from, earlier.date_to), "now": (wanted.date_from, wanted.date_to)}
    return view.throughout().ask(shift, measure=measure, **days)


def in_words(found: Shift, measure: Measure, names: Names) -> str:
    """Both shares of a publisher, and from which difference on they are said."""
    before, now = both_shares(found, names)
    return names.t(
        "sources_changed",
        measure=names.t(f"measure_{measure}"),
        publisher=names.apart(names.of("publisher", visible(found.publisher))),
        before=before,
        now=now,
        points=round(APART * 100),
    )


def both_shares(found: Shift, names: Names) -> tuple[str, str]:
    """In words, what share of the incidents of the earlier and of the later period rests on the publisher alone."""
    before, now = (
        shares.per_cent(period.on(found.publisher), period.incidents, names) for period in (found.before, found.now)
    )
    return before, now


def _row(label: str, found: Alone, names: Names) -> str:
    most = [
        f"{names.apart(names.of('publisher', visible(publisher)))} {shares.per_cent(n, found.incidents, names)}"
        for publisher, n in found.alone[:MOST]
    ]
    cells = (
        label,
        names.number(found.incidents),
        shares.per_cent(found.on_one, found.incidents, names),
        names.t("list_break").join(most),
        names.number(found.silent),
    )
    return "<tr>" + "".join(f"<td><bdi>{html.escape(cell)}</bdi></td>" for cell in cells) + "</tr>"
