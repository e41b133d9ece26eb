"""Words of the glossary in a label become buttons that open their entry."""

from __future__ import annotations

import html
import re
from functools import cache

from components.glossary.entries import button, entries, joined
from components.names import Names

_MARKS = re.compile(r"[^\w\s]*")  # after a word


def marked(text: str, names: Names) -> str:
    """A label as HTML, in which the first mention of each word of the glossary is a button. Not remembered: a label may
    hold words of somebody's own table."""
    pattern, keys = _pattern(names.lang)
    first = {keys[_plain(found["form"])]: found for found in reversed(list(pattern.finditer(text)))}
    parts, end = [], 0
    for key, found in sorted(first.items(), key=lambda one: one[1].start()):
        before = re.search(r"\S*$", text[end : found.start()])
        start = end + before.start() if before else found.start()
        after = _MARKS.match(text, found.end())
        last = after.end() if after else found.end()
        beside = html.escape(text[start : found.start()]), html.escape(text[found.end() : last])
        parts += [html.escape(text[end:start]), _joined(*beside, button(key, found[0]))]
        end = last
    return "".join((*parts, html.escape(text[end:])))


def _joined(before: str, after: str, word: str) -> str:
    """A word with the marks beside it on one line: a browser would break between a mark and a button."""
    return f'<span class="joined">{before}{word}{after}</span>' if before or after else word


@cache
def _pattern(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a form as a whole word, the longest one first, and whose form it is."""
    keys = {_plain(form): entry.key for entry in entries(lang).values() for form in entry.forms}
    forms = "|".join(re.escape(form) for form in sorted(keys, key=len, reverse=True))
    before = f"[{joined(lang)}]?" if joined(lang) else ""
    return re.compile(rf"(?<!\w){before}(?P<form>{forms})(?!\w)", re.IGNORECASE), keys


def _plain(text: str) -> str:
    return text.casefold()
