"""Which incident a row is: the id that the file gives it, else one made of what the row says."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import SHEET, Cells
from data.sources.columns.checking import Check, Column, Mask
from data.sources.plan import Plan

_EXCEL_NUMBER = r"^\d(\.\d+)?[eE]\+\d+$"
_SEPARATOR = "\x1f"
_AT_ONCE = 50_000  # rows that stand in memory as Python texts


class Ids(NamedTuple):
    """Of every row: the number that its made id is written from and which of the rows with that number it is (0 for
    the first), whether an earlier row has its stated id (of another sheet only where it says the same), and the number
    of its sheet where a row of another sheet has its id and says something else.
    """

    digest: npt.NDArray[np.uint64]
    nth: npt.NDArray[np.int64]
    taken: Mask
    sheet: npt.NDArray[np.int64]

    def part(self, start: int, rows: int) -> Ids:
        """Those of some of the rows."""
        part = slice(start, start + rows)
        return Ids(self.digest[part], self.nth[part], self.taken[part], self.sheet[part])


def ids(file: Cells, plan: Plan) -> Ids:
    """The ids of a whole file. A made id is stable: a row has it in any order of the file, and in any later file.

    Rows that are the same in all that is read are numbered in their order: none stands for another.
    """
    n_rows = len(file.rows)
    nothing = Ids(
        np.zeros(n_rows, np.uint64), np.zeros(n_rows, np.int64), np.zeros(n_rows, bool), np.zeros(n_rows, np.int64)
    )
    stated = plan.columns.get("incident_id")
    if stated:
        column = Column(stated, file.cells)
        blank = column.is_blank()
        taken = (_nth(column.codes.astype(np.int64)) > 0) & ~blank
        nothing = _of_sheets(file, plan, column.text(), nothing._replace(taken=taken)) if taken.any() else nothing
        del column  # of a million ids, before the rows are worked on
        if not blank.any():
            return nothing
    digest = _digests(file, sorted(plan.headers & set(file.cells.column_names)))
    return nothing._replace(digest=digest, nth=_nth(np.unique(digest, return_inverse=True)[1]))


def read(check: Check, columns: Mapping[str, Column], found: Ids) -> pa.Array:
    """The id of every row: as stated, else as made. An id that an earlier row has costs the row."""
    column = columns.get("incident_id")
    without = np.ones(len(check.rows), dtype=bool) if column is None else column.is_blank()
    check.say(without & (found.nth > 0), columns["date_start"], "same_as_earlier_row", rejects=False)
    made = pc.if_else(pa.array(without), _written(found), pa.scalar(None, pa.string()))
    if column is None:
        return made
    check.say_texts(column, column.matches(_EXCEL_NUMBER), "looks_like_excel_number", "I100000")
    check.say(found.taken & ~without, column, "duplicate_id")
    check.say(without, column, "made_id", rejects=False)
    numbered = found.sheet > 0
    check.say(numbered & ~without, column, "same_id_in_sheets", rejects=False)
    stated = column.text()
    if numbered.any():
        apart = pa.array([f"-{sheet + 1}" if sheet else "" for sheet in found.sheet.tolist()], pa.string())
        stated = pc.binary_join_element_wise(stated, apart, "")
    return pc.coalesce(stated, made)


def _of_sheets(file: Cells, plan: Plan, given: pa.Array, found: Ids) -> Ids:
    """The same where several sheets are one table: each may number its rows from 1, and a row that is said twice,
    in one sheet and in another, is one.
    """
    sheet = file.rows.to_numpy(zero_copy_only=False).astype(np.int64) // SHEET
    if not sheet.any():
        return found
    in_sheet = _nth(np.unique(_codes(given) * (sheet.max() + 1) + sheet, return_inverse=True)[1]) > 0
    digest = _digests(file, sorted(plan.headers & set(file.cells.column_names)))
    again = _nth(np.unique(digest, return_inverse=True)[1]) > 0
    return found._replace(
        taken=in_sheet | (found.taken & again), sheet=np.where(found.taken & ~in_sheet & ~again, sheet, 0)
    )


def _written(found: Ids) -> pa.Array:
    """The id that is made of each number: R and its sixteen digits, and -2 for the second row of that number."""
    digits = np.frombuffer(found.digest.astype(">u8").tobytes().hex().encode(), dtype="S16")
    made = pa.array(np.char.add(b"R", digits), pa.binary()).cast(pa.string())
    again = found.nth > 0
    if not again.any():
        return made
    nth = pa.array([f"-{before + 1}" if before else "" for before in found.nth.tolist()], pa.string())
    return pc.binary_join_element_wise(made, nth, "")


def _digests(file: Cells, headers: list[str]) -> npt.NDArray[np.uint64]:
    """A number for what each row says: two of a million different rows share one in one file of 30 million."""
    found = []
    for start in range(0, len(file.rows), _AT_ONCE):
        part = file.cells.slice(start, _AT_ONCE)
        texts = pc.binary_join_element_wise(*(part[name].combine_chunks() for name in headers), _SEPARATOR)
        found += [hashlib.blake2b(text, digest_size=8).digest() for text in texts.cast(pa.binary()).to_pylist()]
    return np.frombuffer(b"".join(found), dtype=">u8").astype(np.uint64)


def _codes(texts: pa.Array) -> npt.NDArray[np.int64]:
    encoded = pc.dictionary_encode(texts, null_encoding="encode").indices
    return np.asarray(encoded.to_numpy(zero_copy_only=False), dtype=np.int64)


def _nth(codes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many earlier rows have each row's code."""
    order = np.argsort(codes, kind="stable")
    sorted_codes = codes[order]
    first = np.flatnonzero(np.r_[True, sorted_codes[1:] != sorted_codes[:-1]]) if len(codes) else np.zeros(0, np.int64)
    lengths = np.diff(np.r_[first, len(codes)])
    nth = np.empty(len(codes), dtype=np.int64)
    nth[order] = np.arange(len(codes)) - np.repeat(first, lengths)
    return nth
