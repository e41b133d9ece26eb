"""The field in which a user's own file is chosen: it loads at once where nothing must be asked about it."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import whose
from components.files import file_field
from components.tables import asking, reading, reporting
from components.tables.file import File
from components.tables.problems_said import say_refused
from components.view import View, as_written, visible
from data import sources

TYPES = tuple(dict.fromkeys(kind.rpartition(".")[2] for kind in sources.ACCEPTED))
ASKED = (
    *("missing_columns", "duplicate_columns", "ambiguous_date_order", "mapped_column_missing", "needs_mapping"),
    *("looks_like_totals", "totals_without_period", "totals_without_numbers"),
)
"""Why a file is not loaded as it is, that a person's word can mend."""


def show(view: View) -> None:
    """The upload field, what is asked about a file, and what became of the files of this session."""
    names = view.names
    st.subheader(names.t("upload_title"), anchor=False)
    st.caption(names.t("upload_said"))
    file = file_field.one(names, "upload_label", TYPES, reading.field(), "upload_limits")
    if file is None and (name := reading.stopped()):
        st.info(as_written(names.t("upload_stopped", name=names.apart(visible(name)))), icon=":material/stop:")
    if file is not None:
        _take(file, view)
    if about := reading.asked():
        asking.show(about, view)
    for origin, one in reading.held().items():
        reporting.show(origin, one, view)


def _take(brought: UploadedFile, view: View) -> None:
    key = f"sheet_{reading.tried()}"
    file = File(brought.name, brought.getvalue(), st.session_state.get(key) or "", whose.owner())
    refusal = reading.refused(brought.file_id, file.sheet) or _read_or_ask(file, view)
    if refusal is None:
        reading.let_go()
        st.rerun()
    reading.refuse(brought.file_id, file.sheet, refusal)
    say_refused(refusal, view.names)
    if refusal.code == "which_sheet":
        st.selectbox(view.names.t("upload_sheet"), list(refusal.values["sheets"]), index=None, key=key)


def _read_or_ask(file: File, view: View) -> sources.Refused | None:
    """Read a file, or ask about it what only a person knows; why, where neither can be."""
    try:
        reading.read(file, view)
    except sources.Refused as refusal:
        try:
            return None if refusal.code in ASKED and asking.begin(file, refusal, view.names) else refusal
        except sources.Refused as full:
            return full
    return None
