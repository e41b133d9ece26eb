"""How wide and how high a text stands in a chart, on a slide or a picture, measured in its fonts, so that it fits."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent.parent / "static" / "fonts"
LATIN, ARABIC = "ibm-plex-sans-latin", "ibm-plex-sans-arabic-arabic"
_BIG = 200  # px: measured large, so that rounding does not add up
SPARE = 1.012  # a browser may set a line this much wider
_ARABIC_RUN = re.compile("([\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff\u064b-\u0652]+)")
_UNSEEN = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200B, 0x200C, 0x200D, 0x200E, 0x200F])


def has_arabic(words: str) -> bool:
    """Whether any letter of a text is Arabic."""
    return _ARABIC_RUN.search(words) is not None


@cache
def width_of(words: str, size: float, weight: int = 400) -> float:
    """The width of a line of text [px]."""
    runs = _ARABIC_RUN.split(words.translate(_UNSEEN))
    return sum(_font(ARABIC if at % 2 else LATIN, weight).getlength(run) for at, run in enumerate(runs) if run) * (
        size / _BIG * SPARE
    )


@cache
def lines_of(words: str, size: float, width: float, weight: int = 400) -> int:
    """How many lines a text takes in this width; a word that is wider than a line is broken."""
    return len(lines_in(words, size, width, weight))


@cache
def lines_in(words: str, size: float, width: float, weight: int = 400) -> tuple[str, ...]:
    """The lines that a text takes in this width; a word that is wider than a line is broken."""
    lines, space = [""], width_of(" ", size, weight)
    used = 0.0
    for word in words.split(" "):  # what a space that does not break joins stays one word
        long = width_of(word, size, weight)
        if used and used + space + long > width:
            lines.append("")
            used = 0.0
        if long > width:
            lines[-1:] = _broken(word, size, width, weight)
            used = width_of(lines[-1], size, weight)
            continue
        lines[-1] += (" " if used else "") + word
        used += (space if used else 0) + long
    return tuple(lines)


def _broken(word: str, size: float, width: float, weight: int) -> list[str]:
    """A word in pieces that are no wider than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, weight) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@cache
def _font(family: str, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{family}-{weight}-normal.woff2"), _BIG)
