"""What is known of a text when its clauses are read."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.dates.when import When
from data.extract.places.where import Where
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Findings:
    """The terms, dates and places of one text, each in the order of the text."""

    marks: Marks
    whens: tuple[When, ...]
    wheres: tuple[Where, ...]
