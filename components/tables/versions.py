"""The versions of a kept table: which there are, a link to each, and which is in use. Undo is to use another again."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from components import permalink
from components.tables import reading
from components.tables.problems_said import say_refused
from components.view import View, as_written, visible
from data.library.opening import library
from data.library.records import Kept, Version
from data.library.refused import LibraryError

_MADE = "version_made"  # session state: the table, the version that was in use, the one that was made


def show(kept: Kept, view: View) -> None:
    """Each version, the newest first, and what may be done with it."""
    names = view.names
    st.html(f"<h4>{html.escape(names.t('versions_title'))}</h4>")
    for version in reversed(kept.versions):
        key = f"{kept.origin}_{version.number}"
        with st.container(horizontal=True, vertical_alignment="center", key=f"version_{key}"):
            st.text(_said(kept, version, view), width="content")
            if kept.holds == "incidents":
                st.button(
                    *(names.t("version_look"), f"look_{key}"),
                    type="tertiary",
                    icon=":material/visibility:",
                    on_click=_look,
                    args=(kept.origin, version.number),
                )
            if version.number != kept.current:
                st.button(
                    *(names.t("version_use"), f"use_{key}"),
                    icon=":material/history:",
                    on_click=reading.wish,
                    args=(f"use_{key}",),
                )
                with st.popover(names.t("version_remove"), icon=":material/delete:", key=f"ask_{key}"):
                    st.markdown(as_written(names.t("version_remove_sure", n=version.number)))
                    st.button(
                        *(names.t("version_remove_do"), f"drop_{key}"),
                        type="primary",
                        on_click=reading.wish,
                        args=(f"drop_{key}",),
                    )
        if reading.wished(f"use_{key}"):
            use(kept, version.number, view)
        if reading.wished(f"drop_{key}"):
            _remove(kept, version.number, view)


def say_made(before: Kept, after: Kept) -> None:
    """Remember that a version was made, until another thing is done to a table: the way back stands beside it."""
    st.session_state[_MADE] = (after.origin, before.current, after.current)


def say_undo(kept: Kept, view: View) -> None:
    """That a version of this table was just made, and the way back."""
    names = view.names
    origin, before, now = st.session_state.get(_MADE, ("", 0, 0))
    if origin != kept.origin or kept.current != now or kept.version(before) is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"undo_{origin}"):
        name = visible(kept.about.name(names.lang))
        st.success(as_written(names.t("version_made", n=now, name=names.apart(name))), icon=":material/check:")
        wish = f"undo_{origin}_{before}"
        st.button(
            *(names.t("version_undo", n=before), f"do_{wish}"),
            icon=":material/undo:",
            on_click=reading.wish,
            args=(wish,),
        )
    if reading.wished(wish):
        use(kept, before, view)


def use(kept: Kept, number: int, view: View) -> None:
    """Put a version in use, and look at it."""
    try:
        library().use(kept, number)
    except LibraryError as error:
        say_refused(error, view.names)
        return
    if permalink.read().get("table") == kept.origin:
        permalink.write("asof", "")
    st.rerun()


def _remove(kept: Kept, number: int, view: View) -> None:
    try:
        library().remove_version(kept, number)
    except LibraryError as error:
        say_refused(error, view.names)
        return
    st.rerun()


def _look(origin: str, number: int) -> None:
    permalink.write("table", origin, ("period", "from", "to", "own"))
    permalink.write("asof", str(number))


def _said(kept: Kept, version: Version, view: View) -> str:
    """Version 2, 29 November 2026, Rima: rows added, 120 rows, from week2.csv. In use."""
    names = view.names
    parts = [
        names.t("version_named", n=version.number, day=names.date(date.fromisoformat(version.made[:10]))),
        names.t(f"version_{version.how}", who=names.apart(visible(version.by))),
        names.t("library_rows", n=version.loaded),
        names.isolated(visible(version.files[-1].name)),
        *([names.t("version_in_use")] if version.number == kept.current else []),
    ]
    return " · ".join(parts)
