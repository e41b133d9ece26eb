"""Numbers: digits, words, compound words, duals, bounds ("at least seven", "dozens"); where each stands and what it
may mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extract.text.affixes import AND, BY, THEN, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks
from data.extract.text.written import COMMAS, DASHES, spelled

Bounds = tuple[int | None, int | None]
NONE: Bounds = (None, None)

_BETWEEN = term_set("between")
_BEFORE_BETWEEN = term_set("before_between")
_BETWEEN_JOINTS = term_set("between_joints")
_RANGE = term_set("range_of_numbers") | term_set("perhaps")
_RANGE_JOINTS = _RANGE | COMMAS
_TWO_THOUSAND_AR = spelled("two_thousand_ar")
_YEAR_HEADS = term_set("year_heads")
_LARGE = (1000, 2000, 1_000_000, 2_000_000)
_GROUPS = re.compile("[,،٬](?=\\d{3})")
_POINTS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+", re.ASCII)  # thousands if people follow: they have no decimals
_SPACES = (" ", "\u00a0", "\u202f")
PLURALS = {"dozens": 10, "hundreds": 100, "thousands": 1000}
MOST = 2**31 - 1  # people: what a count can hold


@dataclass(frozen=True)
class Number:
    """Words first..last (exclusive) say a number: low..high, None where open; `vague` = a plural without a number."""

    low: int | None
    high: int | None
    first: int
    last: int
    vague: bool = False


def plain(marks: Marks, at: int, shortest: bool = False) -> tuple[int, int] | None:
    """The number that begins at a word, without bounds, and the word after it: 214; three; خمسة وعشرون; مئة وعشرين;
    three hundred; 3,000; 3 آلاف; `shortest`: its first term alone.
    """
    if marks.word(at)[:1].isdigit():
        return None if _clock(marks, at) or _year(marks, at) else _in_digits(marks, at)
    mark = marks.has(at, "number")
    if mark is None or marks.has(at, "time.weekday") is not None:
        return None
    value, after = int(mark.code) * (2 if _dual(marks, at) else 1), mark.last
    return (value, after) if shortest else _compound(marks, value, after)


def _dual(marks: Marks, at: int) -> bool:
    """Whether ألفا, مليونا is two thousand, two million: right before its people. Where it is one (ألفاً), they are
    not named next, and a number before it multiplies it (_compound).
    """
    followed = marks.has(at + 1, "person") is not None
    return followed and bare(marks.words[at].written, article=True).endswith(_TWO_THOUSAND_AR)


def _compound(marks: Marks, value: int, after: int) -> tuple[int, int]:
    """A number word with those that go on with it: two thousand three hundred; ثلاثة آلاف ومئتان."""
    words = marks.words
    whole = value if value in _LARGE else 0  # thousands and millions that are said
    rest = 0 if whole else value
    while after < len(words):
        step = after + 1 if words[after].folded == "and" else after
        following = marks.has(step, "number")
        if following is None or (following.code == "1" and not hyphened(marks, after)):
            break
        more = int(following.code)
        joined = following.form.prefix.startswith(AND)
        if marks.arabic and not joined and more < 100:
            break
        if more in _LARGE and (rest or not whole) and not joined:
            whole, rest = whole + max(rest, 1) * more, 0
        elif more == 100 and 0 < rest < 100 and not joined:
            rest *= more
        elif (
            (rest == 0 and whole > more and (joined or not marks.arabic))
            or (20 <= rest < 100 and more < 10 and not marks.arabic)
            or (rest >= 100 and more < 100)
            or (marks.arabic and rest < 10 and more in range(20, 100, 10))
        ):
            rest += more
        else:
            break
        after = following.last
    return whole + rest, after


def _in_digits(marks: Marks, at: int) -> tuple[int, int] | None:
    """Digits as a number of people: 3,000; 3 000; 3.000 people; 1.5 million. What no count can hold is none."""
    words = marks.words
    written = _GROUPS.sub("", words[at].folded).replace("٫", ".")
    after = at + 1
    if after < len(words) and words[after].folded == "k" and words[after].start == words[at].end and written.isdigit():
        return int(written) * 1000, after + 1
    while after < len(words) and _is_group(marks, after, at):
        written, after = written + words[after].folded, after + 1
    if not re.fullmatch(r"\d{1,12}(\.\d{1,3})?", written, re.ASCII) and not _POINTS.fullmatch(written):
        return None
    if "." not in written:
        return _times(marks, int(written), after)
    many = marks.has(after, "number")
    if many is not None and int(many.code) in _LARGE:
        return _times(marks, float(written), after)
    if not _POINTS.fullmatch(written) or marks.has(after, "person") is None:
        return None
    return _times(marks, int(written.replace(".", "")), after)


def _times(marks: Marks, value: float, after: int) -> tuple[int, int] | None:
    """A number in digits with the thousand or million said after it."""
    many = marks.has(after, "number")
    if many is not None and int(many.code) in _LARGE and not many.form.prefix:
        value, after = value * int(many.code), many.last
    return (round(value), after) if value <= MOST else None


def _is_group(marks: Marks, at: int, first: int) -> bool:
    """Whether three digits after a space go on with the digits before: 3 000, not 5 May 200."""
    words = marks.words
    gap = marks.text.text[words[at - 1].end : words[at].start]
    if len(words[at].folded) != 3 or not words[at].folded.isdigit() or gap not in _SPACES:
        return False
    return len(words[first].folded) <= 3 and marks.has(first - 1, "time.month") is None


def _year(marks: Marks, at: int) -> bool:
    """Whether four digits are the year of a date: May 2020, عام 2020."""
    words = marks.words
    if not re.fullmatch(r"(1[89]|2[0-9])\d\d", words[at].folded, re.ASCII):
        return False
    dated = any(marks.has(at - back, "time.month") is not None for back in (1, 2, 3))
    counted = marks.has(at + 1, "person") is not None
    return bare(marks.word(at - 1), AND + THEN + BY + TO, article=True) in _YEAR_HEADS or (dated and not counted)


def _clock(marks: Marks, at: int) -> bool:
    """Whether digits are a time of day: 20:15."""
    words = marks.words
    for hour, minutes in ((at - 2, at), (at, at + 2)):
        if hour < 0 or minutes >= len(words) or words[hour + 1].folded != ":":
            continue
        written = marks.text.text[words[hour].start : words[minutes].end]
        if len(written) <= 5 and written.replace(":", "").isdigit() and len(words[minutes].folded) == 2:
            return True
    return False


def hyphened(marks: Marks, at: int) -> bool:
    """Whether a hyphen joins a word to the one before: twenty-one."""
    words = marks.words
    return marks.text.text[words[at - 1].end : words[at].start] == "-"


def at(marks: Marks, word: int) -> Number | None:
    """The number that begins at a word with the bounds before and after it, or None.

    n = n..n; "about n" = n..n; "at least n" = n..; "up to n" = ..n; "a to b", "between a and b" = a..b; dozens = 10..;
    hundreds = 100.., thousands = 1000...
    """
    between = _between(marks, word)
    if between is not None:
        return between
    bound, begin = _bound_before(marks, word)
    if begin > word and joined_on(marks, begin):
        return None  # ثلاثة قتلى على الأقل وخمسة جرحى: the bound is of those before
    return _plural(marks, word, begin) or _counted(marks, word, begin, bound)


def _bound_before(marks: Marks, word: int) -> tuple[str, int]:
    """at_least, at_most or "" as the words from here on say, and the word after them."""
    bound = ""
    while (mark := marks.has(word, "bound", "at_least", "at_most", "about")) is not None:
        bound = mark.code if mark.code != "about" else bound
        word = mark.last
    return bound, word


def _plural(marks: Marks, first: int, begin: int) -> Number | None:
    """Some; dozens, hundreds, عشرات: a plural without a number."""
    mark = marks.has(begin, "bound", *PLURALS, "some")
    if mark is None:
        return None
    if mark.code == "some":
        return Number(None, None, first, mark.last, vague=True)
    return Number(PLURALS[mark.code], None, first, mark.last + (marks.word(mark.last) == "of"))


def _counted(marks: Marks, first: int, begin: int, bound: str) -> Number | None:
    """The number that begins at a word, as far as the next where they are a range, with what bounds it after it."""
    read = plain(marks, begin)
    if read is None:
        return None
    low, after = read
    high = low
    joint = _joint(marks, after)
    second = plain(marks, joint) if joint is not None else None
    if second is not None and second[0] > low and (marks.word(after) in DASHES or second[0] < 10 * low):
        high, after = second
    trailing = bound_after(marks, after)
    if trailing is not None:
        bound, after = bound or trailing.code, trailing.last
    if bound == "at_least" or marks.text.text[marks.words[after - 1].end :][:1] == "+":
        return Number(low, None, first, after)
    return Number(None if bound == "at_most" else low, high, first, after)


def joined_on(marks: Marks, at: int) -> bool:
    """Whether "and" is written with a number: وخمسة, وعشرات."""
    mark = marks.has(at, "number") or marks.has(at, "bound")
    return mark is not None and mark.form.prefix.startswith(AND)


def bound_after(marks: Marks, at: int) -> Mark | None:
    """What bounds the number before a word, over a comma: على الأقل, or more, at most. Not "at least three" more."""
    here = at + (marks.word(at) in COMMAS)
    mark = marks.has(here, "bound_after")
    if mark is None or (plain(marks, mark.last) is not None and not joined_on(marks, mark.last)):
        return None
    return mark


def bounded(bounds: Bounds, code: str) -> Bounds:
    """An exact number with what bounds it: at_least n.., at_most ..n; one that is open already stays as it is."""
    low, high = bounds
    if low is None or low != high:
        return bounds
    return (low, None) if code == "at_least" else (None, high)


def _joint(marks: Marks, at: int) -> int | None:
    """The word after the joint of two numbers that say one range: three to five, خمسة أو ستة, three, perhaps four."""
    words = marks.words
    here = at
    while here < len(words) and here - at < 4 and words[here].folded in _RANGE_JOINTS:
        here += 1
    said = {words[n].folded for n in range(at, here)}
    return here if here < len(words) and said & _RANGE else None


def _between(marks: Marks, word: int) -> Number | None:
    """Between eight and eleven; ما بين ثلاثة وخمسة; read from "between" or from the number after it."""
    words = marks.words
    begin = word + (marks.word(word) in _BEFORE_BETWEEN)
    if marks.word(begin) in _BETWEEN:
        begin += 1
    elif begin != word or marks.word(word - 1) not in _BETWEEN:
        return None
    while (about := marks.has(begin, "bound", "about")) is not None:
        begin = about.last
    for shortest in (False, True):  # بين خمسة وعشرين: five and twenty, as nothing follows twenty-five
        one = plain(marks, begin, shortest)
        if one is None or one[1] >= len(words):
            return None
        joined = words[one[1]].folded
        apart = joined in _BETWEEN_JOINTS
        two = plain(marks, one[1] + apart)
        if two is not None and (apart or joined.startswith(AND)) and two[0] != one[0]:
            return Number(min(one[0], two[0]), max(one[0], two[0]), word, two[1])
    return None


def add(one: Bounds, other: Bounds) -> Bounds:
    """Two counts of different people together; open where either is open."""
    low = None if one[0] is None and other[0] is None else (one[0] or 0) + (other[0] or 0)
    high = None if one[1] is None or other[1] is None else one[1] + other[1]
    return low, high
