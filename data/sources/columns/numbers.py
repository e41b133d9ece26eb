"""One cell's text as a number of people. What cannot be read is a `Bad`, never a wrong number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from data.sources.columns import count_words as words
from data.sources.columns import number_words
from data.sources.columns.plain import LONGEST, plain
from data.sources.plan import Decimal
from data.sources.problems import Bad, Code
from data.text import fold

MOST_PEOPLE = 100_000  # in one incident
_WHOLE = "0, 1, 2 ..."
_DOZENS, _HUNDREDS = 10, 100  # "dozens", عشرات: at least ten (data-model: rule of the tolls)

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.I)
_COUNT = re.compile(r"\+?\d{1,12}(\.0{1,2}|\.0{4,})?")  # not 1.000: a thousand, or one
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:( \d{3})+|(٬\d{3})+|(['’]\d{3})+|(,\d{3})+|(\.\d{3})+)")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_ROUND = re.compile(r"(\d{1,12})(?:[.,]0{1,2}|\.0{4,}|٫0+)?")
_N = r"(\d[\d.,٬٫'’]*(?: \d{3})*)"


class People(NamedTuple):
    """A number of people as a range.

    low alone is "at least", high alone "up to", neither: not reported. flag: what a reader is warned of.
    """

    low: int | None
    high: int | None
    flag: Code | None = None


def count(text: str, most: int = MOST_PEOPLE) -> int | Bad:
    """One whole number, 0 to `most`, and nothing else: what a program writes."""
    number = plain(text).replace("٫", ".") if len(text) <= LONGEST else ""
    return int(float(number)) if _COUNT.fullmatch(number) and float(number) <= most else _why_not(number, most)


def people(text: str, decimal: Decimal = "", happened: str = "killed", most: int = MOST_PEOPLE) -> People | Bad:
    """What a person writes for a number of people: "3+", "5-7", "~4", "at least 5", "3 (incl. 1 child)", "N/A", "٣",
    "three", قتيلان.

    happened what happened to the people whom the column counts: "3 injured" is a number in that of the injured alone.
    decimal  how the file writes a fraction, where it is known: with a comma 1.000 is a thousand, and without knowing
             it is no number: never one.
    most     what a single number may be: more is not believed.
    """
    written = plain(text) if len(text) <= LONGEST else ""
    if any(unicodedata.category(letter) == "No" for letter in written):  # 3² is no 32
        return Bad("not_a_number", _WHOLE)
    said = fold(written)
    if said in words.SILENT:
        return People(None, None)
    if said in words.DOZENS or said in words.HUNDREDS:
        return People(_DOZENS if said in words.DOZENS else _HUNDREDS, None, "read_as")
    core = _core(said, happened)
    for pattern, meaning in _WAYS:
        if match := pattern.fullmatch(core):
            return _meant(meaning, match.groups(), decimal, "read_as" if core != said else None, most)
    return _why_not(said, most)


def _core(said: str, happened: str) -> str:
    """A folded text without who the people are and what happened to them, its number in digits."""
    core = words.NOUNS.sub("", words.ASIDE.sub("", said))
    core = words.NOUNS.sub("", number_words.without_what(happened).sub("", core))
    if (number := number_words.alone(happened).get(core.removesuffix(" واحد"))) is not None:
        return str(number)
    return core if core.replace(" ", "").isdecimal() else number_words.in_digits(core)


def _meant(
    meaning: Callable[..., People], tokens: tuple[str, ...], decimal: Decimal, flag: Code | None, most: int
) -> People | Bad:
    numbers = [_number(token, decimal, most) for token in tokens]
    if bad := next((one for one in numbers if isinstance(one, Bad)), None):
        return bad
    found = meaning(*numbers)
    if found == People(None, None) or (found.low or 0) > (most if found.high is None else found.high):
        return Bad("not_a_number", _WHOLE)
    turned = any(decimal == "," and "." in token and _GROUPED.fullmatch(token) for token in tokens)
    return found._replace(flag=found.flag or flag or ("read_as" if turned else None))


def _number(token: str, decimal: Decimal, most: int) -> int | Bad:
    token = token.strip()
    if _GROUPED.fullmatch(token):
        if _ONE_GROUP.fullmatch(token) and (decimal == "," if "," in token else decimal != ","):
            return Bad("thousands_or_decimals", f"{token[:-4]} / {re.sub('[.,]', '', token)}")
        number = int(re.sub(r"\D", "", token))
    elif whole := _ROUND.fullmatch(token):
        number = int(whole[1])
    else:
        return Bad("not_whole", _WHOLE)
    return number if number <= most else Bad("implausible", f"0..{most}")


def _why_not(number: str, most: int = MOST_PEOPLE) -> Bad:
    if not _NUMBER.fullmatch(number):
        return Bad("not_a_number", _WHOLE)
    if number.startswith("-"):
        return Bad("negative", _WHOLE)
    return Bad("implausible", f"0..{most}") if float(number) > most else Bad("not_whole", _WHOLE)


def _exactly(number: int) -> People:
    return People(number, number)


def _at_least(number: int) -> People:
    return People(number, None)


def _more_than(number: int) -> People:
    return People(number + 1, None)


def _up_to(number: int) -> People:
    return People(None, number)


def _fewer_than(number: int) -> People:
    return People(None, number - 1)  # fewer than 0 is no range


def _about(number: int) -> People:
    return People(number, number, "approximate")


_WAYS: tuple[tuple[re.Pattern[str], Callable[..., People]], ...] = (
    (re.compile(rf"\+?{_N}"), _exactly),
    *((re.compile(pattern.replace("N", _N)), _at_least) for pattern in words.AT_LEAST),
    *((re.compile(pattern.replace("N", _N)), _more_than) for pattern in words.MORE_THAN),
    *((re.compile(pattern.replace("N", _N)), _up_to) for pattern in words.UP_TO),
    *((re.compile(pattern.replace("N", _N)), _fewer_than) for pattern in words.FEWER_THAN),
    *((re.compile(pattern.replace("N", _N)), People) for pattern in words.FROM_TO),
    *((re.compile(pattern.replace("N", _N)), _about) for pattern in words.ABOUT),
)
