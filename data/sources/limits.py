"""How much a file may hold. Every limit is far above any real incident table and far below what a server can bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from data.sources.problems import Refused

LARGEST_FILE = 400 << 20  # bytes; all of UCDP GED is 250 MB. The server allows uploads of less (.streamlit/config.toml)
LARGEST_EXPANSION = 400 << 20  # bytes, unpacked
SUSPICIOUS_RATIO = 150  # unpacked to packed; a sheet of text comes to 5-30
NEVER_SUSPICIOUS = 16 << 20  # bytes, unpacked
MOST_ROWS = 2_000_000
MOST_COLUMNS = 256
MOST_SHEETS = 500
LONGEST_TITLE = 100  # characters of a sheet's title; Excel allows 31
LONGEST_TEXT = 32_767  # characters in a cell, which is Excel's own limit
SECONDS = 180  # that a file is read for, of the clock and of a processor; waiting for its turn is not counted
MEMORY = 3 << 30  # bytes of address space of a reading process
# What sessions hold of their own tables in memory: of a file its bytes, its rows (a million of three columns take
# 0.5 GB, however small the file) and what was said of them. The largest table that may be read fits.
TABLES_OF_ONE, HELD_BY_ONE = 20, 1_200_000_000
TABLES_OF_ALL, HELD_BY_ALL = 200, 3_000_000_000
AT_ONCE = 1  # reading processes of one server: each takes a core, and may take MEMORY

_PIECE = 1 << 20


class Readable(Protocol):
    """A packed file, opened."""

    def read(self, size: int, /) -> bytes:
        """At most `size` unpacked bytes."""
        ...


def expansion_allowed(packed: int) -> int:
    """Bytes that a packed file of this size may unpack to."""
    return min(LARGEST_EXPANSION, max(packed * SUSPICIOUS_RATIO, NEVER_SUSPICIOUS))


def unpacked(file: Readable, packed: int, name: str) -> Iterator[bytes]:
    """The unpacked content piece by piece. Raises Refused (expands_too_far) before more than is allowed is held."""
    allowed, held = expansion_allowed(packed), 0
    while piece := file.read(_PIECE):
        held += len(piece)
        if held > allowed:
            raise Refused("expands_too_far", name=name, packed=str(packed), limit=str(allowed))
        yield piece


def check_rows(rows: int, name: str) -> None:
    """Raises Refused (too_many_rows)."""
    if rows > MOST_ROWS:
        raise Refused("too_many_rows", name=name, rows=str(rows), limit=str(MOST_ROWS))


def check_columns(columns: int, name: str) -> None:
    """Raises Refused (too_many_columns)."""
    if columns > MOST_COLUMNS:
        raise Refused("too_many_columns", name=name, columns=str(columns), limit=str(MOST_COLUMNS))


def check_sheets(sheets: int, name: str) -> None:
    """Raises Refused (too_many_sheets)."""
    if sheets > MOST_SHEETS:
        raise Refused("too_many_sheets", name=name, sheets=str(sheets), limit=str(MOST_SHEETS))
