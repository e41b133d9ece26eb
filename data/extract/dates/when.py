"""When: the days that words of a text say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "window", "month", "year", "unknown"]


@dataclass(frozen=True)
class When:
    """Words first..last (exclusive) say start..end, both inclusive, None where they cannot be resolved.

    relation  days to add to the last dated act where the words count from it ("the same day" 0, "two days later" 2).
    period    they bound a period ("since", "during", "last month"): a total's, rarely an act's.
    problem   code of what a reader must be told ("weekday", "unresolved").
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: Precision
    rule: str
    relation: int | None = None
    period: bool = False
    problem: str = ""
    statement: bool = False  # dates the saying, not the act: "announced on Saturday"

    @property
    def days(self) -> int:
        """Length of the window; 0 when unresolved."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0
