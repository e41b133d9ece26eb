"""Words of the glossary in a label become buttons that open their entry."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache

from components.glossary.entries import button, entries, joined
from components.names import Names

_MOST = 4096  # labels remembered
_JOINER = "\u2060"


def marked(text: str, names: Names) -> str:
    """A label as HTML, in which the first mention of each word of the glossary is a button."""
    return _marked(text, names.lang)


@lru_cache(_MOST)
def _marked(text: str, lang: str) -> str:
    pattern, keys = _pattern(lang)
    seen: set[str] = set()
    parts, end = [], 0
    for found in pattern.finditer(text):
        key = keys[_plain(found["form"])]
        if key in seen:
            continue
        seen.add(key)
        parts += [html.escape(text[end : found.start()]), _joint(text[: found.start()][-1:])]
        parts += [button(key, found[0]), _joint(text[found.end() :][:1])]
        end = found.end()
    return "".join((*parts, html.escape(text[end:])))


def _joint(beside: str) -> str:
    """What keeps a button on one line with a mark beside it: a browser would break there."""
    return _JOINER if beside.strip() else ""


@cache
def _pattern(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a form as a whole word, the longest one first, and whose form it is."""
    keys = {_plain(form): entry.key for entry in entries(lang).values() for form in entry.forms}
    forms = "|".join(re.escape(form) for form in sorted(keys, key=len, reverse=True))
    before = f"[{joined(lang)}]?" if joined(lang) else ""
    return re.compile(rf"(?<!\w){before}(?P<form>{forms})(?!\w)", re.IGNORECASE), keys


def _plain(text: str) -> str:
    return text.casefold()
