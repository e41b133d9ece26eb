"""One cell's text as degrees. What cannot be read is a `Bad`."""

from __future__ import annotations

import re

from data.sources.columns.plain import LONGEST, plain
from data.sources.problems import Bad

_DEGREES = re.compile(r"[+-]?\d{1,3}([.,]\d+)?")


def degrees(text: str) -> float | Bad:
    """Decimal degrees; a decimal comma is taken for what it is."""
    number = plain(text).replace("٫", ".") if len(text) <= LONGEST else ""
    if not _DEGREES.fullmatch(number):
        return Bad("not_a_number", "35.155")
    return float(number.replace(",", "."))
