"""The search box: it asks what may be meant when letters are typed, and only then; a page that is not searched pays
nothing. What is chosen is a link, so that the browser's back takes it back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import streamlit as st

from components import permalink, stores
from components.part import part
from components.search.found import Found, found, grouped
from components.view import View
from data.filter import LONGEST_TEXT

_KEY = "search_box"
_TYPED = "search_typed"  # session state: the text that is asked about in this run, and in no later one
_NOTHING = Found((), -1, "")


@st.fragment
def show(view: View) -> None:
    """Draw the box. What is typed runs this alone, not the page."""
    names, typed = view.names, str(st.session_state.pop(_TYPED, ""))
    answer = found(typed, view, permalink.carried(), lambda: stores.shared_store().alone()) if typed else _NOTHING
    data = {
        "label": names.t("search_label"),
        "hint": names.t("search_hint"),
        "rtl": names.rtl,
        "typed": typed,
        "best": answer.best,
        "said": answer.said,
        "groups": [
            {"name": names.t(f"search_{group}"), "options": [asdict(one) for one in options]}
            for group, options in grouped(answer.options).items()
        ],
    }
    _box()(key=_KEY, data=data, on_typed_change=_asked)


def _asked() -> None:
    text = permalink.held(str(st.session_state[_KEY]["typed"] or ""))[:LONGEST_TEXT]
    st.session_state[_TYPED] = "".join(letter for letter in text if letter.isprintable()).strip()


def _box() -> Any:
    return part(
        "search_box",
        '<div class="box"><input type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" '
        'aria-controls="found" autocomplete="off" spellcheck="false"><div class="panel">'
        '<div class="found" id="found" role="listbox" hidden></div><div class="said" role="status"></div></div></div>',
        __file__,
    )
