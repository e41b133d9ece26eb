"""Small numbers in words, English and Arabic, as data.text.fold writes them: "three", "خمسة عشر", "قتيلان"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from data.text import fold

_UNITS = {
    1: "one|واحد|واحدة",
    2: "two|اثنان|اثنين|اثنتان|اثنتين|إثنان|إثنين",
    3: "three|ثلاثة|ثلاث",
    4: "four|أربعة|أربع",
    5: "five|خمسة|خمس",
    6: "six|ستة|ست",
    7: "seven|سبعة|سبع",
    8: "eight|ثمانية|ثماني|ثمان",
    9: "nine|تسعة|تسع",
}
_TEENS = {
    10: "ten|عشرة|عشر",
    11: "eleven|أحد عشر|إحدى عشرة",
    12: "twelve|اثنا عشر|اثني عشر|اثنتا عشرة|اثنتي عشرة",
    13: "thirteen|ثلاثة عشر|ثلاث عشرة",
    14: "fourteen|أربعة عشر|أربع عشرة",
    15: "fifteen|خمسة عشر|خمس عشرة",
    16: "sixteen|ستة عشر|ست عشرة",
    17: "seventeen|سبعة عشر|سبع عشرة",
    18: "eighteen|ثمانية عشر|ثماني عشرة",
    19: "nineteen|تسعة عشر|تسع عشرة",
}
_TENS = {
    20: "twenty|عشرون|عشرين",
    30: "thirty|ثلاثون|ثلاثين",
    40: "forty|أربعون|أربعين",
    50: "fifty|خمسون|خمسين",
    60: "sixty|ستون|ستين",
    70: "seventy|سبعون|سبعين",
    80: "eighty|ثمانون|ثمانين",
    90: "ninety|تسعون|تسعين",
}
_PEOPLE = {1: "شخص", 2: "شخصان|شخصين|مدنيان|عنصران|عنصرين|طفلان|طفلين|رجلان|رجلين|امرأتان|امرأتين"}
# What happened to people, where it stands in the column that counts just these: it changes no number there.
_HAPPENED = {
    "killed": "killed|dead|deaths?|fatalit(?:y|ies)|قتلى|قتيلا?|قتيلة|شهداء|شهيدا?|وفيات|وفاة",
    "injured": "injured|wounded|hurt|injur(?:y|ies)|جرحى|جريحا?|جريحة|مصابين|مصابون|مصابا?|إصابات|إصابة",
    "detained": "detained|arrested|arrests?|detainees?|معتقلين|معتقلون|معتقلا?|محتجزين|محتجزون|محتجزا?|موقوفين|موقوفا?",
}
_ALONE = {
    "killed": {1: "قتيل|قتيلة|شهيد|شهيدة", 2: "قتيلان|قتيلين|قتيلتان|شهيدان|شهيدين"},
    "injured": {1: "جريح|جريحة|مصاب|مصابة", 2: "جريحان|جريحين|جريحتان|مصابان"},
    "detained": {1: "معتقل|محتجز|موقوف", 2: "معتقلان|محتجزان|موقوفان"},
}


def _numbers(said: Mapping[int, str]) -> dict[str, int]:
    return {fold(word): number for number, words in said.items() for word in words.split("|")}


_SMALL, _LARGE = _numbers(_UNITS), _numbers(_TENS)
_SINGLE = _SMALL | _numbers(_TEENS) | _LARGE


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_COMPOUND = re.compile(
    rf"\b(?:(?P<ten>{_any(_LARGE)})[ -](?P<one>{_any(_SMALL)})|(?P<und>{_any(_SMALL)}) و ?(?P<tens>{_any(_LARGE)}))\b"
)
_WORD = re.compile(rf"\b(?:{_any(_SINGLE)})\b")


def in_digits(said: str) -> str:
    """A folded text with its number words in digits: "at least three" as "at least 3"."""
    said = _COMPOUND.sub(
        lambda match: str(_LARGE[match["ten"] or match["tens"]] + _SMALL[match["one"] or match["und"]]), said
    )
    return _WORD.sub(lambda match: str(_SINGLE[match[0]]), said)


@cache
def without_what(happened: str) -> re.Pattern[str]:
    """What is taken away behind a number in a column of people to whom this happened."""
    return re.compile(rf" (?:{fold(_HAPPENED[happened])})$")


@cache
def alone(happened: str) -> Mapping[str, int]:
    """Words that are a number by themselves in such a column: قتيلان."""
    return _numbers(_PEOPLE) | _numbers(_ALONE[happened])
