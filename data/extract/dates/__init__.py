"""What the words of a text say about when, always as a window, anchored to the publication date or left open.

Rules: the annotated articles' coding guide, section 2. p = publication date; without it only explicit dates are
resolved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.extract.dates.reader import Reader
from data.extract.dates.when import When
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Dates:
    """The dates of a text in order of their words, and the week that it says it tells of."""

    whens: tuple[When, ...]
    week: tuple[date, date] | None = None


def read(marks: Marks, published: date | None) -> Dates:
    """The dates of a text. A week that the text states narrows its weekdays."""
    reader = Reader(marks, published)
    return Dates(tuple(reader.read()), reader.week)
