"""Checking whole columns in one pass: each distinct text is read once, then every row gets its value or its problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import Cells
from data.sources.limits import LONGEST_TEXT
from data.sources.plan import Taken
from data.sources.problems import CODES, SHOWN, Bad, Code, Problem
from data.text import as_letters

Mask = npt.NDArray[np.bool_]
JOINED = " + "  # between the headers, and the cells, of a column that is made of several
_SEPARATOR = "\x1f"

CONTROL = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]"
# What a reader cannot see or would mistake, and the code that it is flagged with: in any text, and in names.
ODD_TEXT: tuple[tuple[Code, str], ...] = (
    ("bidi_control", "[\u202a-\u202e\u2066-\u2069]"),
    ("invisible_character", "[\u200b\u2060\ufeff\u00ad]"),
    ("looks_double_encoded", "(?:[ØÙÚÛ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]){2}"),
)
# Greek, Cyrillic, Armenian and Cherokee letters that look like Latin ones
ODD_NAME: tuple[tuple[Code, str], ...] = (("mixed_script", "[\u0370-\u058f\u13a0-\u13ff]"),)


class Column:
    """One column of ours: its distinct texts as letters, and which of them each row holds.

    header   the file's column or columns that it comes from.
    texts    what is read; written: what stands in the file for it.
    """

    def __init__(self, taken: Taken, cells: pa.Table) -> None:
        joined = _joined([cells[header] for header in taken.headers], cells.num_rows)
        encoded = pc.dictionary_encode(joined)
        self.header = JOINED.join(taken.headers)
        self.codes: npt.NDArray[np.int32] = encoded.indices.to_numpy(zero_copy_only=False)
        self.written: pa.Array = encoded.dictionary
        if not pc.all(pc.string_is_ascii(self.written), min_count=0).as_py():
            self.written = pa.array([as_letters(text) for text in self.written.to_pylist()], pa.string())
        self.texts: pa.Array = self.written
        if taken.through is not None:
            parts = (text.split(_SEPARATOR) if taken.headers else () for text in self.written.to_pylist())
            self.texts = pa.array([taken.through(*cells) for cells in parts], pa.string())
        self.is_ascii: bool = pc.all(pc.string_is_ascii(self.texts), min_count=0).as_py()

    def at(self, row: int) -> str:
        """What stands in the file for one row."""
        text: str = self.written[int(self.codes[row])].as_py()
        return text.replace(_SEPARATOR, JOINED)

    def rows_of(self, texts: Mask) -> Mask:
        """The rows that hold one of these distinct texts."""
        rows: Mask = texts[self.codes]
        return rows

    def is_blank(self) -> Mask:
        """The rows whose cell is empty."""
        return self.rows_of(self._blank_texts())

    def _blank_texts(self) -> Mask:
        blank: Mask = pc.equal(pc.utf8_trim_whitespace(self.texts), "").to_numpy(zero_copy_only=False)
        return blank

    def matches(self, pattern: str) -> Mask:
        """Which distinct texts a regular expression is found in."""
        found: Mask = pc.match_substring_regex(self.texts, pattern).to_numpy(zero_copy_only=False)
        return found

    def text(self) -> pa.Array:
        """The text of every row, null where the cell is empty."""
        kept = pc.if_else(pa.array(self._blank_texts()), pa.scalar(None, pa.string()), self.texts)
        return kept.take(pa.array(self.codes))

    def values(self, of_texts: Sequence[Any], kind: pa.DataType) -> pa.Array:
        """What every row gets, given what every distinct text gets."""
        return pa.array(of_texts, kind).take(pa.array(self.codes))


def _joined(columns: Sequence[pa.ChunkedArray], rows: int) -> pa.Array:
    """One text a row, of all the columns that a value is made of."""
    if len(columns) == 1:
        return columns[0].combine_chunks()
    if not columns:
        return pa.array([""], pa.string()).take(pa.array(np.zeros(rows, dtype=np.int32)))
    return pc.binary_join_element_wise(*(column.combine_chunks() for column in columns), _SEPARATOR)


class Check:
    """Collects the problems of a file. `accepted` is true for the rows that none of them rejects."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.rows: npt.NDArray[np.int32] = cells.rows.to_numpy(zero_copy_only=False)
        self.accepted: Mask = np.ones(len(self.rows), dtype=bool)
        self.problems: list[Problem] = []
        self.flags: dict[int, set[str]] = {}

    def column(self, taken: Taken) -> Column:
        """A column of ours, for the rows of this part of the file."""
        return Column(taken, self.cells.cells)

    def say(self, where: Mask, column: Column, code: Code, expected: str = "", *, rejects: bool = True) -> None:
        """Report a problem that a column has in the rows where `where` is true."""
        for row in np.flatnonzero(where).tolist():
            value = column.at(row)[:SHOWN]
            self.problems.append(Problem(int(self.rows[row]), column.header, code, value, expected, rejects))
            if not rejects:
                self.flags.setdefault(row, set()).add(code)
        if rejects:
            self.accepted &= ~where

    def say_texts(self, column: Column, texts: Mask, code: Code, expected: str = "", *, rejects: bool = True) -> None:
        """Report a problem of all rows that hold one of these distinct texts."""
        if texts.any():
            self.say(column.rows_of(texts), column, code, expected, rejects=rejects)

    def require(self, column: Column) -> None:
        """Reject the rows whose cell is empty."""
        self.say(column.is_blank(), column, "missing_value")

    def read(self, column: Column, reader: Callable[[str], Any], *, rejects: bool = True) -> list[Any]:
        """Every distinct text through `reader`; None for an empty cell and for a `Bad`, which is reported.

        rejects  whether a bad cell costs the row, or only its own value.
        """
        found = [reader(text) if text and not text.isspace() else None for text in column.texts.to_pylist()]
        bad = [value if isinstance(value, Bad) else None for value in found]
        for why in dict.fromkeys(value for value in bad if value):
            texts = np.fromiter((value == why for value in bad), dtype=bool, count=len(bad))
            self.say_texts(column, texts, why.code, why.expected, rejects=rejects)
        return [None if isinstance(value, Bad) else value for value in found]

    def text(self, column: Column, *, is_name: bool = False) -> None:
        """Reject texts that are none (control characters, endless ones) and flag those that a reader would misread."""
        self.say_texts(column, column.matches(CONTROL), "control_character")
        too_long = pc.greater(pc.utf8_length(column.texts), LONGEST_TEXT).to_numpy(zero_copy_only=False)
        self.say_texts(column, too_long, "too_long", f"<= {LONGEST_TEXT}")
        if not column.is_ascii:
            for code, pattern in (*ODD_TEXT, *(ODD_NAME if is_name else ())):
                self.say_texts(column, column.matches(pattern), code, rejects=False)

    def keep_flags(self, column: Column) -> None:
        """Take over the flags that the file itself gives its rows (it is an export of ours)."""
        for row in np.flatnonzero(~column.is_blank()).tolist():
            self.flags.setdefault(row, set()).update(set(column.at(row).split(";")) & set(CODES))

    def lost_before(self, columns: Mapping[str, Column]) -> Mask:
        """The rows of an export of ours that had lost a value when they were read first: a blank may be that value."""
        lost = np.zeros(len(self.rows), dtype=bool)
        if column := columns.get("flags"):
            lost = column.rows_of(column.matches("(^|;)left_out(;|$)"))
        return lost

    def take_over(self, problems: Sequence[Problem]) -> None:
        """Flag the rows of which something was said while the file was read."""
        said = [problem for problem in problems if not problem.rejects and problem.row > 1]
        if said:
            place = {row: at for at, row in enumerate(self.rows.tolist())}
            for problem in said:
                if problem.row in place:
                    self.flags.setdefault(place[problem.row], set()).add(problem.code)

    def flag_texts(self) -> pa.Array:
        """The flags of every row, joined by ";"; null where there are none."""
        joined: list[str | None] = [None] * len(self.rows)
        for row, codes in self.flags.items():
            joined[row] = ";".join(sorted(codes)) or None
        return pa.array(joined, pa.string())
