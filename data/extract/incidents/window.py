"""Window: the days on which an act happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.extract.dates.when import Precision, When


@dataclass(frozen=True)
class Window:
    """start..end, both inclusive, None where they are not known; the rule that gave them, and the words that say them,
    if any do.
    """

    start: date | None
    end: date | None
    precision: Precision
    rule: str
    when: When | None = None


UNDATED = Window(None, None, "unknown", "none")
