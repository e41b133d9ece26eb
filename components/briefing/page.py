"""The briefing page: choose what a slide says, look at it, make files of it, gather slides in a deck, present them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components import permalink
from components.briefing import asked, content, decks, files, since
from components.briefing.asked import Asked
from components.briefing.html import chromium, layout
from components.briefing.slide import Slide
from components.files import download
from components.files.offering import offer
from components.filters import splits
from components.view import View
from data import export
from data.aggregate.headline import counted
from data.aggregate.measured import default_measure


def chosen(view: View) -> Asked:
    """Draw the choices, and say what the link asks for in vain."""
    before = since.folder() is not None
    found, doubts = asked.read(permalink.read(), view.origin, before)
    view.say_doubts(doubts)
    names = view.names
    with st.container(horizontal=True, vertical_alignment="bottom", key="options"):
        st.multiselect(
            names.t("choose_slide"),
            asked.topics(before),
            format_func=lambda topic: names.t(f"slide_{topic}"),
            max_selections=asked.MOST_TOPICS,
            select_all=False,
            width=360,
            **permalink.bind(asked.SLIDE, list(found.topics), ",".join),
        )
        view.choose(asked.MEASURE, asked.SLIDE_MEASURES, default_measure(view.origin))
        if "timeline" in found.topics:
            splits.choose(view)
        view.choose(asked.SHEET, tuple(asked.SHEETS), "screen")
    _title(view, found)
    return found


def _title(view: View, found: Asked) -> None:
    names = view.names
    told = ("", *content.proposals(view, found, content.changed(view, found)))
    with st.container(horizontal=True, vertical_alignment="bottom", key="title_options"):
        st.selectbox(
            names.t("choose_lead"),
            told,
            format_func=lambda lead: names.t(f"lead_{lead or 'first'}"),
            width=220,
            **permalink.bind(asked.LEAD, found.lead if found.lead in told else "", str),
        )
        st.text_input(
            names.t("choose_title"),
            found.title,
            max_chars=asked.LONGEST_TITLE,
            placeholder=names.t("brief_title_hint"),
            **permalink.bind(asked.TITLE, found.title, str.strip, typed=True),
        )


def slide_of(view: View, found: Asked) -> Slide:
    """The slide of this view and these choices."""
    before = since.folder()
    changes = since.changes(view, before) if before and "changes" in found.topics else None
    params = {**permalink.carried(), asked.SLIDE: ",".join(found.topics)}
    return content.slide(view, found, content.rebuilt_from(params, st.context.url or "", view.origin.version), changes)


def preview(slide: Slide) -> None:
    """Show the slide as wide as the page."""
    sheet = slide.sheet
    st.html(f"<style>.st-key-slide iframe{{aspect-ratio:{sheet.width}/{sheet.height};height:auto!important}}</style>")
    with st.container(key="slide"):
        st.iframe(layout.scaled_page(slide), height=600, alt=slide.title, tab_index=-1)


def present(view: View) -> None:
    """Show the slide of a page and nothing else, over the whole window; arrow keys step through the deck."""
    found, doubts = asked.read(permalink.read(), view.origin, since.folder() is not None, view.page)
    slide = slide_of(replace(view, doubts=[*view.doubts, *doubts]), found)
    with st.container(key="presented"):
        st.iframe(layout.scaled_page(slide), height=600, alt=slide.title, tab_index=-1)
    decks.arrow_keys()


def make(view: View, found: Asked, slide: Slide) -> None:
    """Choose formats and make files of the slide, one after the other, with the progress shown."""
    names = view.names
    offered = [kind for kind in files.FORMATS if kind not in files.DRAWN or chromium.found()]
    if view.ask(counted) <= export.XLSX_ROWS:  # more are to be had on the page of incidents, batch by batch
        offered += files.ROWS
    with st.container(horizontal=True, vertical_alignment="bottom", key="make"):
        kinds = st.multiselect(
            names.t("brief_files"),
            offered,
            [kind for kind in ("png", "pdf", "pptx") if kind in offered],
            format_func=lambda kind: names.t(f"brief_format_{kind}"),
            select_all=False,
            key="brief_formats",
        )
        asked_for = st.button(names.t("brief_make"), icon=":material/build:", type="primary")
    if not chromium.found():
        st.info(names.t("brief_no_chromium", command=f"`{chromium.INSTALL}`"), icon=":material/info:")
    if asked_for and kinds:
        _made(view, found, slide, kinds)


def _made(view: View, found: Asked, slide: Slide, kinds: list[str]) -> None:
    names = view.names
    if chromium.busy.locked():
        st.caption(names.t("brief_waiting"))
    bar = st.progress(0.0)
    with st.container(horizontal=True, key="made"):
        for done, kind in enumerate(kinds):
            label = names.t(f"brief_format_{kind}")
            bar.progress(done / len(kinds), names.t("brief_making", file=label, done=done, all=len(kinds)))
            try:
                data = (
                    files.rows(view, found, kind, download.provenance(view, view.ask(counted)))
                    if kind in files.ROWS
                    else files.made(kind, slide)
                )
            except chromium.DrawingError as failed:
                st.error(names.t("brief_failed", file=label, reason=names.isolated(str(failed))))
                continue
            name = f"{slide.name}.{kind}" if kind in files.ROWS else files.file_name(kind, slide)
            mime = export.MIME[kind] if kind in files.ROWS else files.MIME[kind]
            offer(label, data, name, mime, key=f"brief_{kind}", icon=":material/download:")
    bar.empty()


def deck(view: View, found: Asked) -> None:
    """The deck of this session: add this slide, save, open, present."""
    with st.expander(view.names.t("brief_deck"), icon=":material/slideshow:"):
        decks.show(view, found.title)
