"""Merged cells: what spans several rows stands in each of them, but for a number of people, which counts once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from data.sources.files.sheet import Found, Heading, Row

_NUMBER = re.compile(r"\s*[-+]?[\d.,]+\s*")


class Range(NamedTuple):
    """Cells that are one: rows and columns counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def filled(
    rows: Iterable[Row], heading: Heading, ranges: Sequence[Range], column_of: Callable[[str], str | None]
) -> Iterator[Row]:
    """The rows below the heading with the cells that a merged one above them covers, each said.

    A number is repeated only in a column that is known and counts nobody: three rows that share one toll have one.
    """
    down = [one for one in ranges if one.bottom > one.top and one.top + 1 > heading.last]
    begun = {(one.top + 1, one.left): one for one in down}
    tops = {number for number, _ in begun}
    held: dict[int, tuple[Range, str]] = {}
    for row in rows:
        at = row.number - 1
        held = {left: pair for left, pair in held.items() if pair[0].bottom >= at}
        if not held and row.number not in tops:
            yield row
            continue
        cells, said = list(row.cells), list(row.said)
        for left, (_, text) in held.items():
            cells += [""] * (left + 1 - len(cells))
            name = heading.names[left] if left < len(heading.names) else ""
            if text and not cells[left]:
                repeats = _repeats(column_of(name), text)
                cells[left] = text if repeats else ""
                found: Found = ("merged_filled" if repeats else "merged_number", text, left)
                said.append(found)
        for left, text in enumerate(cells):
            if one := begun.get((row.number, left)):
                held[left] = (one, text)
        yield row._replace(cells=cells, said=tuple(said))


def _repeats(column: str | None, text: str) -> bool:
    counts = column is not None and column.startswith(("killed", "injured", "detained", "n_sources"))
    return not counts and (column is not None or not _NUMBER.fullmatch(text))
