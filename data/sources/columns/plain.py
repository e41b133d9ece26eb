"""A cell ready to be read as a number or date."""

from __future__ import annotations

import re

from data.text import western_digits

LONGEST = 60  # characters of a number or date; the patterns below are not meant for pages

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00a0]")


def plain(text: str) -> str:
    """A cell ready to be read as a number or date: western digits, no invisible characters, no outer white space."""
    return text.strip() if text.isascii() else _INVISIBLE.sub("", western_digits(text)).strip()
