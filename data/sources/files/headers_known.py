"""What opening a file must know of headers, and does not find out by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class HeadersKnown(NamedTuple):
    """Asked of headers as a file writes them.

    recognises  whether a row of cells is the header of a table that can be read.
    tagged      whether a row of HXL tags names the columns of a table that can be read.
    names       a record -> the names of its columns where its order alone tells what it is; else none.
    column_of   the schema's column that a header means, or None.
    is_record   whether a row, and the one below it, are both records: the first is then no header.
    needed      the columns of ours without which nothing is loaded, as a message names them.
    """

    recognises: Callable[[Sequence[str]], bool]
    tagged: Callable[[Sequence[str]], bool]
    names: Callable[[Sequence[str]], tuple[str, ...]]
    column_of: Callable[[str], str | None]
    is_record: Callable[[Sequence[str], Sequence[str]], bool]
    needed: tuple[str, ...]
