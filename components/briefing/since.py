"""The earlier snapshot of the tables that a briefing is compared with: RASID_SNAPSHOT, or a folder that is named."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from components.view import View
from data import query, snapshot
from data.snapshot import Changes
from data.store import Store, open_store

SNAPSHOT = "RASID_SNAPSHOT"


def folder() -> Path | None:
    """The snapshot's folder, None where none is set or it holds none."""
    named = os.environ.get(SNAPSHOT, "")
    return Path(named) if named and (Path(named) / snapshot.TAKEN).is_file() else None


def changes(view: View, before: Path) -> Changes | None:
    """What differs in a view since a snapshot; None where the snapshot does not hold its table."""
    taken = snapshot.taken(before)
    earlier = _opened(before, (before / snapshot.TAKEN).stat().st_mtime_ns)
    if view.origin.origin not in earlier.origins:
        return None
    old = query.matching(earlier.incidents(view.origin.origin), view.filter)
    return snapshot.changes(view.incidents, old, taken)


@cache
def _opened(before: Path, written: int) -> Store:
    del written  # a snapshot that is replaced is opened anew
    return open_store(tables=before)
