"""A cell ready to be read as a number or date."""

from __future__ import annotations

import re

from data.text import western_digits

LONGEST = 60  # characters of a number or date; the patterns below are not meant for pages

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")
_SPACE = re.compile("[\u00a0\u2007\u2009\u202f]")


def plain(text: str) -> str:
    """A cell ready to be read as a number or date: western digits, spaces that are spaces, no invisible characters,
    no outer white space.
    """
    if text.isascii():
        return text.strip()
    return _SPACE.sub(" ", _INVISIBLE.sub("", western_digits(text))).strip()
