"""Links in what st.html draws, followed inside the app: a plain one would start a new session, and its tables be gone.

Without this script they still work, as links of a new session.
"""

from __future__ import annotations

import streamlit as st

# Streamlit goes where the browser's back and forward lead without a new session: a click is told to it as such a step.
_SCRIPT = """
export default () => {
  const follow = (event) => {
    const link = event.target.closest?.('a[href^="incidents?"]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
};
"""


def follow() -> None:
    """Keep links to incidents inside the app; to be called once a page."""
    st.components.v2.component("links", js=_SCRIPT)(key="links", height=1)
