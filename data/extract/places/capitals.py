"""Whether the name of a governorate is that of its capital: في مدينة الحسكة, not ريف الحسكة."""

from __future__ import annotations

from data.extract.places.found import Found
from data.extract.places.names import governorate
from data.extract.text.affixes import AND
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Mark, Marks

_AREA_NOUNS = term_set("area_nouns_en")
_JOINTS = term_set("list_joints")
# Aleppo, Homs, Hasakah, Raqqa: the bare name is the city's. Deir ez-Zor's is not, it is most often the governorate's.
_CITY_BY_ITS_NAME = frozenset({"SY02", "SY04", "SY08", "SY11"})


def is_capital(marks: Marks, one: Found, noun: Mark | None) -> bool:
    """Whether a governorate's name means the city; noun is the place noun beside it."""
    if noun is not None:
        return noun.code == "city"
    if any(rule(marks, one) for rule in MEANS_THE_AREA):
        return False
    return one.governorate in _CITY_BY_ITS_NAME or _placed_precisely(marks, one)


def english_area(marks: Marks, one: Found) -> bool:
    """The province of Raqqa."""
    return any(marks.word(n) in _AREA_NOUNS for n in range(one.first - 3, one.first))


def area_follows(marks: Marks, one: Found) -> bool:
    """Raqqa countryside, دير الزور الشرقي."""
    return marks.has(one.last, "near", "rural", "direction") is not None


def area_ends_here(marks: Marks, one: Found) -> bool:
    """شمال شرقي الرقة, eastern Raqqa."""
    before = marks.of("near", "rural", "direction", first=max(0, one.first - 2), last=one.first)
    return any(mark.last == one.first for mark in before)


def joined_to_area(marks: Marks, one: Found) -> bool:
    """ريف دير الزور والرقة."""
    return AND in one.prefix and bool(
        marks.of("near", "rural", "governorate", first=max(0, one.first - 6), last=one.first)
    )


def after_countryside(marks: Marks, one: Found) -> bool:
    """ريف الرقة, the desert of Raqqa."""
    return any(marks.has(n, "near", "rural", "desert") for n in (one.first - 2, one.first - 1))


def listed(marks: Marks, one: Found) -> bool:
    """In a list of governorates: in Deir ez-Zor, Hasakah and Raqqa."""
    inside = range(len(marks.words))
    for at in (one.first - 1, one.first - 2, one.last, one.last + 1):
        word = marks.word(at)
        if at not in inside or not (word in _JOINTS or word.startswith(AND) or AND in one.prefix):
            continue
        for n in (at - 2, at - 1, at, at + 1):
            if n in inside and not one.first <= n < one.last and not marks.words[n].is_mark:
                other = governorate(marks, n)
                if other is not None and other.governorate != one.governorate:
                    return True
    return False


MEANS_THE_AREA = (english_area, area_follows, area_ends_here, joined_to_area, after_countryside, listed)


def _placed_precisely(marks: Marks, one: Found) -> bool:
    """قرب دير الزور, on a road near Deir ez-Zor: said of a city."""
    return any(marks.has(n, "near", "near", "road", "quarter") for n in (one.first - 2, one.first - 1))
