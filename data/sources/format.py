"""What a format is: a kind of file that is known, by how it names its columns, and how its rows become incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data.sources.cells import Cells, Import
from data.sources.files import reading
from data.sources.files.headers_known import HeadersKnown

NEVER = 0.0  # a format that is read only where it is named


@dataclass(frozen=True)
class File:
    """A file that is about to be read.

    path     where it lies; name: as the analyst knows it; sheet: of a workbook in which several fit.
    version  of its content; origin: what its rows are known as in the store.
    known    which headers any format knows.
    """

    path: Path
    name: str
    version: str
    origin: str
    known: HeadersKnown
    sheet: str = ""

    @cached_property
    def cells(self) -> Cells:
        """Its rows as text. Raises Refused."""
        return reading.read(self.path, self.name, self.known, self.sheet)

    def beside(self, suffix: str) -> Cells | None:
        """The rows of the file whose name has this more before its ending, or None where there is none."""
        path = self.path.with_name(f"{self.path.stem}{suffix}{self.path.suffix}")
        return reading.read(path, path.name, self.known) if path.exists() else None


@dataclass(frozen=True)
class Format:
    """One module of data.sources.formats, as its FORMAT.

    name  for --as, and in what is said of an import.
    fits  (header, sample rows) -> how sure it is that a table with this header is of this format: 0 to 1. The surest
          format reads a file; NEVER: only where it is named.
    reads whether it reads a column of this name.
    read  the whole file -> what became of it. Raises Refused where nothing can be loaded.
    """

    name: str
    fits: Callable[[Sequence[str], Sequence[Sequence[str]]], float]
    reads: Callable[[str], bool]
    read: Callable[[File], Import]
