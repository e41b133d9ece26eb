"""The links at the top of a page."""

from __future__ import annotations

import html
import re

from streamlit.testing.v1 import AppTest

_LINK = re.compile(r'<a href="([^"?]*)\?([^"]*)"[^>]* class="page"')


def pages_linked(app: AppTest) -> dict[str, str]:
    """The query of each link, by its page."""
    found = _LINK.findall("".join(element.proto.body for element in app.get("html")))
    return {html.unescape(page).removeprefix("./") or "overview": html.unescape(query) for page, query in found}
