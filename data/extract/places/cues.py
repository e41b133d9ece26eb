"""What directly before or after a name makes it a place: a noun (قرية, the village of), a preposition, a road."""

from __future__ import annotations

from data.extract.places import gazetteer
from data.extract.text.affixes import BY, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

NOUNS = ("village", "town", "city", "quarter", "camp", "prison", "field", "mountain", "area", "governorate")
_PREPOSITIONS = ("near", "rural", "desert", "inside", "road", "direction", "not_there")
_OF_THE = gazetteer.ARTICLES | {"of", "the"}
_BEFORE_PLACES = term_set("before_places")
_ROADS = term_set("roads_ar")


def is_road(word: str) -> bool:
    """Whether a word is طريق, بطريق."""
    return bare(word, BY) in _ROADS


def noun_before(marks: Marks, at: int) -> Mark | None:
    """The place noun directly before a name: قرية, مدينة, the village of."""
    for back in range(at - 1, max(at - 4, -1), -1):
        mark = marks.has(back, "near", *NOUNS)
        if mark is not None and all(marks.words[n].folded in _OF_THE for n in range(mark.last, at)):
            return mark
        if marks.words[back].is_mark:
            break
    return None


def noun_after(marks: Marks, last: int) -> Mark | None:
    """The place noun directly after an English name: Hajin town."""
    return None if marks.arabic else marks.has(last, "near", *NOUNS)


def is_cued(marks: Marks, at: int) -> bool:
    """Whether what stands before a name makes it a place: a noun, في X, near X, the road to X."""
    if noun_before(marks, at) is not None:
        return True
    before = at - 1
    while before >= 0 and marks.words[before].folded in _OF_THE:
        before -= 1
    word = marks.word(before)
    return is_road(word) or word in _BEFORE_PLACES or marks.has(before, "near", *_PREPOSITIONS) is not None
