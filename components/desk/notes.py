"""What the desk says of what became of a decision, and where it goes on, now or at the next run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components import permalink
from components.desk.words import refused, warning
from components.names import Names
from components.view import View, as_written
from data.ledger import Refused

_MOST = 20  # warnings that are said one by one
_SAID = "desk_said"  # session state: what to say at the next run, once
_GO = "desk_go"  # session state: what the URL is to say from the next run on, once


def say_warnings(found: Sequence[Mapping[str, Any]], names: Names) -> None:
    """What a reviewer is warned of, the first of it in words."""
    for one in found[:_MOST]:
        st.warning(warning(one, names), icon=":material/warning:")
    if len(found) > _MOST:
        st.caption(names.t("aside_more", n=len(found) - _MOST))


def say_next(text: str) -> None:
    """Say this on the next run: a decision was written."""
    st.session_state[_SAID] = ("done", as_written(text))


def refuse_next(view: View, refusal: Refused, yours: str = "") -> None:
    """Say on the next run why nothing was written; `yours` is what the analyst wanted, so that it is not lost."""
    said = refused(refusal, view.names)
    if yours:
        said += "\n\n" + as_written(view.names.t("desk_yours", changes=yours))
    st.session_state[_SAID] = ("refused", said)


def refuse(view: View, refusal: Refused, about: str = "") -> None:
    """Say now why nothing was written."""
    said = refused(refusal, view.names)
    said = f"{as_written(about)}: {said}" if about else said
    st.error(said, icon=":material/block:")


def go_next(parameter: str, value: str, clears: tuple[str, ...] = ()) -> None:
    """Go on to another article or row at the next run: a run that is cut short does not tell the browser."""
    st.session_state[_GO] = (parameter, value, clears)


def say() -> None:
    """Go where the last run left off, and say what it left to be said."""
    if _GO in st.session_state:
        permalink.write(*st.session_state.pop(_GO))
    kind, text = st.session_state.pop(_SAID, ("", ""))
    if kind == "refused":
        st.error(text, icon=":material/sync_problem:")
    elif text:
        st.toast(text, icon=":material/check:")
