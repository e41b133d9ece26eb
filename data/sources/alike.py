"""Rows of one file that may tell of one incident: found and named, never joined and never removed.

Which two may be one is said by data.merge.are_alike. Here stands only how to find them among a million rows: those of
one act whose days meet lie beside each other in an order by act, place and first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data import merge, schema
from data.sources.cells import Alike
from data.text import name_key

NAMED = 5  # pairs
MET = 1_000_000  # pairs of one act, of days and places that meet, whose actors are looked at
MOST = 50_000  # pairs that are compared field by field: a second or two
AT_ONCE = 5_000  # of them: a row stands in memory as 2 KB of Python values
_COMPARED = (
    *("date_start", "date_end", "governorate", "event_class", "event_type", "latitude", "longitude"),
    *("initiators", "targets", *schema.COUNTS),
)
_AREAS = ("subdistrict", "district", "governorate")
_CALLED = ("place_id", "place_name_en", "place_name_ar")
LOOKED_AT = (*_COMPARED, *_AREAS[:-1], *_CALLED, *schema.WHENCE)  # columns
_BESIDE = sorted(product((-1, 0, 1), repeat=2), key=lambda step: (step != (0, 0), step))  # the row's own cell first
_SEPARATOR = "\x1f"

Numbers = npt.NDArray[np.int64]


class _Days(NamedTuple):
    """First and last day of each row, counted from the first of all."""

    start: Numbers
    end: Numbers


class _Line(NamedTuple):
    """Rows in an order by their keys, then by their first day: which row stands at each place, its key and its days.

    span  more days than there are between any two of them.
    """

    order: Numbers
    keys: Numbers
    days: _Days
    span: int


def alike(table: pa.Table) -> Alike:
    """The rows of a file (schema.INCIDENTS, by from_row) that may be of one incident with another row of it."""
    if len(table) < 2 or table["from_row"].null_count:  # what several rows were merged into is no row
        return Alike()
    pairs: set[tuple[int, int]] = set()
    whole = True
    sides = [_Side(table[side]) for side in ("initiators", "targets")]
    for met, more in _candidates(table):
        found = met[np.logical_and.reduce([side.agree(met) for side in sides])]
        room = MOST - len(pairs)
        pairs |= {(min(pair), max(pair)) for pair in found[:room].tolist()}
        whole &= not more and len(found) <= room
    same = _same(table, np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2))
    titles = table["from_sheet"].unique().to_pylist()  # as the sheets follow one another
    order = {title: place for place, title in enumerate(titles)}
    rows = sorted({row for pair in same for row in pair})
    whence = table.select(schema.WHENCE).take(pa.array(rows, pa.int64())).to_pylist()
    stood = {row: (order[one["from_sheet"]], one["from_row"]) for row, one in zip(rows, whence, strict=True)}
    named = sorted(sorted((stood[one], stood[two])) for one, two in same)[:NAMED]
    told = [[(titles[sheet] or "", number) for sheet, number in pair] for pair in named]
    return Alike(len(rows), tuple((one, two) for one, two in told), whole)


def _same(table: pa.Table, pairs: Numbers) -> list[tuple[int, int]]:
    """Those of some pairs of rows that may be of one incident; the rows of AT_ONCE are held at a time."""
    rows, places = np.unique(pairs, return_inverse=True)
    compared = table.select(_COMPARED).take(pa.array(rows))
    same: list[tuple[int, int]] = []
    for start in range(0, len(pairs), AT_ONCE):
        here, part = np.unique(places.reshape(-1, 2)[start : start + AT_ONCE], return_inverse=True)
        read = compared.take(pa.array(here)).to_pylist()
        of_one = [merge.are_alike(read[one], read[two]) for one, two in part.reshape(-1, 2).tolist()]
        same += [(one, two) for one, two in pairs[start : start + AT_ONCE][of_one].tolist()]
    return same


class _Side:
    """One side of each row; lists of actors are few, and each two of them are compared once."""

    def __init__(self, actors: pa.ChunkedArray) -> None:
        encoded = pc.dictionary_encode(actors.combine_chunks(), null_encoding="encode")
        self._codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        self._lists: list[str | None] = encoded.dictionary.to_pylist()

    def agree(self, pairs: Numbers) -> npt.NDArray[np.bool_]:
        """Of each pair of rows whether this side of both can be right."""
        codes = self._codes[pairs[:, 0]] * len(self._lists) + self._codes[pairs[:, 1]]
        distinct, which = np.unique(codes, return_inverse=True)
        lists = (divmod(code, len(self._lists)) for code in distinct.tolist())
        agreed = [merge.agree(self._lists[one], self._lists[two]) for one, two in lists]
        return np.array(agreed, dtype=bool)[which]


def _candidates(table: pa.Table) -> Iterator[tuple[Numbers, int]]:
    """Pairs of rows of one act whose days and places may meet, MET at a time at the most, and how many more there are:
    by their points; by name or area where one of the two has no point.
    """
    first = table["date_start"].cast(pa.int32()).to_numpy().astype(np.int64)
    last = pc.coalesce(table["date_end"], table["date_start"]).cast(pa.int32()).to_numpy().astype(np.int64)
    days = _Days(first - first.min(), last - first.min())
    acts = _codes(pc.binary_join_element_wise(table["event_class"], table["event_type"], _SEPARATOR))
    located = (table["latitude"].is_valid().to_numpy()) & (table["longitude"].is_valid().to_numpy())
    if (points := np.flatnonzero(located)).size:
        yield from _near(table, points, acts, days)
    named = _codes(_places(table))
    asked = np.flatnonzero(np.isin(named, named[~located]))
    if asked.size:
        keys = acts[asked] * (named.max() + 1) + named[asked]
        met, more = _meeting(_in_line(keys, _of(days, asked)), 0)
        both = located[asked[met]].all(axis=1) if len(met) else np.zeros(0, dtype=bool)
        yield asked[met[~both]], more


def _near(table: pa.Table, points: Numbers, acts: Numbers, days: _Days) -> Iterator[tuple[Numbers, int]]:
    """Those in one cell of a grid or in cells side by side, each as wide as points may lie apart."""
    latitude, longitude = (table[axis].to_numpy()[points] for axis in ("latitude", "longitude"))
    high = merge.ALIKE_KM / merge.KM_PER_DEGREE
    wide = high / max(np.cos(np.radians(np.abs(latitude).max())), 0.01)
    north, east = (np.floor(degrees / size).astype(np.int64) for degrees, size in ((latitude, high), (longitude, wide)))
    north, east = north - north.min() + 1, east - east.min() + 1
    columns = int(east.max()) + 2
    keys = (acts[points] * (int(north.max()) + 2) + north) * columns + east
    line = _in_line(keys, _of(days, points))
    for up, right in _BESIDE:
        met, more = _meeting(line, up * columns + right)
        yield points[met], more


def _in_line(keys: Numbers, days: _Days) -> _Line:
    span = int(days.start.max()) + 1
    order = np.argsort(keys * span + days.start, kind="stable")
    return _Line(order, keys[order], _Days(days.start[order], np.minimum(days.end[order], span - 1)), span)


def _meeting(line: _Line, step: int) -> tuple[Numbers, int]:
    """Pairs of rows, the second's key `step` above the first's, whose second begins while the first lasts: MET at the
    most, as two columns, and how many more there are. Of a pair each step gives one order only.
    """
    order, keys, (start, end), span = line
    begins = keys * span + start
    aim = (keys + step) * span
    if step:
        low = np.searchsorted(begins, aim + start, side="left" if step > 0 else "right")
    else:
        low = np.arange(1, len(order) + 1)
    count = np.maximum(np.searchsorted(begins, aim + end, side="right") - low, 0)
    reached = np.minimum(np.cumsum(count), MET)
    taken = np.diff(reached, prepend=0)
    ones = np.repeat(np.arange(len(order)), taken)
    twos = np.repeat(low, taken) + np.arange(len(ones)) - np.repeat(reached - taken, taken)
    return np.stack([order[ones], order[twos]], axis=1), int(count.sum()) - len(ones)


def _of(days: _Days, rows: Numbers) -> _Days:
    return _Days(days.start[rows], days.end[rows])


def _places(table: pa.Table) -> pa.Array:
    """What each row calls its place: an id of the gazetteer, a name in its governorate, else the smallest area."""
    named = pc.coalesce(table["place_name_ar"], table["place_name_en"]).combine_chunks()
    encoded = pc.dictionary_encode(named)
    folded = pa.array([name_key(name) for name in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)
    within = pc.fill_null(table["governorate"], "").combine_chunks()
    names = pc.binary_join_element_wise(within, folded, _SEPARATOR)
    areas = pc.coalesce(*(table[level] for level in _AREAS), pa.scalar("")).combine_chunks()
    return pc.coalesce(table["place_id"].combine_chunks(), names, areas)


def _codes(texts: pa.Array | pa.ChunkedArray) -> Numbers:
    plain = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    indices = pc.dictionary_encode(plain, null_encoding="encode").indices
    return np.asarray(indices.to_numpy(zero_copy_only=False), dtype=np.int64)
