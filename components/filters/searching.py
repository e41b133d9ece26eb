"""What a search in vain may have meant: names that sound alike, each a button that searches for it."""

from __future__ import annotations

from dataclasses import replace
from math import log10

import streamlit as st

from components import permalink
from components.view import View, as_written
from data import did_you_mean, terms

_MOST = 4  # proposals that are shown


def nothing_matches(view: View) -> None:
    """The page's words for an empty result; of a search, names that would find something in this view."""
    view.say_nothing_matches()
    if not view.filter.text or view.silence:  # then it is not the search that found nothing
        return
    found = _finding(view)
    if not found:
        return
    names = view.names
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(names.t("did_you_mean"), width="content")
        for text, n in found:
            label = as_written(
                names.t("did_you_mean_one", text=names.apart(text), count=names.t("incidents_count", n=n))
            )
            st.button(label, key=f"meant_{text}", on_click=permalink.write, args=("text", text))


def _finding(view: View) -> list[tuple[str, int]]:
    """Proposals that match in this view, with how many incidents; the likest first, and the frequent."""
    counts: list[tuple[str, int]] = []
    texts = tuple(did_you_mean.proposals(view.filter.text, view.names.lang))
    found = view.about(replace(view.filter, text="")).ask(did_you_mean.counted, texts=texts)
    for text, n in zip(texts, found, strict=True):
        if n and not any(n == other and _same(text, shown) for shown, other in counts):
            counts.append((text, n))
    ranks = {text: place - 3 * log10(n) for place, (text, n) in enumerate(counts)}
    return sorted(counts, key=lambda one: ranks[one[0]])[:_MOST]


def _same(one: str, other: str) -> bool:
    """Whether two searches mean the same places."""
    pairs = zip(terms.read(one), terms.read(other), strict=False)
    return any(set(first.named.places) & set(second.named.places) for first, second in pairs)
