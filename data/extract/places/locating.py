"""Which place a name is: one of the gazetteer, a governorate, a site beside a place, or a village of no gazetteer."""

from __future__ import annotations

from dataclasses import replace

from data.extract.places.capitals import is_capital
from data.extract.places.found import Found
from data.extract.places.gazetteer import Place, name_words
from data.extract.places.homonyms import choose
from data.extract.places.names import is_governorate
from data.extract.places.naming import SITES
from data.extract.places.nearness import HEREABOUTS
from data.extract.places.surroundings import Surroundings
from data.extract.places.unlisted import QUALIFIERS
from data.extract.places.where import Where, at_place
from data.extract.text.affixes import bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks
from data.places import names as area_names
from data.text import fold

_OWN_VILLAGE = term_set("own_village_qualifiers_ar")
_SITES = frozenset({"camp", "prison", "oil_field", "gas_field", "neighbourhood", "military", "airport"})
_OF_ANY_SITE = frozenset({"gas_field", "mountain"})  # kinds that are what is meant, whatever their noun
_AT_ITS_TOWN = frozenset({"quarter", "prison", "camp"})  # sites that share the point of the town of their name
_TITLED_UNLISTED = frozenset({"camp", "prison", "field"})
_VILLAGES = frozenset({"village", "hamlet"})
_SMALL = 2  # importance, of 0 to 37: below it a village is not meant where another governorate is named


def locate(marks: Marks, one: Found, seen: Surroundings) -> Where:
    """The place that a name is, with what its surroundings say."""
    if one.raw:
        return _unlisted(marks, one.raw, seen)
    if one.governorate is not None:
        if one.candidates and is_capital(marks, one, seen.noun):
            return _at(one.candidates[0], 2, seen)
        return _governorate(one.governorate, seen)
    if _is_village_of_its_own(marks, one, seen):
        name = marks.text.written(one.first, one.last + 1)
        return _unlisted(marks, name, replace(seen, last=one.last + 1))
    spelled = marks.text.written(one.first, one.last)
    place, others = choose(one.candidates, seen.around, seen.noun, spelled)
    if _lies_elsewhere(place, seen):
        return _unlisted(marks, spelled, seen)
    site = seen.noun.code if seen.noun is not None else ""
    if site in SITES and place.kind not in {SITES[site].kind, *_OF_ANY_SITE}:
        return _site(site, place, seen)
    rank = 4 if place.kind in _SITES else 2 if place.kind == "city" else 3
    where = _at(place, rank, seen, others)
    return replace(where, name_ar=spelled) if marks.arabic and _called_otherwise(one, place, spelled) else where


def _is_village_of_its_own(marks: Marks, one: Found, seen: Surroundings) -> bool:
    """قرية X الشرقية is not X; but in قرية X الشرقية دير الزور the word belongs to the governorate."""
    return (
        marks.arabic
        and seen.noun is not None
        and marks.word(one.last) in _OWN_VILLAGE
        and not is_governorate(marks, one.last + 1)
    )


def _lies_elsewhere(place: Place, seen: Surroundings) -> bool:
    """Whether the place that fits best is still not the one: it is far, or small and not where the sentence is."""
    near = seen.around.near
    if place.governorate in near:
        return False
    far = place.governorate not in HEREABOUTS and place.kind != "city"
    small = place.importance < _SMALL and place.kind in _VILLAGES
    quarter = seen.noun is not None and seen.noun.code == "quarter" and place.kind != "neighbourhood"
    return far or (bool(near) and (small or quarter))


def _called_otherwise(one: Found, place: Place, spelled: str) -> bool:
    """Whether an Arabic text calls a place less than the gazetteer does: الجرذي alone, which of its halves is not
    said; or a village by a name of its own.
    """
    longer = place.name_ar.removeprefix(spelled + " ")
    if longer != place.name_ar and fold(longer) in QUALIFIERS:
        return True
    return not one.prefix and place.kind == "village" and _plain(spelled) != _plain(place.name_ar)


def _plain(name: str) -> tuple[str, ...]:
    """A name's folded words without the article."""
    return tuple(bare(word, "", article=True) for word in name_words(name))


def _at(place: Place, rank: int, seen: Surroundings, others: tuple[Place, ...] = ()) -> Where:
    return at_place(
        place,
        first=seen.first,
        last=seen.last,
        precision=seen.precision,
        rank=rank,
        aside=seen.aside,
        others=others,
    )


def _governorate(code: str, seen: Surroundings) -> Where:
    english, arabic = area_names(code)
    return Where(
        first=seen.first,
        last=seen.last,
        name_ar=arabic,
        name_en=english,
        lat=None,
        lon=None,
        governorate=code,
        precision="governorate",
        rank=0,
        aside=seen.aside,
        rule="governorate",
    )


def _site(code: str, place: Place, seen: Surroundings) -> Where:
    """A camp, field or quarter that shares its name with a town: the site, at no point of its own."""
    at_its_town = code in _AT_ITS_TOWN
    return Where(
        first=seen.first,
        last=seen.last,
        name_ar=f"{SITES[code].ar} {place.name_ar}".strip(),
        name_en=f"{place.name_en} {SITES[code].en}".strip(),
        lat=place.lat if at_its_town else None,
        lon=place.lon if at_its_town else None,
        governorate=place.governorate,
        precision=seen.precision,
        rank=4,
        aside=seen.aside,
        rule="site",
    )


def _unlisted(marks: Marks, name: str, seen: Surroundings) -> Where:
    """A place of no gazetteer, in the governorate named nearest, or most often."""
    code = seen.noun.code if seen.noun is not None else ""
    arabic = SITES[code].ar if code in SITES else ""
    english = SITES[code].en if code in _TITLED_UNLISTED else ""
    return Where(
        first=seen.first,
        last=seen.last,
        name_ar=f"{arabic} {name}".strip() if marks.arabic else None,
        name_en=None if marks.arabic else f"{name} {english}".strip(),
        lat=None,
        lon=None,
        governorate=next(iter((*seen.around.near, *seen.around.common)), None),
        precision=seen.precision,
        rank=4 if code in SITES else 3,
        aside=seen.aside,
        rule="unlisted",
    )
