"""What must be said beside the bars of actors."""

from __future__ import annotations

from components.names import Names
from components.words import of_measure
from data.aggregate.actors import Roles
from data.aggregate.periods import Measure


def alt(roles: Roles, measure: Measure, names: Names) -> str:
    """The bars in one sentence."""
    counts = zip(roles.counts["actor"], roles.counts["any"], strict=True)
    said = names.listed(f"{names.of('actor_short', actor)} {names.number(int(n))}" for actor, n in counts)
    return names.t("actors_alt", measure=names.t(f"measure_{measure}"), actors=said)


def not_shown(roles: Roles, measure: Measure, names: Names, drawn: int = 0) -> list[str]:
    """Why bars do not add up, and how many actors are left out (0 drawn: none); counts are of the measure."""
    said = [names.t("actors_involved")] if "involved" in roles.roles else []
    if roles.shared:
        said.append(of_measure(measure, names.t("actors_shared", n=roles.shared), names))
    if nobody := roles.total - roles.named:
        said.append(of_measure(measure, names.t("actors_nobody", n=nobody), names))
    left_out = len(roles.counts) - drawn if drawn else 0
    said += [names.t("actors_left_out", n=left_out)] if left_out else []
    if len(set(roles.rank)) < len(roles.rank):
        said.append(names.t("actors_tied"))
    return said
