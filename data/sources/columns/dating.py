"""The dates of a file: windows, their precision, and in which order a column writes day and month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data import schema
from data.sources.cells import Cells
from data.sources.columns.checking import Check, Column
from data.sources.columns.date_habits import Habits, habits
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.plan import Plan
from data.sources.problems import Bad, Code
from data.text import name_key
from data.windows import PRECISIONS, widened

_DATES = ("date_start", "date_end", "claim_date", "source_date")
_ONE_DAY = "2021-11-05"

_FLAGS: dict[str, Code] = {"month": "month_precision", "year": "year_precision"}


def day_orders(file: Cells, plan: Plan) -> dict[str, Habits]:
    """How each date column of a file writes its dates, as the plan says or as they show.

    raises  Refused (ambiguous_date_order, half_converted_dates).
    """
    return {
        name: habits(Column(plan.columns[name], file.cells), file.name, plan.orders.get(name))
        for name in _DATES
        if name in plan.columns
    }


def read(
    check: Check, columns: dict[str, Column], orders: Mapping[str, Habits], hijri: bool = False
) -> dict[str, pa.Array]:
    """date_start, date_end, date_precision; claim_date and source_date where the file has them.

    A date that names only a month or a year stays that window, and is flagged; so is a day that the file itself calls
    known only to the week, month or year: it is the whole of it, or it would be counted in periods it may not be in.
    A source dated before the event began is kept, and flagged: one of the two dates is wrong. A source or a claim that
    is dated to a month, or to several days, is not dated, and flagged.
    """
    start = columns["date_start"]
    windows = check.read(start, _reader(orders["date_start"], hijri))
    for precision, flag in _FLAGS.items():
        coarse = np.array([read is not None and read.precision == precision for read in windows], dtype=bool)
        check.say_texts(start, coarse, flag, rejects=False)
    starts = start.values([read and read.start for read in windows], pa.date32())
    ends = start.values([read and read.end for read in windows], pa.date32())
    if end := columns.get("date_end"):
        stated = check.read(end, _reader(orders["date_end"], hijri))
        ends = pc.coalesce(end.values([read and read.end for read in stated], pa.date32()), ends)
        before = pc.fill_null(pc.less(ends, starts), False).to_numpy(zero_copy_only=False)
        check.say(before, end, "ends_before_start")
    precisions = _precision(check, columns, starts, ends)
    starts, ends = _widened(check, start, starts, ends, precisions)
    found = {"date_start": starts, "date_end": ends, "date_precision": precisions}
    for other in _DATES[2:]:
        if column := columns.get(other):
            days = check.read(column, _reader(orders[other], hijri), rejects=False)
            longer = np.array([read is not None and not _is_day(read) for read in days], dtype=bool)
            check.say_texts(column, longer, "not_one_day", _ONE_DAY, rejects=False)
            found[other] = column.values([read.start if _is_day(read) else None for read in days], pa.date32())
    if "source_date" in found:
        before = pc.fill_null(pc.less(found["source_date"], starts), False).to_numpy(zero_copy_only=False)
        check.say(before & check.accepted, columns["source_date"], "source_before_event", rejects=False)
    return found


def _reader(habits: Habits, hijri: bool) -> Callable[[str], Window | Bad]:
    return partial(window, order=habits.order, serials=habits.serials, hijri=hijri)


def _is_day(read: Window | None) -> bool:
    return read is not None and read.precision == "day"


def _precision(check: Check, columns: dict[str, Column], starts: pa.Array, ends: pa.Array) -> pa.Array:
    """The coarser of what the window shows and what the file says: neither is made finer than it is.

    Null where the file says something that is not understood, and the window shows no more than a day.
    """
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
        unknown = np.array([code is None for code in codes], dtype=bool)[column.codes] & ~column.is_blank()
        unknown |= column.is_blank() & check.lost_before(columns)
        return pa.array(names, pa.string()).take(pa.array(rank, mask=unknown & (rank == 0)))
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
    known = {one: widened(*one) for one in set(windows) if one[1]}
    found = [known.get(one, as_is) for one, as_is in zip(windows, dated, strict=True)]
    grown = np.fromiter((one != as_is for one, as_is in zip(found, dated, strict=True)), bool, len(found))
    check.say(grown & check.accepted, column, "window_widened", rejects=False)
    return pa.array([start for start, _ in found], pa.date32()), pa.array([end for _, end in found], pa.date32())
