"""Links that hold more than Streamlit reads: it would take nothing of them, and show all there is, in silence."""

from __future__ import annotations

import re

from streamlit.runtime.state.query_params import sanitize_query_string

UNREAD = "unread"  # the parameter that a page finds in place of those


def read_or_unread(query_string: str) -> str:
    """What a page is given of the query of a link: all of it, or that it was not read, and the language."""
    found = sanitize_query_string(query_string)
    if found or not query_string:
        return found
    language = re.search(r"(?:^|&)lang=([a-z]{2,3})(?:&|$)", query_string)
    return f"{UNREAD}=1&lang={language[1]}" if language else f"{UNREAD}=1"
