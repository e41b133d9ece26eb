"""The charts of actors as they can be had as files: bars by role, tables of counts, pairs."""

from __future__ import annotations

import pandas as pd

from components import words
from components.actors import drawn
from components.actors import words as actor_words
from components.actors.matrix import Matrix
from components.figures import actor_bars
from components.look import LIGHT
from components.pictures import cells
from components.pictures.chart import Chart, drawing
from components.view import View
from data.aggregate.actors import Roles
from data.aggregate.periods import Measure


def by_role(roles: Roles, measure: Measure, view: View, most: int = 0) -> Chart:
    """The bars by role that actor_bars.by_role draws."""
    names, shown = view.names, actor_bars.drawn_actors(roles, most)
    return Chart(
        code=f"actors_{measure}",
        title=names.t("actors_by_role", count=names.t(f"n_{measure}", n=roles.total)),
        drawn=lambda: drawing(actor_bars.by_role(roles, names, LIGHT, most=most)),
        cells=lambda: cells.of_roles(roles, shown),
        left_out=lambda: actor_words.not_shown(roles, measure, names, drawn=len(shown) if most else 0),
    )


def of_counts(matrix: Matrix, counts: pd.DataFrame, kind: str, measure: Measure, view: View, note: str = "") -> Chart:
    """A table of counts by actor, whose columns are codes of `kind`. note: what the page says beside it."""
    return Chart(
        code=f"{kind}_{measure}",
        title=words.of_measure(measure, matrix.caption, view.names),
        drawn=lambda: drawn.of(matrix, view.names),
        cells=lambda: cells.of_matrix(counts, kind),
        left_out=lambda: (note,),
    )


def of_pairs(matrix: Matrix, counts: pd.DataFrame, measure: Measure, view: View) -> Chart:
    """Pairs of actors of which nobody says who attacked."""
    return Chart(
        code=f"undirected_{measure}",
        title=words.of_measure(measure, matrix.caption, view.names),
        drawn=lambda: drawn.of(matrix, view.names),
        cells=lambda: cells.of_pairs(counts),
    )
