"""Account: what one clause tells of an act."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.clauses.clause import Clause
from data.extract.incidents.window import Window
from data.extract.places.where import Where


@dataclass(frozen=True)
class Account:
    """A clause that tells an act: where and when by its own words, and which event type."""

    clause: Clause
    where: Where | None
    window: Window
    kind: str
