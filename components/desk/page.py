"""The desk: read articles, review their draft rows, decide. What the page shows, in its order."""

from __future__ import annotations

import logging

import streamlit as st

from components import permalink
from components.desk import article as desk_article
from components.desk import intake
from components.desk import ledger as desk_ledger
from components.desk import notes as desk_notes
from components.desk import row as desk_row
from components.desk import rows as desk_rows
from components.desk import same as desk_same
from components.desk.article import DOCUMENT, ROW
from components.desk.words import refused
from components.reviewed import set_aside
from components.reviewed.store import ledger
from components.view import View, as_written
from data.filter import Doubt
from data.ledger import Ledger, Reading, Refused, State
from data.ledger.facts import impossible_days

_log = logging.getLogger("rasid.desk")
ANALYST = "analyst"
_EVERY = 4  # seconds between looks for what others decided


def show(view: View) -> None:
    """Draw the desk."""
    names = view.names
    desk_notes.say()
    try:
        version, state = ledger().version, ledger().state()
    except Refused as refusal:
        st.error(refused(refusal, names), icon=":material/block:")
        return
    _say_uncounted(view, state)
    if aside := set_aside.said(names):
        st.warning(as_written(aside), icon=":material/rule:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        analyst = st.text_input(
            names.t("desk_analyst"), key=ANALYST, max_chars=80, persist_state="session", width=260, autocomplete="name"
        )
        document_id = _chosen(view, state)
    intake.show(view, analyst, expanded=not document_id)
    if document_id in state.broken:
        set_aside.article(view, state, document_id)
    elif document_id:
        _guarded(view, state, state.readings[document_id], analyst)
    try:
        desk_ledger.show(view, ledger(), analyst)
    except Refused as refusal:  # it could be read a moment ago
        st.error(refused(refusal, names), icon=":material/block:")
    view.say_doubts(permalink.unknown())
    _watch(version)


def _say_uncounted(view: View, state: State) -> None:
    """Say how many accepted rows are in no table because their day cannot be."""
    uncounted = sum(bool(impossible_days(row.facts)) for row in state.accepted)
    if uncounted:
        st.warning(view.names.t("desk_impossible_days", n=uncounted), icon=":material/event_busy:")


def _chosen(view: View, state: State) -> str:
    """The article that the URL names, in a box of all: those with open rows first, those set aside last."""
    names = view.names
    asked = permalink.read().get(DOCUMENT, "")
    waiting = {name: len(state.queue(name)) for name in state.readings}
    ordered = sorted(state.readings.values(), key=lambda one: (not waiting[one.document_id], one.at))
    options = [reading.document_id for reading in ordered] + sorted(filter(None, state.broken))
    if asked and asked not in options:
        view.say_doubts([Doubt(DOCUMENT, asked[:100])])

    def label(name: str) -> str:
        if name in state.broken:
            return set_aside.label(state, name, names)
        return desk_article.label(state.readings[name], waiting[name], names)

    st.selectbox(
        names.t("desk_article"),
        options,
        index=None,
        placeholder=names.t("desk_choose_article"),
        format_func=label,
        **permalink.bind(DOCUMENT, asked if asked in options else None, lambda name: name or "", (ROW,)),
    )
    return asked if asked in options else ""


def _guarded(view: View, state: State, reading: Reading, analyst: str) -> None:
    """Draw an article; one that cannot be drawn, though its records were checked, does not take the desk with it."""
    try:
        _article(view, ledger(), state, reading, analyst)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        _log.error("article_not_drawn", exc_info=error)
        st.error(view.names.t("aside_failed"), icon=":material/heart_broken:")
    except Refused as refusal:
        st.error(refused(refusal, view.names), icon=":material/block:")


def _article(view: View, kept: Ledger, state: State, reading: Reading, analyst: str) -> None:
    rows = state.of_document(reading.document_id)
    row = desk_rows.chosen(view, state, reading)
    text = kept.text(reading)
    with st.container(key="desk_halves"):
        beside = st.columns([1, 1], gap="medium")
    with beside[0]:
        desk_article.show(view, reading, text, rows, row, kept.imported_record(reading))
    with beside[1]:
        desk_rows.show(view, rows, desk_rows.ordered(state, reading.document_id), row)
        if row is not None:
            desk_row.show(view, kept, state, row, analyst)
            desk_same.show(view, kept, state, row, reading, analyst)
            desk_row.history(view, kept, state, row)
        desk_rows.add(view, kept, reading, text, analyst)
    desk_ledger.article(view, kept, state, reading, text, analyst)


@st.fragment(run_every=_EVERY)
def _watch(version: str) -> None:
    """Draw the page again when somebody has written to the ledger meanwhile."""
    try:
        changed = ledger().version != version
    except Refused:
        changed = False
    if changed:
        st.rerun()
