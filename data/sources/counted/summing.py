"""What an import of totals adds up to, where its rows may be added up at all."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc


class Sum(NamedTuple):
    """Totals of one type, or of all where an event is of one type alone (`type` ""). events, killed: None where no row
    gives any; silent: rows that give neither.
    """

    type: str
    rows: int
    events: int | None
    killed: int | None
    silent: int


def sums(counts: pa.Table) -> tuple[Sum, ...]:
    """A sum for each type, most rows first, where types may count one event twice; else one.

    counts  schema.COUNTED. Rows of the whole country are in no sum where others are of an area.
    """
    country = pc.and_(pc.is_null(counts["governorate"]), pc.is_null(counts["area_text"]))
    placed = counts.filter(pc.invert(country))
    rows = placed if len(placed) else counts
    if pc.all(rows["exclusive"], min_count=0).as_py():
        return (_sum("", rows),)
    types = sorted(pc.value_counts(rows["type_text"]).to_pylist(), key=lambda one: -one["counts"])
    named = [one["values"] for one in types]
    return tuple(_sum(name or "", rows.filter(_is(rows["type_text"], name))) for name in named)


def _is(texts: pa.ChunkedArray, name: str | None) -> pa.ChunkedArray:
    return pc.is_null(texts) if name is None else pc.fill_null(pc.equal(texts, name), False)


def _sum(name: str, rows: pa.Table) -> Sum:
    silent = pc.and_(pc.is_null(rows["events"]), pc.is_null(rows["killed"]))
    events, killed = (pc.sum(rows[what]).as_py() for what in ("events", "killed"))
    return Sum(name, len(rows), events, killed, pc.sum(silent).as_py() or 0)
