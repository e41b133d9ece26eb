"""The likely same incident, in the tables and among the reports of the ledger: both accounts side by side."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.desk import notes as desk_notes
from components.desk.words import row_facts
from components.incidents import listed as incident_list
from components.incidents.evidence import link
from components.names import Names
from components.stores import shared_store
from components.view import View, visible
from components.written import wide_table
from data.ledger import ORIGIN, Ledger, Reading, Refused, Row, State, likely
from data.ledger.records import Verb
from data.ledger.tables import report

_COLUMNS = ("date", "place", "event", "who", "killed", "injured", "detained", "source", "link")
_VERDICTS: tuple[tuple[Verb, str], ...] = (
    ("merge", ":material/join:"),
    ("apart", ":material/call_split:"),
    ("unsure", ":material/question_mark:"),
)


def show(view: View, kept: Ledger, state: State, row: Row, reading: Reading, analyst: str) -> None:
    """Draw every likely same incident with what was decided on it. Numbers play no part in finding them."""
    names = view.names
    if row.draft.kind != "incident" or row.status == "rejected":
        return
    account = report(row, reading)
    others = _others(account, state, row)
    said = state.about(row.draft.draft_id)
    lost = {name for name, verdict in said.items() if verdict == "merge"} - set(others)
    st.subheader(names.t("desk_same", n=len(others)), anchor=False)
    if row.status != "accepted":
        st.caption(names.t("desk_same_later"))
    for name, other in others.items():
        with st.container(border=True):
            st.html(_beside(account, other, names))
            _verdict(view, kept, row, name, other, said.get(name, ""), analyst)
    for name in sorted(lost):
        with st.container(border=True, horizontal=True):
            st.text(names.t("verdict_merge") + ": " + visible(name))
            _unmerge(view, kept, row, name, analyst)


def _others(account: Mapping[str, Any], state: State, row: Row) -> dict[str, dict[str, Any]]:
    """Likely the same, by the name that decisions know them by: of the shared tables and of other articles."""
    found: dict[str, dict[str, Any]] = {}
    reports = [
        report(other, state.readings[other.draft.document_id])
        for other in state.rows.values()
        if other.draft.document_id != row.draft.document_id and _may_be_like(row, other)
    ]
    found |= {other["report_id"]: other for other in likely.likeliest(account, reports)}
    store = shared_store()
    for origin in store.origins:
        for other in likely.in_table(account, store.incidents(origin)):
            found[f"{origin}:{other['incident_id']}"] = other | {"source": other["sources"]}
    return found


def _may_be_like(row: Row, other: Row) -> bool:
    """Whether another row is worth a closer look: a cheap test for a long ledger; dates are ISO text, which sorts."""
    if other.draft.kind != "incident" or other.status not in ("open", "accepted"):
        return False
    start, begins = row.facts.get("date_start"), other.facts.get("date_start")
    if start is None or begins is None:
        return False
    end, ends = row.facts.get("date_end") or start, other.facts.get("date_end") or begins
    return bool(start <= ends and begins <= end)


def _beside(account: Mapping[str, Any], other: Mapping[str, Any], names: Names) -> str:
    """Two accounts as a table: what this article says and what the other does, field by field."""
    origin = other["origin"]
    told = names.t("desk_other_report") if origin == ORIGIN else _title(origin, names)
    head = f"<th></th><th>{html.escape(names.t('desk_this_row'))}</th><th><bdi>{html.escape(told)}</bdi></th>"
    cells = [_cells(one, names) for one in (account, other)]
    body = "".join(
        f"<tr><th>{html.escape(names.t(f'list_{column}'))}</th>"
        + "".join(f"<td><bdi>{one[column]}</bdi></td>" for one in cells)
        + "</tr>"
        for column in _COLUMNS
    )
    return wide_table(head, body)


def _title(origin: str, names: Names) -> str:
    known = shared_store().origins.get(origin)
    return visible(known.names.get(names.lang, origin)) if known else visible(origin)


def _cells(account: Mapping[str, Any], names: Names) -> dict[str, str]:
    """HTML of each of _COLUMNS; every text is escaped."""
    full = row_facts(account) if "sources" not in account else {**account}
    return {
        "date": html.escape(incident_list.date(full, names)),
        "place": html.escape(incident_list.place(full, names)),
        "event": html.escape(names.of("event_type", full["event_type"])),
        "who": html.escape(incident_list.who(full, names)),
        "killed": html.escape(incident_list.killed(full, names)),
        "injured": html.escape(incident_list.toll(full, "injured", names)),
        "detained": html.escape(incident_list.toll(full, "detained", names)),
        "source": html.escape(visible(account["source"]) or names.t("not_reported")),
        "link": link(full["source_url"]) if full["source_url"] else html.escape(names.t("not_reported")),
    }


def _verdict(view: View, kept: Ledger, row: Row, name: str, other: Mapping[str, Any], said: str, analyst: str) -> None:
    names = view.names
    with st.container(horizontal=True, vertical_alignment="center"):
        if said == "merge":
            st.badge(names.t("verdict_merge"), icon=":material/join:", color="green")
            _unmerge(view, kept, row, name, analyst)
            return
        for kind, icon in _VERDICTS:
            if st.button(
                names.t(f"desk_{kind}"),
                key=f"{kind}_{row.draft.draft_id}_{name}",
                icon=icon,
                type="primary" if said == kind else "secondary",
            ):
                new = {"with": name}
                if kind == "merge" and other["origin"] != ORIGIN:
                    new = likely.lend(shared_store(), other)
                _decide(view, kept, kind, row, new, analyst)


def _unmerge(view: View, kept: Ledger, row: Row, name: str, analyst: str) -> None:
    names = view.names
    if st.button(names.t("desk_unmerge"), key=f"unmerge_{row.draft.draft_id}_{name}", icon=":material/undo:"):
        _decide(view, kept, "unmerge", row, {"with": name}, analyst)


def _decide(view: View, kept: Ledger, kind: Verb, row: Row, new: Mapping[str, Any], analyst: str) -> None:
    try:
        kept.decide(kind, row, by=analyst, new=new)
    except Refused as refusal:
        desk_notes.refuse_next(view, refusal)
    else:
        desk_notes.say_next(view.names.t(f"verb_{kind}"))
    st.rerun()
