"""A new version of a kept table: the rows of an upload in place of its own, or added to them, once what that changes
was looked at. Undo stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import streamlit as st

from components import permalink, whose
from components.tables import differing, reading, versions
from components.tables.keeping import Again, Brought, read_again
from components.tables.problems_said import say_refused
from components.view import View, as_written, visible
from data import sources
from data.ledger.checking import LONGEST_NAME
from data.library import difference, making
from data.library.difference import Difference
from data.library.opening import library, may_see
from data.library.records import Kept
from data.library.refused import LibraryError
from data.library.terms import only_private
from data.sources.cells import Import
from data.text import name_key

Way = Literal["replace", "add"]
WAYS: tuple[Way, ...] = ("replace", "add")


class Compared(NamedTuple):
    """An upload beside the kept table as it was then. told: None for totals; rows: that the table would have."""

    origin: str
    way: Way
    kept: Kept
    told: Difference | None
    rows: int


def show(brought: Brought, view: View) -> None:
    """Which table, and how; the difference; and the click that makes the version. Nothing where no table is kept."""
    names, key = view.names, f"new_version_{brought.origin}"
    tables = {kept.origin: kept for kept in _candidates(brought)}
    if not tables:
        return
    opened = st.expander(names.t("replace_title"), key=key, icon=":material/published_with_changes:", on_change="rerun")
    if not opened.open:
        return
    with opened:
        st.caption(names.t("replace_said"))
        known = _of_its_header(brought, tables)
        origin = st.selectbox(
            names.t("replace_of"),
            list(tables),
            index=list(tables).index(known) if known else None,
            format_func=lambda one: visible(tables[one].about.name(names.lang)),
            placeholder=names.t("choose_none"),
            key=f"{key}_of",
        )
        way = st.radio(
            names.t("replace_how"),
            WAYS,
            format_func=lambda code: names.t(f"replace_{code}"),
            captions=[names.t(f"replace_{code}_said") for code in WAYS],
            key=f"{key}_how",
        )
        by = st.text_input(names.t("keep_by"), max_chars=LONGEST_NAME, key=f"{key}_by", autocomplete="name").strip()
        st.button(
            *(names.t("replace_compare"), f"{key}_compare"),
            icon=":material/difference:",
            disabled=origin is None,
            on_click=reading.wish,
            args=(f"{key}_look",),
        )
        if origin is None:
            return
        kept = tables[origin]
        if reading.wished(f"{key}_look"):
            _compare(brought, kept, way, key, view)
        found: Compared | None = st.session_state.get(key + "_found")
        if found and found[:2] == (kept.origin, way):
            _decide(brought, found, by, key, view)


def _candidates(brought: Brought) -> Iterator[Kept]:
    """The kept tables that this browser may see and that this upload may become a version of."""
    owner, bound = whose.owner(), only_private(brought.source, brought.header)
    for kept in library().tables():
        if may_see(kept, owner) and (kept.owner or not bound):  # what must stay private is added to nothing open
            yield kept


def _of_its_header(brought: Brought, tables: dict[str, Kept]) -> str:
    """The one table that was read from such a file before; "" where none was, or several."""
    header = {name_key(name) for name in brought.header}
    alike = [
        origin
        for origin, kept in tables.items()
        if any({name_key(name) for name in version.header} == header for version in kept.versions)
    ]
    return alike[0] if len(alike) == 1 else ""


def _compare(brought: Brought, kept: Kept, way: Way, key: str, view: View) -> None:
    """Find out what it changes, and remember that until something else is asked."""
    st.session_state.pop(key + "_found", None)
    try:
        _, after = _after(brought, kept, way, view)
        told = None if kept.holds == "counts" else difference.difference(_incidents(kept), after.table)
    except (LibraryError, sources.Refused) as why_not:
        say_refused(why_not, view.names)
    else:
        st.session_state[key + "_found"] = Compared(kept.origin, way, kept, told, after.n_loaded)


def _after(brought: Brought, kept: Kept, way: Way, view: View) -> tuple[Again, Import]:
    """The upload, and the whole table as it would be. Raises Refused, LibraryError (other_kind, empty)."""
    again = read_again(brought, view)
    if making.holds(again.found) != kept.holds:
        raise LibraryError("other_kind", table=kept.origin)
    if way == "replace" or kept.holds == "counts":
        return again, again.found
    return again, difference.added(_incidents(kept), again.found)


def _incidents(kept: Kept) -> Path:
    return library().version_folder(kept, kept.current) / "incidents.parquet"


def _decide(brought: Brought, found: Compared, by: str, key: str, view: View) -> None:
    names = view.names
    differing.show(found.told, found.kept, found.rows, view)
    if found.told and found.told.nothing:
        return
    st.button(
        *(names.t("replace_do"), f"{key}_make"),
        type="primary",
        icon=":material/check:",
        on_click=reading.wish,
        args=(f"{key}_do",),
    )
    if not reading.wished(f"{key}_do"):
        return
    if not by:
        st.error(as_written(names.t("keep_wrong_by")), icon=":material/block:")
        return
    try:
        again, after = _after(brought, found.kept, found.way, view)
        made = library().add_version(
            found.kept,
            after,
            how="replaced" if found.way == "replace" else "added",
            by=by,
            original=again.file.content,
            name=again.file.name,
            sheet=again.file.sheet,
            mapping=again.mapping,
        )
    except sources.Refused as refusal:
        say_refused(refusal, names)
        return
    except LibraryError as error:
        st.session_state.pop(key + "_found", None)  # what was compared is no more what is there
        say_refused(error, names)
        return
    st.session_state.pop(key + "_found", None)
    versions.say_made(found.kept, made)
    reading.forget(brought.origin)
    if made.holds == "incidents":
        permalink.write("table", made.origin, ("period", "from", "to", "gov", "district", "asof", "own"))
        permalink.write("gov", "all")
    st.rerun()
