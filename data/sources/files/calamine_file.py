"""The workbooks of older and other programs (.xls, .xlsb, .ods) as rows of text cells, by python-calamine.

Hidden rows and formulas without a value cannot be told in them; merged cells in .xls alone.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from data.sources import limits
from data.sources.cells import Cells
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.merged import Range, filled
from data.sources.files.sheet import OPENING, Heading, Row, Sheet, Wanted, unlike
from data.sources.problem_list import listed
from data.sources.problems import ANY_COLUMN, Problem, Refused


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The sheets of a workbook, under their own row numbers. Raises Refused: not_a_workbook, expands_too_far."""
    _check_size(content, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        limits.check_sheets(len(book.sheet_names), name)
        pages = [book.get_sheet_by_index(place) for place in range(len(book.sheet_names))]
    except (CalamineError, OSError, ValueError) as error:
        raise Refused("not_a_workbook", name=name) from error
    titles = unlike(book.sheet_names)
    return tuple(_sheet(page, title, name, known) for page, title in zip(pages, titles, strict=True))


def _check_size(content: bytes, name: str) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Refused("not_a_workbook", name=name) from error
    if size > (allowed := limits.expansion_allowed(len(content))):
        raise Refused("expands_too_far", name=name, packed=str(len(content)), limit=str(allowed))


def _sheet(page: CalamineSheet, title: str, name: str, known: HeadersKnown) -> Sheet:
    merged = getattr(page, "merged_cell_ranges", None)
    ranges = None if merged is None else [Range(*top, *bottom) for top, bottom in merged]

    def read(heading: Heading, wanted: Wanted) -> Cells:
        rows = filled(_rows(page, name), heading, ranges or (), known.column_of)
        cells = gather(rows, heading, wanted, name, pads=True)
        if ranges is not None:
            return cells
        not_told = Problem(1, ANY_COLUMN, "merged_not_told", rejects=False)
        return replace(cells, problems=listed((not_told,), cells.problems))

    return Sheet(title, tuple(islice(_rows(page, name), OPENING)), read)


def _rows(page: CalamineSheet, name: str) -> Iterator[Row]:
    limits.check_columns(page.total_width or 0, name)
    for number, cells in enumerate(page.to_python(skip_empty_area=False), start=1):
        yield Row(number, [_text(cell) for cell in cells])


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.datetime):
        return str(cell.date()) if cell.time() == dt.time() else cell.isoformat(" ", "seconds")
    return str(cell)
