"""Where a table's header stands, and in how many rows: titles may stand above it, groups over it, HXL tags below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from data.own import is_own
from data.schema import OWN
from data.sources import limits
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Row
from data.sources.problems import Refused
from data.text import name_key

LINES_BEFORE_HEADER = 20
GROUPED = " / "  # between the name of a group of columns and that of a column in it
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"#[A-Za-z][\w +]*")
_MOST = 0.5  # of the cells that are not empty: a row of tags
_WIDE = 0.8  # of the widest of the opening rows: a header that no format knows


def find(opening: Sequence[Row], known: HeadersKnown, name: str) -> Heading:
    """The first header among the opening rows that names a known table's columns, else the first row that looks like
    a header, else the first at all; a table that is known by the order of its columns needs none.

    raises  Refused: no_rows, no_header, too_many_columns, duplicate_columns.
    """
    rows = _filled(opening)
    if not rows:
        raise Refused("no_rows", name=name)
    found = _known(rows, known) or _by_order(rows, known) or _headed(rows, known, name)
    limits.check_columns(len(found.names), name)
    _refuse_twins(found.names, name)
    return found


def _filled(opening: Sequence[Row]) -> list[Row]:
    return [row for row in opening if any(row.cells)][:LINES_BEFORE_HEADER]


def _known(rows: Sequence[Row], known: HeadersKnown) -> Heading | None:
    return next((one for one in _candidates(rows) if known.recognises(one.names) or known.tagged(one.tags)), None)


def _by_order(rows: Sequence[Row], known: HeadersKnown) -> Heading | None:
    """The names of a table without a header, or under one that nobody knows, by the order of its first record."""
    for last, row in zip((0, *(row.number for row in rows)), rows[:2], strict=False):
        if row.problem is None and (names := known.names(row.cells)):
            return Heading(names, last, known=True)
    return None


def _headed(rows: Sequence[Row], known: HeadersKnown, name: str) -> Heading:
    """What is likely the header. Raises Refused (no_header) where the first rows are records."""
    sound = [row.cells for row in rows if row.problem is None]
    if len(sound) > 1 and known.is_record(sound[0], sound[1]):
        raise Refused("no_header", name=name, columns=known.needed)
    return _likely(rows)


def _likely(rows: Sequence[Row]) -> Heading:
    """What looks like a header and no format knows: as wide as the table, and words alone."""
    width = max(sum(map(bool, row.cells)) for row in rows)
    likely = (one for one in _candidates(rows) if _is_words(one.names) and sum(map(bool, one.names)) >= _WIDE * width)
    return next(likely, Heading(_names(rows[0]), rows[0].number, known=False))._replace(known=False)


def _candidates(rows: Sequence[Row]) -> Iterator[Heading]:
    """Every header that the rows may hold, from above: two rows of which the second names what the first groups, one
    row, each with the tags that stand below it; and tags that stand alone.
    """
    sound = [row for row in rows if row.problem is None]
    for row, below in pairwise([*sound, Row(0, ())]):
        if grouped := _grouped(_names(row), _names(below)):
            yield _tagged(grouped, below, sound)
        yield _tagged(_names(row), row, sound)


def _tagged(names: tuple[str, ...], last: Row, rows: Sequence[Row]) -> Heading:
    below = next((row for row in rows if row.number > last.number), None)
    if _is_tags(names):
        return Heading(names, last.number, known=True, tags=names)
    if below and _is_tags(_names(below)) and sum(map(bool, names)) >= _MOST * sum(map(bool, below.cells)):
        return Heading(names, below.number, known=True, tags=_names(below))
    return Heading(names, last.number, known=True)


def _grouped(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names of a header in two rows, groups over columns ("Casualties / Killed"); None where the two are none.

    What is empty above is named below, and below stand words alone: a record has a number or a date.
    """
    width = max(len(above), len(below))
    above, below = (row + ("",) * (width - len(row)) for row in (above, below))
    gaps = [place for place in range(width) if not above[place]]
    if not gaps or (not above[0] and not below[0]) or not all(below[place] for place in gaps) or not _is_words(below):
        return None
    if not any(not cell for cell in below):  # each column is named below: the row above is a title, or groups alone
        return None
    group, names = "", []
    for over, name in zip(above, below, strict=True):
        group = over or group
        names.append(f"{group}{GROUPED}{name}" if group and name else name or group)
    return tuple(names)


def _is_words(cells: Sequence[str]) -> bool:
    return not any(_DIGIT.search(cell) for cell in cells) and any(cells)


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(_TAG.fullmatch(cell)) for cell in filled) > _MOST * len(filled)


def _names(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def _refuse_twins(header: Sequence[str], name: str) -> None:
    """Raises Refused (duplicate_columns) where two headers are one but for case, space or punctuation."""
    first: dict[str, str] = {}
    for written in header:
        key = name_key(written.removeprefix(OWN))
        key = f"{OWN}{key}" if key and is_own(written) else key  # an own column is called as it likes
        if key and key in first:
            raise Refused("duplicate_columns", name=name, columns=[first[key].strip(), written.strip()])
        first[key] = written
