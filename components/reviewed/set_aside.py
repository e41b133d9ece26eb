"""What of the ledger is set aside and counted nowhere: silence about it would read as nothing having happened."""

from __future__ import annotations

import html
from collections import Counter

import streamlit as st

from components.names import Names
from components.reviewed import store as reviewed_store
from components.reviewed import words as ledger_words
from components.reviewed.words import COMMANDS, why
from components.view import View, as_written, visible
from data.ledger import ORIGIN, Refused, State

_LONGEST_LABEL = 70  # letters of a title
_MOST = 20  # faults of one article that are listed


def said(names: Names) -> str:
    """How many records of the ledger are set aside, or why nothing of it can be read; "" where all of it stands."""
    try:
        state = reviewed_store.ledger().state()
    except Refused as refusal:
        return why(refusal, names)
    lines = [
        names.t("aside_records", n=state.aside) if state.aside else "",
        names.t("aside_untold") if reviewed_store.tables_failed() else "",
        _quarantined(state, names),
    ]
    return " ".join(line for line in lines if line)


def beside(view: View) -> str:
    """The same where the view is of the reviewed rows: what may be missing among them; "" for every other table."""
    return said(view.names) if view.origin.origin == ORIGIN else ""


def label(state: State, document_id: str, names: Names) -> str:
    """An article that is set aside, in the box of articles: by its title where that can be read."""
    title = visible(state.titles.get(document_id, ""))[:_LONGEST_LABEL]
    told = [names.apart(title), names.isolated(visible(document_id))]
    return names.t("aside_label", article=" ".join(part for part in told if part))


def article(view: View, state: State, document_id: str) -> None:
    """An article that is set aside: what is wrong with it, and what can be done."""
    names = view.names
    wrong = state.broken[document_id]
    st.error(as_written(names.t("aside_article")), icon=":material/heart_broken:")
    lines = "".join(f"<li>{html.escape(ledger_words.fault(one, names))}</li>" for one in wrong[:_MOST])
    st.html(f'<ul class="notes">{lines}</ul>')
    if len(wrong) > _MOST:
        st.caption(names.t("aside_more", n=len(wrong) - _MOST))
    commands = {name: names.isolated(command) for name, command in COMMANDS.items()}
    st.info(as_written(names.t("aside_advice", **commands)), icon=":material/build:")


def _quarantined(state: State, names: Names) -> str:
    if not state.quarantined:
        return ""
    by = Counter(one.by for one in state.quarantined)
    who = names.listed(f"{names.apart(visible(name))} ({names.number(n)})" for name, n in by.items())
    return names.t("aside_quarantined", n=len(state.quarantined), who=who)
