"""What a link asks of a table's own columns, as one parameter: column:text,column:text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

LONGEST = 2000  # letters: a longer one is not read at all, as a part of it would be another filter

Pair = tuple[str, str]  # a column and one of its texts, "" for a row that does not give it


def written(pairs: Iterable[Pair]) -> str:
    """The parameter, with what parts its texts escaped by %."""
    return ",".join(":".join(map(escaped, pair)) for pair in pairs)


def escaped(text: str) -> str:
    """A text with nothing escaped but what parts texts in a parameter, or parameters where somebody joins them by hand:
    an address stays short, as a letter of Arabic would take six."""
    return re.sub("[%,:&]", lambda found: f"%{ord(found[0]):02X}", text)


def read(parameter: str) -> tuple[tuple[Pair, ...], list[str]]:
    """The pairs, and what in it is none."""
    if len(parameter) > LONGEST:
        return (), [parameter]
    parts = [part.partition(":") for part in parameter.split(",") if part]
    pairs = ((unquote(column), unquote(text)) for column, colon, text in parts if colon and column)
    return tuple(dict.fromkeys(pairs)), [unquote(column) for column, colon, _ in parts if not colon or not column]
