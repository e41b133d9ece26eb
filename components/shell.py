"""The frame around every page: navigation, language, filter bar, title, scope and sources."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from components import caveats, page_links, page_script, permalink, stores, unmet, whose, words
from components.beside import asking, choosing
from components.beside.tables import tables
from components.briefing import decks
from components.briefing import page as briefing
from components.compare import asking as comparing
from components.compare import switch
from components.compare import table as compared
from components.filters import bar as filter_bar
from components.filters import chips, place
from components.glossary.entries import popovers
from components.glossary.marked import marked
from components.help import first_visit
from components.names import Names, languages, names
from components.search import box
from components.serving import tidying, visiting
from components.spoken import DEFAULT_LANGUAGE
from components.stores import in_view
from components.view import View
from data import filter_link, schema
from data.aggregate.headline import counted, headline
from data.filter import Doubt
from data.store import Origin, Store, Unreachable, store_of
from data.unmet import unmet as unmet_by

PAGES = tuple(page_links.ICONS)
_log = logging.getLogger("rasid.store")
_WITHOUT_SCOPE = frozenset({"desk"})  # pages whose work is not the filter's view
_WITHOUT_VIEW = _WITHOUT_SCOPE | {"data"}  # pages that have something to show where the view has nothing
_HEADED_BY_FIGURES = frozenset({"overview"})  # pages that ask the headline anyway: one question less
_ICON = str(Path(__file__).parent.parent / "static" / "icon.svg")
_PRESENT = (Path(__file__).parent / "present.css").read_text(encoding="utf-8")
_SAID_RENEWED = "renewed_said"  # session state: there once it was
_running: ContextVar[bool] = ContextVar("rasid_running", default=False)


def run() -> None:
    """Run the app: called by app.py alone."""
    st.set_page_config(page_title="Rasid راصد", page_icon=_ICON, layout="wide", initial_sidebar_state="auto")
    visiting.note()
    page = _navigation()
    with tidying.at_work(), _as_app(), permalink.whole_run(page.url_path):
        page.run()


def ready() -> None:
    """Have at hand what the first page would wait for: all that is imported with this module, words and tables."""
    for lang in languages():
        names(lang)
    with suppress(Unreachable):  # the first page says so
        _ = stores.shared_store().origins


@contextmanager
def _as_app() -> Iterator[None]:
    token = _running.set(True)
    try:
        yield
    finally:
        _running.reset(token)


def _navigation() -> Page:
    lang, _ = _language()
    return st.navigation(
        [st.Page(f"pages/{page}.py", title=names(lang).t(f"page_{page}"), default=page == PAGES[0]) for page in PAGES],
        position="hidden",
    )


def open_page(page: str) -> View:
    """Begin a page: navigation, filters, title, scope. Every page calls this first.

    With ?present=1 the page is the slide of its view, and nothing else.

    Until one session has run app.py, Streamlit runs pages/*.py on their own: then the app is set up and run again.
    """
    if not _running.get():
        _navigation()
        st.rerun()
    lang, lang_doubts = _language()
    words_of = names(lang)
    st.html(f"<style>{_words(words_of)}</style>" + (_RTL if words_of.rtl else ""))
    _say_if_renewed(words_of)
    if permalink.unread():
        unmet.say_unread(page, words_of)
        st.stop()
    held = {name: store for name, store in _stores(words_of).items() if name in store.origins}  # others hold totals
    origins = {name: store.origins[name] for name, store in held.items()}
    params = permalink.read()
    asked, doubts = filter_link.read(params, tuple(origins))
    store = in_view(asked, held)
    in_use = origins.get(asked.origin) or unmet.nothing(asked)
    origin = store.origins[asked.origin] if store else in_use
    seen = {  # the tables as this link sees them: the one it asks for in its version, or not at all
        name: origin if name == asked.origin else one for name, one in origins.items() if store or name != asked.origin
    }
    view = View(
        page=page,
        filter=asked.resolved(origin.covers_from, origin.covers_to),
        origin=origin,
        store=store or _no_rows(),
        names=words_of,
        theme=View.theme_now(),
        doubts=[*lang_doubts, *permalink.repeated(), *doubts],
        unmet=unmet_by(asked, seen),
    )
    view = place.found(view)
    why = view.unmet
    totals = tables(stores.shared_store(), whose.owner(), stores.counts())
    view = comparing.found(asking.found(view, params, totals), params, held)
    if permalink.presenting():
        st.html(f"<style>{_PRESENT}</style>")
        if why and not why.on_slides:
            unmet.show(view, origins)
            decks.arrow_keys()
        else:
            briefing.present(view)
        st.stop()
    with st.sidebar:
        filter_bar.show(asked, seen, view.names)
        switch.show(view, seen)
        choosing.show(view, totals)
        page_script.run(first_visit.to_remember())
    _header(view, permalink.bounded(params))
    view.say_doubts(view.doubts)
    if not why and origin.version != in_use.version:
        _pinned(view, in_use)
    if why:
        _unmet(view, origins)
    elif view.silence and page not in _WITHOUT_VIEW | {"incidents"}:  # whose card is of any incident
        view.say_nothing_matches()
        _end(view, ())
        st.stop()
    compared.show(view)
    return view


def _unmet(view: View, origins: Mapping[str, Origin]) -> None:
    """Where there can be no number: why, and the ways on. Only pages that need no view go on."""
    if view.page not in _WITHOUT_SCOPE:
        unmet.show(view, origins)
    elif view.unmet and view.unmet.of_table:
        unmet.say(view)
    if view.page not in _WITHOUT_VIEW:
        st.stop()


def _pinned(view: View, in_use: Origin) -> None:
    """That another version of the table is in use, and the way to it."""
    this, day = words.version(view.origin, view.names), view.names.date(date.fromisoformat(in_use.made))
    st.info(view.names.t("version_other", this=this, n=in_use.version, day=day), icon=":material/history:")
    unmet.offer_without(view, ("asof",), view.names.t("unmet_without_version"))


def _header(view: View, params: Mapping[str, str]) -> None:
    shared = permalink.shared(params)
    with st.container(horizontal=True, vertical_alignment="center", key="topbar"):
        brand = f'<div class="brand">راصد <span>{html.escape(view.names.t("app_name"))}</span></div>'
        st.html(brand + popovers(view.names), width="content")
        st.html(page_links.drawn(view.page, params, view.names), width="content")
        if not (view.unmet and view.unmet.of_table):
            box.show(view)
        first_visit.link(shared, view.names)
        for lang in languages():
            if lang != view.names.lang:
                label = names(lang).t("language_name")
                st.button(
                    label,
                    key=f"lang_{lang}",
                    icon=":material/translate:",
                    type="tertiary",
                    on_click=_speak,
                    args=(lang,),
                )
    narrowed = "" if view.page in _WITHOUT_SCOPE else chips.show(view, switch.chips(view), switch.offers(view))
    if not narrowed or view.unmet:
        subject = html.escape(view.names.t(f"subject_{view.page}"))
        st.html(f'<header class="scope"><h1>{subject}</h1>{narrowed}</header>')
        return
    if view.silence:
        count = view.names.begun(words.left_out(view.silence, view.filter, view.names))
    else:
        n = view.ask(headline).incidents if view.page in _HEADED_BY_FIGURES else view.ask(counted)
        count = view.names.t("incidents_count", n=n)
    lines = (f"{count}. {words.filter_in_words(view.filter, view.names)}", caveats.scope(view))
    title = words.title(f"subject_{view.page}", view.covered, view.names)
    said = "".join(f"<p>{marked(line, view.names)}</p>" for line in lines)
    st.html(f'<header class="scope"><h1>{html.escape(title)}</h1>{said}{narrowed}</header>')


def _speak(lang: str) -> None:
    permalink.write("lang", "" if lang == DEFAULT_LANGUAGE else lang)


def not_shown(view: View, *more: str) -> None:
    """The line every page ends with: how many incidents are left out, and why. `more` are the page's own reasons."""
    view.say_doubts(permalink.unknown())
    _end(view, (caveats.straddling(view), *more))


def _end(view: View, more: tuple[str, ...]) -> None:
    lines = (caveats.left_out(view, *more), caveats.source(view))
    st.html("".join(f'<p class="aside">{marked(line, view.names)}</p>' for line in lines if line))


def _words(said: Names) -> str:
    """The words that the style writes beside Streamlit's own buttons."""
    return f':root {{ --word-filters: "{said.t("filters")}"; }}'


def _say_if_renewed(said: Names) -> None:
    """Once, where another process, or a new session, goes on for a page that was open."""
    if visiting.is_renewed() and _SAID_RENEWED not in st.session_state and not permalink.presenting():
        st.session_state[_SAID_RENEWED] = True
        st.toast(said.t("session_renewed"), icon=":material/sync:", duration="long")


def _language() -> tuple[str, list[Doubt]]:
    return permalink.choice("lang", languages(), DEFAULT_LANGUAGE)


def _stores(said: Names) -> dict[str, Store]:
    """All of them; where the database cannot be read, that is all the page says."""
    try:
        return stores.all_stores(whose.owner())
    except Unreachable as why:
        _log.error("store_unreachable", {"error": str(why).partition(":")[0]})
        st.error(said.t("store_unreachable"), icon=":material/database_off:")
        st.stop()


@st.cache_resource(show_spinner=False)
def _no_rows() -> Store:
    return store_of(schema.arrow_schema("incidents").empty_table(), "no rows")


_RTL = "<style>" + (Path(__file__).parent / "rtl.css").read_text(encoding="utf-8") + "</style>"
