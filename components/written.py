"""Somebody's own words as they are shown: nothing in them is carried out, hides, or turns a text round."""

from __future__ import annotations

import re

import pandas as pd

_PLAIN = " \n\t\u00a0\u200c\u200d"  # the zero-width joiners belong to Arabic script
_ADDRESS = re.compile(r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.I)
MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>~$:&=^'\"")


def as_written(text: str) -> str:
    """Text that Streamlit's Markdown shows as it is written: no link, image, colour, formula or HTML comes of it.

    Bare addresses become links after escapes are undone: a word joiner, which nobody sees, keeps them texts.
    """
    text = _ADDRESS.sub("\u2060", text)
    return "".join(f"\\{letter}" if letter in MARKDOWN else letter for letter in text)


def visible(cell: object) -> str:
    """A cell of a table as text: "" where it is missing; letters that cannot be seen, or that turn text round, named.

    So `\\u202e21` reads ‹U+202E›21, and no name hides a second one.
    """
    if cell is None or pd.isna(cell):  # type: ignore[call-overload]
        return ""
    return "".join(
        letter if letter.isprintable() or letter in _PLAIN else f"‹U+{ord(letter):04X}›" for letter in str(cell)
    )


def shortened(cell: object, longest: int) -> str:
    """A cell as text in one line, `visible` and no longer than so many letters."""
    text = " ".join(visible(cell).split())
    return text if len(text) <= longest else text[: longest - 1] + "\u2026"


def wide_table(head: str, body: str) -> str:
    """A table of header cells and rows (HTML); where the page is narrower, it is moved sideways within itself, by hand
    or by the arrow keys."""
    table = f'<table class="incidents"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wide" tabindex="0">{table}</div>'
