"""Dates: what the words of a text say about when, always as a window, anchored to the publication date or left open.

Rules: the annotated articles' coding guide, section 2. p = publication date; without it only explicit dates are
resolved.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from data.extract import numbers
from data.extract.words import LEXICON, Mark, Marks, term_set
from data.text import fold

Precision = Literal["day", "window", "month", "year", "unknown"]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
DATED = {"time", "time.weekday", "time.month", "time.season", "number", "ordinal"}
_HEAD = re.compile(  # the words that may begin a date without being a term of the lexicon
    "[وفبلك]{0,2}(?:ال)?(?:قبل|منذ|بعد|هذا|هذه|اسبوع|شهر|عام|سنه|ساعات|ساعه|اشهر|شهور|اسابيع|سنوات|اعوام|ايام|فتره|اونه|عيد|عرفه|عرفات|اضحي|فطر|رمضان|نوروز|نيروز|راس|لعام)"
    "|(?:the|a|recent|one|in|days|weeks|since|eid|feast|ramadan|newroz|nowruz|new|christmas|arafat|arafah|[12][0-9]{3})$|عامي|اعوام"
)
DASHES = {"-", "–", "—", "/"}


@dataclass(frozen=True)
class When:
    """Words first..last (exclusive) say start..end, both inclusive, None where they cannot be resolved.

    relation  days to add to the last dated act where the words count from it ("the same day" 0, "two days later" 2).
    period    they bound a period ("since", "during", "last month"): a total's, rarely an act's.
    problem   code of what a reader must be told ("weekday", "unresolved").
    """

    first: int
    last: int
    start: date | None
    end: date | None
    precision: Precision
    rule: str
    relation: int | None = None
    period: bool = False
    problem: str = ""
    statement: bool = False  # dates the saying, not the act: "announced on Saturday"

    @property
    def days(self) -> int:
        """Length of the window; 0 when unresolved."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0


@cache
def _feasts() -> list[tuple[tuple[str, ...], str, int, tuple[date, ...]]]:
    table = tomllib.loads((LEXICON / "feasts.toml").read_text(encoding="utf-8"))
    return [
        (tuple(fold(name).replace("-", " ").split()), code, feast["days"], tuple(feast["first"]))
        for code, feast in table.items()
        for name in sorted(feast["names"], key=len, reverse=True)
    ]


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Reader:
    """Reads the dates of one text. `marks` are its terms, `published` its publication date or None."""

    def __init__(self, marks: Marks, published: date | None) -> None:
        self.marks, self.words, self.published = marks, marks.text.words, published
        self._all: list[When] | None = None
        self.week: tuple[date, date] | None = None
        self.year: int | None = None  # the last year said: what stands in for the publication year where none is known
        self.latest: date | None = None  # the last day named: what "within a week" in a claim counts back from
        self.feast: tuple[int, tuple[date, ...]] | None = None

    def read(self) -> list[When]:
        """All dates in order of their words. A week that the text states narrows its weekdays."""
        if self._all is None:
            self._all = self._read()
        return self._all

    def _read(self) -> list[When]:
        self.latest = None
        found = list(self._scan())
        for when in found:
            if when.start and when.end and 5 <= when.days <= 8 and when.rule in {"range", "within_week"}:
                self.week = (when.start, when.end)
                return list(self._scan())
        return found

    def _scan(self) -> Iterator[When]:
        at = 0
        while at < len(self.words):
            when = None
            if self._may_begin(at):
                for rule in (
                    *(
                        self._numeric,
                        self._range,
                        self._explicit,
                        self._relative,
                        self._night,
                        self._ago,
                        self._feast,
                        self._near_today,
                    ),
                    *(self._weekday, self._span_back, self._month, self._year),
                ):
                    when = rule(at)
                    if when is not None:
                        break
            if when is None:
                at += 1
                continue
            if when.end is not None and not when.period and (self.published is None or when.end <= self.published):
                self.latest = when.end
            if when.start is not None and when.rule in {"explicit", "numeric", "range", "night_of"}:
                self.year = when.start.year
            yield self._dateline(self._stated(self._period(when)))
            at = max(when.last, at + 1)

    # helpers

    def _may_begin(self, at: int) -> bool:
        """Whether a date can begin at this word: most words need no further look."""
        word = self.words[at].folded
        if word[0].isdigit() or any(mark.family in DATED for mark in self.marks.at.get(at, ())):
            return True
        return not self.words[at].is_mark and bool(_HEAD.match(word))

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _has(self, at: int, *codes: str) -> Mark | None:
        return self.marks.has(at, "time", *codes)

    def _skip_comma(self, at: int) -> int:
        return at + 1 if self._word(at) in {"،", ",", "("} else at

    def _dateline(self, when: When) -> When:
        """The same date, marked where it is only the dateline's: "QAMISHLI, Sept 16 - "."""
        if (
            when.first < 12
            and when.rule == "explicit"
            and self._word(when.last) in {"-", "–", "—", "("}
            and not any(self._word(n) == "." for n in range(when.first))
        ):
            return replace(when, statement=True)
        return when

    def _stated(self, when: When) -> When:
        """The same date, marked where it stands with a verb of saying: أعلنت، السبت، توقيف ...; "said on Saturday
        that".
        """
        if when.period or when.rule == "days_ago":
            return when
        reach = 12 if self.marks.language == "ar" else 4
        said = self.marks.of("source", "say", "claim", first=max(0, when.first - reach), last=when.first)
        said = [mark for mark in said if self.marks.language == "en" or mark.code == "say"]
        if not said:
            return when
        between = range(said[-1].last, when.first)
        clause = term_set("that_words")
        act = any(
            mark.family in {"act", "casualty"}
            for n in range(said[-1].first, when.first)
            for mark in self.marks.at.get(n, ())
        )
        if act or any(self._word(n) in clause for n in between):
            return when
        return replace(when, statement=True)

    def _period(self, when: When) -> When:
        """The same date, marked a period and begun at "since" or "during" where such a word stands before it."""
        before = when.first - 1
        if self._word(before) in {"حتي", "until", "till"} and when.start is not None and when.rule != "range":
            return replace(when, period=True)
        while before >= 0 and before >= when.first - (7 if when.rule == "month" else 3):
            mark = self._has(before, "since", "during", "early")
            if mark is not None and (mark.last >= when.first - 2 or mark.code == "since"):
                if mark.code == "since":
                    if any(
                        m.family in {"act", "casualty"}
                        for n in range(mark.last, when.first)
                        for m in self.marks.at.get(n, ())
                    ):
                        return when
                    end = max(self.published, when.start) if self.published and when.start else when.end
                    whole = when.start is not None and when.start.day == 1
                    precision: Precision = ("month" if when.precision == "month" else "window") if whole else "window"
                    return replace(when, first=before, end=end, precision=precision, period=True)
                if mark.code == "during" and when.precision != "day":
                    return replace(when, first=before, period=True)
            before -= 1
        return when

    def _on(self, first: int, last: int, day: date | None, rule: str, problem: str = "") -> When:
        if day is None:
            return When(first, last, None, None, "unknown", rule, problem=problem or "unresolved")
        return When(first, last, day, day, "day", rule, problem=problem)

    def _back(self, first: int, last: int, most: int, least: int, rule: str, period: bool = False) -> When:
        """The window from `most` to `least` days before publication."""
        if self.published is None:
            return When(first, last, None, None, "unknown", rule, problem="unresolved", period=period)
        start, end = self.published - timedelta(most), self.published - timedelta(least)
        return When(first, last, start, end, "day" if start == end else "window", rule, period=period)

    # rules, each: the date whose words begin here, or None

    def _numeric(self, at: int) -> When | None:
        if found := _ISO.fullmatch(self._word(at)):
            return self._on(at, at + 1, _day(int(found[1]), int(found[2]), int(found[3])), "numeric")
        if found := _DAY_FIRST.fullmatch(self._word(at)):
            return self._on(at, at + 1, _day(int(found[3]), int(found[2]), int(found[1])), "numeric")
        return None

    def _month_at(self, at: int) -> tuple[int, int] | None:
        mark = self.marks.has(at, "time.month")
        if mark is None:
            return None
        written = self.words[at].written
        if (
            mark.code == "8"
            and self.marks.language == "ar"
            and self._word(at).endswith("اب")
            and "آ" not in written
            and "آ" not in written
        ):
            before = self._word(at - 1)
            if not before.isdigit() and not self._word(at + 1).isdigit():
                return None
        if self._word(at - 1) == "بيك":
            return None
        if self.marks.language == "en" and mark.code in {"5", "3"} and not written[:1].isupper():
            return None
        if self.marks.language == "en" and mark.code == "5" and not self._near_number_or_in(at):
            return None
        after = mark.last
        if self._word(after) == "/" and (second := self.marks.has(after + 1, "time.month")) is not None:
            after = second.last
        return int(mark.code), after

    def _near_number_or_in(self, at: int) -> bool:
        return (
            self._word(at - 1)
            in {"in", "since", "of", "last", "early", "late", "mid", "until", "during", "and", "this", "by"}
            or self._word(at - 1)[:1].isdigit()
            or self._word(at + 1).isdigit()
        )

    def _year_at(self, at: int) -> tuple[int, int] | None:
        """A year and the word after it: 2022, عام 2022, من عام 2022, of 2022, last year's word aside."""
        while self._word(at) in {"من", "عام", "العام", "سنة", "سنه", "لعام", "في", "of", ",", "،", "in"} and self._word(
            at
        ):
            if self._word(at + 1).isdigit() or self._word(at) in {"من", "في", "of", ",", "،", "in"}:
                at += 1
                if self._word(at - 1) in {",", "،", "in", "في"} and not self._word(at).isdigit():
                    return None
            else:
                return None
        text = self._word(at)
        return (int(text), at + 1) if len(text) == 4 and text.isdigit() and 1990 <= int(text) <= 2099 else None

    def _dated(self, day: int, month: int, after: int) -> tuple[date | None, int]:
        """Day and month with the year said after them, or the last such day not after publication."""
        year = self._year_at(after)
        if year is not None:
            return _day(year[0], month, day), year[1]
        if self._has(after, "past", "current"):
            after = after + 1
        if self.published is None:
            return (_day(self.year, month, day) if self.year else None), after
        found = _day(self.published.year, month, day)
        if found is None or found > self.published:
            found = _day(self.published.year - 1, month, day)
        return found, after

    def _day_number(self, at: int) -> tuple[int, int] | None:
        word = self._word(at)
        word = word[1:] if word[:1] in {"و", "ل", "ب"} and word[1:].isdigit() else word
        if word.isdigit() and 1 <= int(word) <= 31:
            after = at + 1
            if self._word(after) in {"st", "nd", "rd", "th"}:
                after += 1
            return int(word), after
        mark = self.marks.has(at, "ordinal")
        if mark is not None and self.marks.language == "ar":
            return int(mark.code), mark.last
        return None

    def _explicit(self, at: int) -> When | None:
        """[weekday] 14 December [2021]; December 14[, 2021]; الثلاثاء 14 كانون الأول; السابع من كانون الثاني الجاري."""
        weekday = self.marks.has(at, "time.weekday")
        here = self._skip_comma(weekday.last) if weekday else at
        while weekday and self._word(here) in {"الموافق", "المصادف", "في", "the", "on"}:
            here += 1
        number = self._day_number(here)
        found: tuple[date | None, int] | None = None
        if number is not None:
            after = number[1]
            while self._word(after) in {"من", "شهر", "of"}:
                after += 1
            month = self._month_at(after)
            if month is not None:
                found = self._dated(number[0], *month)
            elif (
                (after > number[1] or self._word(after) == "الشهر")
                and (unit := self._unit(after)) is not None
                and unit[0] == "month"
            ):
                found = self._of_month(number[0], unit)
        elif (month := self._month_at(here)) is not None and self.marks.language == "en":
            number = self._day_number(month[1])
            if number is not None and self._word(month[1]).isdigit() and self._word(number[1]) not in {"pm", "am"}:
                found = self._dated(number[0], month[0], number[1])
        if found is None:
            return None
        day, last = found
        problem = "weekday" if day and weekday and WEEKDAYS[day.weekday()] != weekday.code else ""
        before = self._night_before(at)
        if before is not None and day is not None:
            return When(before, last, day, day + timedelta(1), "window", "night_of", problem=problem)
        return self._on(at, last, day, "explicit", problem)

    def _of_month(self, day: int, unit: tuple[str, int, str]) -> tuple[date | None, int]:
        """18 من الشهر الجاري; the 18th of last month."""
        if unit[2] == "same":
            same = self.latest or self.published
            return (_day(same.year, same.month, day) if same else None), unit[1]
        if self.published is None:
            return None, unit[1]
        last = self.published.replace(day=1) - timedelta(1)
        month = self.published if unit[2] == "current" else last
        return _day(month.year, month.month, day), unit[1]

    def _night_before(self, at: int) -> int | None:
        """Where the word "night" (or "night of") stands directly before a date, its position."""
        for back in (1, 2, 3):
            mark = self._has(at - back, "night")
            if mark is not None:
                between = {self._word(n) for n in range(mark.last, at)}
                return at - back if between <= {"of", "the", "يوم", "on"} else None
        return None

    def _range(self, at: int) -> When | None:
        """22-28 November; November 22-28; between 3 and 9 May; من 3 إلى 9 أيار; ليل 5-6 أيار."""
        lead = self.marks.has(at, "time.weekday")
        here = self._skip_comma(lead.last) if lead else at
        english_first = self._month_at(here) if self.marks.language == "en" else None
        here = english_first[1] if english_first else here
        low = self._day_number(here)
        if low is None:
            return None
        after = low[1]
        own_month = self._month_at(after + (self._word(after) == "من")) if not english_first else None
        if own_month:
            after = own_month[1]
        joint = self._word(after)
        if joint in DASHES or joint in term_set("range_joints"):
            after += 1
        elif not (joint[:1] == "و" and joint[1:].isdigit()):
            return None
        weekday = self.marks.has(after, "time.weekday")
        after = self._skip_comma(weekday.last) if weekday else after
        high = self._day_number(after)
        if high is None:
            return None
        month = (
            english_first
            if english_first and self._month_at(high[1]) is None
            else self._month_at(high[1] + (self._word(high[1]) in {"من", "of"}))
        )
        if month is None or (high[0] <= low[0] and not own_month):
            return None
        end, last = self._dated(high[0], month[0], high[1] if english_first and month is english_first else month[1])
        if end is None:
            return When(at, last, None, None, "unknown", "range", problem="unresolved")
        start = _day(end.year, own_month[0] if own_month else month[0], low[0])
        if start and start > end:
            start = _day(end.year - 1, own_month[0] if own_month else month[0], low[0])
        night = self._night_before(at)
        return When(
            night if night is not None else at, last, start, end, "window", "night_of" if night is not None else "range"
        )

    def _relative(self, at: int) -> When | None:
        """Counted from the act told before: the same day, the following day, hours later, two days later, قبل ذلك
        بيومين.
        """
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

    def _feast(self, at: int) -> When | None:
        """أول أيام عيد الفطر, ثاني أيام العيد, يوم وقفة عرفة, ليلة العيد, عطلة العيد; the first day of Eid al-Fitr,
        the eve of Eid.
        """
        named = next((f for f in _feasts() if self._spells(at, f[0])), None)
        bare = (
            named is None
            and self._word(at).removeprefix("و") in {"العيد", "عيد", "eid"}
            and not self._word(at + 1).startswith("ميلاد")
        )
        arafat = self._word(at) in {"عرفه", "عرفات", "arafat", "arafah"}
        if named is None and not bare and not arafat:
            return None
        if named is not None:
            self.feast = (named[2], named[3])
        days, firsts = self.feast or (4, tuple(sorted(d for f in _feasts() if f[1].startswith("eid") for d in f[3])))
        if arafat:
            days, firsts = next((f[2], f[3]) for f in _feasts() if f[1] == "eid_al_adha")
        last = at + (len(named[0]) if named else 1)
        if arafat and self._word(last) == "day":
            last += 1
        year = self._year_at(last)
        if year:
            last = year[1]
        first = self._feast_start(firsts, year[0] if year else None)
        return self._feast_day(at, last, first, days, arafat)

    def _spells(self, at: int, terms: tuple[str, ...]) -> bool:
        word = self._word(at)
        heads = {word, word[1:]} if word[:1] in {"و", "ب", "ل", "ف"} else {word}
        return terms[0] in heads and all(self._word(at + n) == term for n, term in enumerate(terms[1:], 1))

    def _feast_start(self, firsts: tuple[date, ...], year: int | None) -> date | None:
        if year is not None:
            return next((first for first in firsts if first.year == year), None)
        if self.published is None:
            return None
        past = [first for first in firsts if first <= self.published + timedelta(1)]
        return past[-1] if past else None

    def _feast_day(self, at: int, last: int, first: date | None, days: int, arafat: bool) -> When:
        begin = at
        before = [self._word(at - n) for n in (1, 2, 3)]
        if arafat:
            begin = at - 1 - (before[1] == "يوم")
            return self._on(begin, last, first - timedelta(1) if first else None, "feast")
        if before[0].lstrip("وفب") in {"ليله", "عشيه"} or "eve" in before[:2]:
            begin = at - 1 if before[0].lstrip("وفب") in {"ليله", "عشيه"} else at - 2
            if first is None:
                return self._on(begin, last, None, "feast")
            return When(begin, last, first - timedelta(1), first, "window", "feast")
        for back in range(1, 5):
            mark = self.marks.has(at - back, "ordinal")
            between = {self._word(n) for n in range(at - back + 1, at)}
            if mark is not None and between <= term_set("feast_day_joints") and between:
                return self._on(at - back, last, first + timedelta(int(mark.code) - 1) if first else None, "feast")
        if first is None:
            return When(begin, last, None, None, "unknown", "feast", problem="unresolved", period=True)
        return When(
            begin, last, first, first + timedelta(days - 1), "window" if days > 1 else "day", "feast", period=days > 1
        )

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
        hour = self._word(at).removeprefix("ال") in {"ساعات", "ساعه"} or (self._has(at, "past") and "hours" in words)
        if (
            hour
            and ({"24", "48"} & words or any("24" in word for word in words))
            and any(self._has(at + n, "past") for n in range(4))
        ):
            return self._back(at, at + 3, 2 if "48" in words else 1, 0, "past_hours", period=True)
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

    def _unit(self, at: int) -> tuple[str, int, str] | None:
        """("week", word after, "past" or "current") for last week, هذا الشهر, العام الماضي, the start of the year."""
        units = {
            "week": "week",
            "month": "month",
            "year": "year",
            "اسبوع": "week",
            "شهر": "month",
            "عام": "year",
            "سنه": "year",
        }
        word = self._word(at)
        bare = re.sub("^[وفبل]?ال", "", word)
        if bare == "شهر" and self._word(at + 1) in {"نفسه", "ذاته", "عينه"}:
            return "month", at + 2, "same"
        if bare in {"اسبوع"} and word == "اسبوع" and self._has(at - 1, "during"):
            return "week", at + 1, "within"
        if bare == "اسبوع" and word != bare and self._word(at + 1) in {"السابق", "الذي"}:
            return "week", at + 2, "before"
        if (
            self.marks.language == "en"
            and word == "the"
            and self._word(at + 1) in {"week", "previous"}
            and self._word(at + 2) in {"before", "week"}
        ):
            return "week", at + 3, "before"
        if (
            self.marks.language == "en"
            and word in {"a", "one"}
            and self._word(at + 1) == "week"
            and self._word(at - 1) in {"in", "within", "over"}
        ):
            return "week", at + 2, "within"
        if self.marks.language == "en":
            start = self._has(at, "early")
            if start is not None and self._word(start.last) in {"the", "this"} and self._word(start.last + 1) in units:
                return units[self._word(start.last + 1)], start.last + 2, "current"
            sense = self._has(at, "past", "current")
            if sense is None or self._word(sense.last) not in units:
                return None
            return units[self._word(sense.last)], sense.last + 1, sense.code
        if bare not in units or bare == word:
            if word in {"هذا", "هذه"} and re.sub("^ال", "", self._word(at + 1)) in units:
                return units[re.sub("^ال", "", self._word(at + 1))], at + 2, "current"
            return None
        sense = self._has(at + 1, "past", "current")
        if sense is not None and sense.code in {"past", "current"} and self._word(at + 1).startswith("ال"):
            return units[bare], at + 2, sense.code
        early = self._has(at - 1, "early")
        return (
            (units[bare], at + 1, "current")
            if early is not None and bare != "اسبوع" and not self._word(at + 1).isdigit()
            else None
        )

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
        start, end = date(chosen, number, 1), _month_end(chosen, number)
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
        if season is not None:
            low, high = SEASONS[season.code]
            end_year = number + (high < low)
            return When(at, last, date(number, low, 1), _month_end(end_year, high), "window", "season", period=True)
        following = self._word(last).removeprefix("و") if self._word(last) != "and" else self._word(last + 1)
        if (
            following.isdigit()
            and len(following) == 4
            and int(following) > number
            and (word == "عامي" or self._word(here - 1) == "between")
        ):
            last += 1 + (self._word(last) == "and")
            return When(at, last, date(number, 1, 1), date(int(following), 12, 31), "window", "years", period=True)
        return When(at, last, date(number, 1, 1), date(number, 12, 31), "year", "year", period=True)
