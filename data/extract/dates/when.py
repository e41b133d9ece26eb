"""When: the days that words of a text say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "window", "month", "year", "unknown"]
Problem = Literal["", "weekday", "unresolved"]  # what a reader must be told
Written = Literal["numeric", "range", "explicit"]
Named = Literal["night_of", "last_night", "before_yesterday", "yesterday", "today", "weekday", "feast"]
Counted = Literal["ago", "days_ago", "weeks_ago", "long_ago", "counted", "counted_back"]
OfTheActBefore = Literal[
    "counted_same_day", "counted_next_day", "counted_hours_later", "counted_night_before", "counted_day_before_that"
]
Stretched = Literal["past_hours", "since_then", "recent", "week_before", "within_week", "last_week", "this_week"]
Unresolved = Literal["past_week", "current_week", "before_week", "past_month", "current_month", "same_month"]
Months = Literal["this_month", "last_month", "month", "week_of_month", "part_of_month", "season"]
Years = Literal["past_year", "current_year", "year", "years"]
DateRule = Written | Named | Counted | OfTheActBefore | Stretched | Unresolved | Months | Years

_ON_THE_CALENDAR: frozenset[DateRule] = frozenset({"explicit", "numeric"})
_TELLS_YEAR: frozenset[DateRule] = _ON_THE_CALENDAR | {"range", "night_of"}
_WEEK_OR_FEAST: frozenset[DateRule] = frozenset({"feast", "last_week", "this_week"})


@dataclass(frozen=True)
class When:
    """Words first..last (exclusive) say start..end, both inclusive, None where they cannot be resolved.

    rule      the rule that read them; what depends on it asks a property below.
    relation  days to add to the last dated act where the words count from it ("the same day" 0, "two days later" 2).
    period    they bound a period ("since", "during", "last month"): a total's, rarely an act's.
    feast     code of the feast that they name, which "the third day of Eid" after them means too.
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: Precision
    rule: DateRule
    relation: int | None = None
    period: bool = False
    problem: Problem = ""
    statement: bool = False  # dates the saying, not the act: "announced on Saturday"
    feast: str = ""

    @property
    def days(self) -> int:
        """Length of the window; 0 when unresolved."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    @property
    def is_calendar_day(self) -> bool:
        """Whether it is said by day and month: 14 December, 2021-12-14."""
        return self.rule in _ON_THE_CALENDAR

    @property
    def tells_year(self) -> bool:
        """Whether its year stands in for that of publication where none is known."""
        return self.rule in _TELLS_YEAR

    @property
    def is_written_day(self) -> bool:
        """Whether it is said by day and month in words or digits, not in digits alone: 14 December."""
        return self.rule == "explicit"

    @property
    def is_range(self) -> bool:
        """Whether it is said by its first and last day: 22-28 November."""
        return self.rule == "range"

    @property
    def is_stated_week(self) -> bool:
        """Whether it is the week that a text says it tells of: 22-28 November, within a week."""
        return 5 <= self.days <= 8 and (self.is_range or self.rule == "within_week")

    @property
    def is_month(self) -> bool:
        """Whether it is a whole month: March 2019."""
        return self.rule == "month"

    @property
    def is_days_ago(self) -> bool:
        """Whether it is counted in days from publication: two days ago."""
        return self.rule == "days_ago"

    @property
    def is_week_or_feast(self) -> bool:
        """Whether it is the last or this week, or a feast: short periods that totals are told of."""
        return self.rule in _WEEK_OR_FEAST

    @property
    def is_since_then(self) -> bool:
        """Whether it runs from the day named last: since then."""
        return self.rule == "since_then"

    @property
    def is_night_before(self) -> bool:
        """Whether it is the night into the day of the act told before: the night before."""
        return self.rule == "counted_night_before"


def on_day(first: int, last: int, day: date | None, rule: DateRule, problem: Problem = "") -> When:
    """Words that say one day; unresolved without it."""
    if day is None:
        return unresolved(first, last, rule)
    return When(first, last, day, day, "day", rule, problem=problem)


def unresolved(first: int, last: int, rule: DateRule, *, period: bool = False) -> When:
    """Words that say days which cannot be known: no publication date, or no such day in the calendar."""
    return When(first, last, None, None, "unknown", rule, period=period, problem="unresolved")
