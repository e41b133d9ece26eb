"""Whose a run of a page is: a browser's, known again by its cookie; there is no log-in."""

from __future__ import annotations

import hashlib

import streamlit as st

from components.serving.whose import COOKIE, is_token


def owner() -> str:
    """What stands for this browser where something is its own: a digest of its cookie, "" where it has none.

    The cookie itself, with which anybody could pass for it, is kept nowhere.
    """
    token = st.context.cookies.get(COOKIE, "")
    return hashlib.sha256(token.encode()).hexdigest() if isinstance(token, str) and is_token(token) else ""
