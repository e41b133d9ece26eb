"""What a format is: a kind of file that is known, by how it names its columns, and how its rows become incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from data.sources.carrying_out import carry_out
from data.sources.cells import Cells, Import
from data.sources.files import reading, sheets
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Sheet, Wanted
from data.sources.files.sheets import Chosen
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from data.sources.plan import Plan

NEVER = 0.0  # a format that is read only where it is named


@dataclass(frozen=True)
class File:
    """A file that is about to be read.

    path     where it lies; name: as the analyst knows it; sheet: of a workbook in which several fit.
    version  of its content; origin: what its rows are known as in the store.
    known    what the formats know of headers.
    mapping  what a person says of its columns.
    """

    path: Path
    name: str
    version: str
    origin: str
    known: HeadersKnown
    sheet: str = ""
    mapping: Mapping | None = None

    @cached_property
    def _chosen(self) -> Chosen:
        needs = {theirs for names in self.mapping.columns.values() for theirs in names} if self.mapping else ()
        return sheets.choose(reading.opened(self.path, self.name, self.known), self.sheet, self.known, self.name, needs)

    @property
    def _table(self) -> tuple[Sheet, Heading]:
        """The first of the sheets that are read: the others are like it."""
        return self._chosen.parts[0]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its columns. Raises Refused."""
        return self._table[1].names

    @property
    def tags(self) -> tuple[str, ...]:
        """The HXL tag of each column; none where it has no row of them. Raises Refused."""
        return self._table[1].tags

    @property
    def sample(self) -> tuple[Sequence[str], ...]:
        """Its first records, as many as are looked at before it is read."""
        sheet, found = self._table
        return tuple(row.cells for row in sheet.opening if row.number > found.last and row.problem is None)

    def cells(self, reads: Callable[[str], bool], *, own: bool = False) -> Cells:
        """Its records as text, in the columns that are read, and with `own` the others beside. Raises Refused."""
        found = sheets.read(self._chosen, Wanted(reads, own), self.name)
        return replace(found, values=self.said.values if self.said else {})

    def named(self, found: Import) -> Import:
        """The same, with the file and sheet of every row, and the sheet of all that is said of a row where several
        sheets are one table.
        """
        chosen: Chosen | None = self.__dict__.get("_chosen")  # a format may read what is no table
        if chosen is None:
            return found
        titles = [sheet.title for sheet, _ in chosen.parts]
        others = {
            name: sheets.rows_named(table, self.name, titles) if "from_row" in table.column_names else table
            for name, table in found.others.items()
        }
        found = replace(found, table=sheets.rows_named(found.table, self.name, titles), others=others)
        if len(titles) == 1:
            return found
        problems, left_out = (
            sheets.problems_named(found.problems, titles),
            sheets.left_out_named(found.left_out, titles),
        )
        return replace(found, problems=problems, left_out=left_out)

    @cached_property
    def said(self) -> Mapping | None:
        """What a person says of its columns and texts, now or of an earlier file with this header. Raises Refused."""
        return self.mapping or keeping.kept(self.header)

    def by(self, plan: Plan) -> Import:
        """What becomes of it by a plan, which alone says which columns are read. Raises Refused."""
        return carry_out(plan, self.cells(plan.headers.__contains__, own=True), self.version, self.origin)

    def beside(self, suffix: str) -> File | None:
        """The file whose name has this more before its ending, or None where there is none."""
        path = self.path.with_name(f"{self.path.stem}{suffix}{self.path.suffix}")
        return replace(self, path=path, name=path.name) if path.exists() else None


@dataclass(frozen=True)
class Format:
    """One module of data.sources.formats, as its FORMAT.

    name  for --as, and in what is said of an import.
    fits  (header, sample rows) -> how sure it is that a table with this header is of this format: 0 to 1. The surest
          format reads a file; NEVER: only where it is named.
    read  the whole file -> what became of it. Raises Refused where nothing can be loaded.
    names a row of cells -> the names of its columns where the row is a record of a table that comes without a header,
          or under another one, in an order that is known; else none.
    """

    name: str
    fits: Callable[[Sequence[str], Sequence[Sequence[str]]], float]
    read: Callable[[File], Import]
    names: Callable[[Sequence[str]], tuple[str, ...]] = lambda _: ()
