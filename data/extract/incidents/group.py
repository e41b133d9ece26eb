"""Group: the clauses that tell one act."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.clauses.acts import SECURITY
from data.extract.clauses.clause import Clause
from data.extract.incidents.window import Window
from data.extract.places.where import Where


@dataclass(frozen=True)
class Group:
    """Clauses that tell one act; the first is the one that tells most.

    follows   the act that this one answers, as its number among those told up to it.
    problems  codes of what a reader must be told ("weekday").
    """

    clauses: tuple[Clause, ...]
    where: Where | None
    window: Window
    event_type: str
    heading: str | None = None
    follows: int | None = None
    problems: tuple[str, ...] = ()

    @property
    def security(self) -> bool:
        """Whether it is a security operation."""
        return self.event_type in SECURITY
