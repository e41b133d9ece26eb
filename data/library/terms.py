"""Whose terms of use do not let a table be passed on: those of ACLED, however its columns were read."""

from __future__ import annotations

from collections.abc import Collection

from data.text import name_key

_MARKS = (frozenset({"event_id_cnty"}), frozenset({"disorder_type", "sub_event_type"}))  # no other source has these
_KNOWN = frozenset(map(frozenset, (map(name_key, marks) for marks in _MARKS)))


def only_private(source: str, header: Collection[str]) -> bool:
    """Whether a table may be kept as a private one alone.

    source  the layout it was read by; header: the file's columns, whatever they were said to be.
    """
    named = {name_key(name) for name in header}
    return source.startswith("acled") or any(marks <= named for marks in _KNOWN)
