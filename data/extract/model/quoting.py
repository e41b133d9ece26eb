"""Where words stand in a text, and which numbers they hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from data.extract.text.affixes import AND, BY, THE, THEN, TO
from data.text import fold, western_digits

LONGEST = 3000  # characters of a quotation

_SAID = tomllib.loads(Path(__file__).with_name("number_words.toml").read_text(encoding="utf-8"))
_WORDS = {int(number): frozenset(words) for number, words in _SAID["words"].items()}
_DUAL = re.compile(rf"[\u0621-\u064a]{{3}}(?:{'|'.join(_SAID['dual_endings'])})$")
_PREFIXES = (AND, THEN, BY, TO, THE, AND + THE, BY + THE)


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
    if str(number) in re.findall(r"\d+", western_digits(quote).replace(",", "")):
        return True
    words = re.findall(r"[^\W\d_]+", fold(quote))
    return any(_says(word, number) for word in words)


def _says(word: str, number: int) -> bool:
    """Whether a folded word is the number, under what may be written onto it too; a dual is two."""
    if number == 2 and _DUAL.search(word) is not None:
        return True
    bare = {word.removeprefix(prefix) for prefix in _PREFIXES if len(word) > len(prefix) + 2}
    return not _WORDS.get(number, frozenset()).isdisjoint({word, *bare})
