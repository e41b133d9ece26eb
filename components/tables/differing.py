"""What a new version of a kept table would change, in words and tables, before anybody decides."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from components import own_words
from components.names import Names
from components.view import View, as_written, visible
from components.written import shortened, wide_table
from data.aggregate.toll import Toll
from data.bounds import TOLLS
from data.library.difference import Cell, Difference, Sums
from data.library.records import Kept
from data.schema import OWN

MANY = 0.1  # of the rows: as many withdrawn are warned of
MOST_CELLS, MOST_IDS, LONGEST = 100, 20, 200  # that are drawn; letters of a cell


def show(told: Difference | None, kept: Kept, rows: int, view: View) -> None:
    """Rows that are new, changed and withdrawn, the sums of both, and the first cells; of totals only how many."""
    names = view.names
    if told is None:
        version = kept.version(kept.current)
        st.text(names.t("differ_totals", before=version.loaded if version else 0, after=rows))
        return
    if told.nothing:
        st.info(names.t("differ_nothing"), icon=":material/equal:")
        return
    st.text(names.t("differ_rows", new=told.new, changed=told.changed, withdrawn=told.withdrawn, same=told.same))
    if told.withdrawn > MANY * told.before.incidents:
        said = names.t("differ_many", n=told.withdrawn, total=told.before.incidents)
        st.warning(as_written(said), icon=":material/warning:")
    if told.made_ids and (told.new or told.withdrawn):
        st.info(as_written(names.t("differ_made_ids", n=told.made_ids)), icon=":material/help:")
    for key, columns in (("differ_columns_new", told.columns_new), ("differ_columns_gone", told.columns_gone)):
        if columns:
            st.text(names.t(key, columns=names.listed(own_words.name(column, names) for column in columns)))
    st.html(_sums(told.before, told.after, names))
    for key, ids in (("differ_withdrawn", told.withdrawn_ids), ("differ_new", told.new_ids)):
        if ids:
            listed = names.listed(names.isolated(shortened(visible(name), LONGEST)) for name in ids[:MOST_IDS])
            with st.expander(names.t(key, n=told.withdrawn if key == "differ_withdrawn" else told.new)):
                st.text(listed if len(ids) <= MOST_IDS else names.t("differ_first", n=MOST_IDS, listed=listed))
    if told.cells:
        with st.expander(names.t("differ_cells", n=told.changed), expanded=True):
            if len(told.cells) > MOST_CELLS:
                st.caption(names.t("behind_first", n=MOST_CELLS))
            st.html(_cells(told.cells[:MOST_CELLS], names))


def _sums(before: Sums, after: Sums, names: Names) -> str:
    """A table: what is summed, before and after. Beside a toll, how many incidents give no number."""
    lines = [(names.t("incidents_counted"), *(names.number(sums.incidents) for sums in (before, after)))]
    for code in dict.fromkeys((*before.classes, *after.classes)):
        numbers = (names.number(sums.classes.get(code, 0)) for sums in (before, after))
        lines.append((names.of("event_class", code), *numbers))
    for toll in TOLLS:
        one, other = before.tolls[toll], after.tolls[toll]
        if one.known or other.known:
            lines.append((names.t(f"ours_{toll}"), _toll(one, names), _toll(other, names)))
    head = (names.t("differ_what"), names.t("differ_before"), names.t("differ_after"))
    return _table(head, lines)


def _toll(toll: Toll, names: Names) -> str:
    if not toll.known:
        return names.t("not_reported")
    said = names.range(toll.low, None if toll.open else toll.high)
    return names.listed([said, names.t("own_no_number", n=toll.silent)]) if toll.silent else said


def _cells(cells: tuple[Cell, ...], names: Names) -> str:
    lines = [
        (visible(cell.incident_id), _column(cell.column, names), _cell(cell.before, names), _cell(cell.after, names))
        for cell in cells
    ]
    head = (names.t("differ_incident"), names.t("differ_column"), names.t("differ_before"), names.t("differ_after"))
    return _table(head, lines)


def _column(column: str, names: Names) -> str:
    if column.startswith(OWN):
        return own_words.name(column.removeprefix(OWN), names)
    return names.t(f"ours_{column}") if names.has(f"ours_{column}") else column


def _cell(text: str, names: Names) -> str:
    return shortened(visible(text), LONGEST) if text else names.t("not_reported")


def _table(head: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> str:
    top = "".join(f"<th>{html.escape(title)}</th>" for title in head)
    body = "".join(
        "<tr>" + "".join(f"<td><bdi>{html.escape(cell)}</bdi></td>" for cell in line) + "</tr>" for line in lines
    )
    return wide_table(top, body)
