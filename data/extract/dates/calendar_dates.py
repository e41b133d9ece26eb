"""Dates that the calendar gives: days, ranges, months, seasons and years, as their words say them."""

from __future__ import annotations

import calendar
import re
import tomllib
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from data.calendar import is_plausible, shifted
from data.extract.dates.when import When
from data.extract.text.lexicon import LEXICON, term_set
from data.extract.text.marks import Mark, Marks
from data.text import fold

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
    """A day of the calendar on which something can have happened."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_plausible(found) else None


class CalendarDates:
    """Reads what needs no counting: 14 December, 22-28 November, the seventh of this month, spring 2019."""

    def __init__(self, marks: Marks, published: date | None) -> None:
        self.marks, self.words, self.published = marks, marks.text.words, published
        self._all: list[When] | None = None
        self.week: tuple[date, date] | None = None
        self.year: int | None = None  # the last year said: what stands in for the publication year where none is known
        self.latest: date | None = None  # the last day named: what "within a week" in a claim counts back from
        self.feast: tuple[int, tuple[date, ...]] | None = None

    def _word(self, at: int) -> str:
        return self.words[at].folded if 0 <= at < len(self.words) else ""

    def _has(self, at: int, *codes: str) -> Mark | None:
        return self.marks.has(at, "time", *codes)

    def _skip_comma(self, at: int) -> int:
        return at + 1 if self._word(at) in {"،", ",", "("} else at

    def _on(self, first: int, last: int, day: date | None, rule: str, problem: str = "") -> When:
        if day is None:
            return When(first, last, None, None, "unknown", rule, problem=problem or "unresolved")
        return When(first, last, day, day, "day", rule, problem=problem)

    def _back(self, first: int, last: int, most: int, least: int, rule: str, period: bool = False) -> When:
        """The window from `most` to `least` days before publication."""
        if self.published is None:
            return When(first, last, None, None, "unknown", rule, problem="unresolved", period=period)
        start, end = shifted(self.published, -most), shifted(self.published, -least)
        if not is_plausible(start):
            return When(first, last, None, None, "unknown", rule, problem="unresolved", period=period)
        return When(first, last, start, end, "day" if start == end else "window", rule, period=period)

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
        if self._word(after) == "." and len(self._word(at)) <= 4 and self._word(after + 1).isdigit():
            after += 1  # Sept. 16
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
        """A year and the word after it: 2022, عام 2022, من عام 2022, of 2022, last year's word aside.

        Any four digits are one, 2150 too: no other year is guessed in the place of one that cannot be.
        """
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
        if len(text) != 4 or not text.isdigit() or not 1000 <= int(text) <= 2999:
            return None
        if not 1900 <= int(text) <= 2099 and self._is_counted(at):
            return None
        return int(text), at + 1

    def _is_counted(self, at: int) -> bool:
        """Whether four digits count people or things, or tell the time: 24 NOV, 1830L; 5 May, 1500 homes."""
        clock = self.marks.text.text[self.words[at].end :][:1].isalpha() or self._word(at + 1) in {
            "hours",
            "hrs",
            "local",
        }
        return clock or bool(self.marks.has(at + 1, "person") or self.marks.has(at + 1, "bound", "ordinal_thing"))

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
            elif self._word(number[1]) == "منه" and not self._word(here)[:1].isdigit():
                found = self._of_that_month(number[0], at), number[1] + 1
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

    def _of_that_month(self, day: int, at: int) -> date | None:
        """في السادس منه: of the month spoken of, "this month" or that of the last date."""
        words = [self._word(n) for n in range(max(0, at - 25), at)]
        this = any(one in {"هذا", "هاد"} and other == "الشهر" for one, other in pairwise(words)) or "الجاري" in words
        month = self.published if this else self.latest or self.published
        return _day(month.year, month.month, day) if month else None

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
