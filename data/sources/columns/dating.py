"""The dates of a file: windows, their precision, and in which order a column writes day and month."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.sources.cells import Cells
from data.sources.columns.checking import Check, Column
from data.sources.columns.dates import Window, day_month, implied_order, window
from data.sources.plan import DayOrder, Plan
from data.sources.problems import Bad, Code, Refused
from data.text import name_key
from data.windows import PRECISIONS, widened

_DATES = ("date_start", "date_end", "claim_date", "source_date")


Orders = Mapping[str, DayOrder | None]


def day_orders(file: Cells, plan: Plan) -> dict[str, DayOrder | None]:
    """The order of day and month in each date column of a file, as the plan says or as its dates show.

    raises  Refused (ambiguous_date_order).
    """
    return {
        name: plan.orders.get(name) or day_order(Column(plan.columns[name], file.cells), file.name)
        for name in _DATES
        if name in plan.columns
    }


def read(check: Check, columns: dict[str, Column], orders: Orders) -> dict[str, pa.Array]:
    """date_start, date_end, date_precision; claim_date and source_date where the file has them.

    A date that names only a month or a year stays that window, and is flagged; so is a day that the file itself calls
    known only to the week, month or year: it is the whole of it, or it would be counted in periods it may not be in.
    A source dated before the event began is kept, and flagged: one of the two dates is wrong.
    """
    start = columns["date_start"]
    windows = check.read(start, partial(window, order=orders["date_start"]))
    flags: dict[str, Code] = {"month": "month_precision", "year": "year_precision"}
    for precision, flag in flags.items():
        coarse = np.array([read is not None and read.precision == precision for read in windows], dtype=bool)
        check.say_texts(start, coarse, flag, rejects=False)
    starts = start.values([read and read.start for read in windows], pa.date32())
    ends = start.values([read and read.end for read in windows], pa.date32())
    if end := columns.get("date_end"):
        stated = check.read(end, partial(window, order=orders["date_end"]))
        ends = pc.coalesce(end.values([read and read.end for read in stated], pa.date32()), ends)
        before = pc.fill_null(pc.less(ends, starts), False).to_numpy(zero_copy_only=False)
        check.say(before, end, "ends_before_start")
    precisions = _precision(check, columns, starts, ends)
    starts, ends = _widened(check, start, starts, ends, precisions)
    found = {"date_start": starts, "date_end": ends, "date_precision": precisions}
    for other in _DATES[2:]:
        if column := columns.get(other):
            days = check.read(column, partial(window, order=orders[other]), rejects=False)
            found[other] = column.values([read.start if _is_day(read) else None for read in days], pa.date32())
    if "source_date" in found:
        before = pc.fill_null(pc.less(found["source_date"], starts), False).to_numpy(zero_copy_only=False)
        check.say(before & check.accepted, columns["source_date"], "source_before_event", rejects=False)
    return found


def _is_day(read: Window | None) -> bool:
    return read is not None and read.precision == "day"


def _precision(check: Check, columns: dict[str, Column], starts: pa.Array, ends: pa.Array) -> pa.Array:
    """The coarser of what the window shows and what the file says: neither is made finer than it is."""
    days = pc.fill_null(pc.days_between(starts, ends), 0).to_numpy(zero_copy_only=False)
    rank = np.searchsorted(list(PRECISIONS.values()), days)
    names = list(PRECISIONS)
    if column := columns.get("date_precision"):
        known = {
            name_key(text): row["code"]
            for row in schema.reference("precisions")
            if row["kind"] == "date"
            for text in (row["code"], row["name_en"], row["name_ar"])
        }
        codes = check.read(
            column, lambda text: known.get(name_key(text), Bad("left_out", " ".join(names))), rejects=False
        )
        stated = np.array([names.index(code) if code else 0 for code in codes], dtype=np.int64)
        rank = np.maximum(rank, stated[column.codes])
    return pa.array(names, pa.string()).take(pa.array(rank))


def _widened(
    check: Check, column: Column, starts: pa.Array, ends: pa.Array, precisions: pa.Array
) -> tuple[pa.Array, pa.Array]:
    """Windows as wide as their precision says; the rows whose window grew are flagged."""
    wide = {"week", "month", "year"}
    if not wide & set(precisions.unique().to_pylist()):
        return starts, ends
    windows = list(zip(precisions.to_pylist(), starts.to_pylist(), ends.to_pylist(), strict=True))
    dated = [(start, end) for _, start, end in windows]
    known = {one: widened(*one) for one in set(windows) if one[0] in wide and one[1] and one[2]}
    found = [known.get(one, as_is) for one, as_is in zip(windows, dated, strict=True)]
    grown = np.fromiter((one != as_is for one, as_is in zip(found, dated, strict=True)), bool, len(found))
    check.say(grown & check.accepted, column, "window_widened", rejects=False)
    return pa.array([start for start, _ in found], pa.date32()), pa.array([end for _, end in found], pa.date32())


def day_order(column: Column, name: str) -> DayOrder | None:
    """What 5/11/2021 means in this column, settled by dates like 25/11/2021.

    raises  Refused (ambiguous_date_order) where such dates contradict each other, or are most of the column and say
    nothing. A single odd one among unambiguous dates is that row's problem.
    """
    examples: dict[DayOrder | None, str] = {}
    either = dated = 0
    amounts = np.bincount(column.codes, minlength=len(column.texts)).tolist()
    for amount, text in zip(amounts, column.texts.to_pylist(), strict=True):
        dated += amount if text else 0
        numbers = day_month(text)
        if numbers and numbers[0] != numbers[1]:
            order = implied_order(numbers[0], numbers[1])
            examples.setdefault(order, text)
            either += amount if order is None else 0
    orders = [order for order in examples if order]
    if len(orders) > 1 or (not orders and either * 2 > dated):
        named = [examples[order] for order in orders] or [examples[None]]
        raise Refused("ambiguous_date_order", name=name, column=column.header, dates=", ".join(named))
    return orders[0] if orders else None
