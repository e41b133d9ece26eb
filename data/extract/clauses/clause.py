"""One clause of a text, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text.marks import Mark
from data.extract.tolls.toll import Toll

Telling = Literal["incident", "measure", "aggregate", "background", "dropped", "remark"]


@dataclass
class Clause:
    """Words first..last (exclusive) of one sentence and what stands in them."""

    first: int
    last: int
    sentence: int
    paragraph: int
    opens_paragraph: bool
    acts: list[Mark] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    wheres: list[Where] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    frames: dict[str, Mark] = field(default_factory=dict)
    heading: str | None = None
    telling: Telling = "remark"
    rule: str = ""
    charge: bool = False  # it tells what those detained before it are charged with: an act of its own

    @property
    def scenes(self) -> list[Where]:
        """Places where something may happen, as specific as a town or more so."""
        return [where for where in self.wheres if not where.aside and where.rank >= 2]

    @property
    def counted(self) -> list[Toll]:
        """Tolls that give a number above zero."""
        return [toll for toll in self.tolls if (toll.low or 0) > 0 or (toll.high or 0) > 0]

    @property
    def points(self) -> list[When]:
        """Dates that may be an act's: no periods."""
        return [when for when in self.whens if not when.period]
