"""Rows of a table that are no records: the totals and the notes that stand below, or between, them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.sources.problems import NotAnIncident
from data.text import fold

_TOTAL = re.compile(
    r"(grand |sub-?|overall )?total(s|e|es)?( \(.*\))?:?|sum:?|الاجمالي:?|المجموع( الكلي)?:?|اجمالي:?|مجموع:?|σ"
)
_PHRASE = re.compile(r"\S\s+\S|^\s*[*†‡§]")
_NARROW = 3  # columns: in a narrower table a record may have one cell


def not_a_record(cells: Sequence[str], columns: int) -> NotAnIncident | None:
    """Why a row is no record: total_row where it is called a total, note_row where one cell alone holds anything, and
    that is more than a word; None where it may be one.
    """
    if columns < _NARROW:
        return None
    first = ""
    for cell in cells:  # of a million rows: the two first cells of most of them say all
        if cell and not cell.isspace():
            if first:
                return "total_row" if not first[0].isdecimal() and _TOTAL.fullmatch(fold(first)) else None
            first = cell
    return "note_row" if _PHRASE.search(first) else None
