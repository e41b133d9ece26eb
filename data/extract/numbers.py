"""Numbers: digits, words, compound words, duals, bounds ("at least seven", "dozens"); where each stands and what it
may mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.words import Marks, term_set

Bounds = tuple[int | None, int | None]
NONE: Bounds = (None, None)

_BETWEEN = term_set("between")
_JOINTS = term_set("range_of_numbers")
_PERHAPS = term_set("perhaps")


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
    three hundred; `shortest`: its first term alone.
    """
    words = marks.text.words
    if at >= len(words):
        return None
    if words[at].folded[0].isdigit():
        if _clock(marks, at):
            return None
        digits = words[at].folded.replace(",", "")
        return (int(digits), at + 1) if digits.isdigit() and len(digits) < 7 else None
    if marks.language == "ar" and words[at].folded.startswith(("و", "ب", "ل")) and words[at].folded[1:].isdigit():
        return int(words[at].folded[1:]), at + 1
    mark = marks.has(at, "number")
    if mark is None or marks.has(at, "time.weekday") is not None:
        return None
    value, after = int(mark.code), mark.last
    if shortest:
        return value, after
    while after < len(words):
        step = after + 1 if words[after].folded == "and" else after
        following = marks.has(step, "number")
        if following is None or (following.code == "1" and not _hyphened(marks, after)):
            break
        more = int(following.code)
        if marks.language == "ar" and not following.form.prefix.startswith("و") and more < 100:
            break
        if more in (100, 1000):
            value = max(value, 1) * more
        elif (
            (20 <= value < 100 and more < 10 and marks.language == "en")
            or (value >= 100 and more < 100)
            or (marks.language == "ar" and value < 10 and more in range(20, 100, 10))
        ):
            value += more
        else:
            break
        after = following.last
    return value, after


def _clock(marks: Marks, at: int) -> bool:
    """Whether digits are a time of day: 20:15."""
    words = marks.text.words
    for hour, minutes in ((at - 2, at), (at, at + 2)):
        if hour < 0 or minutes >= len(words) or words[hour + 1].folded != ":":
            continue
        written = marks.text.text[words[hour].start : words[minutes].end]
        if len(written) <= 5 and written.replace(":", "").isdigit() and len(words[minutes].folded) == 2:
            return True
    return False


def _hyphened(marks: Marks, at: int) -> bool:
    """Whether a hyphen joins a word to the one before: twenty-one."""
    words = marks.text.words
    return marks.text.text[words[at - 1].end : words[at].start] == "-"


def at(marks: Marks, word: int) -> Number | None:
    """The number that begins at a word with the bounds before and after it, or None.

    n = n..n; "about n" = n..n; "at least n" = n..; "up to n" = ..n; "a to b", "between a and b" = a..b; dozens = 10..;
    hundreds = 100...
    """
    bound = ""
    first = word
    between = _between(marks, word)
    if between is not None:
        return between
    while (mark := marks.has(word, "bound", "at_least", "at_most", "about")) is not None:
        bound = mark.code if mark.code != "about" else bound
        word = mark.last
    mark = marks.has(word, "bound", "dozens", "hundreds", "some")
    if mark is not None:
        if mark.code == "some":
            return Number(None, None, first, mark.last, vague=True)
        after = mark.last + (mark.last < len(marks.text.words) and marks.text.words[mark.last].folded == "of")
        return Number(10 if mark.code == "dozens" else 100, None, first, after)
    read = plain(marks, word)
    if read is None:
        return None
    value, after = read
    low: int | None = value
    high: int | None = value
    words = marks.text.words
    joint = _joint(marks, after)
    if joint is not None:
        second = plain(marks, joint)
        if second is not None and second[0] > value and (words[after].folded in {"-", "–"} or second[0] < 10 * value):
            high, after = second
    trailing = marks.has(after, "bound", "at_least")
    if bound == "at_least" or (trailing is not None and words[trailing.first].folded in {"علي", "at"}):
        return Number(low, None, first, after)
    if bound == "at_most":
        return Number(None, high, first, after)
    return Number(low, high, first, after)


def _joint(marks: Marks, at: int) -> int | None:
    """The word after the joint of two numbers that say one range: three to five, خمسة أو ستة, three, perhaps four."""
    words = marks.text.words
    here = at
    while here < len(words) and here - at < 4 and words[here].folded in _JOINTS | _PERHAPS | {",", "،"}:
        here += 1
    said = {words[n].folded for n in range(at, here)}
    return here if here < len(words) and said & (_JOINTS | _PERHAPS) else None


def _between(marks: Marks, word: int) -> Number | None:
    """Between eight and eleven; ما بين ثلاثة وخمسة; read from "between" or from the number after it."""
    words = marks.text.words
    begin = word + (words[word].folded == "ما") if word < len(words) else word
    if begin < len(words) and words[begin].folded in _BETWEEN:
        begin += 1
    elif begin != word or word == 0 or words[word - 1].folded not in _BETWEEN:
        return None
    while (about := marks.has(begin, "bound", "about")) is not None:
        begin = about.last
    for shortest in (False, True):  # بين خمسة وعشرين: five and twenty, as nothing follows twenty-five
        one = plain(marks, begin, shortest)
        if one is None or one[1] >= len(words):
            return None
        joined = words[one[1]].folded
        two = plain(marks, one[1] + (joined in {"and", "to", "الي", "و", "-", "–"}))
        joined_on = joined in {"and", "to", "الي", "و", "-", "–"} or joined.startswith("و")
        if two is not None and joined_on and two[0] != one[0]:
            return Number(min(one[0], two[0]), max(one[0], two[0]), word, two[1])
    return None


def add(one: Bounds, other: Bounds) -> Bounds:
    """Two counts of different people together; open where either is open."""
    low = None if one[0] is None and other[0] is None else (one[0] or 0) + (other[0] or 0)
    high = None if one[1] is None or other[1] is None else one[1] + other[1]
    return low, high
