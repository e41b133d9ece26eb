"""Rows of text cells, as any reader yields them, into one Arrow table: odd rows named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa

from data import own
from data.sources import limits
from data.sources.cells import Cells, LeftOut
from data.sources.files.below import not_a_record
from data.sources.files.sheet import Heading, Row, Wanted
from data.sources.owning import cut
from data.sources.problem_list import Noted
from data.sources.problems import ANY_COLUMN, SHOWN, Problem, Refused
from data.sources.spool import OwnCells, Spool, Spooling

_CHUNK, _CHUNK_LETTERS = 50_000, 32 << 20
_TURNED = 1_000  # rows that are made columns at a time: as many as a processor has at hand


def gather(rows: Iterable[Row], heading: Heading, wanted: Wanted, name: str, *, pads: bool = False) -> Cells:
    """One table of all rows below the heading that fit it; the others are in its `problems`.

    wanted  which columns are held; the cells of the others are not.
    pads    whether short rows are right (a sheet leaves out empty cells) or broken (a CSV).
    raises  Refused: no_rows, too_many_rows, expands_too_far.
    """
    names = heading.names
    width = len(names)
    kept = [place for place, cell in enumerate(names) if cell and wanted.reads(cell)]
    beside = _Own.of(names, kept) if wanted.own else _Own()
    said_of = {*kept, *beside.places}
    builder = _Builder([names[place] for place in kept], kept, beside.places)
    noted = Noted()
    left_out: list[LeftOut] = []
    n_read = held = 0
    for row in rows:
        cells = row.cells
        if row.number <= heading.last:
            continue
        limits.check_rows(row.number - heading.last, name)  # counts what is empty too: going over it takes time as well
        if row.problem is None and not any(cells):
            continue
        n_read += 1
        if reason := not_a_record(cells, width):
            left_out.append(LeftOut(reason, ANY_COLUMN, next(filter(None, cells))[:SHOWN], (row.number,)))
            continue
        if row.said or row.problem or row.hidden or len(cells) != width:
            noted.add(_said(row, names, said_of))
            if found := _problem(row, names, pads):
                noted.add((found,))
                if found.rejects:
                    continue
        letters = sum(map(len, cells))
        held += letters
        if held > limits.LARGEST_EXPANSION:
            raise Refused("expands_too_far", name=name, packed="?", limit=str(limits.LARGEST_EXPANSION))
        short = width - len(cells)
        if letters > limits.LONGEST_TEXT:
            cells, problems = beside.bounded(row.number, cells)
            noted.add(problems)
        builder.add(row.number, [*cells, *[""] * short] if short > 0 else cells, letters)
    if not n_read:
        raise Refused("no_rows", name=name)
    table, numbers, spool = builder.finish()
    unread = tuple(cell for place, cell in enumerate(names) if cell and place not in set(kept))
    cells_beside = OwnCells(beside.headers, numbers.to_numpy(), spool, beside.left_out) if wanted.own else None
    return Cells(name, table, numbers, noted.problems(), n_read, unread, tuple(left_out), own=cells_beside)


def _said(row: Row, names: Sequence[str], said_of: Collection[int]) -> Iterator[Problem]:
    for code, value, cell in row.said:
        if cell is None or cell in said_of:
            column = ANY_COLUMN if cell is None else names[cell] or _unnamed(cell)
            yield Problem(row.number, column, code, value[:SHOWN], rejects=False)


def _problem(row: Row, names: Sequence[str], pads: bool) -> Problem | None:
    if row.problem:
        code, value, _ = row.problem
        return Problem(row.number, ANY_COLUMN, code, value[:SHOWN])
    extra = any(row.cells[len(names) :])
    if extra or (len(row.cells) < len(names) and not pads):
        return Problem(row.number, ANY_COLUMN, "wrong_cell_count", str(len(row.cells)), str(len(names)))
    return Problem(row.number, ANY_COLUMN, "hidden_row", rejects=False) if row.hidden else None


def _unnamed(place: int) -> str:
    """What a column without a header is called."""
    return f"#{place + 1}"


class _Own(NamedTuple):
    """The own columns of a table: where they stand, their headers, the headers of those that are too many."""

    places: tuple[int, ...] = ()
    headers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Sequence[str], read: Collection[int]) -> _Own:
        """All that are not read, but for what an export adds; of too many those that have no header go first."""
        made_here = own.added_here(names)
        others = [place for place, name in enumerate(names) if place not in set(read) and name not in made_here]
        first = sorted(others, key=lambda place: not names[place])
        label = {place: names[place] or _unnamed(place) for place in others}
        held = tuple(sorted(first[: own.MOST]))
        return cls(held, tuple(label[place] for place in held), tuple(label[place] for place in first[own.MOST :]))

    def bounded(self, row: int, cells: Sequence[str]) -> tuple[Sequence[str], list[Problem]]:
        """A row with no own text longer than a cell may hold."""
        long = [at for at in self.places if at < len(cells) and len(cells[at]) > limits.LONGEST_TEXT]
        found = list(cells)
        for at in long:
            found[at] = cells[at][: limits.LONGEST_TEXT]
        label = dict(zip(self.places, self.headers, strict=True))
        return found, [cut(row, label[at], cells[at]) for at in long]


class _Builder:
    """Columns in Arrow chunks, so that a million rows never stand in memory as Python texts."""

    def __init__(self, names: list[str], kept: list[int], own_places: Sequence[int]) -> None:
        self.schema = pa.schema([(name, pa.string()) for name in names])
        self.kept = kept
        self.own_places = own_places
        self.spooling = Spooling(len(own_places))
        self.rows: list[Sequence[str]] = []
        self.numbers: list[int] = []
        self.held = 0
        self.turned: list[list[pa.Array]] = []
        self.batches: list[pa.RecordBatch] = []
        self.number_chunks: list[pa.Array] = []

    def add(self, number: int, cells: Sequence[str], letters: int) -> None:
        self.rows.append(cells)
        self.numbers.append(number)
        self.held += letters
        if len(self.rows) == _TURNED:
            self._turn()
        if len(self.numbers) == _CHUNK or self.held > _CHUNK_LETTERS:
            self._flush()

    def _turn(self) -> None:
        if self.rows:
            cells = list(zip(*self.rows, strict=False))  # a row may have empty cells beyond the header's
            read = [pa.array(cells[place], pa.string()) for place in self.kept]
            self.turned.append(read + [_texts(cells[place]) for place in self.own_places])
            self.rows = []

    def _flush(self) -> None:
        self._turn()
        if self.turned:
            columns = [pa.concat_arrays(parts) for parts in zip(*self.turned, strict=True)]
            read = len(self.kept)
            self.batches.append(pa.RecordBatch.from_arrays(columns[:read], schema=self.schema))
            self.spooling.add(columns[read:])
            self.number_chunks.append(pa.array(self.numbers, pa.int32()))
            self.turned, self.numbers, self.held = [], [], 0

    def finish(self) -> tuple[pa.Table, pa.Array, Spool]:
        self._flush()
        numbers = pa.chunked_array(self.number_chunks, pa.int32()).combine_chunks()
        return pa.Table.from_batches(self.batches, self.schema), numbers, self.spooling.done()


def _texts(cells: Sequence[str]) -> pa.Array:
    """Cells of an own column; half a letter, which JSON can spell and no text holds, is U+FFFD."""
    try:
        return pa.array(cells, pa.string())
    except UnicodeEncodeError:
        return pa.array([cell.encode("utf-8", "replace").decode() for cell in cells], pa.string())
