"""The links to the pages, at the top of each: one piece of HTML, as eight of Streamlit's own cost every change of the
filter eight times over. page_script.js follows them inside the app."""

from __future__ import annotations

import html
from collections.abc import Mapping

from components import permalink
from components.briefing.asked import of_page
from components.names import Names

ICONS = {  # by page, in the order of the links
    "overview": "dashboard",
    "timeline": "bar_chart",
    "actors": "groups",
    "map": "map",
    "incidents": "list_alt",
    "desk": "rate_review",
    "briefing": "slideshow",
    "data": "database",
}


def drawn(page: str, params: Mapping[str, str], names: Names) -> str:
    """The links as seen from a page, as HTML; each takes what it shares with that page along.

    params  of the page's own link.
    """
    shared = permalink.shared(params)
    links = (_link(to, page, shared | (of_page(page, params) if to == "briefing" else {}), names) for to in ICONS)
    return f'<nav class="pages" data-shared="{",".join(sorted(permalink.SHARED))}">{"".join(links)}</nav>'


def _link(to: str, page: str, params: Mapping[str, str], names: Names) -> str:
    icon = f'<span class="icon" aria-hidden="true" translate="no">{ICONS[to]}</span>'
    said = f"<span>{html.escape(names.t(f'page_{to}'))}</span>"
    here = ' aria-current="page"' if to == page else ""
    return f'<a href="{permalink.address(to, params)}" target="_self" class="page"{here}>{icon}{said}</a>'
