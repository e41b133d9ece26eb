"""Rows of text cells, as any reader yields them, into one Arrow table: the header found, odd rows named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import pyarrow as pa

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files.headers_known import HeadersKnown
from data.sources.problems import ANY_COLUMN, SHOWN, Code, Problem, Refused
from data.text import name_key

LINES_BEFORE_HEADER = 20
_CHUNK, _CHUNK_LETTERS = 50_000, 32 << 20


Found = tuple[Code, str, int | None]  # what makes a row no record, the value, and in which cell (None: the whole row)


class Row(NamedTuple):
    """One row as read. `problem`: what makes it no record (a code and the value found), by cell number or for the
    whole row.
    """

    number: int
    cells: Sequence[str]
    problem: Found | None = None
    hidden: bool = False


def gather(rows: Iterable[Row], name: str, known: HeadersKnown, *, pads: bool = False) -> Cells:
    """One table of all rows that fit the header; the others are in its `problems`.

    pads    whether short rows are right (a sheet leaves out empty cells) or broken (a CSV).
    raises  Refused: no_rows, too_many_columns, too_many_rows, duplicate_columns.
    """
    stream = iter(rows)
    header, rest = _header(stream, name, known)
    names = [cell.strip() for cell in header]
    limits.check_columns(len(names), name)
    refuse_twins(names, name)
    wanted = [place for place, cell in enumerate(names) if known.is_read(cell)]
    unread = tuple(cell for cell in names if cell and not known.is_read(cell))
    builder = _Builder([names[place] for place in wanted])
    problems: list[Problem] = []
    n_read = held = 0
    for row in rest:
        if row.problem is None and not any(row.cells):
            continue
        n_read += 1
        limits.check_rows(n_read, name)
        if found := _problem(row, names, pads, known):
            problems.append(found)
            if found.rejects:
                continue
        cells = row.cells
        held += sum(map(len, cells))
        if held > limits.LARGEST_EXPANSION:
            raise Refused("expands_too_far", name=name, packed="?", limit=str(limits.LARGEST_EXPANSION))
        short = len(names) - len(cells)
        builder.add(row.number, [*cells, *[""] * short] if short > 0 else cells, wanted)
    if not n_read:
        raise Refused("no_rows", name=name)
    table, numbers = builder.finish()
    return Cells(name, table, numbers, tuple(problems), n_read, unread)


def _header(rows: Iterator[Row], name: str, known: HeadersKnown) -> tuple[Sequence[str], Iterator[Row]]:
    """The first of the opening rows that names a known table's columns (titles may stand above it), else the first
    at all.
    """
    opening: list[Row] = []
    for row in rows:
        if row.problem is None and known.recognises([cell.strip() for cell in row.cells]):
            return row.cells, rows
        if any(row.cells):
            opening.append(row)
        if len(opening) == LINES_BEFORE_HEADER:
            break
    if not opening:
        raise Refused("no_rows", name=name)
    return opening[0].cells, chain(opening[1:], rows)


def refuse_twins(header: Sequence[str], name: str) -> None:
    """Raises Refused (duplicate_columns) where two headers are one but for case, space or punctuation."""
    first: dict[str, str] = {}
    for written in header:
        key = name_key(written)
        if key and key in first:
            raise Refused("duplicate_columns", name=name, columns=f"{first[key].strip()}, {written.strip()}")
        first[key] = written


def _problem(row: Row, names: Sequence[str], pads: bool, known: HeadersKnown) -> Problem | None:
    if row.problem:
        code, value, cell = row.problem
        column = ANY_COLUMN if cell is None else names[cell] if cell < len(names) else ""
        if cell is None or known.is_read(column):
            return Problem(row.number, column, code, value[:SHOWN])
    extra = any(row.cells[len(names) :])
    if extra or (len(row.cells) < len(names) and not pads):
        return Problem(row.number, ANY_COLUMN, "wrong_cell_count", str(len(row.cells)), str(len(names)))
    return Problem(row.number, ANY_COLUMN, "hidden_row", rejects=False) if row.hidden else None


class _Builder:
    """Columns in Arrow chunks, so that a million rows never stand in memory as Python texts."""

    def __init__(self, names: list[str]) -> None:
        self.schema = pa.schema([(name, pa.string()) for name in names])
        self.rows: list[list[str]] = []
        self.numbers: list[int] = []
        self.held = 0
        self.batches: list[pa.RecordBatch] = []
        self.number_chunks: list[pa.Array] = []

    def add(self, number: int, cells: Sequence[str], wanted: list[int]) -> None:
        self.rows.append([cells[place] for place in wanted])
        self.numbers.append(number)
        self.held += sum(map(len, cells))
        if len(self.rows) == _CHUNK or self.held > _CHUNK_LETTERS:
            self._flush()

    def _flush(self) -> None:
        if self.rows:
            columns = [pa.array(column, pa.string()) for column in zip(*self.rows, strict=True)]
            self.batches.append(pa.RecordBatch.from_arrays(columns, schema=self.schema))
            self.number_chunks.append(pa.array(self.numbers, pa.int32()))
            self.rows, self.numbers, self.held = [], [], 0

    def finish(self) -> tuple[pa.Table, pa.Array]:
        self._flush()
        numbers = pa.chunked_array(self.number_chunks, pa.int32()).combine_chunks()
        return pa.Table.from_batches(self.batches, self.schema), numbers
