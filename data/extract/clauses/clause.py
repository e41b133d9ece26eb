"""One clause of a text, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text.marks import Mark, Marks
from data.extract.tolls.toll import Toll

Telling = Literal["incident", "measure", "aggregate", "background", "dropped", "remark"]
Drop = Literal[
    "remnant", "controlled", "accident", "rumour", "correction", "abroad", "denied_attribution", "release", "court"
]
TellingRule = Literal[
    Drop, "acts_counted", "measure", "territory", "no_act", "total", "lasted", "uncounted", "weak", "act", "goes_on"
]


@dataclass(frozen=True)
class Clause:
    """Words first..last (exclusive) of one sentence and what stands in them.

    frames   code of a frame ("release", "territory", "deny") -> the first mark of it.
    heading  the governorate that the heading above names.
    charge   it tells what those detained before it are charged with: an act of its own.
    """

    first: int
    last: int
    sentence: int
    paragraph: int
    opens_paragraph: bool
    acts: tuple[Mark, ...] = ()
    whens: tuple[When, ...] = ()
    wheres: tuple[Where, ...] = ()
    tolls: tuple[Toll, ...] = ()
    frames: Mapping[str, Mark] = field(default_factory=dict)
    heading: str | None = None
    telling: Telling = "remark"
    rule: TellingRule = "no_act"
    charge: bool = False

    @property
    def scenes(self) -> list[Where]:
        """Places where something may happen, as specific as a town or more so."""
        return [where for where in self.wheres if not where.aside and where.rank >= 2]

    @property
    def counted(self) -> list[Toll]:
        """Tolls that give a number above zero."""
        return [toll for toll in self.tolls if (toll.low or 0) > 0 or (toll.high or 0) > 0]

    @property
    def harmed(self) -> list[Toll]:
        """Tolls of somebody, with a number or without: not those that say "nobody"."""
        return [toll for toll in self.tolls if not toll.nobody]

    @property
    def points(self) -> list[When]:
        """Dates that may be an act's: no periods."""
        return [when for when in self.whens if not when.period]

    @property
    def goes_on(self) -> bool:
        """Whether it goes on with the total of the clause before."""
        return self.rule == "goes_on"

    @property
    def codes(self) -> set[str]:
        """The codes of its acts."""
        return {mark.code for mark in self.acts}

    def words(self, marks: Marks) -> list[str]:
        """Its folded words and marks of punctuation, in order."""
        return list(marks.folded[self.first : self.last])

    def of(self, marks: Marks, family: str, *codes: str) -> list[Mark]:
        """The marks of a family (and codes, if given) that begin in it."""
        return marks.of(family, *codes, first=self.first, last=self.last)
