"""Tables of counts by actor: every cell holds its number and is shaded by it; they mirror with the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

import pandas as pd
import streamlit as st

from components import permalink
from components.glossary.marked import marked
from components.look import Theme, contrast, mixed
from components.names import Names
from components.narrowing import Asks, anchor
from components.view import View
from data.aggregate.actors import NOT_REPORTED

_DARKEST = 0.85  # share of the bar colour in the highest cell
Narrows = Callable[[str, str], Asks]


@dataclass(frozen=True)
class Matrix:
    """A table of counts as it is drawn.

    head     what the columns are called; none where there is one and its caption says it.
    rows     what each row is called, and its cells.
    sums     how many of the columns, and of the rows, at the end are sums of the others.
    most     the highest number of one that stands beside it, so that both are shaded alike.
    asks     what the cells narrow the view to, those of sums left out; none where nothing does.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    sums: tuple[int, int] = (0, 0)
    most: int = 0
    asks: tuple[tuple[Asks, ...], ...] = ()

    @property
    def highest(self) -> int:
        """The highest number that is no sum, here or beside."""
        return max([self.most, *(n for _, cells in self.rows[: self._rows] for n in cells[: self._columns])])

    def is_sum(self, row: int, column: int) -> bool:
        """Whether a cell is a sum of others."""
        return row >= self._rows or column >= self._columns

    def asked(self, row: int, column: int) -> Asks:
        """What a cell narrows the view to."""
        return self.asks[row][column] if self.asks and not self.is_sum(row, column) else {}

    @property
    def _rows(self) -> int:
        return len(self.rows) - self.sums[1]

    @property
    def _columns(self) -> int:
        return len(self.rows[0][1]) - self.sums[0]


def of_counts(
    counts: pd.DataFrame, kind: str, names: Names, caption: str, *, sums: bool, narrows: Narrows | None = None
) -> Matrix:
    """Rows are actors, columns codes of `kind` (as Names.of takes it).

    sums  each row's cells add up to its incidents: their sum is added. Such a matrix may be turned, to be no wider than
          it must be.
    narrows  what a cell narrows the view to, by its actor and its code.
    """
    asks = tuple(tuple(narrows(str(row), str(code)) for code in counts) for row in counts.index) if narrows else ()
    labelled = counts.set_axis([name_of("actor_short", str(actor), names) for actor in counts.index], axis=0)
    labelled = labelled.set_axis([name_of(kind, str(code), names) for code in counts.columns], axis=1)
    turned = sums and counts.shape[1] > counts.shape[0]
    if sums:
        labelled[names.t("matrix_sum")] = labelled.sum(axis=1)
    labelled = labelled.T if turned else labelled
    rows = zip(map(str, labelled.index), labelled.to_numpy().tolist(), strict=True)
    told = tuple((name, tuple(map(int, cells))) for name, cells in rows)
    asks = tuple(zip(*asks, strict=True)) if turned else asks
    return Matrix(caption, tuple(map(str, labelled.columns)), told, (int(sums and not turned), int(turned)), asks=asks)


def of_pairs(counts: pd.DataFrame, names: Names, caption: str) -> Matrix:
    """Pairs of actors of which nobody says who attacked: first, second, n."""
    pairs = zip(counts["first"], counts["second"], counts["n"], strict=True)
    rows = (
        (names.t("undirected", **{at: name_of("actor_short", actor, names) for at, actor in sides.items()}), (int(n),))
        for sides, n in (({"first": first, "second": second}, n) for first, second, n in pairs)
    )
    return Matrix(caption, (), tuple(rows))


def show(matrix: Matrix, view: View) -> None:
    """Draw a table of counts."""
    names, here = view.names, permalink.carried()
    head = "".join(f'<th scope="col">{marked(name, names)}</th>' for name in matrix.head)
    body = ""
    for row, (name, cells) in enumerate(matrix.rows):
        said = [
            anchor(matrix.asked(row, column), names.number(n), _spoken(matrix, name, column, n, names), here)
            for column, n in enumerate(cells)
        ]
        drawn = "".join(_cell(n, said[column], matrix, (row, column), view.theme) for column, n in enumerate(cells))
        body += f'<tr><th scope="row">{marked(name, names)}</th>{drawn}</tr>'
    head = f"<thead><tr><td></td>{head}</tr></thead>" if head else ""
    table = f"<caption>{marked(matrix.caption, names)}</caption>{head}<tbody>{body}</tbody>"
    st.html(f'<div class="wide" tabindex="0"><table class="matrix">{table}</table></div>')


def name_of(kind: str, code: str, names: Names) -> str:
    """The name of a code, or that there is none."""
    return names.t("not_reported") if code == NOT_REPORTED else names.of(kind, code)


def shade(n: int, highest: int, theme: Theme) -> tuple[str, str]:
    """The ground of a cell that holds so many, and what is legible on it."""
    ground = mixed(theme.bar, theme.paper, _DARKEST * sqrt(n / highest))
    return ground, max((theme.text, theme.paper), key=lambda colour: contrast(colour, ground))


def _spoken(matrix: Matrix, name: str, column: int, n: int, names: Names) -> str:
    """A cell in words, for one who hears its link alone."""
    return f"{names.listed((name, *matrix.head[column : column + 1]))}: {names.number(n)}"


def _cell(n: int, said: str, matrix: Matrix, at: tuple[int, int], theme: Theme) -> str:
    """said: the number as HTML."""
    if matrix.is_sum(*at):
        return f'<td class="sum">{said}</td>'
    if not n:
        return f'<td class="none">{said}</td>'
    ground, ink = shade(n, matrix.highest, theme)
    return f'<td style="background:{ground};color:{ink}">{said}</td>'
