"""The entries of the glossary in one language, and the popovers that hold them."""

from __future__ import annotations

import html
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from components.names import Names

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """A word.

    key    the same in every language.
    forms  how it stands in labels.
    says   what it means here; agrees with what is counted (data/).
    see    keys of other entries beside it.
    """

    key: str
    title: str
    forms: tuple[str, ...]
    says: str
    see: tuple[str, ...]


@cache
def entries(lang: str) -> dict[str, Entry]:
    """Every entry by its key, in order."""
    return {
        key: Entry(key, told["title"], tuple(told["forms"]), told["says"], tuple(told["see"]))
        for key, told in _read(lang).items()
        if isinstance(told, dict)
    }


def joined(lang: str) -> str:
    """The letters, each a word by itself, that are written together with the word after them."""
    return str(_read(lang).get("before", ""))


@cache
def _read(lang: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))


def button(key: str, text: str) -> str:
    """A word that opens its entry, as HTML."""
    return f'<button type="button" class="term" popovertarget="term-{key}">{html.escape(text)}</button>'


@cache
def popovers(names: Names) -> str:
    """Every entry as HTML, each hidden until a button opens it; to stand once on a page."""
    told = entries(names.lang)
    return "".join(_popover(entry, told, names) for entry in told.values())


def _popover(entry: Entry, told: dict[str, Entry], names: Names) -> str:
    key, close = entry.key, html.escape(names.t("glossary_close"), quote=True)
    see = names.t("list_break").join(button(other, told[other].title) for other in entry.see)
    beside = f"<p>{html.escape(names.t('glossary_see'))} {see}</p>" if see else ""
    return (
        f'<div id="term-{key}" class="glossary" popover role="dialog" aria-labelledby="term-{key}-title">'
        f'<button type="button" class="close" popovertarget="term-{key}" popovertargetaction="hide" '
        f'aria-label="{close}">\u00d7</button>'
        f'<b id="term-{key}-title">{html.escape(entry.title)}</b><p>{html.escape(entry.says)}</p>{beside}</div>'
    )
