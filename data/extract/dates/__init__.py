"""What the words of a text say about when, always as a window, anchored to the publication date or left open.

Rules: the annotated articles' coding guide, section 2. p = publication date; without it only explicit dates are
resolved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from data.extract.dates.anchor import Anchor
from data.extract.dates.rules import scan
from data.extract.dates.when import When
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Dates:
    """The dates of a text in order of their words, and the week that it says it tells of."""

    whens: tuple[When, ...]
    week: tuple[date, date] | None = None


def read(marks: Marks, published: date | None) -> Dates:
    """The dates of a text. A week that the text states narrows its weekdays, those before it too: it is read again."""
    whens, anchor = scan(marks, Anchor(published))
    week = next(((w.start, w.end) for w in whens if w.start and w.end and w.is_stated_week), None)
    if week is None:
        return Dates(whens)
    again, _ = scan(marks, replace(anchor, week=week))  # the last year, day and feast are those that the text ends with
    return Dates(again, week)
