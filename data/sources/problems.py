"""What an import has to say about a file: codes and values, never a sentence (the words are in components/strings)."""

from __future__ import annotations

from typing import NamedTuple

ANY_COLUMN = "*"
SHOWN = 80  # characters of a value that are named in a problem


class Problem(NamedTuple):
    """Something found in one row of a file.

    row       as a person sees it in the file: the header is 1, the first record 2 (a GeoJSON's first feature too).
    column    as the file names it; ANY_COLUMN where the row as a whole is meant.
    value     found, shortened; expected  what would have been accepted: codes, bounds, a suggested reading.
    rejects   whether the row was left out; a row that was not loads and carries the code in its `flags`.
    """

    row: int
    column: str
    code: str
    value: str = ""
    expected: str = ""
    rejects: bool = True
    table: str = "incidents"


class Refused(Exception):  # noqa: N818 -- an answer to the analyst, not a fault of the program
    """Nothing of the file is loaded. `code` says why, `values` what is named in saying so (always `name`, the
    file's).
    """

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code}: {', '.join(f'{key}={value}' for key, value in values.items())}")

    @property
    def says(self) -> tuple[str, ...]:
        """The values that the message names."""
        return tuple(self.values.values())


class Bad(NamedTuple):
    """Why one cell cannot be read, and what would have been accepted."""

    code: str
    expected: str = ""
