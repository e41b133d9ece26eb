"""The row under review: its fields to correct, and accept, reject, undo, split, join."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.desk import notes as desk_notes
from components.desk.article import ROW
from components.desk.form import Form, changes, draw
from components.desk.words import cell, decided, made_by, refused, row_label
from components.reviewed import words as ledger_words
from components.serving.visiting import is_renewed, visitor
from components.view import View, as_written
from data.ledger import Ledger, Refused, Row, State, handwork
from data.ledger.facts import impossible_days
from data.ledger.records import COUNTED

_MOST_TOLD = 100  # decisions on a row that are told, the latest


def show(view: View, kept: Ledger, state: State, row: Row, analyst: str) -> None:
    """Draw the row and do what is asked of it."""
    names = view.names
    desk_notes.say_warnings(row.draft.warnings, names)
    if row.draft.kind not in COUNTED:
        st.info(names.t("desk_background"))
        return
    for fault in impossible_days(row.facts):
        st.warning(
            refused(Refused("fault", field=fault.field, fault=fault.code, value=fault.value), names),
            icon=":material/event_busy:",
        )
    key = f"{row.draft.draft_id}_{row.version}" + (f"_{visitor()}" if is_renewed() else "")  # shows what it will send
    with st.form(f"desk_row_{key}", enter_to_submit=False):
        mark = kept.imported_record(row.draft)
        whose = [ledger_words.by(made_by(row.draft, names), mark, names)]
        whose += [ledger_words.taken_over(mark, names)] if mark else []
        kind, status = names.t(f"kind_{row.draft.kind}"), names.t(f"desk_is_{row.status}")
        st.caption(as_written(names.listed((kind, *whose, status))))
        form = draw(view, row, key)
        with st.container(horizontal=True):
            accept = st.form_submit_button(
                names.t("desk_accept"),
                type="primary",
                icon=":material/check:",
                shortcut="Ctrl+Enter",
                key=f"accept_{key}",
            )
            save = st.form_submit_button(
                names.t("desk_save"), icon=":material/edit:", shortcut="Alt+Enter", key=f"save_{key}"
            )
        st.caption(names.t("desk_else_lost"))  # the browser alone knows what stands in a form that was not sent
    with st.container(horizontal=True):
        reject = st.button(
            names.t("desk_reject"),
            icon=":material/close:",
            shortcut="Alt+Delete",
            disabled=row.status == "rejected",
            key=f"reject_{key}",
        )
        undo = st.button(
            names.t("desk_undo"),
            icon=":material/undo:",
            shortcut="Alt+Backspace",
            disabled=not row.live and not row.draft.made_in,
            key=f"undo_{key}",
        )
        split = st.button(names.t("desk_split"), icon=":material/call_split:", key=f"split_{key}")
    if accept or save:
        _save(view, kept, row, form, analyst, accept=accept)
    elif reject:
        _try(view, lambda: kept.decide("reject", row, by=analyst), names.t("desk_did_reject"))
    elif undo:
        _try(view, lambda: kept.undo(row, by=analyst), names.t("desk_did_undo"), forget=len(row.live) == 0)
    elif split:
        halves = handwork.halves(row)
        _try(view, lambda: kept.decide("split", row, by=analyst, makes=halves), names.t("desk_did_split"), forget=True)
    _join(view, kept, state, row, analyst)


def history(view: View, kept: Ledger, state: State, row: Row) -> None:
    """Who decided what on this row, the undone decisions too."""
    if not row.history:
        return
    with st.expander(view.names.t("desk_history", n=len(row.history)), icon=":material/history:"):
        latest = row.history[-_MOST_TOLD:]
        marks = kept.imported("decisions", [one.decision_id for one in latest])
        if len(latest) < len(row.history):
            st.caption(view.names.t("desk_history_before", n=len(row.history) - len(latest)))
        said = (decided(one, state, view.names, marks.get(one.decision_id)) for one in latest)
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in said)
        st.html(f'<ul class="notes">{lines}</ul>')


def _save(view: View, kept: Ledger, row: Row, form: Form, analyst: str, *, accept: bool) -> None:
    names = view.names
    try:
        changed = changes(row, form)
        kept.save(row, changed, by=analyst, accept=accept)
    except Refused as refusal:
        if refusal.code == "conflict":
            desk_notes.refuse_next(view, refusal, _yours(view, row, changes(row, form)))
            st.rerun()
        desk_notes.refuse(view, refusal)
        return
    desk_notes.say_next(names.t("desk_did_accept" if accept else "desk_did_save"))
    if accept:
        desk_notes.go_next(ROW, "")  # on to the next row that waits
    st.rerun()


def _yours(view: View, row: Row, changed: Mapping[str, Any]) -> str:
    names = view.names
    new = {name: value for name, value in changed.items() if row.facts.get(name) != value}
    return names.listed(
        f"{names.t(f'column_{name}')}: {cell(name, said, names)}"
        for name, said in new.items()
        if names.has(f"column_{name}")
    )


def _try(view: View, do: Any, said: str, *, forget: bool = False) -> None:
    """Write a decision and say so, or say why not."""
    try:
        do()
    except Refused as refusal:
        if refusal.code != "conflict":
            desk_notes.refuse(view, refusal)
            return
        desk_notes.refuse_next(view, refusal)
    else:
        desk_notes.say_next(said)
        if forget:
            desk_notes.go_next(ROW, "")
    st.rerun()


def _join(view: View, kept: Ledger, state: State, row: Row, analyst: str) -> None:
    """One row out of two that tell of the same."""
    names = view.names
    rows = state.of_document(row.draft.document_id)
    others = {one.draft.draft_id: one for one in rows if one is not row and one.draft.kind == row.draft.kind}
    if not others:
        return
    number = {one.draft.draft_id: at for at, one in enumerate(rows, 1)}
    with st.expander(names.t("desk_join"), icon=":material/call_merge:"):
        other = st.selectbox(
            names.t("desk_join_with"),
            list(others),
            format_func=lambda name: row_label(number[name], others[name], names),
            key=f"join_with_{row.draft.draft_id}",
        )
        if st.button(names.t("desk_do_join"), key=f"join_{row.draft.draft_id}"):
            joined = handwork.joined(row, others[other])
            _try(
                *(view, lambda: kept.decide("join", row, also=[others[other]], by=analyst, makes=[joined])),
                *(names.t("desk_did_join"),),
                forget=True,
            )
