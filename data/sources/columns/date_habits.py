"""How a column writes its dates: what comes first in 5/11/2021, and whether 44505 is a day. No row settles it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from data.sources.columns import dates
from data.sources.columns.checking import Column
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.plan import DayOrder
from data.sources.problems import Bad, Problem, Refused

_LAST_MONTH = 12
_SHARE = 0.95  # of the dates that show an order: what outweighs those that contradict it
_RARE = 5  # days after the 12th are 3 in 5 of a year's: fewer than 1 in 5 do not settle what the others are
_ONE_SETTLES = 2  # others that a single date may settle
_CONVERTED = 2  # spreadsheet days that make a column one of them; dates of either kind that make it half converted,
_HALF = 5  # and together


class Habits(NamedTuple):
    """order of day and month, None where no date needs it; serials: whether numbers are spreadsheet days."""

    order: DayOrder | None
    serials: bool


@dataclass
class _Seen:
    """Rows of a column, by how their dates are written, with examples as they stand."""

    dated: int = 0
    serial: int = 0
    orders: Counter[DayOrder | None] = field(default_factory=Counter)
    examples: dict[DayOrder | None, str] = field(default_factory=dict)
    plain: int = 0  # dates that need no order: as text, or as a spreadsheet's day
    early: int = 0  # of them, those up to the 12th
    plain_example: str = ""
    firsts: set[int] = field(default_factory=set)  # of dates with a year of two digits: 21/11/05 may begin with it


def day_order(column: Column, name: str) -> DayOrder | None:
    """What 5/11/2021 means in this column. Raises as `habits`."""
    return habits(column, name).order


def habits(column: Column, name: str, stated: DayOrder | None = None) -> Habits:
    """How a column writes its dates, settled by those that can be read in one way only.

    stated  the order, where somebody has said it.
    raises  Refused: ambiguous_date_order where dates contradict each other, or most say nothing, or a single odd one
            would settle the others; half_converted_dates where a spreadsheet took the days up to 12 for months.
    """
    seen = _seen(column)
    serials = seen.serial >= _CONVERTED and seen.serial * 2 > seen.dated
    if stated:
        return Habits(stated, serials)
    _refuse_half_converted(seen, column, name)
    shown = seen.orders["day first"] + seen.orders["month first"]
    either = seen.orders[None]
    leading: DayOrder = "day first" if seen.orders["day first"] >= seen.orders["month first"] else "month first"
    most = seen.orders[leading]
    contradicted = most < _SHARE * shown
    silent = not shown and either * 2 > seen.dated
    odd = shown > 0 and (shown * _RARE < shown + either or (shown == 1 and either > _ONE_SETTLES))
    year_first = len(seen.firsts) == 1 and min(seen.firsts) > _LAST_MONTH and shown > 1
    if contradicted or silent or odd or year_first:
        named = [seen.examples[order] for order in ("day first", "month first") if order in seen.examples]
        raise Refused(
            "ambiguous_date_order",
            name=name,
            column=column.header,
            dates=", ".join(named or [seen.examples[None]]),
            settled=str(shown),
            rows=str(shown + either),
        )
    return Habits(leading if shown else None, serials)


def notes(column: Column, used: Habits, hijri: bool) -> Iterator[Problem]:
    """What is read by more than what stands there, once for a column with the first example."""
    kinds = (
        lambda text: dates.serial_day(text) is not None,
        dates.is_since_1970,
        dates.is_short_year,
        lambda text: _is_hijri(window(text, used.order)),
    )
    texts = [text for text in column.texts.to_pylist() if text and not dates.is_iso(text)]
    for is_kind in kinds:
        example = next((text for text in texts if is_kind(text)), None)
        read = example and window(example, used.order, serials=used.serials, hijri=hijri)
        if example and isinstance(read, Window):
            yield Problem(1, column.header, "read_as", example, str(read.start), rejects=False)


def _is_hijri(read: Window | Bad) -> bool:
    return isinstance(read, Bad) and read.code == "looks_hijri"


def _seen(column: Column) -> _Seen:
    seen = _Seen()
    amounts = np.bincount(column.codes, minlength=len(column.texts)).tolist()
    for amount, text in zip(amounts, column.texts.to_pylist(), strict=True):
        if not text or text.isspace():
            continue
        seen.dated += amount
        if dates.is_iso(text):
            seen.plain += amount
            seen.early += amount if int(text.strip()[8:10]) <= _LAST_MONTH else 0
            seen.plain_example = seen.plain_example or text
            continue
        if numbers := dates.day_months(text):
            _count(seen, numbers, text, amount)
            continue
        serial = dates.serial_day(text)
        seen.serial += amount if serial else 0
        read = window(text) if serial is None else None
        day = serial or (read.start if isinstance(read, Window) and text.strip()[:4].isdecimal() else None)
        if day:
            seen.plain += amount
            seen.early += amount if day.day <= _LAST_MONTH else 0
            seen.plain_example = seen.plain_example or text
    return seen


def _count(seen: _Seen, numbers: list[tuple[int, int, int]], text: str, amount: int) -> None:
    told = [dates.implied_order(one, two) for one, two, _ in numbers if one != two]
    order = next((one for one in told if one), None)
    if told:
        seen.examples.setdefault(order, text)
        seen.orders[order] += amount
    if any(year < 100 for *_, year in numbers):
        seen.firsts |= {one for one, *_ in numbers}


def _refuse_half_converted(seen: _Seen, column: Column, name: str) -> None:
    """A spreadsheet that reads 05/11 as the 11th of May turns it into a date, and leaves 25/11 as text."""
    as_text = seen.orders["day first"] + seen.orders["month first"]
    if (
        min(as_text, seen.plain) >= _CONVERTED
        and as_text + seen.plain >= _HALF
        and seen.early == seen.plain
        and not seen.orders[None]
    ):
        left = next(seen.examples[order] for order in ("day first", "month first") if order in seen.examples)
        raise Refused("half_converted_dates", name=name, column=column.header, dates=f"{seen.plain_example}, {left}")
