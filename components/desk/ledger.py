"""What is kept: a new reading of an article, and the whole ledger out and in as one file."""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from datetime import date

import streamlit as st

from components.desk import fields as desk_fields
from components.desk import notes as desk_notes
from components.desk.words import row_label
from components.files import file_field
from components.files.offering import offer
from components.reviewed import words as ledger_words
from components.view import View
from data.ledger import Document, Ledger, Reading, Refused, State, exchange, intake, rules
from data.ledger.records import BASES, Basis

FILE = "rasid_ledger.jsonl"
_MOST_IMPORTS = 10  # of the files that were taken over, the latest are named
_log = logging.getLogger("rasid.ledger")


def article(view: View, kept: Ledger, state: State, reading: Reading, text: str, analyst: str) -> None:
    """Another date of publication, newer rules: a new reading, which makes the rows of this one obsolete."""
    names = view.names
    old = state.obsolete(reading.document_id)
    accepted = sum(row.status == "accepted" for row in state.of_document(reading.document_id))
    with st.expander(names.t("desk_reading"), icon=":material/article:"):
        if old:
            st.caption(names.t("desk_obsolete", n=len(old)))
            for number, row in enumerate(old, 1):
                st.text(row_label(number, row, names))
        if reading.extractor != rules.version():
            st.warning(names.t("desk_older_rules"), icon=":material/update:")
        if accepted:
            st.caption(names.t("desk_sets_aside", n=accepted))
        key = f"desk_reading_{reading.document_id}_{reading.reading}"
        with st.form(key, border=False):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                day = desk_fields.day(st, names.t("desk_published_day"), f"{key}_day", reading.published)
                basis = st.selectbox(
                    names.t("desk_published_basis"),
                    BASES,
                    index=BASES.index(reading.published_basis),
                    format_func=lambda code: names.t(f"published_{code}"),
                )
            if st.form_submit_button(names.t("desk_read_again"), icon=":material/refresh:"):
                _read_again(view, kept, reading, text, day if basis != "unknown" else None, basis, analyst)


def _read_again(
    view: View, kept: Ledger, reading: Reading, text: str, day: date | None, basis: Basis, analyst: str
) -> None:
    known = Document(text, reading.published, reading.published_basis, reading.title, reading.publisher, reading.url)
    try:
        intake.read_in(kept, replace(known, published=day, published_basis=basis), by=analyst)
    except Refused as refusal:
        desk_notes.refuse(view, refusal)
        return
    desk_notes.say_next(view.names.t("desk_read_in", n=1))
    st.rerun()


def show(view: View, kept: Ledger, analyst: str) -> None:
    """The whole ledger as one file, out and in."""
    names = view.names
    with st.expander(names.t("desk_ledger"), icon=":material/inventory_2:"):
        st.caption(names.t("desk_ledger_said"))
        offer(
            names.t("desk_export"),
            lambda: "".join(exchange.lines(kept)),
            FILE,
            "application/jsonl",
            icon=":material/download:",
            disabled=not kept.version,
        )
        with st.form("desk_import", clear_on_submit=True, border=False):
            file = file_field.one(names, "desk_import_file", ("jsonl",), "desk_import_file")
            if st.form_submit_button(names.t("desk_import"), icon=":material/upload:") and file is not None:
                _take(view, kept, file.getvalue(), analyst)
        _imports(view, kept)


def _imports(view: View, kept: Ledger) -> None:
    """What came in from files, and with whose word."""
    names, found = view.names, kept.imports()
    if not found:
        return
    st.caption(names.t("desk_imports", n=sum(one.records for one in found)))
    for one in found[: -_MOST_IMPORTS - 1 : -1]:
        st.text(names.listed((ledger_words.taken_over(one, names), names.t("desk_taken", n=one.records))))
    if len(found) > _MOST_IMPORTS:
        st.caption(names.t("desk_imports_before", n=len(found) - _MOST_IMPORTS))


def _take(view: View, kept: Ledger, content: bytes, analyst: str) -> None:
    told: dict[str, int | str] = {"bytes": len(content), "records": 0, "outcome": "ok"}
    try:
        if not analyst.strip():
            raise Refused("no_name")
        file = io.StringIO(content.decode("utf-8-sig", "surrogateescape"), newline="\n")
        told["records"] = exchange.take(kept, file, by=analyst)
    except Refused as refusal:
        told["outcome"] = refusal.code
        desk_notes.refuse(view, refusal)
        return
    finally:
        _log.info("ledger_import", told)
    desk_notes.say_next(view.names.t("desk_taken", n=told["records"]))
    st.rerun()
