"""The stores of a run: the shared one, opened once by whoever asks first; those of tables that are kept, or uploaded.

What is shared is opened by a session, or by somebody who asks for health.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from components.reviewed import store as reviewed_store
from data.filter import Filter
from data.library import making
from data.library.opening import OPEN, library, may_see, passing, pinned, store_of_version
from data.library.records import Kept
from data.library.refused import LibraryError
from data.library.shelf import Shelf
from data.store import Store, open_store

_OPENING = threading.Lock()
_UPLOADS = "uploads"  # session state: {origin: Store}; what outlasts the session is on the shelf of passing tables
_COUNTS = "uploaded_counts"  # session state: {origin: Store} of totals of others
_Shelved = Mapping[str, tuple[Kept, Store]]
_shelved: dict[Path, _Shelved] = {}  # the stores of a shelf as it was found last: what has not changed stays open


def all_stores(owner: str) -> dict[str, Store]:
    """Every table of incidents that a browser may look at, and its store: the shared ones, the reviewed rows, those
    that are kept, this session's uploads and what this browser has uploaded within a day.

    owner  what stands for the browser: components.whose.
    """
    found = {**shared_store().alone(), **reviewed_store.reviewed()}
    for shelf in (library(), passing()):
        for name, (kept, store) in of_shelf(shelf).items():
            if kept.holds == "incidents" and may_see(kept, owner):
                found.setdefault(name, store)
    return {**found, **uploads()}


def of_shelf(shelf: Shelf) -> _Shelved:
    """Every table of a shelf, whoever may see it, and the store of its version in use. No row of them is asked for."""
    before = _shelved.get(shelf.folder, {})
    if sum(store.is_open for _, store in before.values()) > OPEN:
        before = {}  # lets go of their databases: opening keeps the last that were asked for
    found = {}
    for kept in shelf.tables():
        seen, store = before.get(kept.origin, (None, None))
        if seen is not kept or store is None:
            store = store_of_version(shelf, kept, kept.current)
        found[kept.origin] = kept, store
    _shelved[shelf.folder] = found
    return found


def uploads() -> dict[str, Store]:
    """The tables uploaded in this session."""
    return dict(st.session_state.get(_UPLOADS, {}))


def add_upload(origin: str, store: Store) -> None:
    """Hold an uploaded table in this session."""
    st.session_state.setdefault(_UPLOADS, {})[origin] = store


def remove_upload(origin: str) -> None:
    """Forget a table of this session."""
    st.session_state.get(_UPLOADS, {}).pop(origin, None)


def counts() -> dict[str, Store]:
    """The tables of totals uploaded in this session: store.table("counts", origin)."""
    return dict(st.session_state.get(_COUNTS, {}))


def add_counts(origin: str, store: Store) -> None:
    """Hold an uploaded table of totals of others in this session: it is no table to look at, but beside one."""
    st.session_state.setdefault(_COUNTS, {})[origin] = store


def remove_counts(origin: str) -> None:
    """Forget a table of totals of this session."""
    st.session_state.get(_COUNTS, {}).pop(origin, None)


def shared_store() -> Store:
    """The shipped tables, or those of RASID_TABLES or of the database that RASID_DATABASE names."""
    with _OPENING:
        return _opened()


def in_view(asked: Filter, stores: Mapping[str, Store]) -> Store | None:
    """The store of the table that a filter asks for, in the version that it asks for; None where there is no table, or
    its files are gone.

    Where there is no such version, that of the version in use: data.unmet says so, and no number of it is shown.
    """
    store = stores.get(asked.origin)
    is_kept = store is not None and store.origins[asked.origin].version > 0  # not one of ours that is called the same
    kept = library().find(asked.origin) if is_kept else None
    version = pinned(kept, asked.asof) if kept else None
    if not kept or not version:
        return store
    if kept.holds not in making.paths(library().version_folder(kept, version.number)):
        return None
    if not asked.asof:
        return store
    try:
        return store_of_version(library(), kept, version.number)
    except LibraryError:  # removed in between
        return store


def forget() -> None:
    """Open it anew when it is next asked for."""
    _opened.cache_clear()


@cache
def _opened() -> Store:
    folder = os.environ.get("RASID_TABLES")
    store = open_store(os.environ.get("RASID_DATABASE", ""), *([Path(folder)] if folder else []))
    _ = store.origins
    gc.collect()
    gc.freeze()  # what is loaded once need not be walked at every collection
    return store
