"""One cell's text as a day or a longer window. What cannot be read is a `Bad`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from data.calendar import DAMASCUS, last_day
from data.sources.columns import month_words as words
from data.sources.columns.days import EARLIEST, NO_DATE, Window, day_of, in_bounds, is_hijri, month_of
from data.sources.columns.plain import LONGEST, plain
from data.sources.plan import DayOrder
from data.sources.problems import Bad
from data.text import fold

_SERIALS = (30_000, 80_000)  # 1982 to 2119
_DAY_0 = date(1899, 12, 30)

_COMMA = re.compile(r"،|[;؛](?= ?(?:\d{4}|\d\d?:\d\d)\b)")  # a semicolon where a locale puts one: Mar 1; 2021
_TIME = re.compile(
    r"(.*\d)(?:t| at |,? )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r" ?(am|pm|a\.m\.|p\.m\.|ص|م|صباحا|مساء)?(?: ?(z|utc|gmt|[+-]\d\d(?::?\d\d)?))?"
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_DAY = re.compile(r"\s*(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?\s*")
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4}|\d{2})\.?")
_NUMERAL = re.compile(r"(\d+)(?:\.0+)?")
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_M = rf"({words.NAME})(?:/{words.NAME})?\.?"  # كانون الثاني/يناير
_DAY_NAME_YEAR = re.compile(rf"(\d{{1,2}})[-/. ]*(?:من )?{_M}[-/., ]*'?(\d{{4}}|\d{{2}})")
_NAME_DAY_YEAR = re.compile(rf"{_M}[-/. ]*(\d{{1,2}})(?: ?[,/-] ?| )(\d{{4}})")
_YEAR_NAME_DAY = re.compile(rf"(\d{{4}})[-/., ]+{_M}[-/. ]*(\d{{1,2}})")
_NAME_YEAR = re.compile(rf"{_M}[-/., ]*(\d{{4}})")
_NAME_DAYS_YEAR = re.compile(rf"{_M} ?(\d{{1,2}}) ?(?:-|–|—|to|and) ?(\d{{1,2}}),? (\d{{4}})")
_DAY_NAME = re.compile(rf"(\d{{1,2}})[-/. ]*(?:من )?({words.NAME})\.?")
_FROM_TO = tuple(
    re.compile(rf"(?:from |between |من |بين |ما بين )?(\S.*?){between}(\S.*)")
    for between in (
        r" (?:to|until|till|through|and|الي|حتي|ولغايه|لغايه) ",
        r" و ?",
        r" ?[–—] ?",
        r" - ",
        r" ?/ ?",
        r"-",
    )
)


def window(text: str, order: DayOrder | None = None, *, serials: bool = False, hijri: bool = False) -> Window | Bad:
    """A date in any of the ways that files hold it: ISO, with a time and zone, 5/11/2021 in a known order, in words,
    as seconds since 1970; or a few days, from one to another.

    order    which comes first in 5/11/2021; without one such a date cannot be read unless a number above 12 says it.
    serials  whether 44505 is a day, as spreadsheets count them: the column says so.
    hijri    whether a day of the Islamic calendar is converted (Umm al-Qura), or named and not read.
    A month or a year alone stays the window that it is. A time with a zone is the day it was in Damascus.
    """
    written = _bare(text)
    how = _How(order, serials, hijri)
    read = _one(written, how)
    return read if read != NO_DATE else _some_days(written, how)


class _How(NamedTuple):
    order: DayOrder | None
    serials: bool
    hijri: bool


def _bare(text: str) -> str:
    """A cell as it is matched: folded, without weekday, ordinals' endings and era; nothing of what is too long."""
    if len(text) > LONGEST:
        return ""
    written = words.WEEKDAY.sub("", fold(_COMMA.sub(",", plain(text))))
    return words.ERA.sub("", words.OF.sub("", words.ORDINAL.sub("", written))).strip()


def _one(written: str, how: _How) -> Window | Bad:
    if timed := _TIME.fullmatch(written):
        return _at(_dated(timed[1], how), timed)
    return _dated(written, how)


def _dated(written: str, how: _How) -> Window | Bad:
    for pattern, meaning in _WAYS:
        if match := pattern.fullmatch(written):
            return meaning(match, how)
    return NO_DATE


def _some_days(written: str, how: _How) -> Window | Bad:
    """From one day to another, of which the first may leave out what the second says: "30 Jan - 2 Feb 2021"."""
    if days := _NAME_DAYS_YEAR.fullmatch(written):
        name, one, two, year = days.groups()
        return _from_to(_dated(f"{one} {name} {year}", how), _dated(f"{two} {name} {year}", how))
    for between in _FROM_TO:
        if halves := between.fullmatch(written):
            last = _one(halves[2], how)
            if isinstance(last, Window):
                return _from_to(_first(halves[1], halves[2], how), last)
    return NO_DATE


def _first(written: str, last: str, how: _How) -> Window | Bad:
    if (full := _one(written, how)) != NO_DATE:
        return full
    named = _DAY_NAME_YEAR.fullmatch(last)
    if named and written.isdecimal():
        return _dated(f"{written} {named[2]} {named[3]}", how)
    if named and (day := _DAY_NAME.fullmatch(written)):
        return _dated(f"{day[1]} {day[2]} {named[3]}", how)
    return NO_DATE


def _from_to(first: Window | Bad, last: Window | Bad) -> Window | Bad:
    if isinstance(first, Bad) or isinstance(last, Bad):
        return first if isinstance(first, Bad) else last
    if first.start > last.end:
        return NO_DATE
    return Window(first.start, last.end, "day" if first.start == last.end else "window")


def _at(read: Window | Bad, timed: re.Match[str]) -> Window | Bad:
    """A day at a time of day: with a zone, the day it was in Damascus."""
    hour, minute, second = (int(timed[part] or 0) for part in (2, 3, 4))
    if isinstance(read, Bad) or read.precision != "day" or hour > 24 or minute > 59 or second > 59:
        return read if isinstance(read, Bad) else NO_DATE
    if not timed[6]:
        return read
    if timed[5]:
        hour = hour % 12 + (12 if timed[5][0] in "pم" else 0)
    digits = re.sub(r"\D", "", timed[6]).ljust(4, "0")  # none of "utc": 0000
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if ahead >= timedelta(days=1):
        return NO_DATE
    zone = timezone(-ahead if timed[6].startswith("-") else ahead)
    midnight = datetime(read.start.year, read.start.month, read.start.day, tzinfo=zone)
    there = (midnight + timedelta(hours=hour, minutes=minute)).astimezone(DAMASCUS).date()
    return Window(there, there, "day")


def day_months(text: str) -> list[tuple[int, int, int]]:
    """The three numbers of a date like 5/11/2021, of both where a cell goes from one to another; the year may be 21."""
    written = _bare(text)
    for halves in ([written], *(match.groups() for between in _FROM_TO if (match := between.fullmatch(written)))):
        bare = [timed[1] if (timed := _TIME.fullmatch(half)) else half for half in halves]
        found = [match for half in bare if (match := _DAY_MONTH.fullmatch(half))]
        if len(found) == len(bare):
            return [(int(one[1]), int(one[2]), int(one[3])) for one in found]
    return []


def is_iso(text: str) -> bool:
    """Whether a text is 2021-11-05, with a time or without: what needs no thought."""
    return _ISO_DAY.fullmatch(text) is not None


def is_short_year(text: str) -> bool:
    """Whether a date writes its year with two digits."""
    written = _bare(text)
    match = _DAY_MONTH.fullmatch(written) or _DAY_NAME_YEAR.fullmatch(written)
    return match is not None and len(match[3]) == len("21")


def serial_day(text: str) -> date | None:
    """The day that a number is, as spreadsheets count them; None for what is no such number."""
    match = _SERIAL.fullmatch(plain(text))
    within = match is not None and _SERIALS[0] <= int(match[1]) <= _SERIALS[1]
    return _DAY_0 + timedelta(int(match[1])) if match and within else None


def is_since_1970(text: str) -> bool:
    """Whether a date is a number of seconds, or of thousandths of them, since 1970."""
    written = plain(text)
    return written.isdecimal() and len(written) in (10, 13)


def implied_order(one: int, two: int) -> DayOrder | None:
    """What 25/11 or 11/25 say by themselves; 5/11 says nothing."""
    if one > 12:
        return "day first"
    return "month first" if two > 12 else None


def _iso(match: re.Match[str], how: _How) -> Window | Bad:
    return day_of(int(match[1]), int(match[2]), int(match[3]), how.hijri)


def _numeral(match: re.Match[str], how: _How) -> Window | Bad:
    """A bare number in a date column: a year, 20211105, seconds since 1970, or what a spreadsheet makes of a day."""
    digits = match[1]
    if len(digits) in (8, 14):
        return day_of(int(digits[:4]), int(digits[4:6]), int(digits[6:8]), how.hijri)
    if len(digits) in (10, 13):
        moment = datetime.fromtimestamp(int(digits[:10]), UTC).astimezone(DAMASCUS).date()
        return in_bounds(Window(moment, moment, "day"))
    if len(digits) == len("2021") and EARLIEST.year <= int(digits) <= last_day().year:
        return Window(date(int(digits), 1, 1), date(int(digits), 12, 31), "year")
    return _serial(match, how)


def _serial(match: re.Match[str], how: _How) -> Window | Bad:
    day = serial_day(match[1])
    if day is None:
        return NO_DATE
    return in_bounds(Window(day, day, "day")) if how.serials else Bad("looks_like_excel_serial", str(day))


def _month_of(match: re.Match[str], how: _How) -> Window | Bad:
    return month_of(int(match[1]), int(match[2]), how.hijri)


def _either_order(match: re.Match[str], how: _How) -> Window | Bad:
    one, two, year = int(match[1]), int(match[2]), _year(match[3])
    order = how.order or implied_order(one, two)
    if order is None and one != two:
        return NO_DATE
    return day_of(year, two, one, how.hijri) if order == "day first" else day_of(year, one, two, how.hijri)


def _year(digits: str) -> int:
    """Two digits up to those of this year are of this century."""
    number = int(digits)
    if len(digits) > len("21"):
        return number
    return number + (2000 if number <= last_day().year % 100 else 1900)


def _named(day: str, name: str, year: int, how: _How) -> Window | Bad:
    number = words.MONTHS.get(name) or words.HIJRI_MONTHS[name]
    if (name in words.HIJRI_MONTHS) != is_hijri(year):
        return NO_DATE
    return day_of(year, number, int(day), how.hijri) if day else month_of(year, number, how.hijri)


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _How], Window | Bad]], ...] = (
    (_ISO, _iso),
    (_NUMERAL, _numeral),
    (_SERIAL, _serial),
    (_MONTH, _month_of),
    (_DAY_MONTH, _either_order),
    (_DAY_NAME_YEAR, lambda match, how: _named(match[1], match[2], _year(match[3]), how)),
    (_NAME_DAY_YEAR, lambda match, how: _named(match[2], match[1], int(match[3]), how)),
    (_YEAR_NAME_DAY, lambda match, how: _named(match[3], match[2], int(match[1]), how)),
    (_NAME_YEAR, lambda match, how: _named("", match[1], int(match[2]), how)),
)
