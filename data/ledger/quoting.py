"""Where words stand in a text, and which numbers they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.text import fold, western_digits

LONGEST = 3000  # characters of a quotation


def find(text: str, quote: str) -> tuple[int, int] | None:
    """The span of a quotation, word for word; only white space may differ. None where it is not there."""
    return spans(text, [quote])[quote]


def spans(text: str, quotes: Iterable[str]) -> dict[str, tuple[int, int] | None]:
    """The first span of each of some quotations, as `find` gives it; the text is read through once for each.

    Both are compared with one space between words, so that a plain search finds them: a pattern with a choice at every
    word would begin anew at each letter.
    """
    starts = [word.start() for word in re.finditer(r"\S+", text)]
    spaced = " ".join(text.split())

    def place(at: int) -> int:
        """Where the letter that is the at-th of `spaced` stands in the text."""
        return starts[spaced.count(" ", 0, at)] + at - (spaced.rfind(" ", 0, at) + 1)

    found: dict[str, tuple[int, int] | None] = {}
    for quote in dict.fromkeys(quotes):
        words = " ".join(quote.split()) if len(quote) <= LONGEST else ""
        at = spaced.find(words) if words else -1
        found[quote] = (place(at), place(at + len(words) - 1) + 1) if at >= 0 else None
    return found


def readable(number: int, quote: str) -> bool:
    """Whether a number stands in these words, in digits or as a word, in Arabic or English."""
    folded = fold(quote)
    if str(number) in re.findall(r"\d+", western_digits(quote).replace(",", "")):
        return True
    words = re.findall(r"[^\W\d_]+", folded)
    return any(_stripped(word) & _WORDS.get(number, frozenset()) for word in words)


def _stripped(word: str) -> set[str]:
    forms = {word}
    for prefix in ("و", "ف", "ب", "ل", "ال", "وال", "بال"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            forms.add(word[len(prefix) :])
    if re.search("[\u0621-\u064a]{3}(ان|ين)$", word):
        forms.add(_DUAL)
    return forms


_DUAL = "ان"
_WORDS: dict[int, frozenset[str]] = {
    number: frozenset(words.split())
    for number, words in {
        0: "no none لا اي دون",
        1: "one a an واحد واحده شخص مدني مدنيه عنصر طفل رجل امراه جندي شاب قتيل",
        2: f"two both pair couple اثنان اثنين اثنتان {_DUAL}",
        3: "three ثلاثه ثلاث",
        4: "four اربعه اربع",
        5: "five خمسه خمس",
        6: "six سته ست",
        7: "seven سبعه سبع",
        8: "eight ثمانيه ثماني ثمان",
        9: "nine تسعه تسع",
        10: "ten عشره عشر عشرات dozens tens scores",
        11: "eleven احد",
        12: "twelve dozen اثنا اثني",
        20: "twenty عشرون عشرين",
        30: "thirty ثلاثون ثلاثين",
        40: "forty اربعون اربعين",
        50: "fifty خمسون خمسين",
        60: "sixty ستون ستين",
        70: "seventy سبعون سبعين",
        80: "eighty ثمانون ثمانين",
        90: "ninety تسعون تسعين",
        100: "hundred hundreds مئه مائه مئات",
    }.items()
}
