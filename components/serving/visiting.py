"""The sessions of this server: that one begins, and that its browser is gone."""

from __future__ import annotations

import hashlib
import logging

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.serving import tidying
from components.serving.leaving import DEPARTURES

_log = logging.getLogger("rasid.session")
_RENEWED = "renewed"  # session state: is_renewed, as it was when the session began


def visitor() -> str:
    """What this run's session is called in the log."""
    return _called(_session_id())


def is_renewed() -> bool:
    """Whether this session goes on for an open page whose own is no more: its process has ended, or its time is over.

    The page keeps what was typed and not sent, and sends it whatever its fields show when they are drawn again.
    """
    asked = st.context.headers.get("Sec-WebSocket-Protocol") or ""  # of the first connection: the next asks for ours
    return bool(st.session_state.setdefault(_RENEWED, takes_over(asked, _session_id())))


def takes_over(asked: str, session_id: str) -> bool:
    """Whether the browser asked for another session than it got: the third of what Streamlit's pages say there."""
    said = [one.strip() for one in asked.split(",")]
    return len(said) > 2 and said[2] not in ("", session_id)


def _left(session_id: str) -> None:
    _tell("session_ended", session_id)
    DEPARTURES.left(session_id)
    tidying.TALLY.left()


@st.cache_resource(scope="session", show_spinner=False, on_release=_left)
def note() -> str:
    """Note that a session began, once, and hold its id: Streamlit says when its browser is gone. One that comes back
    begins again.
    """
    session_id = _session_id()
    _tell("session_began", session_id)
    return session_id


def _session_id() -> str:
    running = get_script_run_ctx(suppress_warning=True)
    return running.session_id if running else ""


def _called(session_id: str) -> str:
    """Not the id itself, with which anybody could take the session over."""
    return hashlib.sha256(session_id.encode()).hexdigest()[:8] if session_id else ""


def _tell(event: str, session_id: str) -> None:
    _log.info(event, {"session": _called(session_id)})
