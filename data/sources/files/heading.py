"""Where a table's header stands: titles may stand above it."""

from __future__ import annotations

from collections.abc import Sequence

from data.sources import limits
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Row
from data.sources.problems import Refused
from data.text import name_key

LINES_BEFORE_HEADER = 20


def find(opening: Sequence[Row], known: HeadersKnown, name: str) -> Heading:
    """The first of the opening rows that names a known table's columns, else the first at all.

    raises  Refused: no_rows, too_many_columns, duplicate_columns.
    """
    filled = _filled(opening)
    if not filled:
        raise Refused("no_rows", name=name)
    recognised = _recognised(filled, known)
    first = recognised or filled[0]
    names = _names(first)
    limits.check_columns(len(names), name)
    refuse_twins(names, name)
    return Heading(names, first.number, recognised is not None)


def is_known(opening: Sequence[Row], known: HeadersKnown) -> bool:
    """Whether one of the opening rows names a known table's columns."""
    return _recognised(_filled(opening), known) is not None


def _filled(opening: Sequence[Row]) -> list[Row]:
    return [row for row in opening if any(row.cells)][:LINES_BEFORE_HEADER]


def _recognised(rows: Sequence[Row], known: HeadersKnown) -> Row | None:
    return next((row for row in rows if row.problem is None and known.recognises(_names(row))), None)


def _names(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def refuse_twins(header: Sequence[str], name: str) -> None:
    """Raises Refused (duplicate_columns) where two headers are one but for case, space or punctuation."""
    first: dict[str, str] = {}
    for written in header:
        key = name_key(written)
        if key and key in first:
            raise Refused("duplicate_columns", name=name, columns=f"{first[key].strip()}, {written.strip()}")
        first[key] = written
