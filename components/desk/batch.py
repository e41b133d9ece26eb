"""Articles read in one after the other: how far it is, a way to stop it, and what was kept until then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from components.desk import article as desk_article
from components.desk import notes as desk_notes
from components.files import handed_over
from components.view import View, visible
from data.ledger import Document, Refused

MOST_SAID = 20  # refusals in full: more of one batch are counted
_TRIED = "desk_tried"  # session state: how many times something was read in; a new form is drawn after each
_BEGUN = "desk_begun"  # session state: the Batch that is being read in; one found at the next run was cut short


@dataclass
class Batch:
    """How many articles there are to be read in, and the ids of those that are kept."""

    of: int
    kept: list[str] = field(default_factory=list)


def tried() -> int:
    """How many times something was read in; part of the keys of the form."""
    return int(st.session_state.setdefault(_TRIED, 0))


def files() -> str:
    """The key of the field for files as it is drawn now."""
    return f"desk_files_{tried()}"


def read_in(view: View, documents: Sequence[Document], one: Callable[[Document], str]) -> None:
    """Read in each document by `one`, which returns its id; the desk goes on to the first. What is refused is said."""
    if not documents:
        return
    names = view.names
    batch = Batch(len(documents))
    st.session_state[_BEGUN] = batch
    refused = 0
    with _at_work(view, batch) as say:
        for number, document in enumerate(documents, 1):
            say(number)
            try:
                batch.kept.append(one(document))
            except Refused as refusal:
                refused += 1
                if refused <= MOST_SAID:
                    desk_notes.refuse(view, refusal, visible(document.title))
    if refused > MOST_SAID:
        st.error(names.t("desk_more_refused", n=refused - MOST_SAID), icon=":material/block:")
    del st.session_state[_BEGUN]
    if batch.kept:
        _anew()
        desk_notes.go_next(desk_article.DOCUMENT, batch.kept[0], (desk_article.ROW,))
        desk_notes.say_next(names.t("desk_read_in", n=len(batch.kept)))
        if not refused:
            st.rerun()


def say_if_cut_short(view: View) -> None:
    """Say what was kept of a batch whose reading was stopped, by its button or by a click on anything else."""
    batch: Batch | None = st.session_state.pop(_BEGUN, None)
    if batch is None:
        return
    said = view.names.t("desk_stopped", n=len(batch.kept), of=view.names.number(batch.of))
    st.info(said, icon=":material/stop:")
    if batch.kept:
        _anew()


def _anew() -> None:
    """Draw an empty form next, and hold the files of this one no longer."""
    handed_over.let_go(st.session_state.get(files()))
    st.session_state[_TRIED] = tried() + 1


@contextmanager
def _at_work(view: View, batch: Batch) -> Iterator[Callable[[int], None]]:
    """Says how far it is, where there is more than one article."""
    place = st.empty()
    if batch.of == 1:
        yield lambda _: None
        return
    names = view.names
    with place.container():
        progress = st.progress(0.0)
        st.button(names.t("upload_stop"), icon=":material/stop:", key="desk_stop")

    def say(number: int) -> None:
        progress.progress(number / batch.of, f"{names.number(number)} / {names.number(batch.of)}")

    yield say
    place.empty()
