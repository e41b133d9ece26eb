"""The table of a comparison on a page, above what the page shows of the view."""

from __future__ import annotations

import html
import re
from pathlib import Path

import streamlit as st

from components.compare import keeping
from components.compare.judging import judged
from components.compare.laying import Cell, laid
from components.compare.look import side_style
from components.glossary.marked import marked
from components.headline.cards import NO_FIGURE
from components.names import Names
from components.view import View

PAGES = frozenset({"overview", "timeline", "actors", "map", "incidents"})
_DASHES = {"solid": "solid", "dash": "dashed", "dot": "dotted"}  # of lines, as CSS draws them
_RANGE = re.compile("\\d[\\d.,]*\u2013[\\d.,]*\\d")
_STYLE = "<style>" + (Path(__file__).parent / "table.css").read_text(encoding="utf-8") + "</style>"


def show(view: View) -> None:
    """Draw it, where the link compares the view and the page is one of PAGES."""
    if not view.compared or view.page not in PAGES:
        return
    found = judged(view)
    drawn = laid(view, found)
    heads = drawn.columns
    head = "".join(_head(text, side) for text, side in zip(heads, drawn.places, strict=True))
    body = "".join(_row(drawn.values(row), heads, view.names) for row in drawn.rows)
    first, notes = (
        "".join(f'<p class="aside">{marked(line, view.names)}</p>' for line in lines)
        for lines in (drawn.first, drawn.notes)
    )
    title = html.escape(drawn.title, quote=True)
    st.html(
        f'{_STYLE}<section class="compare"><h2>{title}</h2>{first}'
        f'<div class="wide" tabindex="0" role="region" aria-label="{title}"><table class="incidents">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{notes}</section>"
    )
    keeping.offered(view, found)


def _head(text: str, side: int | None) -> str:
    """The head of a column; that of a side is marked as its figures are drawn: by its colour and its dash."""
    if side is None:
        return f"<th scope=col>{_safe(text)}</th>"
    style = side_style(side)
    dash = _DASHES.get(style.dash, "double")
    return f'<th scope=col style="--ink:{style.colour};--dark:{style.dark};--dash:{dash}">{_safe(text)}</th>'


def _row(cells: tuple[Cell, ...], heads: tuple[str, ...], names: Names) -> str:
    label, *values = cells
    drawn = "".join(_cell(cell, head, names) for cell, head in zip(values, heads[1:], strict=True))
    return f"<tr><th scope=row>{marked(label.value, names)}</th>{drawn}</tr>"


def _cell(cell: Cell, head: str, names: Names) -> str:
    """A cell, with the head of its column for where there is no room for columns."""
    note = f'<div class="note">{marked(cell.note, names)}</div>' if cell.note else ""
    none = " class=none" if cell == Cell(NO_FIGURE) else ""
    return (
        f'<td{none} data-of="{html.escape(head, quote=True)}"><bdi>{_whole(marked(cell.value, names))}</bdi>{note}</td>'
    )


def _whole(markup: str) -> str:
    """HTML in which no line breaks inside a range."""
    return _RANGE.sub(r'<span class="whole">\g<0></span>', markup)


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
