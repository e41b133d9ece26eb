"""Several columns of a file that say one thing: a governorate's code beside its name, a date that stands twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from data import places
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.columns.headers import TOLLS
from data.sources.columns.points import degrees
from data.text import name_key

LISTED = ("initiators", "targets", "sources", "summary", *TOLLS)
"""Columns of ours of which several of a file say several things."""
_DATES, _DEGREES = ("date_start", "date_end", "source_date"), ("latitude", "longitude")
_CODE = re.compile(r"SY\d{2,6}", re.I)
_FEWEST = 3  # rows: texts that are alike by chance
_MOST = 0.8  # of the rows: names that a vocabulary may not know in every spelling


def in_order(ours: str, columns: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The columns by name, the one of codes first, where their rows say the same of ours; none where they do not.

    columns  names with the cells of the first rows. A code and a name of an area are compared by what they mean, and
             may differ in a few rows, which are flagged when they are read; other texts must be the same in all.
    """
    if ours in LISTED:
        return ()
    rows = [row for row in zip_longest(*(cells for _, cells in columns), fillvalue="") if _can_tell(ours, row)]
    is_area = ours in places.LEVELS
    alike = sum(not differ(ours, *row) for row in rows)
    if len(rows) < (1 if is_area else _FEWEST) or alike < (_MOST if is_area else 1) * len(rows):
        return ()
    return tuple(name for name, cells in sorted(columns, key=lambda column: not _are_codes(column[1])))


def first(ours: str, *cells: str) -> str:
    """What is read of a row's cells: the first that is understood, else the first that is not empty."""
    understood = (cell for cell in cells if _meaning(ours, cell) is not None)
    return next(understood, next((cell for cell in cells if cell.strip()), ""))


def differ(ours: str, *cells: str) -> bool:
    """Whether the cells of a row mean different things, as far as they are understood."""
    return len({_meaning(ours, cell) for cell in cells} - {None}) > 1


def _can_tell(ours: str, cells: Sequence[str]) -> bool:
    return sum(_meaning(ours, cell) is not None for cell in cells) > 1


def _meaning(ours: str, cell: str) -> object:
    """What a cell means, to be compared; None for what is empty or not understood."""
    if not cell.strip():
        return None
    if ours in places.LEVELS:
        return places.area(cell, ours)
    if ours in _DATES:
        read = window(cell)
        return read if isinstance(read, Window) else None
    if ours in _DEGREES:
        number = degrees(cell)
        return number if isinstance(number, float) else None
    return name_key(cell) or None


def _are_codes(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(bool(_CODE.fullmatch(cell.strip())) for cell in filled) > len(filled) / 2
