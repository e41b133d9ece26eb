"""The versions of a kept table."""

from __future__ import annotations

from components.view import View
from data.library.records import Kept


def versions_of(kept: Kept, view: View) -> None:
    """Draw the versions of a kept table, inside its block on page Data."""
