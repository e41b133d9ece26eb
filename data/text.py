"""Folding: what makes two spellings of a name, or a search and a name, the same in Arabic and in Latin script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SAME_LETTER = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ې": "ي", "ک": "ك", "ۀ": "ه"}
_DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True))
_WESTERN_DIGITS = str.maketrans(_DIGITS)


class _Folding(dict[int, str]):
    """What each letter folds to, learnt as letters are met: it does not depend on the letters around it."""

    def __missing__(self, letter: int) -> str:
        plain = unicodedata.normalize("NFKD", _as_its_like(chr(letter)))
        self[letter] = "".join(map(_as_its_like, plain)).casefold()
        return self[letter]


def _as_its_like(letter: str) -> str:
    """The letter that stands for it; marks and invisible characters go."""
    if letter.isspace():
        return " "
    goes = unicodedata.category(letter).startswith(("M", "Cf"))
    return _SAME.get(letter, "" if goes else letter)


_SAME = _SAME_LETTER | _DIGITS | {"ـ": ""}
FOLDING = _Folding()
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
ARABIC = "[\u0600-\u06ff\ufb50-\ufefc]"  # a pattern, for Arrow's columns too
_ARABIC = re.compile(ARABIC)
_NOT_LETTER = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The form in which texts are compared and searched: never shown.

    أ إ آ ٱ become ا, ى becomes ي, ة becomes ه; vowel marks, tatweel, Latin accents, invisible and direction
    characters go; presentation forms become letters, any digits 0-9, capitals small, white space one space.
    """
    if text.isascii():
        return " ".join(text.casefold().split())
    return " ".join(text.translate(FOLDING).split())


def western_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as 0-9."""
    return text.translate(_WESTERN_DIGITS)


def as_letters(text: str) -> str:
    """The text composed (NFC), Arabic presentation forms (a copy from a PDF) as ordinary letters; all else as
    written.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _PRESENTATION_FORM.sub(lambda form: unicodedata.normalize("NFKC", form[0]), composed)


def name_key(text: str) -> str:
    """A name as its folded letters alone: "Deir-ez-Zor" and "Deir ez Zor" are one."""
    return _NOT_LETTER.sub("", fold(text))


def is_arabic(text: str) -> bool:
    """Whether the text holds an Arabic letter."""
    return _ARABIC.search(text) is not None


def any_of(texts: Iterable[str]) -> str:
    """A pattern for the longest of some texts that stands there. It is tried letter by letter, not text by text: so
    hundreds of names are looked for as quickly as a few.
    """
    tails: dict[str, list[str]] = {}
    ends = False
    for text in texts:
        ends = ends or not text
        if text:
            tails.setdefault(text[0], []).append(text[1:])
    ways = "|".join(re.escape(letter) + any_of(rest) for letter, rest in tails.items())
    return f"(?:{ways})" + ("?" if ends else "") if ways else ""


def search_text(parts: Iterable[str | None]) -> str:
    """What free-text search looks in: the folded parts, each once, in order."""
    return " | ".join(dict.fromkeys(fold(part) for part in parts if part))
