"""Fields that can be cleared. Streamlit puts the value a widget was made with back into a field that was emptied."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from data import calendar


def begun(key: str, value: Any) -> str:
    """The key of a field that begins with a value, once, and then is what the analyst leaves in it, nothing included.

    The widget itself is made without a value: only so does an emptied field stay empty.
    """
    st.session_state.setdefault(key, value)
    return key


def day(where: Any, label: str, key: str, said: date | None, about: str | None = None) -> date | None:
    """A date field, drawn in `where`: it takes the days that can be, and the one that is there already to be mended."""
    known = [] if said is None else [said]
    chosen: date | None = where.date_input(
        label,
        value=None,
        min_value=min([calendar.FIRST_DAY, *known]),
        max_value=max([calendar.last_day(), *known]),
        format="YYYY-MM-DD",
        key=begun(key, said),
        help=about,
    )
    return chosen
