"""What must be said beside the bars of actors."""

from __future__ import annotations

from components.names import Names
from data.aggregate.actors import Roles


def alt(roles: Roles, names: Names) -> str:
    """The bars in one sentence."""
    counts = zip(roles.counts["actor"], roles.counts["any"], strict=True)
    said = names.listed(f"{names.of('actor_short', actor)} {names.number(int(n))}" for actor, n in counts)
    return names.t("actors_alt", actors=said)


def not_shown(roles: Roles, names: Names, drawn: int = 0) -> list[str]:
    """Why bars do not add up, and how many actors are left out (0 drawn: none)."""
    said = [names.t("actors_involved")] if "involved" in roles.roles else []
    said += [names.t("actors_shared", n=roles.shared)] if roles.shared else []
    nobody = roles.total - roles.named
    said += [names.t("actors_nobody", n=nobody)] if nobody else []
    left_out = len(roles.counts) - drawn if drawn else 0
    said += [names.t("actors_left_out", n=left_out)] if left_out else []
    if len(set(roles.rank)) < len(roles.rank):
        said.append(names.t("actors_tied"))
    return said
