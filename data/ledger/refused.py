"""Why nothing was written, or nothing can be read."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818
    """Nothing was written. code: no_space, unreadable, locked, damaged, newer, unknown_draft, not_open, lacking, fault,
    contradiction, differs, nothing_to_undo, no_name, not_a_ledger, conflict; values say what it is about.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(": ".join((code, *values.values())))
        self.code = code
        self.values = values
