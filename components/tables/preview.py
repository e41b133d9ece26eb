"""The first rows of a file, as they stand in it and as they would be read, in words."""

from __future__ import annotations

import html
from collections import defaultdict
from dataclasses import replace

import streamlit as st

from components.incidents import listed as incident_list
from components.names import Names
from components.tables.problems_said import problem_in_words
from components.tables.reading import Asked
from components.view import View, visible
from components.written import wide_table
from data import sources
from data.sources.mapping.mapping import Mapping
from data.sources.peeking import as_read
from data.sources.plan import DayOrder

_HEAD = ("as_written", "date", "place", "type", "who", "killed")
_ANY: DayOrder = "day first"
_DATES = ("date_start", "date_end", "claim_date", "source_date")


def show(about: Asked, mapping: Mapping, view: View) -> None:
    """Ten rows before and after."""
    names, told = view.names, True
    try:
        found = as_read(about.peeked, mapping, about.file.name)
    except sources.Refused:  # ten rows are too few to tell day from month: the whole column does, or it is asked
        told = False
        orders = {ours: mapping.orders.get(ours, _ANY) for ours in _DATES if ours in mapping.columns}
        found = as_read(about.peeked, replace(mapping, orders=orders), about.file.name)
    st.html(f"<h4>{html.escape(names.t('map_shown', n=found.n_read))}</h4>")
    if not told:
        st.caption(names.t("map_shown_order"))
    head = "".join(f"<th>{html.escape(names.t(f'firstrow_{part}'))}</th>" for part in _HEAD)
    rows = _rows(about, mapping, found, told, names)
    st.html(wide_table(head, rows))


def _rows(about: Asked, mapping: Mapping, found: sources.Import, told: bool, names: Names) -> str:
    """Every row in order: what it becomes, what it is joined to, or why it is left out."""
    lost: dict[int, list[sources.Problem]] = defaultdict(list)
    for problem in found.rejected:
        lost[problem.row].append(problem)
    joined = {row for one in found.left_out for row in one.rows}
    incidents = iter(found.table.to_pylist())
    lines = []
    for number in range(1, found.n_read + 1):
        if number in lost:
            said = " ".join(dict.fromkeys(problem_in_words(problem, names) for problem in lost[number]))
            after = [(names.t("map_left_out", why=said), True)]
        elif number in joined:
            after = [(names.t("map_joined"), True)]
        else:
            after = [(cell, False) for cell in _after(next(incidents), about, number, mapping, told, names)]
        cells = "".join(
            f"<td{' colspan=' + chr(34) + str(len(_HEAD) - 1) + chr(34) if wide else ''}>{html.escape(cell)}</td>"
            for cell, wide in after
        )
        lines.append(f"<tr><td>{_before(about, number, mapping)}</td>{cells}</tr>")
    return "".join(lines)


def _after(row: incident_list.Row, about: Asked, number: int, mapping: Mapping, told: bool, names: Names) -> list[str]:
    date = incident_list.date(row, names) if told else " ".join(_cells(about, number, mapping.columns["date_start"]))
    return [
        date,
        incident_list.place(row, names),
        names.of("event_type", row["event_type"]),
        incident_list.who(row, names),
        incident_list.killed(row, names),
    ]


def _before(about: Asked, number: int, mapping: Mapping) -> str:
    """The cells that are read, in the order of the file, each apart: they keep their own direction."""
    read = {name for names in mapping.columns.values() for name in names}
    theirs = tuple(name for name in about.peeked.header if name in read)
    cells = [cell for cell in _cells(about, number, theirs) if cell.strip()]
    return " · ".join(f"<bdi>{html.escape(visible(cell[:60]))}</bdi>" for cell in cells)


def _cells(about: Asked, number: int, theirs: tuple[str, ...]) -> list[str]:
    row = about.peeked.sample[number - 1]
    places = [about.peeked.header.index(name) for name in theirs if name in about.peeked.header]
    return [row[place] for place in places if place < len(row)]
