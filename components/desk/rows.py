"""The rows of the article on the desk, the least certain first, and a row written by hand from its words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components import permalink
from components.desk import notes as desk_notes
from components.desk.article import ROW, SELECTED
from components.desk.words import row_label
from components.view import View, as_written
from data import schema
from data.extract.model import quoting
from data.filter import Doubt
from data.ledger import Draft, Ledger, Reading, Refused, Row, State
from data.ledger.drafting import draft_words
from data.ledger.records import COUNTED

_ICONS = {"open": ":material/help:", "accepted": ":material/check_circle:", "rejected": ":material/cancel:"}
_TALL = 8  # rows; a longer list scrolls


def ordered(state: State, document_id: str) -> list[Row]:
    """The rows of an article as they are reviewed: open ones first, disputed and least certain before the rest."""
    queue = state.queue(document_id)
    return [*queue, *(row for row in state.of_document(document_id) if row not in queue)]


def chosen(view: View, state: State, reading: Reading) -> Row | None:
    """The row under review: the one that the URL names, else the first that waits."""
    rows = ordered(state, reading.document_id)
    permalink.choice(ROW, (), "")  # a parameter this page has a use for
    asked = permalink.read().get(ROW, "")
    found = next((row for row in rows if row.draft.draft_id == asked), None)
    if asked and found is None and asked not in state.rows:
        view.say_doubts([Doubt(ROW, asked[:100])])
    return found or (rows[0] if rows else None)


def show(view: View, rows: Sequence[Row], in_order: Sequence[Row], row: Row | None) -> None:
    """Draw the list: a row is a button. rows: in the order of the text, which numbers them; in_order: as reviewed."""
    names = view.names
    counts = {status: sum(one.status == status and one.draft.kind in COUNTED for one in rows) for status in _ICONS}
    st.caption(names.t("desk_counts", open=counts["open"], accepted=counts["accepted"], rejected=counts["rejected"]))
    if not rows:
        st.info(names.t("desk_no_rows"))
        return
    number = {one.draft.draft_id: at for at, one in enumerate(rows, 1)}
    with st.container(height=320 if len(rows) > _TALL else "content", border=False, gap="xsmall", key="desk_rows"):
        for one in in_order:
            name = one.draft.draft_id
            status = f" · {names.t(f'desk_is_{one.status}')}" if one.status != "open" else ""
            disputed = f" :material/diversity_3: {as_written(names.t('desk_disputed'))}" if one.disputed else ""
            st.button(
                f"{as_written(row_label(number[name], one, names))}{status}{disputed}",
                key=f"row_{name}",
                icon=_ICONS[one.status] if one.draft.kind in COUNTED else ":material/notes:",
                type="primary" if row is not None and one.draft.draft_id == row.draft.draft_id else "tertiary",
                on_click=permalink.write,
                args=(ROW, name),
                wrap=True,
            )
    _step(view, in_order, row)


def _step(view: View, in_order: Sequence[Row], row: Row | None) -> None:
    """Buttons to the row before and after, for the keyboard."""
    ids = [one.draft.draft_id for one in in_order]
    at = ids.index(row.draft.draft_id) if row is not None else 0
    with st.container(horizontal=True):
        for name, step, shortcut in (("before", -1, "Alt+Up"), ("after", 1, "Alt+Down")):
            st.button(
                view.names.t(f"desk_{name}"),
                key=f"desk_{name}",
                shortcut=shortcut,
                type="tertiary",
                disabled=not 0 <= at + step < len(ids),
                on_click=permalink.write,
                args=(ROW, ids[min(max(at + step, 0), len(ids) - 1)]),
            )


def add(view: View, kept: Ledger, reading: Reading, text: str, analyst: str) -> None:
    """A row written by hand: words of the article, word for word, and what they tell of."""
    names = view.names
    selected = st.session_state.pop(SELECTED, "")
    if selected:
        st.session_state["desk_quote"] = selected
    with st.expander(names.t("desk_add"), icon=":material/add:", expanded=bool(selected)), st.form("desk_add_row"):
        quote = st.text_area(names.t("desk_quote"), key="desk_quote", height=90, max_chars=quoting.LONGEST)
        first = st.columns(2)
        kind = first[0].selectbox(names.t("desk_kind"), COUNTED, format_func=lambda code: names.t(f"kind_{code}"))
        event_type = first[1].selectbox(
            names.t("column_event_type"),
            schema.codes("event_type"),
            index=None,
            placeholder=names.t("choose_none"),
            format_func=lambda code: names.of("event_type", code),
        )
        if not st.form_submit_button(names.t("desk_add_row"), icon=":material/add:"):
            return
        span = quoting.find(text, quote.strip())
        if span is None:
            st.error(names.t("refused_words_not_found"), icon=":material/block:")
            return
        try:
            draft = _by_hand(draft_words(text, span, reading.published), kind, event_type)
            made = kept.add(reading.document_id, draft, by=analyst)
        except Refused as refusal:
            desk_notes.refuse(view, refusal)
            return
    desk_notes.go_next(ROW, made)
    st.rerun()


def _by_hand(draft: Draft, kind: str, event_type: str | None) -> Draft:
    facts = dict(draft.facts)
    if event_type is not None:
        facts |= {"event_type": event_type, "event_class": schema.event_class_of(event_type)}
    return Draft("", "", 0, kind, facts, draft.spans, {}, {}, made_by="analyst")  # type: ignore[arg-type]
