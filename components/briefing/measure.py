"""How wide and how high a text stands on a slide, measured in the slide's own fonts, so that it fits in the browser."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent.parent.parent / "static" / "fonts"
LATIN, ARABIC = "ibm-plex-sans-latin", "ibm-plex-sans-arabic-arabic"
_BIG = 200  # px: measured large, so that rounding does not add up
_SPARE = 1.012  # a browser may set a line this much wider
_ARABIC_RUN = re.compile("([\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff\u064b-\u0652]+)")
_UNSEEN = dict.fromkeys([*range(0x2066, 0x206A), *range(0x202A, 0x202F), 0x200B, 0x200C, 0x200D, 0x200E, 0x200F])


@cache
def width_of(words: str, size: float, weight: int = 400) -> float:
    """The width of a line of text [px]."""
    runs = _ARABIC_RUN.split(words.translate(_UNSEEN))
    return sum(_font(ARABIC if at % 2 else LATIN, weight).getlength(run) for at, run in enumerate(runs) if run) * (
        size / _BIG * _SPARE
    )


@cache
def lines_of(words: str, size: float, width: float, weight: int = 400) -> int:
    """How many lines a text takes in this width; a word that is wider than a line is broken."""
    lines, used = 1, 0.0
    space = width_of(" ", size, weight)
    for word in words.split(" "):  # what a space that does not break joins stays one word
        long = width_of(word, size, weight)
        if used and used + space + long > width:
            lines, used = lines + 1, 0.0
        lines += int(long // width)
        used = long % width if long > width else used + (space if used else 0) + long
    return lines


@cache
def _font(family: str, weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{family}-{weight}-normal.woff2"), _BIG)
