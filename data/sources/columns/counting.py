"""The counts of a file: ranges of people, an exact number being a range of one. Empty is unknown, never 0."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import Cells
from data.sources.columns.checking import Check, Column, Mask, by_value
from data.sources.columns.headers import EXACT_COUNTS
from data.sources.columns.numbers import People, count, people
from data.sources.plan import Decimal, Plan

_BOUNDS = ("low", "best", "high")
_COUNTS = tuple(f"{what}{bound}" for what in EXACT_COUNTS for bound in ("", "_low", "_best", "_high"))
_DEGREES = ("latitude", "longitude")
# What 1.000 or 1,000 people are is asked only where a file has them.
_MAY_BE_THOUSANDS = r"^\s*[1-9]\d{0,2}[.,]\d{3}\s*$"
_FRACTION = {",": r"^\s*-?\d+,(\d{1,2}|\d{4,})\s*$", ".": r"^\s*-?\d+\.([1-9]\d?|0[1-9]|\d{4,})\s*$"}
_ANY_FRACTION = {",": r"^\s*-?\d{1,3},\d+\s*$", ".": r"^\s*-?\d{1,3}\.\d+\s*$"}
_PLAIN = r"^\s*\d{1,3}\s*$"


def decimal(file: Cells, plan: Plan) -> Decimal:
    """How a file writes a fraction, as its plan says or as its other numbers show; "" where they do not, or disagree.

    Degrees show it, and numbers like 2,5. Where nothing else does, dotted numbers that are all in threes beside plain
    ones are thousands.
    """
    if plan.decimal:
        return plan.decimal
    taken = {name: plan.columns[name] for name in (*_COUNTS, *_DEGREES) if name in plan.columns}
    counts = [Column(one, file.cells) for name, one in taken.items() if name not in _DEGREES]
    if not any(column.matches(_MAY_BE_THOUSANDS).any() for column in counts):
        return ""
    degrees = [Column(one, file.cells) for name, one in taken.items() if name in _DEGREES]
    shown: set[Decimal] = {
        mark
        for mark in (",", ".")
        if any(column.matches(_FRACTION[mark]).any() for column in counts)
        or any(column.matches(_ANY_FRACTION[mark]).any() for column in degrees)
    }
    if not shown and any(column.matches(_PLAIN).any() and column.matches(r"\.\d{3}\s*$").any() for column in counts):
        return ","
    return shown.pop() if len(shown) == 1 else ""


def read(check: Check, columns: dict[str, Column], mark: Decimal = "") -> dict[str, pa.Array]:
    """Every count column the file has. killed = 3 is killed_low, _best and _high 3, killed = 3+ is killed_low 3;
    killed_low = 7 alone is "at least 7"; killed_best = 5 alone is 5, the one number there is.

    mark  how the file writes a fraction. What is no number is not reported, and flagged: it never costs the row.
    """
    numbers: dict[str, pa.Array] = {}
    if column := columns.get("n_sources"):
        numbers["n_sources"] = column.values(check.read(column, count, rejects=False), pa.int32())
    for what in EXACT_COUNTS:
        bounds = _BOUNDS if what == "killed" else ("low", "high")
        happened = what.partition("_")[0]
        for bound in bounds:
            if column := columns.get(f"{what}_{bound}"):
                numbers[f"{what}_{bound}"] = _bound(check, column, bound, mark, happened)
        if column := columns.get(what):
            ranges = _ranges(check, column, mark, happened)
            for bound in bounds:
                name = f"{what}_{bound}"
                exact = column.values([_of(one, bound) for one in ranges], pa.int32())
                numbers[name] = pc.coalesce(numbers[name], exact) if name in numbers else exact
    if "killed_best" in numbers:
        _best_alone(numbers)
    for what in EXACT_COUNTS:
        _check_range(check, columns, numbers, what)
    return numbers


def _ranges(check: Check, column: Column, mark: Decimal, happened: str) -> list[People | None]:
    found = check.read(column, lambda text: people(text, mark, happened), rejects=False)
    for one, texts in by_value(one if one and one.flag else None for one in found):
        check.say_texts(column, texts, one.flag, _said(one), rejects=False)
    return found


def _said(one: People) -> str:
    if one.low is None or one.low == one.high:
        return str(one.high)
    return f">= {one.low}" if one.high is None else f"{one.low}-{one.high}"


def _of(one: People | None, bound: str) -> int | None:
    """One end of a range; the best estimate only where it is one number."""
    if one is None or bound == "low":
        return one and one.low
    return one.high if bound == "high" or one.low == one.high else None


def _bound(check: Check, column: Column, bound: str, mark: Decimal, happened: str) -> pa.Array:
    """A column that holds one end of a range; what is open at that end says nothing here, and is flagged."""
    found = _ranges(check, column, mark, happened)
    values = [_of(one, bound) for one in found]
    lost = [one not in (None, People(None, None)) and end is None for one, end in zip(found, values, strict=True)]
    check.say_texts(column, np.array(lost, dtype=bool), "left_out", rejects=False)
    return column.values(values, pa.int32())


def _best_alone(numbers: dict[str, pa.Array]) -> None:
    best = numbers["killed_best"]
    nothing = pa.nulls(len(best), pa.int32())
    low, high = (numbers.get(f"killed_{bound}", nothing) for bound in ("low", "high"))
    alone = pc.and_(pc.is_null(low), pc.is_null(high))
    for bound, given in (("low", low), ("high", high)):
        numbers[f"killed_{bound}"] = pc.if_else(alone, best, given)


def _check_range(check: Check, columns: dict[str, Column], numbers: dict[str, pa.Array], what: str) -> None:
    """Flag numbers that contradict each other, as data.bounds.flags names them: the row is kept as it is."""
    nothing = pa.nulls(len(check.rows), pa.int32())
    low, best, high = (numbers.get(f"{what}_{bound}", nothing) for bound in _BOUNDS)
    named = columns.get(f"{what}_high") or columns.get(what) or columns.get(f"{what}_low")
    if named is None:
        return
    outside = _true(pc.less(best, low)) | _true(pc.greater(best, high))
    check.say(outside, columns.get("killed_best", named), "best_outside_range", rejects=False)
    check.say(_true(pc.greater(low, high)) & ~outside, named, "low_above_high", rejects=False)
    if what == "killed" and "killed_civilians_low" in numbers:
        civilians = numbers["killed_civilians_low"]
        floor = pc.min_element_wise(civilians, numbers.get("killed_civilians_high", nothing))
        above = _true(pc.greater(floor, pc.coalesce(best, high))) & _true(pc.is_valid(civilians))
        check.say(above, named, "civilians_above_killed", rejects=False)


def _true(where: pa.Array) -> Mask:
    true: Mask = pc.fill_null(where, False).to_numpy(zero_copy_only=False)
    return true
