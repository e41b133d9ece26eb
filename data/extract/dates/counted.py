"""Dates that are counted: from publication (yesterday, two days ago, last week) or from the act told before (the next
day).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data.extract.dates.calendar_dates import DASHES, WEEKDAYS, _day
from data.extract.dates.calendar_periods import CalendarPeriods
from data.extract.dates.when import When
from data.extract.text import numbers
from data.extract.text.lexicon import term_set


class CountedDates(CalendarPeriods):
    """Reads what is counted from the publication date or from another act."""

    def _relative(self, at: int) -> When | None:
        """Counted from the act told before: the same day, the following day, hours later, two days later, قبل ذلك
        بيومين.
        """
        after_that = self._days_after(at)
        if after_that is not None:
            return after_that
        for code, days in (
            ("night_before", -1),
            ("same_day", 0),
            ("next_day", 1),
            ("hours_later", 0),
            ("day_before_that", -1),
        ):
            mark = self._has(at, code)
            if mark is not None:
                if self._has(mark.last, "today", "yesterday") or self.marks.has(mark.last, "time.weekday"):
                    return None
                return When(at, mark.last, None, None, "day", "counted_" + code, relation=days)
        if self.marks.language == "en":
            count = numbers.plain(self.marks, at)
            if (
                count
                and self._word(count[1]) in {"day", "days", "week", "weeks"}
                and self._word(count[1] + 1) in {"later", "earlier", "after", "before"}
            ):
                direction = 1 if self._word(count[1] + 1) in {"later", "after"} else -1
                return When(
                    at,
                    count[1] + 2,
                    None,
                    None,
                    "day",
                    "counted",
                    relation=direction * count[0] * (7 if "week" in self._word(count[1]) else 1),
                )
            return None
        bare = self._word(at).lstrip("و")
        sign = {"بعد": 1, "بعدها": 1, "قبل": -1, "قبلها": -1}.get(bare, 0)
        if sign == 0:
            return None
        here = at + 1
        tied = bare.endswith("ها")
        if self._word(here) == "ذلك":
            tied, here = True, here + 1
        count = self._arabic_days(here)
        if count is not None and sign > 0 and self._word(count[1]) == "من" and self.marks.has(count[1] + 1, "casualty"):
            return When(at, count[1] + 1, None, None, "day", "counted_back", relation=-count[0])
        if count is None or (sign < 0 and not tied):
            return None
        return When(at, count[1], None, None, "day", "counted", relation=sign * count[0])

    def _days_after(self, at: int) -> When | None:
        """بعد يوم واحد من العثور على ...; two days after the killing of: the act named last came that much earlier."""
        if self.marks.language == "ar":
            count = self._arabic_days(at + 1) if self._word(at).lstrip("وف") == "بعد" else None
            here = count[1] + (self._word(count[1]) == "واحد") if count else at
            joint = "من"
        else:
            count = numbers.plain(self.marks, at)
            count = (count[0], count[1] + 1) if count and self._word(count[1]) in {"day", "days"} else None
            here, joint = (count[1] if count else at), "after"
        if count is None or self._word(here) not in {joint, "علي" if joint == "من" else joint}:
            return None
        told = any(
            mark.family in {"casualty", "act"} for n in range(here + 1, here + 5) for mark in self.marks.at.get(n, ())
        )
        return When(at, here + 1, None, None, "day", "counted_back", relation=-count[0]) if told else None

    def _arabic_days(self, at: int) -> tuple[int, int] | None:
        """يوم، بيومين، 3 أيام، ثلاثة أيام -> days and the word after."""
        word = self._word(at)
        if word in {"يوم", "بيوم"}:
            return 1, at + 1
        if word in {"يومين", "بيومين"}:
            return 2, at + 1
        count = numbers.plain(self.marks, at)
        if count and self._word(count[1]) in {"ايام", "يوما"}:
            return count[0], count[1] + 1
        return None

    def _dated_after(self, at: int) -> bool:
        return self._word(at)[:1].isdigit() or self.marks.has(at, "time.month") is not None

    def _night(self, at: int) -> When | None:
        """ليل أمس, ليل الأربعاء-الخميس, الليلة الماضية; last night, Thursday night, the night of Wednesday to
        Thursday.
        """
        mark = self._has(at, "last_night")
        if mark is not None:
            into = self.marks.has(mark.last + 1, "time.weekday") if self._word(mark.last) in {"into", "to"} else None
            if into is not None:
                day = self._last_weekday(into.code, strict=False)
                return self._night_of(at, into.last, day - timedelta(1) if day else None)
            if self._word(mark.last) in {"on", "of"} and self._dated_after(mark.last + 1):
                return None  # overnight on 8-9 September
            return self._back(at, mark.last, 1, 0, "last_night")
        mark = self._has(at, "night")
        if mark is not None:
            here = mark.last + (self._word(mark.last) in {"of", "يوم"})
            if self._has(here, "yesterday"):
                return self._back(at, here + 1, 1, 0, "night_of")
            if self._has(here, "before_yesterday"):
                return self._back(at, here + 2, 2, 1, "night_of")
            weekday = self.marks.has(here, "time.weekday")
            if weekday is not None:
                after = weekday.last
                if self._word(after) in DASHES or self._word(after) in {"to", "into", "and"}:
                    after += 1
                second = self.marks.has(after, "time.weekday")
                last = second.last if second else weekday.last
                return self._night_of(at, last, self._last_weekday(weekday.code, strict=False, eve=True))
            return None
        weekday = self.marks.has(at, "time.weekday")
        if weekday is not None and self._word(weekday.last) == "night":
            return self._night_of(at, weekday.last + 1, self._last_weekday(weekday.code, strict=False, eve=True))
        if self._has(at, "yesterday") and self._has(at + 1, "night"):
            return self._back(at, at + 2, 1, 0, "night_of")
        return None

    def _night_of(self, first: int, last: int, eve: date | None) -> When:
        if eve is None:
            return self._on(first, last, None, "night_of")
        end = eve + timedelta(1)
        if self.published and end > self.published:
            end = max(eve, self.published)
        return When(first, last, eve, end, "window" if end > eve else "day", "night_of")

    def _ago(self, at: int) -> When | None:
        """قبل يومين, منذ ثلاثة أيام, قبل أسبوع, قبل أيام; two days ago, a week ago, days ago."""
        if self.marks.language == "en":
            count = numbers.plain(self.marks, at)
            if (
                count
                and self._word(count[1]).rstrip("s") in {"day", "week", "month", "year"}
                and self._word(count[1] + 1) == "ago"
            ):
                if self._word(count[1] + 2) == "today" and "year" in self._word(count[1]) and self.published:
                    return self._on(
                        at,
                        count[1] + 3,
                        _day(self.published.year - count[0], self.published.month, self.published.day),
                        "ago",
                    )
                return self._units_ago(at, count[1] + 2, count[0], self._word(count[1]).rstrip("s"))
            if self._word(at) in {"days", "weeks"} and self._word(at + 1) == "ago":
                return self._back(at, at + 2, 7, 2, "days_ago") if self._word(at) == "days" else None
            return None
        if self._word(at).lstrip("وف") not in {"قبل", "منذ"}:
            return None
        here = at + 1
        if self.marks.has(here, "bound", "about"):
            here += 1
        word = self._word(here)
        if word in term_set("units_ago_ar"):
            unit = {"اس": "week", "شه": "month"}.get(word[:2], "year")
            return self._units_ago(at, here + 1, 2 if word.endswith("ين") else 1, unit)
        count = self._arabic_days(here)
        if count is not None:
            return self._units_ago(at, count[1], count[0], "day")
        if word == "ايام":
            return self._back(at, here + 1, 7, 2, "days_ago")
        return None

    def _units_ago(self, first: int, last: int, n: int, unit: str) -> When | None:
        if unit == "day":
            return self._back(first, last, n + 1, n, "days_ago") if n <= 60 else None
        if unit == "week":
            return self._back(first, last, 7 * n + 1, 7 * n - 1, "weeks_ago")
        days = 30 if unit == "month" else 365
        return replace(self._back(first, last, days * n + days // 2, days * n - days // 2, "long_ago"), period=True)

    def _near_today(self, at: int) -> When | None:
        """اليوم, أمس, أول أمس; today, yesterday; with the part of the day before or after it."""
        for code, back in (("before_yesterday", 2), ("yesterday", 1), ("today", 0)):
            mark = self._has(at, code)
            if mark is None:
                continue
            word = self._word(at)
            if code == "today" and (
                word in {"يوم"} or word.startswith(("ليوم", "يوم", "كاليوم")) or self._word(mark.last) in {"الواحد"}
            ):
                continue
            if (
                code == "today"
                and self.marks.language == "ar"
                and not word.endswith("اليوم")
                and not word.endswith("لليوم")
            ):
                continue
            last = mark.last
            weekday = self.marks.has(self._skip_comma(last), "time.weekday")
            problem = ""
            if weekday is not None and weekday.first - last <= 1:
                last = weekday.last
                expected = self.published - timedelta(back) if self.published else None
                problem = "weekday" if expected and WEEKDAYS[expected.weekday()] != weekday.code else ""
            when = self._back(at, last, back, back, code)
            return replace(when, problem=problem or when.problem)
        return None

    def _last_weekday(self, code: str, strict: bool, eve: bool = False) -> date | None:
        day = WEEKDAYS.index(code)
        if self.week is not None:
            start, end = self.week
            inside = start + timedelta((day - start.weekday()) % 7)
            if inside <= end:
                return inside
        if self.published is None:
            return None
        back = (self.published.weekday() - day) % 7
        if back == 0 and (strict or eve):
            back = 7
        return self.published - timedelta(back)

    def _weekday(self, at: int) -> When | None:
        """Wednesday; الأربعاء الماضي; "Saturday to Monday" = those days."""
        mark = self.marks.has(at, "time.weekday")
        if mark is None or (self.marks.language == "en" and not self.words[at].written[:1].isupper()):
            return None
        if self.marks.language == "en" and self._word(at) in {"sun", "sat", "mon", "wed"}:
            return None
        past_before, past_after = self._has(at - 1, "past"), self._has(mark.last, "past")
        last = mark.last + (past_after is not None and self._word(mark.last).startswith("ال"))
        day = self._last_weekday(mark.code, strict=past_before is not None or last > mark.last)
        return self._on(at, last, day, "weekday")

    def _span_back(self, at: int) -> When | None:
        """الأسبوع الماضي, الشهر الجاري, الساعات الـ24 الماضية; last week, this month, the past 24 hours, the start of
        the year.
        """
        words = {self._word(n) for n in range(at, at + 3)}
        if self._word(at + 1) == "week" and self._word(at + 2) == "of":
            return None  # the last week of May
        hour = self._word(at).removeprefix("ال") in {"ساعات", "ساعه"} or (self._has(at, "past") and "hours" in words)
        if (
            hour
            and ({"24", "48"} & words or any("24" in word for word in words))
            and any(self._has(at + n, "past") for n in range(4))
        ):
            return self._back(at, at + 3, 2 if "48" in words else 1, 0, "past_hours")
        if (self._word(at) == "since" and self._word(at + 1) == "then") or (
            self._word(at) == "منذ" and self._word(at + 1) == "ذلك"
        ):
            start = self.latest
            return When(
                at,
                at + 2,
                start,
                self.published if start else None,
                "window" if start else "unknown",
                "since_then",
                period=True,
            )
        if self._recent(at) is not None:
            return When(at, self._recent(at) or at + 1, None, None, "unknown", "recent", period=True)
        unit = self._unit(at)
        if unit is None:
            return None
        name, last, sense = unit
        p = self.published
        if p is None:
            return When(at, last, None, None, "unknown", f"{sense}_{name}", problem="unresolved", period=True)
        if name == "week" and sense == "before" and self.week is not None:
            return When(
                at, last, self.week[0] - timedelta(7), self.week[0] - timedelta(1), "window", "week_before", period=True
            )
        if name == "week" and sense == "within":
            end = self.latest or p
            return When(at, last, end - timedelta(7), end, "window", "within_week", period=True)
        if name == "week":
            return (
                self._back(at, last, 13, 1, "last_week", period=True)
                if sense == "past"
                else self._back(at, last, p.weekday(), 0, "this_week", period=True)
            )
        if name == "month":
            if sense == "same":
                return None
            if sense == "current":
                return When(at, last, p.replace(day=1), p, "month", "this_month", period=True)
            end = p.replace(day=1) - timedelta(1)
            return When(at, last, end.replace(day=1), end, "month", "last_month", period=True)
        year = p.year - (sense == "past")
        end = date(year, 12, 31) if sense == "past" else p
        return When(at, last, date(year, 1, 1), end, "year", f"{sense}_year", period=True)

    def _recent(self, at: int) -> int | None:
        """الأشهر الماضية, recent weeks, the past few years: a period without a number; the word after it."""
        plurals = term_set("plural_units_ar")
        if self.marks.language == "ar":
            plural = self._word(at).removeprefix("ال") in plurals and self._word(at).startswith("ال")
            return at + 2 if plural and self._has(at + 1, "past") else None
        if self._word(at) not in {"recent", "past", "last"}:
            return None
        here = at + 1 + (self._word(at + 1) in {"few", "several", "couple"})
        return here + 1 if self._word(here) in {"months", "weeks", "years", "days"} else None
