"""Months, parts of months, seasons and years, as their words say them."""

from __future__ import annotations

from datetime import date

from data.extract.dates.calendar_dates import SEASONS, CalendarDates, _day, _month_end
from data.extract.dates.when import When
from data.extract.text.lexicon import term_set


class CalendarPeriods(CalendarDates):
    """Reads dates coarser than a day."""

    def _week_of(self, at: int) -> str | None:
        """The last week of May: "last"."""
        if self._word(at - 1) != "of" or self._word(at - 2) != "week":
            return None
        return self._word(at - 3) if self._word(at - 3) in {"first", "second", "third", "last", "final"} else None

    def _month(self, at: int) -> When | None:
        """آذار 2019, مطلع تشرين الأول الماضي, أواخر أيار; March 2019, early September, since mid-June."""
        month = self._month_at(at)
        if month is None:
            return None
        number, last = month
        year = self._year_at(last)
        part = next(
            (m for back in (1, 2, 3) if (m := self._has(at - back, "early", "middle", "late")) and m.last >= at - 2),
            None,
        )
        since = part is not None and self._has(part.first - 1, "since") is not None
        strict = self._has(last, "past") is not None or self._has(at - 1, "past") is not None
        if year is not None:
            chosen, last = year
        elif self.published is None:
            return When(at, last, None, None, "unknown", "month", problem="unresolved", period=True)
        else:
            chosen = self.published.year
            if number > self.published.month or (strict and number == self.published.month):
                chosen -= 1
            last += bool(self._has(last, "past", "current"))
        begin = _day(chosen, number, 1)
        if begin is None:
            return When(at, last, None, None, "unknown", "month", problem="unresolved", period=True)
        start, end = begin, _month_end(chosen, number)
        week = self._week_of(at)
        if week is not None:
            low, high = {"first": (1, 7), "second": (8, 14), "third": (15, 21)}.get(week, (end.day - 6, end.day))
            return When(at - 3, last, start.replace(day=low), start.replace(day=high), "window", "week_of_month")
        if part is not None and not since:
            low, high = {"early": (1, 10), "middle": (11, 20), "late": (21, end.day)}[part.code]
            return When(
                part.first,
                last,
                start.replace(day=low),
                start.replace(day=high),
                "window",
                "part_of_month",
                period=True,
            )
        if self.published and start <= self.published < end:
            end = self.published
        return When(at, last, start, end, "month", "month", period=True)

    def _year(self, at: int) -> When | None:
        """عام 2019, العام 2022, عامي 2020 و2022, ربيع عام 2019; in 2019, summer 2019, between 2020 and 2022."""
        season = self.marks.has(at, "time.season")
        here = season.last if season else at
        word = self._word(here)
        head = word.lstrip("وفبل") in term_set("year_heads_ar")
        if head and self._word(here + 1).isdigit():
            year = self._year_at(here + 1)
        elif season or self._word(here - 1) in {
            "in",
            "since",
            "during",
            "of",
            "from",
            "throughout",
            "between",
            "until",
            "منذ",
            "خلال",
            "summer",
            "spring",
            "by",
        }:
            year = self._year_at(here)
        else:
            year = None
        if year is None:
            return None
        number, last = year
        if number < 1900 and not head:
            return None  # in 1500 villages
        if _day(number, 1, 1) is None:
            return When(at, last, None, None, "unknown", "year", problem="unresolved", period=True)
        if season is not None:
            low, high = SEASONS[season.code]
            end_year = number + (high < low)
            return When(at, last, date(number, low, 1), _month_end(end_year, high), "window", "season", period=True)
        following = self._word(last).removeprefix("و") if self._word(last) != "and" else self._word(last + 1)
        if (
            following.isdigit()
            and len(following) == 4
            and number < int(following) <= 9999
            and _day(int(following), 1, 1) is not None
            and (word == "عامي" or self._word(here - 1) == "between")
        ):
            last += 1 + (self._word(last) == "and")
            return When(at, last, date(number, 1, 1), date(int(following), 12, 31), "window", "years", period=True)
        return When(at, last, date(number, 1, 1), date(number, 12, 31), "year", "year", period=True)
