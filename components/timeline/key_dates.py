"""Key dates: numbers in the timeline, and what they stand for, in words, under it."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from components.figures.marks import Mark
from components.incidents.evidence import link
from components.names import Names
from components.view import View
from data import schema
from data.aggregate.timeline import Timeline
from data.filter import NORTH_EAST

MOST_OPEN = 12  # with more than this the list is folded: what is behind a bar stands below it


def within(shown: Timeline, view: View) -> list[Mark]:
    """The key dates that the timeline reaches, numbered in order: of the governorates in view, and of all of them."""
    first, end = shown.periods[0].date(), shown.end.date()
    reached = [row for row in schema.reference("key_events") if first <= date.fromisoformat(row["date"]) < end]
    wanted = view.filter.governorates or NORTH_EAST
    in_view = [row for row in reached if not areas(row) or set(areas(row)) & set(wanted)]
    return [
        Mark(
            number,
            *_days(row),
            _words(row, view.names),
            areas(row) if shown.by == "governorate" else (),
            tuple(row["source_url"].split()),
        )
        for number, row in enumerate(sorted(in_view, key=lambda row: row["date"]), 1)
    ]


def show(marks: list[Mark], view: View) -> None:
    """List the key dates in words, each with the pages that tell of it."""
    if not marks:
        return
    names = view.names
    items = []
    for mark in marks:
        sources = names.t("list_break").join(map(link, mark.sources))
        number = html.escape(names.number(mark.number))
        items.append(f'<li><b class="mark">{number}</b> {html.escape(mark.words)} <small>{sources}</small></li>')
    if len(marks) <= MOST_OPEN:
        st.subheader(names.t("key_dates_title"), anchor=False)
        st.html('<ul class="notes">' + "".join(items) + "</ul>")
        return
    with st.expander(names.t("key_dates_folded", n=len(marks))):
        st.html('<ul class="notes many">' + "".join(items) + "</ul>")


def areas(row: dict[str, str]) -> tuple[str, ...]:
    """The governorates of the north-east that a key date belongs to; none where it concerns them all."""
    return tuple(code for code in row["governorate"].split(";") if code in NORTH_EAST)


def _words(row: dict[str, str], names: Names) -> str:
    where = names.listed(names.of("area", code) for code in row["governorate"].split(";") if code)
    said = f"{names.window(*_days(row))}: {row[f'title_{names.lang}']}"
    return f"{said} ({where})" if where else said


def _days(row: dict[str, str]) -> tuple[date, date]:
    start = date.fromisoformat(row["date"])
    return start, date.fromisoformat(row["date_end"]) if row["date_end"] else start
