"""A deck: a small TOML file of links and titles, each a slide.

[[slide]]
link = "from=2018-01-01&to=2018-06-30&slide=timeline,map"
title = ""                    # optional: in place of the proposed one
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass

MOST_SLIDES, LONGEST_FILE, LONGEST_LINK = 60, 200_000, 4000


@dataclass(frozen=True)
class Entry:
    """One slide of a deck. link: a view's address, or only its parameters. title: "" for the proposed one."""

    link: str
    title: str = ""


class DeckError(ValueError):
    """A file that is no deck: what was found, and where."""


def read(text: str) -> tuple[Entry, ...]:
    """The slides of a deck.

    raises  DeckError with the reason.
    """
    if len(text) > LONGEST_FILE:
        raise DeckError(f"{len(text)} letters, at most {LONGEST_FILE}")
    try:
        found = tomllib.loads(text.removeprefix("\ufeff"))  # which some editors of Windows begin a file with
    except (ValueError, RecursionError) as wrong:  # also for numbers of thousands of digits, and lists as deep
        raise DeckError(str(wrong)) from wrong
    slides = found.get("slide")
    if set(found) != {"slide"} or not isinstance(slides, list) or not slides:
        raise DeckError(f"[[slide]] expected, found: {', '.join(sorted(found)) or 'nothing'}")
    if len(slides) > MOST_SLIDES:
        raise DeckError(f"{len(slides)} slides, at most {MOST_SLIDES}")
    return tuple(_entry(number, slide) for number, slide in enumerate(slides, 1))


def written(entries: tuple[Entry, ...]) -> str:
    """The TOML of a deck."""
    slides = []
    for entry in entries:
        lines = ["[[slide]]", f"link = {_text(entry.link)}"]
        slides.append("\n".join([*lines, *([f"title = {_text(entry.title)}"] if entry.title else [])]))
    return "\n\n".join(slides) + "\n"


def _entry(number: int, slide: object) -> Entry:
    if not isinstance(slide, dict) or not isinstance(slide.get("link"), str):
        raise DeckError(f"slide {number}: link expected, a text")
    unknown = set(slide) - {"link", "title"}
    if unknown:
        raise DeckError(f"slide {number}: {', '.join(sorted(unknown))} unknown; link and title are known")
    link, title = slide["link"], slide.get("title", "")
    if not isinstance(title, str) or len(link) > LONGEST_LINK or len(title) > LONGEST_LINK:
        raise DeckError(f"slide {number}: texts of at most {LONGEST_LINK} letters expected")
    return Entry(link, title)


def _text(words: str) -> str:
    """A TOML basic string: JSON's, but for the one control letter that JSON leaves as it is."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
