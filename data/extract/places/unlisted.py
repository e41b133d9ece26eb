"""Names that no gazetteer has: what follows "village", "town", "camp" ..., a road's name, the steppe of a place."""

from __future__ import annotations

from data.extract.places.cues import NOUNS, is_road, noun_before
from data.extract.places.found import Found
from data.extract.places.names import goes_on, is_governorate
from data.extract.places.naming import road_name
from data.extract.text.affixes import THE
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

QUALIFIERS = term_set("name_qualifiers_ar")
_NO_ROADS = term_set("no_road_names_ar")
_NO_STEPPES = term_set("no_steppe_names_ar")
_NO_VILLAGES = term_set("no_village_names_ar")
_STATIONS = term_set("stations_ar")
_STEPPE = term_set("steppe_ar")
_NAMED_ALREADY = frozenset({"area", "governorate", "mountain", "city"})  # what has these nouns, the gazetteer has
_NOUNS_AFTER = frozenset({"village", "quarter", "field", "camp", "prison"})


def unlisted(marks: Marks, at: int) -> Found | None:
    """A name that begins at a word and that the gazetteer does not have."""
    for rule in AR if marks.arabic else EN:
        if (found := rule(marks, at)) is not None:
            return found
    return None


def road(marks: Marks, at: int) -> Found | None:
    """The road of a name: طريق الخرافي, not الطريق العام."""
    if not _has_article(marks, at) or not is_road(marks.word(at - 1)) or marks.words[at].folded in _NO_ROADS:
        return None
    return Found(at, at + 1, (), raw=road_name(marks.text.written(at, at + 1)))


def steppe(marks: Marks, at: int) -> Found | None:
    """The steppe of a name: بادية المسرب, not البادية السورية."""
    if marks.word(at - 1) not in _STEPPE or not _has_article(marks, at):
        return None
    return None if marks.words[at].folded in _NO_STEPPES else Found(at, at + 1, (), raw=marks.text.written(at, at + 1))


def after_noun_ar(marks: Marks, at: int) -> Found | None:
    """قرية X, بلدة أبو X, قرية X الشرقية; not القرية, nor قرية في."""
    noun = noun_before(marks, at)
    word = marks.words[at].folded
    if noun is None or noun.last != at or not _names_what_follows(noun):
        return None
    if any(marks.has(at, family) for family in ("near", "actor", "number")):
        return None
    if word[0].isdigit() or word in _NO_VILLAGES:
        return None
    last = at + 1 + goes_on(marks, at)
    if marks.word(last) in QUALIFIERS and not is_governorate(marks, last + 1):
        last += 1
    return Found(at, last, (), raw=marks.text.written(at, last))


def beside_noun_en(marks: Marks, at: int) -> Found | None:
    """The village of X Y, X camp: up to three words in capital letters."""
    words = marks.words
    if not words[at].written[:1].isupper() or marks.has(at, "actor") or marks.has(at, "time.weekday"):
        return None
    last = at + 1
    while last < min(at + 3, len(words)) and words[last].written[:1].isupper():
        last += 1
    before, after = noun_before(marks, at), marks.has(last, "near", *NOUNS)
    if (before is not None and before.code not in _NAMED_ALREADY) or (after is not None and after.code in _NOUNS_AFTER):
        return Found(at, last, (), raw=marks.text.written(at, last))
    return None


AR = (road, steppe, after_noun_ar)
EN = (beside_noun_en,)


def _has_article(marks: Marks, at: int) -> bool:
    return marks.words[at].folded.startswith(THE) and not marks.has(at, "near")


def _names_what_follows(noun: Mark) -> bool:
    form = noun.form
    return noun.code not in _NAMED_ALREADY and not (form.definite or form.pronoun or form.stem in _STATIONS)
