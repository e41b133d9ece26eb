"""Keeping an uploaded table: what is said of it, by whom, and who may see it; from then on it opens by its link."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import streamlit as st

from components import permalink, whose
from components.names import Names
from components.tables import about_form, reading
from components.tables.file import File
from components.tables.problems_said import say_refused
from components.view import View, as_written
from data import sources
from data.ledger.checking import LONGEST_NAME
from data.library.opening import library
from data.library.records import About
from data.library.refused import LibraryError
from data.library.terms import only_private
from data.sources.mapping import keeping, toml
from data.sources.mapping.mapping import Mapping
from data.unmet import KEPT


class Brought(NamedTuple):
    """An upload that may be kept.

    source, header  the layout it was read by and the file's columns; covered: the first and last day in its rows.
    file, mapping   what it is read from again, and as: neither is looked at before somebody keeps it.
    """

    origin: str
    source: str
    header: tuple[str, ...]
    covered: tuple[date, date]
    file: Callable[[], File]
    mapping: Callable[[], Mapping | None]


class Again(NamedTuple):
    """An upload as it was read once more. mapping: TOML of what was said of its columns, "" where nothing had to be."""

    file: File
    found: sources.Import
    mapping: str


def read_again(brought: Brought, view: View) -> Again:
    """Read an upload for the library, with its progress and a way to stop it. Raises Refused, LibraryError."""
    file, mapping = brought.file(), brought.mapping()
    with reading.at_work("keeping", file, view.names) as meanwhile:
        found = sources.load(
            *(file.content, file.name),
            sheet=file.sheet,
            origin=file.origin,
            mapping=mapping,
            meanwhile=meanwhile,
        )
    said = mapping or keeping.kept(found.header)
    return Again(file, found, toml.written(said) if said else "")


def show(brought: Brought, view: View) -> None:
    """The form, once it is opened."""
    names, key = view.names, f"keep_{brought.origin}"
    opened = st.expander(names.t("keep_title"), key=key, icon=":material/bookmark_add:", on_change="rerun")
    if not opened.open:
        return
    owner, bound = whose.owner(), only_private(brought.source, brought.header)
    with opened:
        st.caption(names.t("keep_said"))
        if bound and not owner:
            st.error(names.t("keep_acled_not"), icon=":material/block:")
            return
        with st.form(f"{key}_form", border=False):
            about = about_form.fields(About({}), brought.covered, key, names)
            by = st.text_input(names.t("keep_by"), max_chars=LONGEST_NAME, key=f"{key}_by", autocomplete="name").strip()
            private = _private(key, bound, owner, names)
            st.form_submit_button(
                names.t("keep_do"),
                key=f"{key}_do",
                type="primary",
                icon=":material/bookmark_add:",
                on_click=reading.wish,
                args=(key,),
            )
        if reading.wished(key):
            _keep(brought, about, by, owner if private else "", view)


def _private(key: str, bound: bool, owner: str, names: Names) -> bool:
    """Whether the table is this browser's alone."""
    private = st.checkbox(names.t("keep_private"), bound, disabled=bound or not owner, key=f"{key}_private")
    if bound:
        st.info(names.t("keep_acled"), icon=":material/lock:")
    st.caption(names.t("keep_private_said" if owner else "keep_private_not"))
    return bool(owner) and (private or bound)


def _keep(brought: Brought, about: About, by: str, owner: str, view: View) -> None:
    names = view.names
    if why := about_form.wrong(about, brought.covered) or ("" if by else "keep_wrong_by"):
        rows = names.window(*brought.covered)
        st.error(
            as_written(names.t(why, rows=rows) if why == "keep_wrong_covers" else names.t(why)), icon=":material/block:"
        )
        return
    try:
        again = read_again(brought, view)
        kept = library().keep(
            *(again.found, about),
            origin=f"{KEPT}{secrets.token_hex(6)}" if owner else "",  # a private one's name tells nobody anything
            by=by,
            original=again.file.content,
            name=again.file.name,
            sheet=again.file.sheet,
            mapping=again.mapping,
            owner=owner,
        )
    except (LibraryError, sources.Refused) as why_not:
        say_refused(why_not, names)
        return
    reading.forget(brought.origin)
    if kept.holds == "incidents":
        permalink.write("table", kept.origin, ("period", "from", "to", "gov", "district"))
        permalink.write("gov", "all")
    st.rerun()
