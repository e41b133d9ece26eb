"""Tables of counts by actor: every cell holds its number and is shaded by it; they mirror with the page."""

from __future__ import annotations

import html
from math import sqrt

import pandas as pd
import streamlit as st

from components.glossary.marked import marked
from components.look import contrast, mixed
from components.names import Names
from components.view import View
from data.aggregate.actors import NOT_REPORTED

_DARKEST = 0.85  # share of the bar colour in the highest cell


def show(counts: pd.DataFrame, kind: str, view: View, caption: str, *, sums: bool) -> None:
    """Draw a matrix: rows are actors, columns codes of `kind` (as Names.of takes it).

    sums  each row's cells add up to its incidents: their sum is added. Such a matrix may be turned, to be no wider than
          it must be.
    """
    names, highest = view.names, int(counts.to_numpy().max())
    labelled = counts.set_axis([name_of("actor_short", str(actor), names) for actor in counts.index], axis=0)
    labelled = labelled.set_axis([name_of(kind, str(code), names) for code in counts.columns], axis=1)
    turned = sums and counts.shape[1] > counts.shape[0]
    if sums:
        labelled[names.t("matrix_sum")] = labelled.sum(axis=1)
    labelled = labelled.T if turned else labelled
    head = "".join(f'<th scope="col">{marked(str(name), names)}</th>' for name in labelled.columns)
    body, (rows, columns) = "", counts.T.shape if turned else counts.shape
    for row, (name, cells) in enumerate(zip(labelled.index, labelled.to_numpy().tolist(), strict=True)):
        drawn = "".join(
            _cell(int(n), highest, view) if row < rows and column < columns else _sum(int(n), names)
            for column, n in enumerate(cells)
        )
        body += f'<tr><th scope="row">{marked(str(name), names)}</th>{drawn}</tr>'
    _table(marked(caption, names), f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody>")


def pairs(counts: pd.DataFrame, view: View, caption: str) -> None:
    """List pairs of actors of which nobody says who attacked: first, second, n."""
    names, highest = view.names, int(counts["n"].max())
    body = ""
    for first, second, n in zip(counts["first"], counts["second"], counts["n"], strict=True):
        one, other = (name_of("actor_short", actor, names) for actor in (first, second))
        pair = names.t("undirected", first=one, second=other)
        body += f'<tr><th scope="row">{html.escape(pair)}</th>{_cell(int(n), highest, view)}</tr>'
    _table(marked(caption, names), f"<tbody>{body}</tbody>")


def name_of(kind: str, code: str, names: Names) -> str:
    """The name of a code, or that there is none."""
    return names.t("not_reported") if code == NOT_REPORTED else names.of(kind, code)


def _table(caption: str, rows: str) -> None:
    st.html(f'<div class="wide"><table class="matrix"><caption>{caption}</caption>{rows}</table></div>')


def _sum(n: int, names: Names) -> str:
    return f'<td class="sum">{html.escape(names.number(n))}</td>'


def _cell(n: int, highest: int, view: View) -> str:
    if not n:
        return f'<td class="none">{html.escape(view.names.number(0))}</td>'
    theme = view.theme
    ground = mixed(theme.bar, theme.paper, _DARKEST * sqrt(n / highest))
    ink = max((theme.text, theme.paper), key=lambda colour: contrast(colour, ground))
    style = f"background:{ground};color:{ink}"
    return f'<td style="{style}">{html.escape(view.names.number(n))}</td>'
