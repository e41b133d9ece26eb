"""A file as text cells, before anything in it is believed; and the table that becomes of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from data.sources.owning import Own
from data.sources.problem_list import Problems, listed
from data.sources.problems import NotAnIncident
from data.sources.spool import OwnCells

SHEET = 4_000_000  # more than any sheet has rows: what is added to the row numbers of each further sheet of a table


class LeftOut(NamedTuple):
    """Records that a source leaves out by its own rule, which are no problem: another country, a peaceful protest.

    reason  a code, with words in components/strings (left_out_<reason>).
    column  of the file, and the value in it that says so; rows: as a person sees them in the file, in its `sheet`.
    """

    reason: NotAnIncident
    column: str
    value: str
    rows: tuple[int, ...]
    sheet: str = ""


class Alike(NamedTuple):
    """Rows that may be of one incident with another row of the file; all of them are loaded.

    rows   how many; pairs: the first of them, each row by its sheet and its number there.
    whole  whether all that could be were compared: `rows` is the least there are where not.
    """

    rows: int = 0
    pairs: tuple[tuple[tuple[str, int], tuple[str, int]], ...] = ()
    whole: bool = True


NOT_ALIKE = Alike()


@dataclass(frozen=True)
class Cells:
    """A file read as text.

    name      the file's name, as the analyst knows it.
    cells     one text column per column of the file, under its header as written; "" is an empty cell.
    rows      the row number in the file of each record; in the n-th of several sheets n times SHEET more.
    problems  found while reading: rows that are no record at all, hidden rows.
    n_read    records in the file, those named in `problems` included.
    left_out  rows below the records that are none: totals, footnotes.
    unread    headers of columns that no importer reads.
    values    our column -> {a text of the file: our code}, as somebody said for texts that no vocabulary knows.
    own       the cells of those that are not read, of every record of the file; None where nobody asked for them.
    """

    name: str
    cells: pa.Table
    rows: pa.Array
    problems: Problems = field(default_factory=listed)
    n_read: int = 0
    unread: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    own: OwnCells | None = None

    def keep(self, wanted: pa.Array) -> Cells:
        """The records for which `wanted` is true."""
        return replace(self, cells=self.cells.filter(wanted), rows=self.rows.filter(wanted))

    def parts(self, rows: int) -> deque[Cells]:
        """The records, so many of them at a time, without the file's problems: each part can be let go by itself."""
        found: deque[Cells] = deque()
        start = 0
        for part in self.cells.to_batches(rows):
            found.append(Cells(self.name, pa.Table.from_batches([part]), self.rows.slice(start, len(part))))
            start += len(part)
        return found

    def records(self, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
        """Row number and cells of each record, in these columns; "" where the file has no such column."""
        here = [name for name in columns if name in self.cells.column_names]
        blank = dict.fromkeys(columns, "")
        for row, record in zip(self.rows.to_pylist(), self.cells.select(here).to_pylist(), strict=True):
            yield row, blank | record


@dataclass(frozen=True)
class Import:
    """What became of a file.

    table     accepted rows (schema.INCIDENTS), and after those its own columns. A format may leave out search_text,
              which is made when they are used.
    problems  everything to be said about it, rejecting or not, by row; any sequence will do to make one.
    n_read    records in the file: n_loaded + rejected rows + skipped.
    left_out  what the source leaves out by its own rule.
    version   of the file's content: the same bytes have the same version.
    others    further tables that the source fills, by name (schema.SCHEMAS).
    read_as   our column -> the file's columns that it was read from.
    header    the file's columns.
    alike     which rows may be of one incident.
    own       the own columns of its rows where they are not in `table` yet.
    """

    table: pa.Table
    problems: Problems
    n_read: int
    version: str
    source: str = "native"
    left_out: tuple[LeftOut, ...] = ()
    others: dict[str, pa.Table] = field(default_factory=dict)
    read_as: dict[str, tuple[str, ...]] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    alike: Alike = NOT_ALIKE
    own: Own | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "problems", listed(self.problems))

    @property
    def n_loaded(self) -> int:
        """Records of the file that became incidents, or totals: of a wide table one record is several totals."""
        counts = self.others.get("counts")
        if counts is None:
            return len(self.table)
        sheet, row = counts["from_sheet"].fill_null(""), counts["from_row"].cast(pa.string())
        return len(self.table) + len(pc.unique(pc.binary_join_element_wise(sheet, row, "/")))

    @cached_property
    def rejected(self) -> Problems:
        """Why rows were left out; a row may be named more than once."""
        return self.problems.where(lambda problem: problem.rejects)

    @cached_property
    def flags(self) -> Problems:
        """What a reader must be warned of in rows that did load."""
        return self.problems.where(lambda problem: not problem.rejects)

    @property
    def skipped(self) -> int:
        """Records that the source leaves out by its own rule."""
        return sum(len(one.rows) for one in self.left_out)

    @property
    def n_rejected(self) -> int:
        """Rows left out."""
        return self.rejected.n_rows
