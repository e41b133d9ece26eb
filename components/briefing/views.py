"""A view without a browser: what a link means, for a deck that is drawn by a command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from components import permalink
from components.beside import asking
from components.beside.tables import tables
from components.compare import asking as comparing
from components.filters import place
from components.look import LIGHT
from components.names import languages, names
from components.stores import in_view
from components.unmet import in_words, nothing
from components.view import View
from data import filter_link
from data.deck import Entry
from data.store import Store
from data.unmet import Unmet, unmet


@dataclass(frozen=True)
class CommandView(View):
    """A view of a command: there is no session, so nothing is kept in one; the process is the analyst's own."""

    @property
    def private(self) -> bool:
        """Never: what is remembered ends with the process."""
        return False


class NoNumbers(LookupError):  # noqa: N818 -- an answer to who asks, not a fault of the program
    """A link that there are no numbers for, and why: a sentence in the language of the view."""


def params_of(link: str) -> dict[str, str]:
    """The parameters of a link, one value each: the last, where it gives several."""
    return dict(given(link))


def given(link: str) -> list[tuple[str, str]]:
    """Every parameter of a link, whole or only its query, with its value."""
    whole = link.partition("#")[0]
    address, _, query = whole.partition("?")
    return [(name, permalink.held(value)) for name, value in parse_qsl(whole if "=" in address else query)]


def params_of_entry(entry: Entry, lang: str) -> dict[str, str]:
    """The parameters of a slide of a deck, whose title goes before its link's. lang: "" for the server's own."""
    title = {"title": entry.title} if entry.title else {}
    return {**params_of(entry.link), **title, "lang": lang}


def view_of(params: Mapping[str, str], stores: Mapping[str, Store], lang: str) -> View:
    """The view that parameters ask for; `doubts` hold what they ask for in vain.

    stores  every table there is, by origin, the default one first.
    raises  KeyError for a language there are no strings for; NoNumbers for a table that is not there, and for what no
            row can be in.
    """
    if lang not in languages():
        raise KeyError(lang)
    asked, doubts = filter_link.read(params, tuple(stores))
    store = in_view(asked, stores)
    origin = store.origins[asked.origin] if store else nothing(asked)
    held = {name: one.origins[name] for name, one in stores.items()}
    none = unmet(asked, {**held, asked.origin: origin} if store else held)
    if store is None or (none and not none.on_slides):
        raise NoNumbers(in_words(none or Unmet("table", ("table",)), asked, origin, names(lang)))
    view: View = CommandView(
        page="briefing",
        filter=asked.resolved(origin.covers_from, origin.covers_to),
        origin=origin,
        store=store,
        names=names(lang),
        theme=LIGHT,
        doubts=list(doubts),
    )
    view = place.found(view)
    if view.unmet:
        raise NoNumbers(in_words(view.unmet, asked, origin, view.names))
    view = asking.found(view, params, tables(next(iter(stores.values()))))
    return comparing.found(view, params, stores)
