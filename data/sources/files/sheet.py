"""A table of a file, opened and not yet read: its first rows, and how to get all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.sources import limits
from data.sources.cells import Cells
from data.sources.problems import Code

Found = tuple[Code, str, int | None]  # what makes a row no record, the value, and in which cell (None: the whole row)


class Row(NamedTuple):
    """One row as read. `problem`: what makes it no record (a code and the value found), by cell number or for the
    whole row; `said`: what is said of single cells, which costs the row nothing.
    """

    number: int
    cells: Sequence[str]
    problem: Found | None = None
    hidden: bool = False
    said: tuple[Found, ...] = ()


class Wanted(NamedTuple):
    """Which columns of a table are held.

    reads  whether one of this name is read; own: whether the others are kept beside, as own columns.
    """

    reads: Callable[[str], bool]
    own: bool = False


class Heading(NamedTuple):
    """The header of a table: the name of each column, and the number of the last row that belongs to it.

    known  whether a format recognises it; one that none does is the first row that holds anything.
    tags   the HXL tag of each column; none where the table has no row of them.
    """

    names: tuple[str, ...]
    last: int
    known: bool
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One table of a file.

    title    of the sheet, "" where a file holds one table only.
    opening  its first rows, OPENING of them at most.
    read     (heading, which columns are wanted) -> its records, in those columns. Raises Refused.
    """

    title: str
    opening: tuple[Row, ...]
    read: Callable[[Heading, Wanted], Cells]


OPENING = 60


def unlike(titles: Sequence[str]) -> list[str]:
    """Titles of sheets by which each can be asked for: one without any is called by its place, a twin as well; of one
    too long to be read, what can be.
    """
    found: list[str] = []
    for place, whole in enumerate(titles, start=1):
        title = whole[: limits.LONGEST_TITLE]
        found.append(title if title.strip() and title not in found else f"{title} ({place})".strip())
    return found
