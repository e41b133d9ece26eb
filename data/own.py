"""Own columns: those of a user's table that have no place in the schema, as they are called in the store and in files
that are written: schema.OWN and the header. A header is untrusted text: what nobody sees in it is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

import pyarrow as pa

from data.schema import OWN, WHENCE
from data.text import name_key

DERIVED = ("search_text", "origin", "provenance", *WHENCE)  # made here or in an export, never taken from a file
_EXPORTED = {"incident_id", "date_start", "event_type", "event_class", "origin"}  # every export of ours has them all
MOST = 200  # own columns of a table
LONGEST_NAME = 100  # characters
_SPACE = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Direction marks, letters of no width (but for those that join Arabic letters or part them), halves of a letter.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def is_own(column: str) -> bool:
    """Whether a column of the store, or of a file that was written here, is an own one."""
    return column.startswith(OWN)


def columns_in(names: Iterable[str]) -> tuple[str, ...]:
    """Those of some columns that are own ones, in their order."""
    return tuple(filter(is_own, names))


def added_here(header: Collection[str]) -> tuple[str, ...]:
    """The columns of a file that were made here, where it is an export of ours: in another they are its own."""
    return DERIVED if set(header) >= _EXPORTED else ()


def with_own(schema: pa.Schema, table: pa.Schema) -> pa.Schema:
    """A schema with the own columns of a table after its own."""
    for field in table:
        if is_own(field.name) and field.name not in schema.names:
            schema = schema.append(pa.field(field.name, field.type))
    return schema


def columns(headers: Sequence[str]) -> tuple[str, ...]:
    """What own columns under these headers are called in the store: each by a name of its own, also for a reader to
    whom case, spaces and signs are nothing. An own column of a file that was written here has its name back.
    """
    taken: set[str] = set()
    return tuple(OWN + _unlike(_seen(header.removeprefix(OWN)), taken) for header in headers)


def _seen(header: str) -> str:
    name = _SPACE.sub(" ", _UNSEEN.sub("", header[: LONGEST_NAME * 10])).strip()
    return name[:LONGEST_NAME].strip() or "?"


def _unlike(name: str, taken: set[str]) -> str:
    """The name, numbered where another has it."""
    found, number = name, 1
    while (key := name_key(found) or found) in taken:
        number += 1
        found = f"{name} ({number})"
    taken.add(key)
    return found
