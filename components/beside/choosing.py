"""The choice in the side bar: whose totals stand beside, of which type, events or killed; kept in the link."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components import permalink
from components.beside import said
from components.beside.tables import Table
from components.view import View, visible
from data.beside import BESIDE, TYPE, WHAT


def show(view: View, tables: Mapping[str, Table]) -> None:
    """Draw it where there is any table of totals."""
    names, beside = view.names, view.beside
    asked = permalink.read().get(BESIDE, "")
    if not tables and not asked:
        return
    here = beside.origin.origin if beside else asked if asked in tables else ""
    options = ["", *tables]
    st.selectbox(
        names.t("beside_choose"),
        options,
        options.index(here),
        format_func=lambda name: _called(tables[name], view) if name else names.t("choose_none"),
        **permalink.bind(BESIDE, here, str, (TYPE, WHAT), typed=True),
    )
    if beside is None:
        return
    kinds = beside.held.choices
    if len(kinds) > 1:
        st.selectbox(
            names.t("beside_choose_type"),
            kinds,
            kinds.index(beside.kind),
            format_func=lambda kind: said.kind(kind, names),
            **permalink.bind(TYPE, beside.kind, lambda kind: "" if kind == kinds[0] else kind, typed=True),
        )
    whats = beside.held.recorded
    if len(whats) > 1:
        st.selectbox(
            names.t("beside_choose_what"),
            whats,
            whats.index(beside.what),
            format_func=lambda what: names.begun(names.t(f"beside_{what}")),
            **permalink.bind(WHAT, beside.what, lambda what: "" if what == whats[0] else what, typed=True),
        )


def _called(table: Table, view: View) -> str:
    return visible(table.origin.names.get(view.names.lang, table.origin.origin))
