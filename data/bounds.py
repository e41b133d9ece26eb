"""What one row says of a number of people, made a range that holds (rule 2): nothing printed has low above high.

A source's best estimate may lie outside its own range, and its lowest number above its highest. Such a row is kept as
it is and flagged; what is summed and shown runs from the lowest to the highest of its numbers. Civilians killed are
killed, at least: the lowest number of them is a lower bound of all killed, unless the source gives a best estimate,
of which they are a part (UCDP's deaths_civilians): then they can only raise the highest number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, SupportsInt

Flag = Literal["best_outside_range", "low_above_high", "civilians_above_killed"]
TOLLS = ("killed", "killed_civilians", "injured", "detained")
MOST_PEOPLE = 10_000_000  # of one row: the region has some millions, and sums of such rows stay whole numbers
GIVE_LEAST_KILLED = ("killed_low", "killed_best", "killed_civilians_low")  # any of them: killed, at least
READ_FOR_KILLED = ("killed_low", "killed_best", "killed_high", "killed_civilians_low", "killed_civilians_high")


@dataclass(frozen=True)
class Bounds:
    """People of one incident. low, best, high: None where not given; low alone is "at least", high alone "up to"."""

    low: int | None
    best: int | None
    high: int | None


def of_row(row: Mapping[Any, Any], toll: str) -> Bounds:
    """The bounds of one of TOLLS in a row of schema.INCIDENTS, REPORTS or AGGREGATES."""
    low, best, high = (_number(row, f"{toll}_{part}") for part in ("low", "best", "high"))
    floor = _civilians(row) if toll == "killed" else None
    stated = [number for number in (low, best, high) if number is not None]
    lowest = min(stated) if low is not None or best is not None else None
    return Bounds(
        low=_highest(lowest, floor) if best is None else lowest,
        best=best,
        high=None if high is None else _highest(*stated, floor),
    )


def flags(row: Mapping[Any, Any]) -> set[Flag]:
    """How the numbers of a row contradict each other."""
    found: set[Flag] = set()
    for toll in TOLLS:
        low, best, high = (_number(row, f"{toll}_{part}") for part in ("low", "best", "high"))
        if best is not None and ((low is not None and best < low) or (high is not None and best > high)):
            found.add("best_outside_range")
        elif low is not None and high is not None and low > high:
            found.add("low_above_high")
        floor, most = _civilians(row), high if best is None else best
        if toll == "killed" and floor is not None and most is not None and floor > most:
            found.add("civilians_above_killed")
    return found


def _number(row: Mapping[Any, Any], name: str) -> int | None:
    """A whole number of a row; nothing is None there, or NaN or NA where the row is of a data frame."""
    value = row.get(name)
    if value is None or type(value) is int:  # asked of each pair of rows that may be one: a protocol is slow to ask for
        return value
    return int(value) if isinstance(value, SupportsInt) and value == value else None  # noqa: PLR0124 -- NaN


def _civilians(row: Mapping[Any, Any]) -> int | None:
    """The lowest number of civilians killed; None where only "up to so many" is said."""
    low, high = (_number(row, f"killed_civilians_{part}") for part in ("low", "high"))
    return low if low is None or high is None else min(low, high)


def _highest(*numbers: int | None) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
