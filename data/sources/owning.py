"""The own columns of the rows that loaded: each cell with its row, the row a person sees it in.

An integer is one where every cell that is filled is: "007" and "1,200" are texts, and stay as they came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data import own
from data.searching import with_own_texts, with_search_text
from data.sources.limits import LONGEST_TEXT
from data.sources.problems import SHOWN, Problem
from data.sources.spool import OwnCells, Spool, Spooling

_AT_ONCE = 50_000  # rows
_INTEGER = r"^(0|-?[1-9][0-9]{0,18})$"
_JOINED = "; "
Rows = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Own:
    """Own columns beside a table, on disk.

    fields  their names in the store and their types; places: the column of the spool that each is.
    spool   one row for each of the table's, in its order; nothing is null.
    """

    fields: tuple[pa.Field, ...]
    places: tuple[int, ...]
    spool: Spool

    def beside(self, table: pa.Table) -> Iterator[pa.Table]:
        """The table's rows with their own columns after the others, and found by them, some at a time."""
        start = 0
        for batch in table.to_batches():
            part = with_search_text(pa.Table.from_batches([batch]))
            cells = self.spool.take(np.arange(start, start + len(batch)))
            start += len(batch)
            texts = [cells[place] for place in self.places]
            at = part.schema.get_field_index("search_text")
            found = with_own_texts(part["search_text"].combine_chunks(), texts)
            part = part.set_column(at, part.schema.field(at), found)
            for field, text in zip(self.fields, texts, strict=True):
                part = part.append_column(field, text.cast(field.type))
            yield part


def in_full(table: pa.Table, own: Own | None) -> Iterator[pa.Table]:
    """The table's rows with their search text and their own columns, some at a time."""
    if own:
        yield from own.beside(table)
    else:
        yield from (with_search_text(pa.Table.from_batches([part])) for part in table.to_batches())


def owned(
    cells: OwnCells | None, rows: Rows, others: Mapping[int, Sequence[int]] | None = None
) -> tuple[Own | None, list[Problem]]:
    """The own columns of a table, and what is to be said of them.

    rows    the number in the file of each row of the table.
    others  by that number, the numbers of other rows of the file that are one with it: what they hold is joined.
    """
    if cells is None:
        return None, []
    said = [Problem(1, header, "own_column_left_out", rejects=False) for header in cells.left_out]
    if not cells.headers or not len(rows):
        return None, said
    spooling = Spooling(len(cells.headers))
    filled, whole = np.zeros(len(cells.headers), dtype=bool), np.ones(len(cells.headers), dtype=bool)
    for start in range(0, len(rows), _AT_ONCE):
        here = rows[start : start + _AT_ONCE]
        columns = cells.take(here)
        if others:
            columns, cut = _with_others(columns, here, others, cells)
            said += cut
        columns = [pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column) for column in columns]
        filled |= [column.null_count < len(column) for column in columns]
        whole &= [bool(still) and _are_whole(column) for still, column in zip(whole, columns, strict=True)]
        spooling.add(columns)
    places = np.flatnonzero(filled).tolist()
    headers = [cells.headers[place] for place in places]
    said += [Problem(1, header, "column_not_read", rejects=False) for header in headers]
    kinds = [pa.int64() if whole[place] else pa.string() for place in places]
    fields = tuple(pa.field(name, kind) for name, kind in zip(own.columns(headers), kinds, strict=True))
    return (Own(fields, tuple(places), spooling.done()) if places else None), said


def _are_whole(column: pa.Array) -> bool:
    """Whether every text there is an integer as a program writes it, and 64 bits hold it."""
    texts = column.drop_null()
    if not pc.all(pc.match_substring_regex(texts, _INTEGER), min_count=0).as_py():
        return False
    try:
        texts.cast(pa.int64())
    except pa.ArrowInvalid:
        return False
    return True


def _with_others(
    columns: list[pa.Array], rows: Rows, others: Mapping[int, Sequence[int]], cells: OwnCells
) -> tuple[list[pa.Array], list[Problem]]:
    """The cells of rows that are one with others, each different text once."""
    several = [(place, others[row]) for place, row in enumerate(rows.tolist()) if others.get(row)]
    if not several:
        return columns, []
    more = cells.take(np.array([row for _, theirs in several for row in theirs], np.int32))
    said = []
    joined = []
    for header, column, beside in zip(cells.headers, columns, more, strict=True):
        texts, theirs = column.to_pylist(), iter(beside.to_pylist())
        for place, rows_there in several:
            distinct = dict.fromkeys([texts[place], *(next(theirs) for _ in rows_there)])
            whole = _JOINED.join(filter(None, distinct))
            texts[place] = whole[:LONGEST_TEXT]
            if len(whole) > LONGEST_TEXT:
                said.append(cut(int(rows[place]), header, whole))
        joined.append(pa.array(texts, pa.string()))
    return joined, said


def cut(row: int, header: str, text: str) -> Problem:
    """That a text was too long to be kept whole."""
    return Problem(row, header, "own_cell_cut", text[:SHOWN], f"<= {LONGEST_TEXT}", rejects=False)
