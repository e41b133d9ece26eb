"""Act: what the actors of a text are asked about; Parts: the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extract.text.marks import Mark

Role = Literal["initiator", "target", "source", "aside", "none"]

Basis = Literal["claimed", "reported", "suspected", "unknown"]


@dataclass(frozen=True)
class Parts:
    """The actors of one act. spans: words (first, last) that each list rests on."""

    initiators: tuple[str, ...]
    targets: tuple[str, ...]
    basis: Basis
    claimed_by: str | None
    initiator_spans: tuple[tuple[int, int], ...] = ()
    target_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Act:
    """What the parts are sought for: its words, its type and class, and who suffered by it."""

    ranges: tuple[tuple[int, int], ...]
    core: tuple[int, int]
    event_type: str
    event_class: str
    verbs: tuple[Mark, ...]
    civilians_hit: bool
    people_hit: bool
    at_prison: bool
    civilians_detained: bool
