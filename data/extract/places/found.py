"""Found: a name of a place as it stands in a text, before it is settled which place it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.extract.places import gazetteer
from data.extract.places.gazetteer import Place
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Found:
    """Words first..last (exclusive) are the name itself, without nouns and prepositions around it.

    candidates   the places of that name, the most important first; empty where the gazetteer has none.
    governorate  the governorate of that name; its capital is then the only candidate, if there is one.
    prefix       what is written onto the first word: و ف ب ل ك.
    raw          the name as written, where the gazetteer lacks it.
    """

    first: int
    last: int
    candidates: tuple[Place, ...]
    governorate: str | None = None
    prefix: str = ""
    raw: str = ""


Known = Mapping[tuple[str, ...], Found]  # places of the gazetteer that a text has named, by their words as first read


@dataclass(frozen=True)
class Names:
    """The names of a text that count as places, in order, and by which words they are known again."""

    found: tuple[Found, ...]
    known: Known


def known_as(marks: Marks, one: Found) -> tuple[str, ...]:
    """The words of a name under which it is known again: without Latin articles and a possessive."""
    words = (word.folded.removesuffix("'s") for word in marks.words[one.first : one.last])
    return tuple(word for word in words if word not in gazetteer.ARTICLES)
