"""Whose terms of use do not let a table be passed on: those of ACLED, however its columns were read."""

from __future__ import annotations

from collections.abc import Collection

from data.sources.cells import Import
from data.text import name_key

_MARKS = frozenset(map(name_key, ("event_id_cnty", "event_id_no_cnty", "disorder_type")))  # no other source has these


def only_private(source: str, header: Collection[str]) -> bool:
    """Whether a table may be kept as a private one alone.

    source  the layout it was read by; header: the file's columns, whatever they were said to be.
    """
    return "acled" in source.lower() or not _MARKS.isdisjoint(map(name_key, header))


def binds(read: Import) -> bool:
    """The same of what was read; of totals also by the source that their rows name."""
    counted = read.others.get("counts")
    named = counted["source"].unique().to_pylist() if counted is not None else []
    return only_private(read.source, read.header) or any("acled" in (source or "").lower() for source in named)
