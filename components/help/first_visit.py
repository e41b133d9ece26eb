"""A first visit: what this is, what is loaded, and three questions to begin with.

It stands above the overview while its link asks for nothing, until it is closed; and where the link asks for it.
"""

from __future__ import annotations

import html

import streamlit as st

from components import permalink, words
from components.glossary.entries import button, entries
from components.names import Names
from components.view import View, visible
from data.aggregate.beginning import Question, per_area_and_year, questions

HELP = "help"  # URL parameter
CLOSED = "closed"
_COOKIE = "rasid_help"  # written by page_script.js: a browser that has closed it is not shown it again
_SESSION = "help_closed"
_ASKS_NOTHING = frozenset({"lang", "table"})
_PAGES = {"pairs": "actors", "year": "overview", "deadliest": "incidents", "places": "map", "time": "timeline"}
_OWN = {"pairs": {"show": "pairs"}, "year": {"compare": "year"}, "deadliest": {"sort": "deadliest"}}


def link(shared: dict[str, str], names: Names) -> None:
    """The "?" at the top of every page."""
    said = html.escape(names.t("help_open"), quote=True)
    drawn = permalink.inside(
        "overview", shared | {HELP: "1"}, "?", f'class="inside help" aria-label="{said}" title="{said}"'
    )
    st.html(drawn, width="content")


def to_remember() -> str:
    """What the browser is to remember: CLOSED once it was closed in this session, else nothing."""
    return CLOSED if st.session_state.get(_SESSION) else ""


def show(view: View) -> None:
    """Draw the panel, where it is asked for or this browser has not closed it."""
    asked, doubts = permalink.choice(HELP, ("1", ""), "")
    view.say_doubts(doubts)
    if not asked and (_is_closed() or permalink.read().keys() - _ASKS_NOTHING):
        return
    names = view.names
    with st.container(key="first_visit", border=True):
        drawn = "".join(f"<p>{line}</p>" for line in _lines(view))
        kept = {name: value for name, value in permalink.carried().items() if name in (*_ASKS_NOTHING, "asof")}
        asked_first = questions(view.whole().ask(per_area_and_year), view.origin)
        ways = (permalink.inside(_PAGES[one.kind], kept | leads_to(one), said(one, view)) for one in asked_first)
        drawn += "<ul>" + "".join(f"<li>{way}</li>" for way in ways) + "</ul>"
        st.html(f"{drawn}<p>{html.escape(names.t('help_words'))} {_words(names)}</p>")
        st.button(names.t("help_close"), key="help_close", icon=":material/close:", on_click=_close)


def said(question: Question, view: View) -> str:
    """A question in words."""
    names = view.names
    kind = "fights" if question.kind == "pairs" and view.origin.undirected else question.kind
    key = f"question_{kind}_in" if question.year else f"question_{kind}"
    return names.t(key, area=names.of("area", question.area), year=names.digits(question.year))


def leads_to(question: Question) -> dict[str, str]:
    """The parameters of the view that answers a question, on its page, beside its table and language."""
    own = {"gov": question.area, "period": question.year} | _OWN.get(question.kind, {})
    return {name: value for name, value in own.items() if value}


def _lines(view: View) -> tuple[str, ...]:
    names, origin = view.names, view.origin
    loaded = names.t(
        "help_loaded",
        n=origin.rows,
        table=names.apart(visible(origin.names.get(names.lang, origin.origin))),
        covers=names.window(origin.covers_from, origin.covers_to),
        kind=words.kind(origin, names),
    )
    return (html.escape(names.t("help_what")), html.escape(loaded), html.escape(names.t("help_how")))


def _words(names: Names) -> str:
    return names.t("list_break").join(button(entry.key, entry.title) for entry in entries(names.lang).values())


def _is_closed() -> bool:
    return bool(to_remember()) or st.context.cookies.get(_COOKIE) == CLOSED


def _close() -> None:
    st.session_state[_SESSION] = True
    permalink.write(HELP, "")
