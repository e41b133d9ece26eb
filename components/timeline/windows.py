"""The spans over a timeline's bars as a table, for who does not see them."""

from __future__ import annotations

import html
from collections.abc import Iterable

import streamlit as st

from components.names import Names
from components.view import View
from data.aggregate.spans import Span
from data.aggregate.timeline import Timeline

MOST = 300  # rows


def show(shown: Timeline, view: View) -> None:
    """Draw the table, closed; nothing where nothing is outlined."""
    if not shown.spans:
        return
    names = view.names
    summary = html.escape(names.t("outlined_table", n=len(shown.spans)))
    rest = sum(span.n for span in shown.spans[MOST:])
    more = f'<p class="aside">{html.escape(names.t("outlined_more", n=rest))}</p>' if rest else ""
    inside = f'<div class="wide">{table(shown, names)}</div>{more}'
    st.html(f'<details class="beside"><summary>{summary}</summary>{inside}</details>')


def table(shown: Timeline, names: Names) -> str:
    """The first spans as HTML, a row each; people killed where those are drawn."""
    killed = [names.t("list_killed")] if shown.measure == "killed" else []
    head = [names.t("behind_panel"), names.t("outlined_when"), names.t("incidents_counted"), *killed]
    rows = "".join(_row(_cells(span, shown, names), "td") for span in shown.spans[:MOST])
    return f'<table class="beside"><thead>{_row(head, "th")}</thead><tbody>{rows}</tbody></table>'


def _cells(span: Span, shown: Timeline, names: Names) -> list[str]:
    killed = [names.toll(span.toll) if span.toll else ""] if shown.measure == "killed" else []
    return [names.panel(span.panel, shown.by), names.window(span.start, span.end), names.number(span.n), *killed]


def _row(cells: Iterable[str], tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f"<tr>{''.join(f'<{tag}{scope}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"
