"""Checking whole columns in one pass: each distinct text is read once, then every row gets its value or its problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import Cells
from data.sources.limits import LONGEST_TEXT
from data.sources.plan import Taken
from data.sources.problem_list import Noted, Problems
from data.sources.problems import CODES, SHOWN, Bad, Code, Problem
from data.text import as_letters

Mask = npt.NDArray[np.bool_]
JOINED = " + "  # between the headers, and the cells, of a column that is made of several
SEPARATOR = "\x1f"  # between the cells of such a column, while it is read

# What as_letters may change is none of these: Latin, Arabic letters and digits, and their signs.
_ODD_LETTER = (
    r"[^\x00-\x{2FF}\x{60C}\x{61B}\x{61F}\x{621}-\x{63A}\x{641}-\x{64A}\x{660}-\x{66D}\x{671}-\x{6D3}\x{2010}-\x{205E}]"
)
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
        odd = pc.match_substring_regex(self.written, _ODD_LETTER)
        if pc.any(odd, min_count=0).as_py():
            letters = [as_letters(text) for text in self.written.filter(odd).to_pylist()]
            self.written = pc.replace_with_mask(self.written, odd, pa.array(letters, pa.string()))
        self.texts: pa.Array = self.written
        if taken.through is not None:
            parts = (text.split(SEPARATOR) if taken.headers else () for text in self.written.to_pylist())
            self.texts = pa.array([taken.through(*cells) for cells in parts], pa.string())
        self.is_ascii: bool = pc.all(pc.string_is_ascii(self.texts), min_count=0).as_py()

    def shown(self, codes: npt.NDArray[np.int32]) -> list[str]:
        """What is named of some of the distinct texts, as they stand in the file."""
        texts = self.written.take(pa.array(codes, pa.int32())).to_pylist()
        return [text.replace(SEPARATOR, JOINED)[:SHOWN] for text in texts]

    def rows_of(self, texts: Mask) -> Mask:
        """The rows that hold one of these distinct texts."""
        rows: Mask = texts[self.codes]
        return rows

    def is_blank(self) -> Mask:
        """The rows whose cell is empty."""
        return self.rows_of(self._blank_texts)

    @cached_property
    def _blank_texts(self) -> Mask:
        blank: Mask = pc.equal(pc.utf8_trim_whitespace(self.texts), "").to_numpy(zero_copy_only=False)
        return blank

    def matches(self, pattern: str) -> Mask:
        """Which distinct texts a regular expression is found in."""
        found: Mask = pc.match_substring_regex(self.texts, pattern).to_numpy(zero_copy_only=False)
        return found

    def text(self) -> pa.Array:
        """The text of every row, null where the cell is empty."""
        kept = pc.if_else(pa.array(self._blank_texts), pa.scalar(None, pa.string()), self.texts)
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
    return pc.binary_join_element_wise(*(column.combine_chunks() for column in columns), SEPARATOR)


def by_value(values: Iterable[Any]) -> Iterator[tuple[Any, Mask]]:
    """Each distinct one of some values, in the order in which it is first met, and where it stands; None is none."""
    places: dict[Any, list[int]] = {}
    n = 0
    for n, value in enumerate(values, start=1):
        if value is not None:
            places.setdefault(value, []).append(n - 1)
    for value, at in places.items():
        where = np.zeros(n, dtype=bool)
        where[at] = True
        yield value, where


def _only(texts: pa.Array, wanted: Mask) -> list[str | None]:
    kept: list[str | None] = pc.if_else(pa.array(wanted), texts, pa.scalar(None, pa.string())).to_pylist()
    return kept


class Check:
    """Notes the problems of a part of a file. `accepted` is true for the rows that none of them rejects."""

    def __init__(self, cells: Cells, noted: Noted) -> None:
        self.cells = cells
        self.rows: npt.NDArray[np.int32] = cells.rows.to_numpy(zero_copy_only=False)
        self.accepted: Mask = np.ones(len(self.rows), dtype=bool)
        self.noted = noted
        self.flags: dict[str, Mask] = {}

    def column(self, taken: Taken) -> Column:
        """A column of ours, for the rows of this part of the file."""
        return Column(taken, self.cells.cells)

    def say(self, where: Mask, column: Column, code: Code, expected: str = "", *, rejects: bool = True) -> None:
        """Report a problem that a column has in the rows where `where` is true."""
        if not where.any():
            return
        codes, kinds = np.unique(column.codes[where], return_inverse=True)
        told = [Problem(0, column.header, code, value, expected, rejects) for value in column.shown(codes)]
        self.noted.say(self.rows[where], kinds, told)
        if rejects:
            self.accepted &= ~where
        else:
            self._flag(where, code)

    def say_texts(self, column: Column, texts: Mask, code: Code, expected: str = "", *, rejects: bool = True) -> None:
        """Report a problem of all rows that hold one of these distinct texts."""
        if texts.any():
            self.say(column.rows_of(texts), column, code, expected, rejects=rejects)

    def require(self, column: Column) -> None:
        """Reject the rows whose cell is empty."""
        self.say(column.is_blank(), column, "missing_value")

    def read(
        self, column: Column, reader: Callable[[str], Any], *, rejects: bool = True, known: Mask | None = None
    ) -> list[Any]:
        """Every distinct text through `reader`; None for an empty cell and for a `Bad`, which is reported.

        rejects  whether a bad cell costs the row, or only its own value.
        known    texts that are read already: None for them.
        """
        texts = column.texts.to_pylist() if known is None else _only(column.texts, ~known)
        found = [reader(text) if text and not text.isspace() else None for text in texts]
        for why, texts in by_value(value if isinstance(value, Bad) else None for value in found):
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
        given = [set(text.split(";")) & set(CODES) for text in column.written.to_pylist()]
        for code in set().union(*given):
            self._flag(column.rows_of(np.array([code in one for one in given])) & ~column.is_blank(), code)

    def lost_before(self, columns: Mapping[str, Column]) -> Mask:
        """The rows of an export of ours that had lost a value when they were read first: a blank may be that value."""
        lost = np.zeros(len(self.rows), dtype=bool)
        if column := columns.get("flags"):
            lost = column.rows_of(column.matches("(^|;)left_out(;|$)"))
        return lost

    def take_over(self, problems: Problems) -> None:
        """Flag the rows of which something was said while the file was read; each row stands here once, in order."""
        said = problems.where(lambda problem: not problem.rejects)
        if not len(said) or not len(self.rows):
            return
        places = np.minimum(np.searchsorted(self.rows, said.rows), len(self.rows) - 1)
        here = (self.rows[places] == said.rows) & (said.rows > 1)
        codes = said.each(lambda problem: problem.code)[here]
        for code in set(codes.tolist()):
            where = np.zeros(len(self.rows), dtype=bool)
            where[places[here][codes == code]] = True
            self._flag(where, code)

    def _flag(self, where: Mask, code: str) -> None:
        self.flags[code] = self.flags[code] | where if code in self.flags else where

    def flag_texts(self) -> pa.Array:
        """The flags of every row, joined by ";"; null where there are none."""
        nothing = pa.scalar(None, pa.string())
        named = [pc.if_else(pa.array(where), code, nothing) for code, where in sorted(self.flags.items())]
        if not named:
            return pa.nulls(len(self.rows), pa.string())
        # Arrow leaves a row out of what it joins where every text of it is null: none may be without any.
        joined = pc.utf8_ltrim(pc.binary_join_element_wise("", *named, ";", null_handling="skip"), ";")
        return pc.if_else(pc.equal(joined, ""), nothing, joined)
