"""What becomes of an error on a page: a line in the log without a word of anybody, and words on the page."""

from __future__ import annotations

import logging
import secrets

import streamlit as st

_log = logging.getLogger("rasid.page")


def on_error(error: Exception) -> bool:
    """Say on the page, in its language, that it failed, and the number under which the log tells where. True: said."""
    from components.names import names
    from components.serving.visiting import visitor
    from components.spoken import DEFAULT_LANGUAGE, languages

    number = secrets.token_hex(4)
    _log.error("page_failed", {"error": number, "session": visitor()}, exc_info=error)
    lang = st.query_params.get("lang", DEFAULT_LANGUAGE)
    said = names(lang if lang in languages() else DEFAULT_LANGUAGE)
    st.error(said.t("page_failed", error=said.isolated(number)), icon=":material/error:")
    return True
