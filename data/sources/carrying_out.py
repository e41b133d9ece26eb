"""Carry a plan out: a file's cells as incidents, checked whole, good rows kept.

What is missing is "not reported"; what is derived (class, precision, the gazetteer's point) is derived cautiously;
nothing is repaired in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pyarrow as pa

from data import own, schema
from data.sources.cells import Cells, Import
from data.sources.columns import coding, counting, dating, identifying, locating, naming
from data.sources.columns.checking import Check, Column, Mask
from data.sources.columns.date_habits import Habits, notes
from data.sources.joining import join
from data.sources.leaving_out import leave_out
from data.sources.meaning import said_to_mean
from data.sources.owning import owned
from data.sources.plan import Decimal, Plan, Taken
from data.sources.problem_list import Noted
from data.sources.problems import Problem

ROWS_AT_ONCE = 50_000  # what is worked on at a time takes about 1 KB a row
_SCHEMA = pa.schema([field for field in schema.arrow_schema("incidents") if field.name != "search_text"])
_NAMES = ("initiators", "targets", "place_name_en", "place_name_ar", "place")


def carry_out(plan: Plan, file: Cells, version: str, origin: str) -> Import:
    """Every record of the file, accepted or named in `problems`. Raises Refused (ambiguous_date_order)."""
    read_as = {ours: taken.headers for ours, taken in plan.columns.items()}
    header = (*file.cells.column_names, *file.unread)
    plan = said_to_mean(plan, file.values)
    orders = dating.day_orders(file, plan)
    file, left_out = leave_out(file, plan.rules)
    left_out = (*file.left_out, *left_out)
    noted = Noted(file.problems)
    if file.own is None:
        noted.add(Problem(1, name, "column_not_read", rejects=False) for name in _unread(file, plan))
    for name, used in orders.items():
        noted.add(notes(Column(plan.columns[name], file.cells), used, plan.hijri))
    joined = join(file, plan) if plan.row_is == "victim" else None
    if joined:
        file, plan = joined.cells, joined.plan
        noted.add(joined.problems)
    ids = identifying.ids(file, plan)
    mark = counting.decimal(file, plan)
    parts, said, n_read, beside = file.parts(ROWS_AT_ONCE), file.problems, file.n_read, file.own
    del file  # its cells go part by part, as the table grows
    tables, start = [], 0
    while parts:
        check = Check(parts.popleft(), noted)
        check.take_over(said)
        found = _checked(check, plan, orders, ids.part(start, len(check.rows)), mark)
        start += len(check.rows)
        found["origin"] = pa.array(np.full(len(check.rows), origin), pa.string())
        found["from_row"] = pa.array(check.rows, pa.int32())
        tables.append(_table(found, check.accepted))
    if joined:
        noted.add(joined.rejected_with(noted.problems()))
        left_out = (*left_out, *joined.joined_to(noted.problems()))
    table = pa.concat_tables([*tables, _SCHEMA.empty_table()])
    beside_table, of_own = owned(beside, table["from_row"].to_numpy(), joined.others if joined else {})
    noted.add(of_own)
    return Import(
        *(table, noted.problems().in_order(), n_read, version, plan.source, left_out),
        read_as=read_as,
        header=header,
        own=beside_table,
    )


def _unread(file: Cells, plan: Plan) -> list[str]:
    others = (name for name in file.cells.column_names if name not in plan.headers)
    made_here = own.added_here((*file.cells.column_names, *file.unread))
    return [name for name in (*file.unread, *others) if name not in made_here]


def _checked(
    check: Check, plan: Plan, orders: dict[str, Habits], ids: identifying.Ids, mark: Decimal
) -> dict[str, pa.Array]:
    columns = {name: check.column(taken) for name, taken in plan.columns.items()}
    for name, column in columns.items():
        check.text(column, is_name=name in _NAMES)
    check.require(columns["date_start"])
    for caution in plan.cautions:
        column = check.column(Taken(caution.headers, partial(_warned, caution.says)))
        check.say(~column.is_blank(), column, caution.code, rejects=False)
    if "flags" in columns:
        check.keep_flags(columns["flags"])
    found = {"incident_id": identifying.read(check, columns, ids)}
    found |= dating.read(check, columns, orders, plan.hijri)
    found |= coding.read(check, columns)
    found |= naming.read(check, columns)
    found |= counting.read(check, columns, mark)
    found |= locating.read(check, columns, found)
    return found | {"flags": check.flag_texts()}


def _warned(says: Callable[..., bool], *cells: str) -> str:
    return "1" if says(*cells) else ""


def _table(found: dict[str, pa.Array], accepted: Mask) -> pa.Table:
    rows, everything = int(accepted.sum()), bool(accepted.all())
    kept = {}
    for field in _SCHEMA:
        column = found.pop(field.name, None)
        if column is not None and not everything:
            column = column.filter(pa.array(accepted))
        kept[field.name] = pa.nulls(rows, field.type) if column is None else column.cast(field.type)
    return pa.table(kept, schema=_SCHEMA)
