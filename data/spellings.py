"""Names of actors, places, governorates and publishers as people type them: one key for every spelling of a name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from data import actors, places, schema
from data.text import fold, is_arabic

MOST_WORDS = 6  # of a name
_SHORTEST = 2
_SIGNS = re.compile(r"['’‘`´ʿʾʼ]")
_APART = re.compile(r"[\W_]+")
_HAMZA = str.maketrans({"ؤ": "و", "ئ": "ي", "ء": None})
_KINDS = frozenset(("town", "village", "city", "governorate", "province", "مدينه", "بلده", "قريه", "محافظه"))
_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "ad", "az", "an", "at", "ath", "adh", "ez", "es", "the"))


class Named(NamedTuple):
    """What a name may stand for. places: ids of the gazetteer; governorate: its P-code; "" and () where nothing."""

    actor: str = ""
    places: tuple[str, ...] = ()
    governorate: str = ""
    publisher: str = ""


def key(text: str) -> str:
    """A name without articles, signs, spaces and hamzas: al-Busayra, البصيره and "Hay'at" as busayra, بصيره, hayat.

    The words "town" or قرية beside it go too.
    """
    words = _APART.sub(" ", _SIGNS.sub("", fold(text)).translate(_HAMZA)).split()
    bare = [_without_article(word) for word in words if word not in _ARTICLES and word not in _KINDS]
    return "".join(bare or words)


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@cache
def known() -> dict[str, Named]:
    """Every spelling that means one actor, a publisher, a governorate or places, by its `key`."""
    found: defaultdict[str, Named] = defaultdict(Named)
    seats: list[tuple[str, str]] = []
    for place_id, names in places.spellings().items():
        for spelling in {key(name) for name in names}:
            if len(spelling) > _SHORTEST:
                found[spelling] = found[spelling]._replace(places=(*found[spelling].places, place_id))
    for governorate, names in places.governorate_names().items():
        for spelling in {key(name) for name in names} - {""}:
            found[spelling] = found[spelling]._replace(governorate=governorate)
            for seat in found[spelling].places:  # whatever the town is called, its governorate is
                if places.lies_in(seat, governorate):
                    seats += [(key(name), governorate) for name in places.spellings()[seat]]
    for spelling, governorate in seats:
        if not found[spelling].governorate and len(spelling) > _SHORTEST:
            found[spelling] = found[spelling]._replace(governorate=governorate)
    for row in schema.reference("publishers"):
        for name in (row["publisher"], row["name_en"], row["name_ar"], *row["aliases"].split("|")):
            if name:
                found[key(name)] = Named(publisher=row["publisher"])
    for actor, names in actors.same().items():
        for name in names:
            found[key(name)] = Named(actor=actor)
    return dict(found)


@cache
def publishers() -> dict[str, tuple[str, ...]]:
    """By publisher, the ways in which rows name it."""
    return {
        row["publisher"]: tuple(filter(None, dict.fromkeys((row["publisher"], *row["aliases"].split("|")))))
        for row in schema.reference("publishers")
    }


@cache
def sounds() -> dict[bool, dict[str, str]]:
    """For names in Arabic (True) and in Latin letters: how each spelling sounds, and the key that it is known by."""
    heard: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for spelling in known():
        if len(spelling) > _SHORTEST:
            heard[is_arabic(spelling)].setdefault(sound(spelling), spelling)
    return heard


_SAME_SOUND = (
    *(("dh", "d"), ("th", "t"), ("kh", "k"), ("gh", "g"), ("ch", "sh"), ("ou", "u"), ("oo", "u"), ("ee", "i")),
    *(("q", "k"), ("c", "k"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"), ("y", "i"), ("e", "i"), ("o", "u")),
)


def sound(spelling: str) -> str:
    """A `key` in a rough spelling that most transliterations share: busayrah, buseira and busaira as busira."""
    for one, other in _SAME_SOUND:
        spelling = spelling.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", spelling.removesuffix("h"))
