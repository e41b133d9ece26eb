"""What is said of a kept table, and a form to say it otherwise, or to open a private table to everybody."""

from __future__ import annotations

import hashlib

import streamlit as st

from components import whose, words
from components.names import Names
from components.stores import of_shelf
from components.tables import about_form, reading
from components.tables.about_form import Covered
from components.tables.problems_said import say_refused
from components.view import View, as_written, visible
from data.aggregate.counted import holdings
from data.library.opening import library, origin_of
from data.library.records import About, Kept
from data.library.refused import LibraryError
from data.library.terms import only_private
from data.store import Origin


def said(kept: Kept, view: View) -> None:
    """How it was collected, what it covers, whose it is: a line for each that somebody said."""
    names, version = view.names, kept.version(kept.current)
    assert version
    origin = origin_of(kept, version)
    told = {
        "data_kind": words.kind(origin, names),
        "data_covers": _covers(kept, origin, names),
        "data_licence": kept.about.licence,
        "data_citation": kept.about.citation,
        "keep_contact": kept.about.contact,
    }
    for label, text in told.items():
        if text:
            st.text(names.t("library_said", what=names.t(label), said=names.apart(visible(text))))


def form(kept: Kept, view: View) -> None:
    """The form, once it is opened."""
    names, asked = view.names, f"describe_{kept.origin}"
    key = f"{asked}_{_state(kept)}"  # what somebody else has said meanwhile is shown, and never overwritten unseen
    opened = st.popover(names.t("library_describe"), icon=":material/edit_note:", key=asked, on_change="rerun")
    wanted, as_shown = reading.wished(asked), reading.wished(key)
    if not opened.open and not wanted:
        return
    with opened:
        if (rows := _rows(kept)) is None:
            st.error(as_written(names.t("library_unreadable")), icon=":material/block:")
            return
        with st.form(f"{key}_form", border=False):
            about = about_form.fields(kept.about, rows, key, names)
            private = _private(kept, key, names)
            st.form_submit_button(
                names.t("library_describe_do"), key=f"{key}_do", type="primary", on_click=_wish, args=(asked, key)
            )
        if wanted and not as_shown:
            st.error(as_written(names.t("library_moved")), icon=":material/block:")
        elif wanted:
            _describe(kept, about, private, rows, view)


def _wish(*keys: str) -> None:
    for key in keys:
        reading.wish(key)


def _private(kept: Kept, key: str, names: Names) -> bool:
    """Whether it stays private. An open one stays open: it is not known whose browser could take it from the others."""
    bound = any(only_private(version.source, version.header) for version in kept.versions)
    own = bool(kept.owner) and kept.owner == whose.owner()
    ticked = st.checkbox(names.t("keep_private"), bool(kept.owner), disabled=bound or not own, key=f"{key}_private")
    if bound:
        st.info(names.t("keep_acled"), icon=":material/lock:")
    st.caption(names.t("keep_private_said" if own else "library_open_stays"))
    return bool(kept.owner) and (ticked or bound or not own)


def _describe(kept: Kept, about: About, private: bool, rows: Covered, view: View) -> None:
    names = view.names
    if why := about_form.wrong(about, rows):
        wrong = names.t(why, rows=names.window(*rows)) if why == "keep_wrong_covers" else names.t(why)
        st.error(as_written(wrong), icon=":material/block:")
        return
    try:
        library().describe(kept, about, kept.owner if private else "")
    except LibraryError as error:
        say_refused(error, names)
        return
    st.rerun()


def _covers(kept: Kept, origin: Origin, names: Names) -> str:
    """In words where somebody said it so, and the days."""
    rows = (origin.covers_from, origin.covers_to) if kept.holds == "incidents" else _rows(kept)
    days = names.window(*rows) if rows else ""
    said_so = origin.covers.get(names.lang, "")
    if not said_so or not days:
        return said_so or days
    return names.t("library_covers", said=names.apart(visible(said_so)), days=days)


def _rows(kept: Kept) -> Covered | None:
    """The first and the last day in the rows of the version in use; None where they cannot be read."""
    version = kept.version(kept.current)
    assert version
    if version.facts:
        return version.facts.covers_from, version.facts.covers_to
    try:
        _, store = of_shelf(library())[kept.origin]
        held = holdings(store.table("counts", kept.origin))
    except (KeyError, LibraryError):  # removed in between, or its files are not there
        return None
    return (held.covers_from, held.covers_to) if held else None


def _state(kept: Kept) -> str:
    return hashlib.sha256(repr((kept.about, kept.owner)).encode()).hexdigest()[:8]
