"""Tables of counts by actor: every cell holds its number and is shaded by it; they mirror with the page."""

from __future__ import annotations

import html
from math import sqrt

import pandas as pd
import streamlit as st

from components.look import contrast, mixed
from components.names import Names
from components.view import View
from data.aggregate.actors import NOT_REPORTED

_DARKEST = 0.85  # share of the bar colour in the highest cell


def show(counts: pd.DataFrame, kind: str, view: View, caption: str, *, sums: bool) -> None:
    """Draw a matrix: rows are actors, columns codes of `kind` (as Names.of takes it).

    sums  add a column of row sums; only where a row's cells add up to its incidents.
    """
    names, highest = view.names, int(counts.to_numpy().max())
    columns = [name_of(kind, str(code), names) for code in counts.columns]
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in columns)
    body = ""
    for actor, row in zip(counts.index, counts.to_numpy().tolist(), strict=True):
        cells = "".join(_cell(int(n), highest, view) for n in row)
        total = f'<td class="sum">{html.escape(names.number(sum(row)))}</td>' if sums else ""
        body += f'<tr><th scope="row">{html.escape(name_of("actor_short", str(actor), names))}</th>{cells}{total}</tr>'
    head += f'<th scope="col">{html.escape(names.t("matrix_sum"))}</th>' if sums else ""
    st.html(
        f'<table class="matrix"><caption>{html.escape(caption)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def pairs(counts: pd.DataFrame, view: View, caption: str) -> None:
    """List pairs of actors of which nobody says who attacked: first, second, n."""
    names, highest = view.names, int(counts["n"].max())
    body = ""
    for first, second, n in zip(counts["first"], counts["second"], counts["n"], strict=True):
        one, other = (name_of("actor_short", actor, names) for actor in (first, second))
        pair = names.t("undirected", first=one, second=other)
        body += f'<tr><th scope="row">{html.escape(pair)}</th>{_cell(int(n), highest, view)}</tr>'
    st.html(f'<table class="matrix"><caption>{html.escape(caption)}</caption><tbody>{body}</tbody></table>')


def name_of(kind: str, code: str, names: Names) -> str:
    """The name of a code, or that there is none."""
    return names.t("not_reported") if code == NOT_REPORTED else names.of(kind, code)


def _cell(n: int, highest: int, view: View) -> str:
    if not n:
        return f'<td class="none">{html.escape(view.names.number(0))}</td>'
    theme = view.theme
    ground = mixed(theme.bar, theme.paper, _DARKEST * sqrt(n / highest))
    ink = max((theme.text, theme.paper), key=lambda colour: contrast(colour, ground))
    style = f"background:{ground};color:{ink}"
    return f'<td style="{style}">{html.escape(view.names.number(n))}</td>'
