"""How far a mention of a place reaches beyond the name, and how near the place it is: in, near, on the road from."""

from __future__ import annotations

from data.extract.places import gazetteer
from data.extract.places.cues import NOUNS
from data.extract.places.found import Found
from data.extract.places.where import Precision
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_REACHES_OVER = term_set("reaches_over") | gazetteer.ARTICLES
_REACHES = 6  # words before a name
_PREPOSITIONS = ("near", "rural", "desert", "inside", "road", "direction", *NOUNS)
_NEAR = frozenset({"near", "desert"})
_ENDS_REACH = frozenset({"act", "casualty", "actor", "person", "source"})
_DASHES = frozenset("–—")
_JOINS = frozenset("–-")


def reach(marks: Marks, one: Found) -> tuple[int, Precision]:
    """Where the mention begins, nouns and prepositions included, and how near the place it is."""
    first, precision = _before(marks, one)
    if _countryside_after(marks, one) or _road_after(marks, one.last):
        precision = "near"
    return first, precision


def _before(marks: Marks, one: Found) -> tuple[int, Precision]:
    """قرب بلدة X, on the outskirts of X, في ريف X: back to the preposition, or to what is told before."""
    first = one.first
    for at in range(one.first - 1, max(one.first - 1 - _REACHES, -1), -1):
        word = marks.words[at]
        if word.is_mark and word.folded not in _JOINS:
            break
        mark = marks.has(at, "near", *_PREPOSITIONS)
        if mark is None:
            if word.folded not in _REACHES_OVER and any(m.family in _ENDS_REACH for m in marks.at.get(at, ())):
                break
            continue
        first = at
        if mark.code in _NEAR or (mark.code == "rural" and one.governorate is None):
            return first, "near"
        if mark.code == "inside":
            return (at - 1, "near") if marks.has(at - 1, "near", "near") else (first, "place")
    return first, "place"


def _countryside_after(marks: Marks, one: Found) -> bool:
    """The Hajin countryside, X desert."""
    return not marks.arabic and one.governorate is None and marks.has(one.last, "near", "rural", "desert") is not None


def _road_after(marks: Marks, at: int) -> bool:
    """A dash here that joins two names of a road: طريق منبج – أبو قلقل."""
    return marks.word(at) in _DASHES and any(marks.has(n, "near", "road") for n in range(at - 5, at + 5))
