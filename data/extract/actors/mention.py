"""Mention: one naming of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.text.marks import Mark


@dataclass(frozen=True)
class Mention:
    """One naming of an actor: `actor` is an id; of "the organisation" the one it stands for."""

    actor: str
    first: int
    last: int
    anaphor: bool
    mark: Mark
