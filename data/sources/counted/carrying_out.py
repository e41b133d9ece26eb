"""Carry a layout of totals out: a file's cells as rows of schema.COUNTED, good ones kept, nothing added up.

A number that is no single whole one is not reported, and flagged; an empty one is not reported; 0 is 0.
"""

from __future__ import annotations

from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.sources import limits
from data.sources.cells import Cells, Import
from data.sources.columns.checking import SEPARATOR, Check, Column, Mask
from data.sources.columns.date_habits import Habits, habits
from data.sources.columns.numbers import People, people
from data.sources.counted import areas, periods
from data.sources.counted.headers import is_total
from data.sources.counted.layout import Layout, Numbers
from data.sources.leaving_out import leave_out
from data.sources.plan import Rule, Taken
from data.sources.problem_list import Noted, Problems
from data.sources.problems import Bad, Code, Problem, Refused
from data.sources.totals import MOST
from data.text import name_key

TABLE = "counts"
_SCHEMA = schema.arrow_schema(TABLE)
_LINK = r"^https?://[^\s<>\"'`]+$"
_KEY = ("date_start", "date_end", "governorate", "district", "area_text", "type_text")
_WHOLE = "0, 1, 2 ..."
_VAGUE = ("not_a_number", "not_whole")


def count(layout: Layout, file: Cells, version: str, origin: str) -> Import:
    """Every record of the file, as one total, or as one for each column of numbers that is of its own period or area.

    raises  Refused: ambiguous_date_order, half_converted_dates, too_many_rows.
    """
    header = (*file.cells.column_names, *file.unread)
    rules = (*layout.rules, *(Rule("total_row", name, is_total) for name in layout.governorate))
    n_read, below = file.n_read, file.left_out
    file, left_out = leave_out(file, rules)
    noted = Noted(file.problems)
    noted.add(Problem(1, name, "column_not_read", rejects=False) for name in header if name not in layout.headers)
    check = Check(file, noted)
    pieces = _pieces(layout.numbers)
    limits.check_rows(len(check.rows) * len(pieces), file.name)
    shared = _shared(check, layout, file)
    tables = [shared | _of_piece(check, layout, piece, file.name) for piece in pieces]
    table = pa.concat_tables([_table(one, check, layout, origin) for one in tables] + [_SCHEMA.empty_table()])
    _say_twice(check, layout, table)
    said = noted.problems()
    problems = Problems(said.rows, said.kinds, tuple(one._replace(table=TABLE) for one in said.told))
    return Import(
        *(schema.arrow_schema("incidents").empty_table(), problems.in_order(), n_read, version, layout.source),
        left_out=(*below, *left_out),
        others={TABLE: table},
        read_as=layout.read_as,
        header=header,
    )


def _pieces(numbers: tuple[Numbers, ...]) -> tuple[tuple[Numbers, ...], ...]:
    """The columns of numbers by the total that they are of: those with a period or an area of their own stand alone."""
    alone = tuple((one,) for one in numbers if one.alone)
    beside = tuple(one for one in numbers if not one.alone)
    return (*((beside,) if beside else ()), *alone)


def _shared(check: Check, layout: Layout, file: Cells) -> dict[str, pa.Array]:
    """What all totals of a record have in common."""
    found: dict[str, pa.Array] = {}
    if layout.period and not all(one.period for one in layout.numbers):
        found |= _period(check, layout, file.name)
    if layout.area_text:
        found |= _area(check, layout, file)
    if layout.types:
        found["type_text"] = _text(check, Taken(layout.types, _first))
    if layout.publisher:
        found["source"] = _text(check, Taken((layout.publisher,)))
    if layout.url:
        column = check.column(Taken((layout.url,)))
        check.text(column)
        odd = ~column.matches(_LINK) & pc.not_equal(column.texts, "").to_numpy(zero_copy_only=False)
        check.say_texts(column, odd, "not_a_link", rejects=False)
        found["source_url"] = column.values(
            [None if bad else text or None for bad, text in zip(odd, column.texts.to_pylist(), strict=True)],
            pa.string(),
        )
    if layout.as_of:
        found["as_of"] = _as_of(check, layout, file.name)
    return found


def _first(*cells: str) -> str:
    return next((cell.strip() for cell in cells if cell.strip()), "")


def _text(check: Check, taken: Taken) -> pa.Array:
    column = check.column(taken)
    check.text(column, is_name=True)
    return column.text()


def _period(check: Check, layout: Layout, name: str) -> dict[str, pa.Array]:
    column = check.column(Taken(layout.period, partial(periods.of_year, layout.span)))
    check.require(column)
    starts, ends = _windows(check, column, layout, habits(column, name, layout.order))
    if layout.period_end:
        last = check.column(Taken((layout.period_end,), periods.day_of))
        _, stated = _windows(check, last, layout, habits(last, name, layout.order))
        ends = pc.coalesce(stated, ends)
        before = pc.fill_null(pc.less(ends, starts), False).to_numpy(zero_copy_only=False)
        check.say(before, last, "ends_before_start")
    return {"date_start": starts, "date_end": ends}


def _windows(check: Check, column: Column, layout: Layout, used: Habits) -> tuple[pa.Array, pa.Array]:
    read = check.read(column, partial(periods.period, span=layout.span, habits=used))
    numbered = np.array([periods.is_week_of_year(text) for text in column.texts.to_pylist()], dtype=bool)
    check.say_texts(column, numbered, "read_as", "ISO 8601", rejects=False)
    return (
        column.values([one and one.start for one in read], pa.date32()),
        column.values([one and one.end for one in read], pa.date32()),
    )


def _as_of(check: Check, layout: Layout, name: str) -> pa.Array:
    """The day on which the source said it; one that cannot be told is none, and costs the total nothing."""
    column = check.column(Taken((layout.as_of,), periods.day_of))
    try:
        used = habits(column, name, layout.order)
    except Refused:
        used = Habits(None, serials=False)
    read = check.read(column, partial(periods.period, span="as it stands", habits=used), rejects=False)
    days = [one.end if one and one.start == one.end else None for one in read]
    vague = np.array([one is not None and day is None for one, day in zip(read, days, strict=True)], dtype=bool)
    check.say_texts(column, vague, "left_out", "2021-11-05", rejects=False)
    return column.values(days, pa.date32())


def _area(check: Check, layout: Layout, file: Cells) -> dict[str, pa.Array]:
    wide, narrow = layout.governorate, layout.district
    headers = tuple(dict.fromkeys((*layout.area_text, *wide, *narrow)))
    columns = {header: check.column(Taken((header,))) for header in headers}
    for column in columns.values():
        check.text(column, is_name=True)
    said = {name_key(text): code for text, code in file.values.get("governorate", {}).items()}
    joined = check.column(Taken(headers))
    found, odd = [], []
    for text in joined.texts.to_pylist():
        of = dict(zip(headers, text.split(SEPARATOR), strict=True))
        area = areas.area_of([of[name] for name in wide], [of[name] for name in narrow], said)
        named = _first(*(of[name] for name in layout.area_text if not is_total(of[name])))
        found.append(area._replace(text=area.text and named))
        odd.append(next((name for name in (*narrow, *wide) if area.unknown and of[name] == area.unknown), ""))
    for header in set(odd) - {""}:
        where = joined.rows_of(np.array([one == header for one in odd], dtype=bool))
        check.say(where, columns[header], "unknown_area", rejects=False)
    return {
        "governorate": joined.values([one.governorate or None for one in found], pa.string()),
        "district": joined.values([one.district or None for one in found], pa.string()),
        "area_text": joined.values([one.text or None for one in found], pa.string()),
    }


def _of_piece(check: Check, layout: Layout, piece: tuple[Numbers, ...], name: str) -> dict[str, pa.Array]:
    """The numbers of one total of each record, with the period or the area that their column is of."""
    found: dict[str, pa.Array] = {}
    for one in piece:
        found[one.what] = _numbers(check, layout, one)
    rows, first = len(check.rows), piece[0]
    if first.area:
        area = areas.area_of((first.area,), (), {})
        found |= {
            "governorate": _same(area.governorate, rows),
            "district": _same(area.district, rows),
            "area_text": _same(area.text, rows),
        }
    if first.type:
        found["type_text"] = _same(first.type, rows)
    if first.period:
        found |= _of_header(check, layout, first.period, name)
    return found


def _of_header(check: Check, layout: Layout, header: str, name: str) -> dict[str, pa.Array]:
    """The period that a column is called after, with the year of each record where it names none; the order of day and
    month is that of all such columns.
    """
    headers = pa.table({"": pa.array([one.period for one in layout.numbers if one.period], pa.string())})
    used = habits(Column(Taken(("",)), headers), name, layout.order)
    column = check.column(Taken(layout.period, partial(periods.of_year, layout.span, header)))
    if not layout.period and isinstance(periods.period(header, layout.span, used), Bad):
        raise Refused("totals_without_period", name=name, column=header)
    check.require(column)
    starts, ends = _windows(check, column, layout, used)
    return {"date_start": starts, "date_end": ends}


def _same(text: str, rows: int) -> pa.Array:
    return pa.array([text or None], pa.string()).take(pa.array(np.zeros(rows, dtype=np.int32)))


def _numbers(check: Check, layout: Layout, one: Numbers) -> pa.Array:
    column = check.column(Taken((one.header,)))
    read = check.read(column, partial(_number, layout=layout), rejects=False)
    flagged = {code: np.array([n is not None and n.flag == code for n in read], dtype=bool) for code in _FLAGS}
    for code, texts in flagged.items():
        check.say_texts(column, texts, code, rejects=False)
    return column.values([n.low if n else None for n in read], pa.int32())


_FLAGS: tuple[Code, ...] = ("approximate", "read_as")


def _number(text: str, layout: Layout) -> People | Bad:
    """One whole number; a range, an "at least" and a word are none."""
    read = people(text, layout.decimal, most=MOST)
    if isinstance(read, Bad):
        return Bad("not_a_total", _WHOLE) if read.code in _VAGUE else read
    if read != People(None, None) and read.low != read.high:
        return Bad("not_a_total", _WHOLE)
    return read


def _table(found: dict[str, pa.Array], check: Check, layout: Layout, origin: str) -> pa.Table:
    rows = len(check.rows)
    found = found | {"origin": _same(origin, rows), "from_row": pa.array(check.rows, pa.int32())}
    found |= {"exclusive": pa.array(np.full(rows, layout.one_type))}
    columns = [found.get(field.name, pa.nulls(rows, field.type)).cast(field.type) for field in _SCHEMA]
    return pa.table(columns, schema=_SCHEMA).filter(pa.array(check.accepted))


def _say_twice(check: Check, layout: Layout, table: pa.Table) -> None:
    """Flag the totals of one period, area and type, where there are several: which of them stands is not known here."""
    if len(table) < 2:
        return
    rows = table.group_by(_KEY, use_threads=False).aggregate([("from_row", "list"), ("from_row", "count")])
    twice = rows.filter(pc.greater(rows["from_row_count"], 1))["from_row_list"]
    found = {row for of_one in twice.to_pylist() for row in of_one}
    where: Mask = np.isin(check.rows, sorted(found))
    column = check.column(Taken(layout.period or (layout.numbers[0].header,)))
    check.say(where, column, "same_period", rejects=False)
