"""The store that every session reads, opened once by whoever asks first: a session, or somebody who asks for health."""

from __future__ import annotations

import gc
import os
import threading
from functools import cache
from pathlib import Path

from data.store import Store, open_store

_OPENING = threading.Lock()


def shared_store() -> Store:
    """The shipped tables, or those of RASID_TABLES or of the database that RASID_DATABASE names."""
    with _OPENING:
        return _opened()


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
