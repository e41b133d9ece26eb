"""The sessions of this server, as its log tells of them: that one began, and that its browser is gone."""

from __future__ import annotations

import hashlib
import logging

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_log = logging.getLogger("rasid.session")


def visitor() -> str:
    """What this run's session is called in the log: not its id, with which anybody could take it over."""
    running = get_script_run_ctx(suppress_warning=True)
    return hashlib.sha256(running.session_id.encode()).hexdigest()[:8] if running else ""


@st.cache_resource(scope="session", show_spinner=False, on_release=lambda name: _tell("session_ended", name))
def note() -> str:
    """Tell that a session began, once; Streamlit says when its browser is gone. One that comes back begins again."""
    name = visitor()
    _tell("session_began", name)
    return name


def _tell(event: str, name: str) -> None:
    _log.info(event, {"session": name})
