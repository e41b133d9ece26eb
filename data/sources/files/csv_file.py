"""CSV in any encoding and with any separator, as rows of text cells.

Python's own reader, strict: DuckDB's sniffer takes the date format of one odd row and falls back to one column on
ragged files.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

import pyarrow as pa

from data import formulas
from data.sources.cells import Cells
from data.sources.files.encodings import encoding
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.heading import LINES_BEFORE_HEADER
from data.sources.files.separators import SPACES, parts, separator, stated
from data.sources.files.sheet import OPENING, Heading, Row, Sheet, Wanted
from data.sources.files.sheets import OWN
from data.sources.limits import LONGEST_TEXT
from data.sources.problem_list import listed
from data.sources.problems import ANY_COLUMN, Code, Problem

_UNDECODED = re.compile("[\udc80-\udcff]")
_UNIVERSAL = 1 << 30
_LONGEST_HEADER = 1 << 16
_AT_ONCE = 2_000  # rows


def opened(content: Callable[[], BinaryIO], name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The one table of a CSV file. Row numbers count records, so that a quoted line break shifts none.

    content  the file, opened anew each time it is read.
    raises   Refused (not_text).
    """
    with content() as file:
        found = encoding(file, name)
    errors = "surrogateescape" if found.mixed else "strict" if found.codec.startswith("utf") else "replace"

    def text() -> io.TextIOWrapper:
        return io.TextIOWrapper(content(), found.codec, errors=errors, newline="")

    with text() as lines:
        opening = [lines.readline(_LONGEST_HEADER) for _ in range(LINES_BEFORE_HEADER)]
    said = stated(opening[0])
    parted_by = said or separator(opening, known)

    def rows() -> Iterator[Row]:
        with text() as lines:
            records = _spaced(lines) if parted_by == SPACES else _rows(lines, parted_by, found.mixed)
            yield from islice(records, 1, None) if said else records

    def read(heading: Heading, wanted: Wanted) -> Cells:
        if _exported(heading):
            names = tuple(formulas.unmarked(pa.array(heading.names, pa.string())).to_pylist())
            cells = gather(_as_written(rows()), heading._replace(names=names), wanted, name)
        else:
            cells = gather(rows(), heading, wanted, name)
        if not found.guess:
            return cells
        guess = Problem(1, ANY_COLUMN, "assumed_encoding", found.guess, "UTF-8", rejects=False)
        return replace(cells, problems=listed((guess,), cells.problems))

    return (Sheet("", tuple(_shortened(row) for row in islice(rows(), OPENING)), read),)


def _exported(heading: Heading) -> bool:
    """Whether this is a download of ours, in which what a spreadsheet would run is marked."""
    return {"incident_id", OWN} <= set(heading.names)


def _as_written(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of such a download with their texts as they were before."""
    while block := list(islice(rows, _AT_ONCE)):
        marked = list({cell for row in block for cell in row.cells if "'" in cell})
        texts = dict(zip(marked, formulas.unmarked(pa.array(marked, pa.string())).to_pylist(), strict=True))
        yield from (row._replace(cells=[texts.get(cell, cell) for cell in row.cells]) for row in block)


def _shortened(row: Row) -> Row:
    """A row to tell headings and formats by: of a cell too long to be accepted, no more than shows that it is."""
    if all(len(cell) <= LONGEST_TEXT for cell in row.cells):
        return row
    return row._replace(cells=[cell[: LONGEST_TEXT + 1] for cell in row.cells])


def _spaced(text: io.TextIOWrapper) -> Iterator[Row]:
    for number, line in enumerate(text, start=1):
        yield Row(number, parts(line, SPACES) if line.strip() else ())


def _rows(text: io.TextIOWrapper, separator: str, mixed: bool) -> Iterator[Row]:
    csv.field_size_limit(_UNIVERSAL)
    records = csv.reader(text, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        line = records.line_num
        try:
            cells = next(records)
        except StopIteration:
            return
        except csv.Error as error:
            lines = str(records.line_num - line)
            code: Code = "unclosed_quote" if "end of data" in str(error) else "broken_quote"
            yield Row(number, (), (code, lines, None))
            continue
        if mixed and _UNDECODED.search("".join(cells)):
            shown = separator.join(cells).encode("utf-8", "surrogateescape").decode("cp1256")
            yield Row(number, (), ("bad_encoding", shown, None))
        else:
            yield Row(number, cells)
