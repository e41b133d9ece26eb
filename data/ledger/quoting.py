"""Where words stand in a text."""

from __future__ import annotations

import re

LONGEST = 3000  # characters of a quotation


def find(text: str, quote: str) -> tuple[int, int] | None:
    """The span of a quotation, word for word; only white space may differ. None where it is not there."""
    words = quote.split()
    if not words or len(quote) > LONGEST:
        return None
    exact = text.find(quote)
    if exact >= 0:
        return exact, exact + len(quote)
    found = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return found.span() if found else None
