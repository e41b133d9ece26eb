"""Why nothing was written, or nothing can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.ledger.marks import Import
from data.ledger.records import Decision


class Refused(Exception):  # noqa: N818
    """Nothing was written. code: no_space, unreadable, locked, damaged, newer, stopping, unknown_draft, not_open,
    lacking, fault, contradiction, differs, nothing_to_undo, no_name, not_a_ledger, conflict; values say what it is
    about.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(": ".join((code, *values.values())))
        self.code = code
        self.values = values


class Conflict(Refused):
    """Nothing was written: others decided otherwise on what the writer had not seen.

    others  their decisions; marks: those of them that were taken over from a file.
    """

    def __init__(self, others: Sequence[Decision], marked: Mapping[str, Import]) -> None:
        super().__init__("conflict", who=", ".join(dict.fromkeys(other.by for other in others)))
        self.others, self.marks = tuple(others), marked
