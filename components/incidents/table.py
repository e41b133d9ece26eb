"""The table of incidents: one page of the list in words, sorted on the server, a row opens the incident's card.

A page of rows goes to the browser, never the table. Sort order, page and incident are in the URL.
"""

from __future__ import annotations

import html
from typing import Any

import streamlit as st

from components import permalink, words
from components.incidents import listed as incident_list
from components.incidents.columns import USUAL, Column, name, shown
from components.incidents.listed import Row, date
from components.incidents.way import BACK, INCIDENT
from components.names import Names
from components.part import part
from components.permalink import PAGE
from components.view import View, visible
from components.written import shortened
from data.aggregate import listing
from data.filter import LONGEST_TEXT, Doubt
from data.schema import OWN

ROWS, MOST_ROWS = 100, 2000  # on one page of the list; on one that is to be printed
SORT, WHOLE = "sort", "whole"  # URL parameters
_KEY = "incident_table"
_LONGEST_OWN = 300  # letters of a cell of an own column
_ASCENDING = ("earliest", "mildest", "place", "governorate", "class", "type", "basis", "status")


def show(view: View, length: listing.Length, chosen: tuple[Column, ...], beside_a_card: bool) -> None:
    """Draw the page of the list that the URL asks for.

    length         of the whole list. Columns that none of it gives are left out, and named by columns.not_given.
    chosen         what columns.choose gave.
    beside_a_card  only what tells incidents apart.
    """
    names = view.names
    whole, doubts = permalink.choice(WHOLE, ("0", "1"), "0")
    view.say_doubts(doubts)
    most = MOST_ROWS if whole == "1" else ROWS
    pages = max(1, -(-length.incidents // most))
    page = _page(view, pages)
    order = order_asked(view)
    columns = shown(chosen, length, view.origin, beside_a_card)
    own = tuple(column.code for column in columns if column.code.startswith(OWN))
    rows = view.ask(listing.listed, order=order, limit=most, offset=(page - 1) * most, lang=names.lang, own=own)
    data = {
        "label": names.t("page_incidents"),
        "sort": names.t("list_sort"),
        "rtl": names.rtl,
        "chosen": permalink.read().get(INCIDENT, ""),
        "columns": [_header(column, order, names) for column in columns],
        "rows": [
            {"id": row["incident_id"], "cells": [_cell(column.code, row, view) for column in columns]}
            for row in rows.to_dict("records")
        ],
    }
    first = (page - 1) * most + 1
    st.caption(_said(first, len(rows), length.incidents, order, names))
    if left := length.incidents - len(rows):
        st.html(f'<p class="on-paper">{html.escape(names.t("list_left", n=left))}</p>')
    _table()(key=_KEY, data=data, on_picked_change=_picked, on_sorted_change=_sorted)
    if length.incidents > ROWS:
        with st.container(horizontal=True, vertical_alignment="center", key="list_pages"):
            if pages > 1:
                key = f"{PAGE}_{page}"  # a new one for each page: the URL says which it is, not the session
                st.pagination(pages, default=page, key=key, on_change=lambda: _turned(st.session_state[key]))
            st.toggle(
                names.t("list_whole", n=MOST_ROWS),
                **permalink.bind(WHOLE, whole == "1", lambda on: "1" if on else "", (PAGE,)),
            )


def search(view: View) -> None:
    """A field that searches the text of incidents: the same as the filter bar's."""
    key = "incident_search"
    permalink.hold(key, view.filter.text, typed=True)
    st.text_input(
        view.names.t("filter_text"),
        view.filter.text,
        max_chars=LONGEST_TEXT,
        placeholder=view.names.t("filter_text_hint"),
        icon=":material/search:",
        key=key,
        on_change=lambda: permalink.write("text", st.session_state[key].strip()),
    )


def sort(view: View) -> None:
    """A choice of sort order: the same as a click on the head of a column."""
    asked, doubts = permalink.choice(SORT, listing.ORDERS, "latest")
    view.say_doubts(doubts)
    if asked != order_asked(view) and not doubts:
        st.info(view.names.begun(words.not_recorded(view.names.t(f"sort_{asked}"), view.names)))
    st.selectbox(
        view.names.t("list_sort"),
        [order for order in listing.ORDERS if view.origin.records(*listing.columns_of(order))],
        format_func=lambda order: view.names.t(f"sort_{order}"),
        width=240,
        **permalink.bind(SORT, order_asked(view), lambda order: "" if order == "latest" else order, (PAGE,)),
    )


def order_asked(view: View) -> listing.Order:
    """The order that the URL asks for; the latest first where it asks in vain, or for what is never recorded."""
    asked, _ = permalink.choice(SORT, listing.ORDERS, "latest")
    order = next(order for order in listing.ORDERS if order == asked)
    return order if view.origin.records(*listing.columns_of(order)) else "latest"


def _page(view: View, pages: int) -> int:
    """The page asked for. One beyond the last, left over from a longer list, is the last."""
    permalink.choice(PAGE, (), "")  # a parameter this page has a use for
    asked = permalink.read().get(PAGE, "1")
    if asked.isascii() and asked.isdecimal() and len(asked) < 9 and int(asked):
        return min(int(asked), pages)
    view.say_doubts([Doubt(PAGE, asked[:LONGEST_TEXT])])
    return 1


def _said(first: int, shown: int, incidents: int, order: listing.Order, names: Names) -> str:
    """Which part of the list this is, and in which order."""
    last = first + shown - 1
    part = names.number(first) if first == last else names.isolated(f"{names.number(first)}\u2013{names.number(last)}")
    total = names.t("incidents_count", n=incidents)
    return names.t("list_said", shown=part, total=total, order=names.t(f"sort_{order}"))


def _header(column: Column, order: listing.Order, names: Names) -> dict[str, Any]:
    sorted_so = ("ascending" if order in _ASCENDING else "descending") if order in column.orders else ""
    said = visible(column.code.removeprefix(OWN)) if column.code.startswith(OWN) else name(column.code, names)
    return {"code": column.code, "name": said, "sorts": bool(column.orders), "sorted": sorted_so}


def _cell(code: str, row: Row, view: View) -> str:
    """One cell in words. Text of the row's own keeps its direction, and its invisible letters are named."""
    names = view.names
    if code.startswith(OWN):
        return shortened(row[code], _LONGEST_OWN) or names.t("own_not_given")
    match code:
        case "date":
            return date(row, names)
        case "place":
            return place(row, names)
        case "governorate" | "district":
            return names.of("area", row[code])
        case "class" | "type":
            return names.of(f"event_{code}", row[f"event_{code}"])
        case "who":
            return incident_list.who(row, names, view.origin)
        case "killed":
            return incident_list.killed(row, names, view.origin)
        case "injured" | "detained" | "killed_civilians":
            return incident_list.toll(row, code, names)
        case "basis":
            return names.of("basis", row["initiator_basis"])
        case "id":
            return names.apart(visible(row["incident_id"]))
        case "status":
            return names.of("status", row["status"])
        case "sources":
            return names.sources(visible(row["sources"])) or names.t("not_reported")
    return names.listed(flag(code, names) for code in str(row["flags"]).split(";")) if visible(row["flags"]) else ""


def place(row: Row, names: Names) -> str:
    """The name of the place, and how well it is known where that is not the place itself."""
    first, second = ("place_name_ar", "place_name_en") if names.lang == "ar" else ("place_name_en", "place_name_ar")
    name = names.apart(visible(row[first]) or visible(row[second]))
    precision = names.of("location", row["location_precision"])
    if not name:
        return names.begun(precision)
    if row["location_precision"] in incident_list.AREAS:
        return f"{name} ({names.t('described_area')})"
    return name if row["location_precision"] == "place" else f"{name} ({precision})"


def flag(code: str, names: Names) -> str:
    """A warning in a few words; a code that has none is shown as it is."""
    return names.t(f"flag_{code}") if names.has(f"flag_{code}") else names.apart(visible(code))


def _turned(page: int) -> None:
    permalink.write(PAGE, "" if page == 1 else str(page))


def _picked() -> None:
    permalink.write(INCIDENT, str(st.session_state[_KEY]["picked"] or ""), (BACK,))


def _sorted() -> None:
    column = next((column for column in USUAL if column.code == st.session_state[_KEY]["sorted"]), None)
    if column and column.orders:
        now = permalink.read().get(SORT, "latest")
        at = column.orders.index(now) + 1 if now in column.orders else 0
        order = column.orders[at % len(column.orders)]
        permalink.write(SORT, "" if order == "latest" else order, (PAGE,))


def _table() -> Any:
    return part(
        "incident_table",
        '<div class="list"><table><thead></thead><tbody></tbody></table></div>',
        __file__,
    )
