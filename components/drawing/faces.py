"""The fonts of slides and pictures as CSS that holds them whole: what is made opens without a network anywhere."""

from __future__ import annotations

import base64
from functools import cache

from components.measure import ARABIC, FONTS, LATIN, has_arabic

WEIGHTS = (400, 600)
_FACES = (("Plex", LATIN), ("PlexArabic", ARABIC))


def faces() -> str:
    """Every font of a slide."""
    return _css(_FACES)


def faces_of(words: str) -> str:
    """Those that a text needs: the Arabic letters are as much again as all the rest of a picture."""
    return _css(_FACES if has_arabic(words) else _FACES[:1])


@cache
def _css(families: tuple[tuple[str, str], ...]) -> str:
    found = []
    for family, file in families:
        for weight in WEIGHTS:
            data = base64.b64encode((FONTS / f"{file}-{weight}-normal.woff2").read_bytes()).decode()
            found.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/woff2;base64,{data})}}'
            )
    return "".join(found)
