"""The way in: paste an article or upload many, with the day of publication and how it is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from components.desk import batch as desk_batch
from components.desk import fields as desk_fields
from components.desk import notes as desk_notes
from components.files import file_field
from components.names import Names
from components.reviewed.store import ledger
from components.view import View, as_written
from data.extract.model import chat
from data.ledger import Document, Refused, intake
from data.ledger.records import BASES, Basis

_MOST_FILES = 200
_MOST_BYTES = 20_000_000  # of all files together: 500 articles, each as long as one may be, in UTF-8


def show(view: View, analyst: str, expanded: bool) -> None:
    """Draw the form, and read in what is handed over."""
    names = view.names
    with st.expander(names.t("desk_new"), expanded=expanded, icon=":material/note_add:"):
        st.caption(_where_text_goes(names))
        desk_batch.say_if_cut_short(view)
        tried = desk_batch.tried()
        with st.form(f"desk_intake_{tried}", border=False):
            text = st.text_area(names.t("desk_paste"), height=180, key=f"desk_text_{tried}")
            uploaded = file_field.many(names, "desk_files", intake.TYPES, desk_batch.files(), "desk_file_limits")
            first = st.columns(4)
            day = desk_fields.day(first[0], names.t("desk_published_day"), f"desk_day_{tried}", None)
            basis = first[1].selectbox(
                names.t("desk_published_basis"),
                BASES,
                format_func=lambda code: names.t(f"published_{code}"),
                key=f"desk_basis_{tried}",
            )
            publisher = first[2].text_input(names.t("desk_publisher"), max_chars=200, key=f"desk_publisher_{tried}")
            url = first[3].text_input(names.t("desk_url"), max_chars=500, key=f"desk_url_{tried}")
            wanted = st.form_submit_button(names.t("desk_read"), icon=":material/document_scanner:", type="primary")
        if wanted:
            about = {"publisher": publisher.strip(), "url": url.strip()}
            documents = _handed_in(view, text, uploaded, day, basis, about)
            desk_batch.read_in(view, documents, lambda document: _one(view, document, analyst))


def _where_text_goes(names: Names) -> str:
    """Whether an article leaves this machine, and where to."""
    coder = chat.configured()
    if coder is None:
        unusable = [names.t("desk_coder_unusable")] if chat.unusable() else []
        return " ".join([names.t("desk_stays_here"), *unusable])
    return as_written(names.t("desk_goes_to", model=names.isolated(coder.model), host=names.isolated(coder.host)))


def _handed_in(
    view: View, text: str, uploaded: Sequence[Any], day: date | None, basis: Basis, about: dict[str, str]
) -> list[Document]:
    """The articles pasted and uploaded; a file that holds none is said and left out, and so are all, if too many."""
    found: list[Document] = []
    size = sum(file.size for file in uploaded[:_MOST_FILES])
    if size > _MOST_BYTES:
        megabytes = {"size": math.ceil(size / 1e6), "most": _MOST_BYTES // 1_000_000}
        st.error(view.names.t("desk_too_many_bytes", **megabytes), icon=":material/block:")
        return []
    if text.strip():
        title = text.strip().splitlines()[0][:200]
        found.append(Document(text, day if basis != "unknown" else None, basis, title, **about))
    for file in uploaded[:_MOST_FILES]:
        try:
            articles = intake.articles(file.name, file.getvalue(), None)
        except Refused as refusal:
            desk_notes.refuse(view, refusal)
            continue
        found += [_dated(article, day, basis, about) for article in articles]
        if len(found) > intake.MOST_ARTICLES:
            st.error(view.names.t("desk_too_many_articles", most=intake.MOST_ARTICLES), icon=":material/block:")
            return []
    if len(uploaded) > _MOST_FILES:
        st.warning(view.names.t("desk_too_many", n=_MOST_FILES))
    if not found and not uploaded:
        st.warning(view.names.t("desk_nothing_given"))
    return found


def _dated(article: Document, day: date | None, basis: Basis, about: dict[str, str]) -> Document:
    """A file's article: the date that it states itself counts, else the one of the form."""
    stated = article.published is not None
    published = article.published if stated else day if basis != "unknown" else None
    return Document(article.text, published, "given" if stated else basis, article.title, **about)


def _one(view: View, document: Document, analyst: str) -> str:
    if not analyst.strip():
        raise Refused("no_name")
    clean, drafts, _ = intake.prepared(document)
    coder = chat.configured()
    if coder is not None:
        from data.extract.model import second_coder  # pydantic: what is off need not be loaded
        from data.ledger import coding

        with st.spinner(as_written(view.names.t("desk_asking", model=coder.model))):
            answer = second_coder.read(coder, clean.text, clean.published)
        drafts = coding.compared(drafts, answer, clean.text)
    document_id, _ = intake.read_in(ledger(), clean, by=analyst, drafts=drafts)
    return document_id
