"""Which family of actors began an incident: insurgent, state, foreign state ... (rule 10)."""

from __future__ import annotations

from functools import cache

from data import schema

SEVERAL, UNDIRECTED = "several", "undirected"  # initiators of more than one family; nobody is said to have begun


@cache
def families() -> tuple[str, ...]:
    """Every code that `family_of` gives, in the order in which they are drawn."""
    return (*(row["code"] for row in schema.reference("actor_families")), SEVERAL, UNDIRECTED)


@cache
def family_of(initiators: str | None, directed: bool) -> str:
    """The family that all initiators of an incident ("sdf;coalition") belong to; no initiators are unknown."""
    if not directed:
        return UNDIRECTED
    known = {row["actor"]: row["family"] for row in schema.reference("actors")}
    found = {known.get(actor, "other") for actor in (initiators or "unknown").split(";")}
    return found.pop() if len(found) == 1 else SEVERAL
