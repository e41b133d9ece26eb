"""Rows of text cells, as any reader yields them, into one Arrow table: odd rows named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa

from data.sources import limits
from data.sources.cells import Cells, LeftOut
from data.sources.files.below import not_a_record
from data.sources.files.sheet import Heading, Row
from data.sources.problem_list import Noted
from data.sources.problems import ANY_COLUMN, SHOWN, Problem, Refused

_CHUNK, _CHUNK_LETTERS = 50_000, 32 << 20
_TURNED = 1_000  # rows that are made columns at a time: as many as a processor has at hand


def gather(
    rows: Iterable[Row], heading: Heading, wanted: Callable[[str], bool], name: str, *, pads: bool = False
) -> Cells:
    """One table of all rows below the heading that fit it; the others are in its `problems`.

    wanted  whether a column of this name is read; the cells of the others are not held.
    pads    whether short rows are right (a sheet leaves out empty cells) or broken (a CSV).
    raises  Refused: no_rows, too_many_rows, expands_too_far.
    """
    names = heading.names
    width = len(names)
    kept = [place for place, cell in enumerate(names) if cell and wanted(cell)]
    builder = _Builder([names[place] for place in kept], kept)
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
            noted.add(_said(row, names, wanted))
            if found := _problem(row, names, pads, wanted):
                noted.add((found,))
                if found.rejects:
                    continue
        letters = sum(map(len, cells))
        held += letters
        if held > limits.LARGEST_EXPANSION:
            raise Refused("expands_too_far", name=name, packed="?", limit=str(limits.LARGEST_EXPANSION))
        short = width - len(cells)
        builder.add(row.number, [*cells, *[""] * short] if short > 0 else cells, letters)
    if not n_read:
        raise Refused("no_rows", name=name)
    table, numbers = builder.finish()
    unread = tuple(cell for place, cell in enumerate(names) if cell and place not in set(kept))
    return Cells(name, table, numbers, noted.problems(), n_read, unread, tuple(left_out))


def _said(row: Row, names: Sequence[str], wanted: Callable[[str], bool]) -> Iterator[Problem]:
    for code, value, cell in row.said:
        column = ANY_COLUMN if cell is None else names[cell] if cell < len(names) else ""
        if cell is None or wanted(column):
            yield Problem(row.number, column, code, value[:SHOWN], rejects=False)


def _problem(row: Row, names: Sequence[str], pads: bool, wanted: Callable[[str], bool]) -> Problem | None:
    if row.problem:
        code, value, cell = row.problem
        column = ANY_COLUMN if cell is None else names[cell] if cell < len(names) else ""
        if cell is None or wanted(column):
            return Problem(row.number, column, code, value[:SHOWN])
    extra = any(row.cells[len(names) :])
    if extra or (len(row.cells) < len(names) and not pads):
        return Problem(row.number, ANY_COLUMN, "wrong_cell_count", str(len(row.cells)), str(len(names)))
    return Problem(row.number, ANY_COLUMN, "hidden_row", rejects=False) if row.hidden else None


class _Builder:
    """Columns in Arrow chunks, so that a million rows never stand in memory as Python texts."""

    def __init__(self, names: list[str], kept: list[int]) -> None:
        self.schema = pa.schema([(name, pa.string()) for name in names])
        self.kept = kept
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
            self.turned.append([pa.array(cells[place], pa.string()) for place in self.kept])
            self.rows = []

    def _flush(self) -> None:
        self._turn()
        if self.turned:
            columns = [pa.concat_arrays(parts) for parts in zip(*self.turned, strict=True)]
            self.batches.append(pa.RecordBatch.from_arrays(columns, schema=self.schema))
            self.number_chunks.append(pa.array(self.numbers, pa.int32()))
            self.turned, self.numbers, self.held = [], [], 0

    def finish(self) -> tuple[pa.Table, pa.Array]:
        self._flush()
        numbers = pa.chunked_array(self.number_chunks, pa.int32()).combine_chunks()
        return pa.Table.from_batches(self.batches, self.schema), numbers
