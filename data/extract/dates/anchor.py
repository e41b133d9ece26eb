"""Anchor: what the dates of a text count from, and what the dates before have said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from data.calendar import is_plausible, shifted
from data.extract.dates.when import DateRule, When, unresolved


@dataclass(frozen=True)
class Anchor:
    """What a date is read against.

    published  day of publication: what "yesterday" counts back from.
    week       first and last day of the week that the text says it tells of, where its weekdays lie.
    year       the last year said: what stands in for that of publication where none is known.
    latest     the last day named: what "within a week" in a claim counts back from.
    feast      code of the feast named last: what "the third day of Eid" is of.
    """

    published: date | None
    week: tuple[date, date] | None = None
    year: int | None = None
    latest: date | None = None
    feast: str = ""

    def after(self, when: When) -> Anchor:
        """What the next date is read against."""
        is_past = self.published is None or (when.end is not None and when.end <= self.published)
        return replace(
            self,
            latest=when.end if when.end is not None and not when.period and is_past else self.latest,
            year=when.start.year if when.start is not None and when.tells_year else self.year,
            feast=when.feast or self.feast,
        )

    def back(self, first: int, last: int, most: int, least: int, rule: DateRule, *, period: bool = False) -> When:
        """Words that say the window from `most` to `least` days before publication."""
        if self.published is None:
            return unresolved(first, last, rule, period=period)
        start, end = shifted(self.published, -most), shifted(self.published, -least)
        if not is_plausible(start):
            return unresolved(first, last, rule, period=period)
        return When(first, last, start, end, "day" if start == end else "window", rule, period=period)
