"""Whether the words around a name make it a place: قرية X, في X, near X; not شارع X, شبكة X, مجلس X العسكري."""

from __future__ import annotations

from data.extract.places import gazetteer
from data.extract.places.cues import NOUNS, is_cued, noun_before
from data.extract.places.found import Found, Known
from data.extract.text.affixes import AND, BY, THE, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_NO_SCENES = term_set("no_scenes")
_OUTLETS = term_set("outlets_before_en")
_STREETS_AR = term_set("streets_ar")
_STREETS_EN = term_set("streets_en")
_ORDINARY = frozenset(
    (
        *("act", "casualty", "person", "actor", "frame", "near", "time", "source"),
        *("target_noun", "bound", "number", "ordinal"),
    )
)
_KNOWN_KINDS = frozenset({"city", "town", "camp", "oil_field", "gas_field", "neighbourhood"})
_VILLAGES = frozenset({"village", "hamlet"})
_WELL_KNOWN = 5  # importance, of 0 to 37: a name that is read as a place with no word around it to say so
_OWN_WEIGHT, _SMALL = 0.9, 1.0  # a place of some importance; the most that a small village has


def is_meant(marks: Marks, one: Found, known: Known) -> bool:
    """Whether a name counts; `known` are the names of this text that counted before it."""
    if one.raw or one.governorate:
        return not inside_actor(marks, one)
    if any(rule(marks, one) for rule in NO_PLACE):
        return False
    if not marks.arabic:
        return any(word.written[:1].isupper() for word in marks.words[one.first : one.last])
    if after_place_word(marks, one) or _named_for_it(marks, one, known):
        return True
    return _several_words(marks, one) if one.last - one.first > 1 else _one_word(marks, one)


def outlet(marks: Marks, one: Found) -> bool:
    """شبكة X, Wilayat X: who tells."""
    return any(marks.word(n) in _OUTLETS for n in (one.first - 2, one.first - 1))


def street(marks: Marks, one: Found) -> bool:
    """شارع تل أبيض is in Raqqa."""
    return bare(marks.word(one.first - 1), BY, article=True) in _STREETS_AR or marks.word(one.last) in _STREETS_EN


def month_name(marks: Marks, one: Found) -> bool:
    """تشرين الثاني: a month."""
    return any(marks.has(n, "time.month") for n in range(one.first, one.last))


def place_noun(marks: Marks, one: Found) -> bool:
    """A noun of places alone: the mountain, المحطة."""
    return one.last - one.first == 1 and marks.has(one.first, "near", *NOUNS) is not None


def inside_actor(marks: Marks, one: Found) -> bool:
    """A part of an actor's name: مجلس منبج العسكري, الفرقة 17."""
    near = marks.of("actor", first=max(0, one.first - 5), last=one.first + 1)
    return any(mark.first <= one.first < mark.last and mark.last - mark.first > 1 for mark in near)


def no_scene(marks: Marks, one: Found) -> bool:
    """A country or a river: في سوريا, Iraq."""
    return bare(marks.words[one.last - 1].folded, AND + BY + TO) in _NO_SCENES


NO_PLACE = (outlet, street, month_name, place_noun, inside_actor, no_scene)


def after_place_word(marks: Marks, one: Found) -> bool:
    """قرية X, قرب X, ريف X, بادية X."""
    return noun_before(marks, one.first) is not None or bool(
        marks.has(one.first - 1, "near", "near", "desert", "rural")
    )


def _named_for_it(marks: Marks, one: Found, known: Known) -> bool:
    """تفجير غويران: an act named for a place that the text has named before."""
    act = any(mark.last == one.first for mark in marks.of("act", first=one.first - 2, last=one.first))
    name = marks.folded[one.first : one.last]
    return act and any(spelled[-len(name) :] == name for spelled in known)


def _several_words(marks: Marks, one: Found) -> bool:
    """A name of several words is a place where a preposition says so, or where the gazetteer knows it well."""
    best = one.candidates[0]
    return _cued(marks, one) or best.importance >= 1 or best.governorate in gazetteer.NORTH_EAST


def _one_word(marks: Marks, one: Found) -> bool:
    """A name of one word: a place that is known and cued, or stands in a list, or is well known; or one of the
    north-east that is cued and has an article.
    """
    word = marks.words[one.first].folded
    if len(word) < 4 or any(mark.family in _ORDINARY for mark in marks.at.get(one.first, ())):
        return False
    best = one.candidates[0]
    small = best.importance <= _SMALL and best.kind in _VILLAGES
    # the article is looked for in the first letters only, whatever is written before it
    if small and THE not in word[:4] and not word.startswith(TO + TO):
        return False
    cued = _cued(marks, one)
    if best.kind in _KNOWN_KINDS or best.importance >= _OWN_WEIGHT or best.governorate == "SY09":
        listed = AND in one.prefix and one.first > 0
        if cued or listed or best.importance >= _WELL_KNOWN:
            return True
    return cued and best.governorate in gazetteer.NORTH_EAST and THE in word[:3]


def _cued(marks: Marks, one: Found) -> bool:
    return BY in one.prefix or is_cued(marks, one.first)
