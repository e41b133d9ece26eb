"""CSV in the encodings and with the separators that Arabic offices write, as rows of text cells.

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

from data.sources.cells import Cells
from data.sources.files.gathering import gather
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.heading import LINES_BEFORE_HEADER
from data.sources.files.sheet import OPENING, Heading, Row, Sheet
from data.sources.limits import LONGEST_TEXT
from data.sources.problems import ANY_COLUMN, Code, Problem, Refused

_SEPARATORS = ",;\t|"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02  # share of bytes; a stray NUL in a cell is that cell's problem
_UNDECODED = re.compile("[\udc80-\udcff]")
_UNIVERSAL = 1 << 30
_LONGEST_HEADER = 1 << 16


def opened(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The one table of a CSV file. Row numbers count records, so that a quoted line break shifts none.

    raises  Refused (not_text).
    """
    encoding, mixed = _encoding(content, name)
    errors = "surrogateescape" if mixed else "strict"
    text = io.TextIOWrapper(io.BytesIO(content), encoding, errors=errors, newline="")
    separator = _separator([text.readline(_LONGEST_HEADER) for _ in range(LINES_BEFORE_HEADER)], known)

    def rows() -> Iterator[Row]:
        text.seek(0)
        return _rows(text, separator, mixed)

    def read(heading: Heading, wanted: Callable[[str], bool]) -> Cells:
        cells = gather(rows(), heading, wanted, name)
        if encoding != "cp1256":
            return cells
        guess = Problem(1, ANY_COLUMN, "assumed_encoding", "Windows-1256", "UTF-8", rejects=False)
        return replace(cells, problems=(guess, *cells.problems))

    return (Sheet("", tuple(_shortened(row) for row in islice(rows(), OPENING)), read),)


def _shortened(row: Row) -> Row:
    """A row to tell headings and formats by: of a cell too long to be accepted, no more than shows that it is."""
    if all(len(cell) <= LONGEST_TEXT for cell in row.cells):
        return row
    return row._replace(cells=[cell[: LONGEST_TEXT + 1] for cell in row.cells])


def _encoding(content: bytes, name: str) -> tuple[str, bool]:
    """The encoding, and whether some rows are in another one.

    UTF-8 proves itself; what is not UTF-8 in any line is Windows-1256, the Arabic Excel's. Statistics fail on short
    files.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Refused("not_text", name=name) from error
        return "utf-16", False
    sample = content[: 1 << 20]
    first_line = sample.partition(b"\n")[0]
    if _CONTROL.search(first_line) or len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise Refused("not_text", name=name)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        lines = [line for line in content.splitlines() if not line.isascii()]
        some_utf8 = any(_is_utf8(line) for line in lines)
        return ("utf-8-sig", True) if some_utf8 else ("cp1256", False)
    return "utf-8-sig", False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _separator(opening: list[str], known: HeadersKnown) -> str:
    """The separator with which one of the opening lines is a known header; else the commonest of the first."""
    for separator in _SEPARATORS:
        if any(known.recognises([cell.strip(' "\r\n') for cell in line.split(separator)]) for line in opening):
            return separator
    return max(_SEPARATORS, key=opening[0].count)


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
