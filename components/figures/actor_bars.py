"""Incidents per actor: one column of bars a role, all on one scale, each bar with its number."""

from __future__ import annotations

from typing import Any

from components import look, narrowing
from components.figures import bar_columns
from components.figures.frame import LABEL, Figure, hover, layout, safe
from components.figures.grid import TITLE_HEIGHT
from components.look import Theme
from components.names import Names
from data import schema
from data.aggregate.actors import Roles

ROW, HIGHEST_ROW = 24, 40  # px: of a bar, and of one that has the room of few
_ROOM_OF_BARS = 300  # px: what few actors share


def by_role(roles: Roles, names: Names, theme: Theme, *, most: int = 0) -> Figure:
    """Draw roles that are not empty; where nobody is named, nothing.

    most  actors drawn, and those tied with the last of them; 0 is all. The page must say how many are left out.
    """
    actors = drawn_actors(roles, most)
    shown = roles.roles
    height = TITLE_HEIGHT + _row(len(actors)) * len(actors) + 4
    drawn = layout(theme, names, height, bargap=0.25, annotations=[])
    drawn["margin"] |= {"t": 0, "b": 0}
    if not shown:
        return Figure([], drawn)
    longest: float = max(int(roles.counts[role].head(len(actors)).max()) for role in shown)
    end = bar_columns.scale(longest, len(shown), len(names.number(longest)))
    top, ranked = 1 - TITLE_HEIGHT / height, _ranked(actors, roles, names)
    data: list[dict[str, Any]] = []
    for at, role in enumerate(shown):
        title = names.t(f"role_title_{role}")
        axes = bar_columns.place(drawn, at, len(shown), ranked, title, end=end, top=top, theme=theme, names=names)
        counts = [int(count) for count in roles.counts[role].head(len(actors))]
        data.append(_bars(actors, counts, role, names, theme) | axes)
    return Figure(data, drawn)


def _row(actors: int) -> int:
    """How high each of so many bars stands [px]."""
    return max(ROW, min(HIGHEST_ROW, _ROOM_OF_BARS // max(1, actors)))


def drawn_actors(roles: Roles, most: int) -> list[str]:
    """The first `most` actors and those tied with the last of them; all for 0."""
    actors = [str(actor) for actor in roles.counts["actor"]]
    if not most or len(actors) <= most:
        return actors
    return actors[: sum(rank <= roles.rank[most - 1] for rank in roles.rank)]


def actor_ink(actor: str, theme: Theme) -> str:
    """The colour of an actor."""
    colours = {row["actor"]: row["colour"] for row in schema.reference("actors")}
    return look.actor_colour(colours.get(actor, theme.quiet), theme)


def _ranked(actors: list[str], roles: Roles, names: Names) -> list[str]:
    """The actors with their ranks; those of equal counts carry the same."""
    words = []
    for row, actor in enumerate(actors):
        rank = names.isolated(names.number(roles.rank[row])) + ("=" if roles.tied(row) else "")
        words.append(safe(f"{rank} {names.of('actor_short', actor)}", names))
    return words


def _bars(actors: list[str], counts: list[int], role: str, names: Names, theme: Theme) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": list(range(len(actors))),
        "marker": {"color": [actor_ink(actor, theme) for actor in actors], "line": {"width": 0}},
        "text": [names.number(count) if count else "" for count in counts],
        "textposition": "outside",
        "textfont": {"size": LABEL, "color": theme.text},
        "cliponaxis": False,
        "constraintext": "none",
        "customdata": [narrowing.query(narrowing.actor(actor, role)) for actor in actors],
        "hoverinfo": "text",
        "hovertext": [
            hover([names.of("actor", actor), names.t(f"role_title_{role}"), names.t("n_incidents", n=count)], names)
            for actor, count in zip(actors, counts, strict=True)
        ],
    }
