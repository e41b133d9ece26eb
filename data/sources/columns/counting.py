"""The counts of a file: ranges of people, an exact number being a range of one. Empty is unknown, never 0."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data.sources.columns.checking import Check, Column, Mask
from data.sources.columns.headers import EXACT_COUNTS
from data.sources.columns.numbers import count

_BOUNDS = ("low", "best", "high")


def read(check: Check, columns: dict[str, Column]) -> dict[str, pa.Array]:
    """Every count column the file has. killed = 3 is killed_low, _best and _high 3; killed_low = 7 alone is "at
    least 7"; killed_best = 5 alone is 5, the one number there is.
    """
    numbers = {
        name: column.values(check.read(column, count), pa.int32())
        for name, column in columns.items()
        if name == "n_sources" or name.removesuffix("_low").removesuffix("_best").removesuffix("_high") in EXACT_COUNTS
    }
    for what in EXACT_COUNTS:
        exact = numbers.pop(what, None)
        for bound in _BOUNDS if what == "killed" else ("low", "high"):
            name = f"{what}_{bound}"
            if exact is not None:
                numbers[name] = pc.coalesce(numbers[name], exact) if name in numbers else exact
    if "killed_best" in numbers:
        _best_alone(numbers)
    for what in EXACT_COUNTS:
        _check_range(check, columns, numbers, what)
    return numbers


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
