"""The deck an analyst gathers: kept in the session while it is made, and for good in a file that is saved."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components import permalink
from components.briefing.views import params_of_entry
from components.files import file_field
from components.files.offering import offer
from components.view import View, as_written, visible
from data import deck
from data.deck import Entry

AT = "at"  # the URL parameter that holds which slide of the deck is presented, from 1
_DECK, _OPENED = "deck", "deck_opened"  # session state
_MIME = "application/toml"
_SCRIPT = (Path(__file__).parent / "arrow_keys.js").read_text(encoding="utf-8")


def entries() -> tuple[Entry, ...]:
    """The slides gathered in this session."""
    found: tuple[Entry, ...] = st.session_state.get(_DECK, ())
    return found


def show(view: View, title: str) -> None:
    """Add the slide in view, list the deck, save it, open one, present it."""
    names, held = view.names, entries()
    st.caption(names.t("brief_deck_said"))
    with st.container(horizontal=True, vertical_alignment="center", key="deck_buttons"):
        st.button(
            names.t("brief_deck_add"),
            icon=":material/add:",
            on_click=_add,
            args=(Entry(_link(), title),),
            disabled=len(held) >= deck.MOST_SLIDES,
        )
        offer(
            names.t("brief_deck_save"),
            deck.written(held),
            "deck.toml",
            _MIME,
            icon=":material/save:",
            disabled=not held,
        )
        st.button(names.t("brief_present"), icon=":material/slideshow:", on_click=_present)
    for at, entry in enumerate(held):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{at + 1}. {visible(entry.title or entry.link)[:140]}")
            st.button(names.t("brief_deck_remove", at=at + 1), key=f"deck_remove_{at}", on_click=_remove, args=(at,))
    _open(view)


def _open(view: View) -> None:
    names = view.names
    file = file_field.one(names, "brief_deck_open", ("toml",), "deck_file")
    if file is None or st.session_state.get(_OPENED) == file.file_id:
        return
    try:
        found = deck.read(file.getvalue()[: 4 * deck.LONGEST_FILE + 1].decode("utf-8", "replace"))
    except deck.DeckError as wrong:
        st.error(as_written(names.t("brief_deck_bad", reason=names.isolated(visible(str(wrong))[:300]))))
        return
    st.session_state[_DECK], st.session_state[_OPENED] = found, file.file_id
    st.rerun()


def arrow_keys() -> None:
    """Step through the deck with the arrow keys: what the URL says is presented."""
    _component()(key="arrow_keys", data={}, on_step_change=_step, on_leave_change=_leave)


def _present() -> None:
    """Present the first slide of the deck; without a deck, the one in view."""
    if entries():
        _go_to(1)
    else:
        permalink.write("present", "1")


def _step() -> None:
    by = int((st.session_state.get("arrow_keys") or {}).get("step") or 0)
    at = permalink.read().get(AT, "1")
    if by and entries():
        _go_to((int(at) if at.isdecimal() and len(at) < 4 else 1) + by)


def _leave() -> None:
    permalink.write("present", "", (AT,))


def _go_to(at: int) -> None:
    """Present a slide of the deck in the language of the page; the first or the last where there is no such."""
    held, lang = entries(), permalink.read().get("lang", "")
    at = min(max(at, 1), len(held))
    told = params_of_entry(held[at - 1], lang)
    permalink.replace({**{name: value for name, value in told.items() if value}, "present": "1", AT: str(at)})


def _add(entry: Entry) -> None:
    st.session_state[_DECK] = (*entries(), entry)


def _remove(at: int) -> None:
    held = entries()
    st.session_state[_DECK] = (*held[:at], *held[at + 1 :])


def _link() -> str:
    return urlencode(
        {name: value for name, value in permalink.carried().items() if name not in ("present", AT, "lang")}
    )


@cache
def _component() -> Any:
    return st.components.v2.component("rasid_arrow_keys", html="<span></span>", js=_SCRIPT)
