"""The store that every session reads, opened once by whoever asks first: a session, or somebody who asks for health."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.filter import Filter
from data.library import opening
from data.library.refused import LibraryError
from data.store import Store, open_store

_OPENING = threading.Lock()


def shared_store() -> Store:
    """The shipped tables, or those of RASID_TABLES or of the database that RASID_DATABASE names."""
    with _OPENING:
        return _opened()


def in_view(asked: Filter, stores: Mapping[str, Store]) -> Store | None:
    """The store of the table that a filter asks for, in the version that it asks for; None where there is no table.

    Where there is no such version, that of the version in use: data.unmet says so, and no number of it is shown.
    """
    store = stores.get(asked.origin)
    kept = opening.library().find(asked.origin) if store and asked.asof else None
    version = opening.pinned(kept, asked.asof) if kept else None
    if not kept or not version:
        return store
    try:
        return opening.store_of_version(opening.library(), kept, version.number)
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
