"""Key dates: numbers in the timeline, and what they stand for, in words, under it."""

from __future__ import annotations

import html
from datetime import date

import streamlit as st

from components.figures.timeline import Mark
from components.view import View
from data import schema
from data.aggregate.timeline import Timeline


def within(shown: Timeline) -> list[Mark]:
    """The key dates that the timeline reaches, numbered in order."""
    first, end = shown.periods[0].date(), shown.end.date()
    days = [(at, _days(row)) for at, row in enumerate(schema.reference("key_events"))]
    reached = [(at, start, last) for at, (start, last) in days if first <= start < end]
    return [Mark(number, start, last, row) for number, (row, start, last) in enumerate(sorted(reached, key=_start), 1)]


def show(marks: list[Mark], view: View) -> None:
    """List the key dates in words."""
    if not marks:
        return
    names = view.names
    st.subheader(names.t("key_dates_title"), anchor=False)
    rows = schema.reference("key_events")
    items = []
    for mark in marks:
        row = rows[mark.row]
        place = names.of("area", row["governorate"])
        line = f"{names.window(mark.start, mark.end)}: {row[f'title_{names.lang}']} ({place})"
        items.append(f'<li><b class="mark">{html.escape(names.number(mark.number))}</b> {html.escape(line)}</li>')
    st.html('<ul class="notes">' + "".join(items) + "</ul>")


def _days(row: dict[str, str]) -> tuple[date, date]:
    start = date.fromisoformat(row["date"])
    return start, date.fromisoformat(row["date_end"]) if row["date_end"] else start


def _start(event: tuple[int, date, date]) -> date:
    return event[1]
