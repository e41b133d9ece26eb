"""What parts the cells of a line: what makes a header that is known, else what parts the opening lines alike."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from data.sources.files.headers_known import HeadersKnown

SPACES = "  "  # two or more, as a report that is laid out by hand has
_ONE_EACH = ",;\t|^~\u00a6\u060c\u061b"
_ALL: tuple[str, ...] = (*_ONE_EACH, SPACES)
_SPACES = re.compile(r" {2,}|\t+")
_STATED = re.compile(r"sep=(.)\s*", re.I)  # Excel's own first line


def stated(line: str) -> str:
    """The separator that the first line states ("sep=;"), "" where it states none."""
    found = _STATED.fullmatch(line.strip("\r\n"))
    return str(found[1]) if found else ""


def separator(opening: Sequence[str], known: HeadersKnown) -> str:
    """The separator of a text that begins with these lines."""
    for one in _ALL:
        if any(known.recognises([cell.strip(' "\r\n') for cell in parts(line, one)]) for line in opening):
            return one
    return max(_ALL, key=lambda one: _alike(opening, one))


def parts(line: str, separator: str) -> list[str]:
    """The cells of one line, quotation marks left as they are."""
    return _SPACES.split(line.strip()) if separator == SPACES else line.split(separator)


def _alike(opening: Sequence[str], separator: str) -> tuple[int, int]:
    """How many lines have as many cells as most, and how many that is."""
    if separator == SPACES:
        widths = Counter(len(parts(line, SPACES)) for line in opening if line.strip())
    else:
        widths = Counter(map(len, _records(opening, separator)))
    several = {width: lines for width, lines in widths.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda one: (several[one], one))
    return several[width], width


def _records(opening: Sequence[str], separator: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(opening, delimiter=separator) if any(row))
    except csv.Error:
        return
