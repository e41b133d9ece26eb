"""What is asked about a file that cannot be read as it is: which of its columns is what, and what a row is."""

from __future__ import annotations

import html
from collections.abc import Mapping as Map
from dataclasses import replace

import streamlit as st

from components.names import Names
from components.tables import preview, reading
from components.tables.file import File
from components.tables.problems_said import say_refused
from components.tables.reading import Asked
from components.view import View, as_written, visible
from data import sources
from data.bounds import TOLLS
from data.sources.columns import headers
from data.sources.mapping.mapping import OURS, TOTALS, Mapping
from data.sources.plan import DayOrder, RowIs

FIRST = (
    *("date_start", "date_end", "governorate", "district", "place", "latitude", "longitude", "point", "event_type"),
    *("initiators", "targets", *TOLLS, "incident_id", "sources"),
)
"""The columns of ours that are always asked for; the others unfold."""
SEVERAL = ("date_start", "date_end", "initiators", "targets", "sources")
SEVERAL_OF_TOTALS = ("date_start", "governorate", "district", "events", "killed")
ROWS_ARE: tuple[RowIs, ...] = ("incident", "victim", "total")
ORDERS: tuple[DayOrder, ...] = ("day first", "month first")
_ABREAST = 3


def begin(
    file: File, refusal: sources.Refused | None, names: Names, mapping: Mapping | None = None, *, proposes: bool = False
) -> bool:
    """Ask about a file from now on; whether there is anything to ask about: it has columns and rows.

    mapping  what is known of it already; without one, what is proposed.
    proposes whether what is proposed stands beside what is known.
    """
    try:
        with reading.at_work("looking", file, names) as meanwhile:
            peeked = sources.peek(file.content, file.name, sheet=file.sheet, meanwhile=meanwhile)
    except sources.Refused:
        return False
    if not peeked.sample:
        return False
    orders = (str(refusal.values["column"]),) if refusal and refusal.code == "ambiguous_date_order" else ()
    known = replace(mapping, header=peeked.header) if mapping else peeked.mapping
    known = replace(known, columns={**peeked.mapping.columns, **known.columns}) if proposes else known
    before = reading.asked()
    reading.ask(Asked(before.number + 1 if before else reading.tried(), file, peeked, known, refusal, orders))
    return True


def show(about: Asked, view: View) -> None:
    """The form, the first rows as they would be read, and the button that reads the file so."""
    names = view.names
    with st.container(border=True, key="mapping"):
        st.html(f"<h3><bdi>{html.escape(visible(about.file.name))}</bdi></h3>")
        st.info(as_written(_what_is_asked(about, names)), icon=":material/help:")
        row_is = st.radio(
            names.t("map_row_is"),
            ROWS_ARE,
            index=ROWS_ARE.index(about.mapping.row_is),
            format_func=lambda code: names.t(f"map_row_is_{code}"),
            key=_key(about, "row_is"),
        )
        _columns_and_rows(about, row_is, view)
        st.button(
            names.t("map_cancel"),
            key=_key(about, "cancel"),
            icon=":material/close:",
            on_click=reading.ask,
            args=(None,),
        )


def _columns_and_rows(about: Asked, row_is: RowIs, view: View) -> None:
    names = view.names
    if row_is == "total":
        st.caption(names.t("map_totals"))
        columns = _selects(list(TOTALS), about, names, SEVERAL_OF_TOTALS)
        lacking = () if {"events", "killed"} & set(columns) else ("events",)
        _read_so(about, columns, row_is, lacking, view)
        return
    wanted = [ours for ours in OURS if not (row_is == "victim" and ours in headers.TOLLS)]
    first = [ours for ours in (*FIRST, *OURS) if ours in wanted and (ours in FIRST or ours in _known(about))]
    first = list(dict.fromkeys(first))
    columns = _selects(first, about, names)
    with st.expander(names.t("map_more")):
        columns |= _selects([ours for ours in wanted if ours not in first], about, names)
    _read_so(about, columns, row_is, headers.lacking(columns), view)


def _read_so(
    about: Asked, columns: dict[str, tuple[str, ...]], row_is: RowIs, lacking: tuple[str, ...], view: View
) -> None:
    """The first rows as they would be read, where they would be incidents, and the button that reads the file so."""
    names = view.names
    mapping = replace(
        about.mapping, columns=columns, row_is=row_is, orders=_orders(about, columns, names), header=about.peeked.header
    )
    if lacking:
        st.caption(names.t("map_lacking", what=names.listed(names.t(f"ours_{ours}") for ours in lacking)))
    elif row_is != "total":
        preview.show(about, mapping, view)
    st.button(
        *(names.t("map_read"), _key(about, "read")),
        type="primary",
        icon=":material/check:",
        disabled=bool(lacking),
        on_click=reading.wish,
        args=(_key(about, "wish"),),
    )
    if reading.wished(_key(about, "wish")) and not lacking:
        _read(about, mapping, view)


def _read(about: Asked, mapping: Mapping, view: View) -> None:
    """Read the file as it was said; what was said is kept for the next file with this header."""
    try:
        reading.read(about.file, view, mapping)
    except sources.Refused as refusal:
        if refusal.code == "ambiguous_date_order" and refusal.values["column"] not in about.orders:
            orders = (*about.orders, str(refusal.values["column"]))
            reading.ask(about._replace(orders=orders, refusal=refusal))
            st.rerun()
        say_refused(refusal, view.names)
        return
    reading.keep(mapping)
    reading.ask(None)
    st.rerun()


def _what_is_asked(about: Asked, names: Names) -> str:
    """Only what cannot be known."""
    asked = []
    if about.refusal is None:
        asked.append(names.t("map_correct"))
    for question in about.peeked.questions:
        what = names.t(f"ours_{question.about}")
        if question.candidates:
            those = names.listed(names.quoted(visible(one)) for one in question.candidates)
            asked.append(names.t("map_which_of", what=what, columns=those))
        else:
            asked.append(names.t("map_not_found", what=what))
    if about.orders:
        those = names.listed(names.quoted(visible(one)) for one in about.orders)
        asked.append(names.t("map_which_order", columns=those))
    if guessed := [ours for ours, why in about.peeked.why.items() if why in ("words", "values")]:
        what = names.listed(names.t(f"ours_{ours}") for ours in guessed if ours in about.peeked.mapping.columns)
        asked.append(names.t("map_confirm", what=what) if what else "")
    if not any(asked):
        asked = [names.t("map_say")]
    return " ".join(one for one in asked if one)


def _selects(
    wanted: list[str], about: Asked, names: Names, several: tuple[str, ...] = SEVERAL
) -> dict[str, tuple[str, ...]]:
    """For each of our columns which of theirs it is; those that are none are left away."""
    chosen: dict[str, tuple[str, ...]] = {}
    options = [name for name in about.peeked.header if name.strip()]
    for start in range(0, len(wanted), _ABREAST):
        for place, ours in zip(st.columns(_ABREAST), wanted[start : start + _ABREAST], strict=False):
            with place:
                chosen[ours] = _select(ours, options, about, names, several)
    return {ours: theirs for ours, theirs in chosen.items() if theirs}


def _select(ours: str, options: list[str], about: Asked, names: Names, several: tuple[str, ...]) -> tuple[str, ...]:
    known = [one for one in about.mapping.columns.get(ours, ()) if one in options]
    label, key = _label(ours, bool(known), about, names), _key(about, ours)
    if ours in several or len(known) > 1:
        return tuple(
            st.multiselect(
                label, options, known, format_func=visible, key=key, placeholder=names.t("map_no_column"),
                help=names.t("map_several"),
            )
        )  # fmt: skip
    index = options.index(known[0]) if known else None
    found = st.selectbox(label, options, index, format_func=visible, key=key, placeholder=names.t("map_no_column"))
    return () if found is None else (found,)


def _label(ours: str, known: bool, about: Asked, names: Names) -> str:
    label = names.t(f"ours_{ours}")
    why = about.peeked.why.get(ours)
    return names.t("map_found", what=label, how=names.t(f"map_found_{why}")) if known and why else label


def _orders(about: Asked, columns: Map[str, tuple[str, ...]], names: Names) -> dict[str, DayOrder]:
    """The order of day and month, of the columns of which it was asked."""
    said: dict[str, DayOrder] = {}
    for ours, theirs in columns.items():
        if " + ".join(theirs) not in about.orders:
            continue
        column = names.apart(visible(" + ".join(theirs)))
        answer = st.radio(
            as_written(names.t("map_order", column=column)),
            ORDERS,
            index=None,
            format_func=lambda order: names.t(f"map_order_{order.split()[0]}"),
            key=_key(about, f"order_{ours}"),
        )
        if answer:
            said[ours] = answer
    return said


def _known(about: Asked) -> set[str]:
    return {*about.mapping.columns, *(question.about for question in about.peeked.questions)}


def _key(about: Asked, what: str) -> str:
    return f"map_{about.number}_{what}"
