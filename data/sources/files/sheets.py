"""Which sheets of a file are the table that is meant, and several that are alike as one table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from data.sources import limits
from data.sources.cells import SHEET, Cells, LeftOut
from data.sources.files import heading
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Heading, Sheet, Wanted
from data.sources.problem_list import Problems, listed
from data.sources.problems import ANY_COLUMN, Problem, Refused
from data.sources.spool import OwnCells
from data.text import name_key

OWN = "provenance"  # the second sheet of our own exports, which is no table


class Chosen(NamedTuple):
    """The sheets that are read as one table, each under its heading; others: titles of those that are not read."""

    parts: tuple[tuple[Sheet, Heading], ...]
    others: tuple[str, ...] = ()


def choose(sheets: Sequence[Sheet], asked: str, known: HeadersKnown, name: str, needs: Collection[str] = ()) -> Chosen:
    """The sheet that is asked for; else those with a known header, where they are alike; else those like the widest.

    needs   columns without which a sheet is not meant.
    raises  Refused: no_such_sheet, which_sheet, no_rows, duplicate_columns, too_many_columns.
    """
    if asked:
        wanted = next((one for one in sheets if one.title == asked), None)
        if wanted is None:
            raise Refused("no_such_sheet", name=name, sheet=asked, sheets=[one.title for one in sheets])
        return Chosen(((wanted, heading.find(wanted.opening, known, name)),))
    filled = [one for one in sheets if any(any(row.cells) for row in one.opening)] or sheets[:1]
    if len(filled) == 1:
        return Chosen(((filled[0], heading.find(filled[0].opening, known, name)),))
    headed = [(one, found) for one in filled if (found := _heading(one, known, name))]
    if not headed:
        heading.find(filled[0].opening, known, name)
    fitting = [one for one in headed if set(needs) <= set(one[1].names) and (needs or one[1].known)]
    if not fitting:
        widest = max(headed, key=lambda one: sum(map(bool, one[1].names)))
        fitting = [one for one in headed if _keys(one[1]) == _keys(widest[1])]
    if len({_keys(found) for _, found in fitting}) > 1:
        raise Refused("which_sheet", name=name, sheets=[one.title for one, _ in fitting])
    titles = {OWN, *(one.title for one, _ in fitting)}
    return Chosen(tuple(fitting), tuple(one.title for one in filled if one.title not in titles))


def _heading(sheet: Sheet, known: HeadersKnown, name: str) -> Heading | None:
    try:
        return heading.find(sheet.opening, known, name)
    except Refused:
        return None


def _keys(found: Heading) -> frozenset[str]:
    return frozenset(filter(None, map(name_key, found.names)))


def read(chosen: Chosen, wanted: Wanted, name: str) -> Cells:
    """All records of the chosen sheets under the first one's names. Raises Refused, as a sheet's own reading does."""
    said = tuple(Problem(1, ANY_COLUMN, "sheet_not_read", title, rejects=False) for title in chosen.others)
    (sheet, first), *more = chosen.parts
    if not more:
        cells = sheet.read(first, wanted)
        return replace(cells, problems=listed(said, cells.problems))
    names = {name_key(one): one for one in first.names if one}
    alike = Wanted(lambda written: wanted.reads(names.get(name_key(written), written)), wanted.own)
    parts: list[Cells] = []
    for place, (one, found) in enumerate(chosen.parts):
        try:
            part = one.read(found, alike)
        except Refused as refused:
            if refused.code != "no_rows":
                raise
            continue
        parts.append(_moved(part, place * SHEET, names))
    if not parts:
        raise Refused("no_rows", name=name)
    n_read = sum(part.n_read for part in parts)
    limits.check_rows(n_read, name)
    columns = parts[0].cells.column_names
    return Cells(
        name,
        pa.concat_tables([part.cells.select(columns) for part in parts]),
        pa.concat_arrays([part.rows for part in parts]),
        listed(said, *(part.problems for part in parts)),
        n_read,
        parts[0].unread,
        tuple(one for part in parts for one in part.left_out),
        own=OwnCells.joined(own) if (own := [part.own for part in parts if part.own]) else None,
    )


def _moved(part: Cells, by: int, names: dict[str, str]) -> Cells:
    """The same with row numbers that no other sheet's rows have."""
    return replace(
        part,
        cells=part.cells.rename_columns([names[name_key(one)] for one in part.cells.column_names]),
        rows=pa.array(part.rows.to_numpy(zero_copy_only=False) + by, pa.int32()),
        problems=listed(one._replace(row=one.row + by) if one.row > 1 else one for one in part.problems),
        left_out=tuple(one._replace(rows=tuple(row + by for row in one.rows)) for one in part.left_out),
        unread=tuple(names.get(name_key(one), one) for one in part.unread),
        own=part.own and part.own.moved(by, names),
    )


def problems_named(problems: Problems, titles: Sequence[str]) -> Problems:
    """The same, each by its sheet and the row in it."""
    return listed(
        one._replace(row=one.row % SHEET, sheet=titles[one.row // SHEET]) if one.row > 1 else one for one in problems
    )


def left_out_named(left_out: Sequence[LeftOut], titles: Sequence[str]) -> tuple[LeftOut, ...]:
    """The same, parted by sheet."""
    return tuple(
        one._replace(rows=tuple(row % SHEET for row in rows), sheet=titles[sheet])
        for one in left_out
        for sheet in sorted({row // SHEET for row in one.rows})
        if (rows := [row for row in one.rows if row // SHEET == sheet])
    )


def rows_named(table: pa.Table, name: str, titles: Sequence[str]) -> pa.Table:
    """Incidents (schema.INCIDENTS) by the file and the sheet that each was read from, and its row in that sheet."""
    numbers = table["from_row"].combine_chunks()
    sheet = pc.divide(numbers, pa.scalar(SHEET, pa.int32()))
    found = {
        "from_file": pc.if_else(numbers.is_valid(), name, pa.scalar(None, pa.string())),
        "from_sheet": pa.array([title or None for title in titles], pa.string()).take(sheet),
        "from_row": pc.subtract(numbers, pc.multiply(sheet, pa.scalar(SHEET, pa.int32()))),
    }
    for column, cells in found.items():
        table = table.set_column(table.schema.get_field_index(column), table.schema.field(column), cells)
    return table
