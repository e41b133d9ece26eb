"""The script of every page: links in what st.html draws are followed inside the app, a click on a count narrows the
view, undo and redo go over the browser's history, and Enter applies a date.

A plain link would start a new session, and its tables be gone; without this script it still works so. It comes as a
component: of scripts in the page itself the server's policy lets none run but Streamlit's own (components/serving).
"""

from __future__ import annotations

from components.part import part


def run(remember: str = "") -> None:
    """Load the script; to be called once a page. remember: what became of the help, for this browser to keep."""
    part("page_script", None, __file__)(key="page_script", height=1, data={"help": remember})
