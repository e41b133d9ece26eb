"""Five views that a briefing would show, and their slides."""

from __future__ import annotations

from itertools import count
from typing import Any

from components.briefing import asked, content, views
from components.briefing.slide import Slide
from components.view import View
from data.store import Store, open_store, store_of
from tests.factories import table

STORE = open_store()
LINKS = {
    "half a year": "from=2018-01-01&to=2018-06-30&slide=timeline,map",
    "one governorate": "from=2017-01-01&to=2017-12-31&gov=SY09&slide=actors,comparison",
    "a sample": "table=coded_reports&slide=incidents",
    "the whole country": "gov=all&slide=map,timeline",
    "one actor": "from=2019-01-01&to=2019-06-30&actor=islamic_state&slide=comparison,timeline",
}


_VERSIONS = count()


def held(*rows: dict[str, Any], title: str = "") -> Store:
    """A store of these incidents, which no other shares a memory with."""
    return store_of(table(*rows), f"held for test {next(_VERSIONS)}", title)


def view_of(link: str, lang: str = "en", store: Store = STORE) -> View:
    """The view of a link."""
    return views.view_of(views.params_of(link), store.alone(), lang)


def slide_of(link: str, lang: str = "en", store: Store = STORE) -> Slide:
    """The slide of a link."""
    view = view_of(link, lang, store)
    found, doubts = asked.read(views.params_of(link), view.origin)
    assert not [*view.doubts, *doubts]
    return content.slide(view, found, content.rebuilt_from({**views.params_of(link), "lang": lang}))
