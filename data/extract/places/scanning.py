"""All names of places in a text, from its first word to its last."""

from __future__ import annotations

from types import MappingProxyType

from data.extract.places.found import Found, Names, known_as
from data.extract.places.meant import is_meant
from data.extract.places.names import governorate, named
from data.extract.places.unlisted import unlisted
from data.extract.text.marks import Marks


def scan_names(marks: Marks) -> Names:
    """The names that their surroundings make places, in order; none overlap."""
    found: list[Found] = []
    known: dict[tuple[str, ...], Found] = {}
    at = 0
    while at < len(marks.words):
        one = None
        if not marks.words[at].is_mark:
            one = governorate(marks, at) or named(marks, at, known) or unlisted(marks, at)
        if one is not None and is_meant(marks, one, known):
            found.append(one)
            if one.candidates and one.governorate is None:
                known.setdefault(known_as(marks, one), one)
        at = at + 1 if one is None else one.last
    return Names(tuple(found), MappingProxyType(known))
