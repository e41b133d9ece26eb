"""The script of an opened incident: what was opened comes into view, once."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def bring(incident_id: str) -> None:
    """Bring the card that this is drawn in into view where it is not; not again while the same incident is open."""
    st.components.v2.component("into_view", js=_SCRIPT)(key="into_view", data=incident_id, height=1)
