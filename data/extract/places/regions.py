"""Areas without a point: the eastern countryside of a governorate, the Badia, northern Syria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.extract.places.aside import is_no_scene
from data.extract.places.found import Found, Known
from data.extract.places.names import named
from data.extract.places.naming import BADIA, DIRECTIONS, DIRECTIONS_AR, PEACE_SPRING, countryside_names
from data.extract.places.where import Where
from data.extract.text.affixes import AND, BY, TO, bare
from data.extract.text.lexicon import term_set
from data.extract.text.marks import Marks

_BADIA_AR = term_set("badia_ar")
_BADIA_EN = term_set("badia_en")
_FLIGHT_TO = term_set("flight_to_ar")
_NORTHERN = term_set("of_northern_syria")
_PEACE_SPRING = frozenset(tuple(name.split()) for name in term_set("peace_spring"))
_SYRIA = term_set("syria_as_region")


def districts_of(marks: Marks, found: Sequence[Found]) -> Iterator[Where]:
    """Parts of a governorate: ريف دير الزور الشرقي, شرقي الرقة, the eastern Deir ez-Zor countryside."""
    for one in found:
        if one.governorate is None or not one.candidates:
            continue
        direction = (_direction_ar if marks.arabic else _direction_en)(marks, one)
        if direction is not None:
            arabic, english = countryside_names(one.governorate, direction)
            yield Where(
                first=max(0, one.first - 3),
                last=one.last + 1,
                name_ar=arabic,
                name_en=english,
                lat=None,
                lon=None,
                governorate=one.governorate,
                precision="district",
                rank=1,
                aside=is_no_scene(marks, one, one.first),
                rule="district",
            )


def _direction_en(marks: Marks, one: Found) -> str | None:
    """Eastern Raqqa, Raqqa's east, the eastern countryside of Raqqa."""
    before = marks.has(one.first - 1, "near", "direction")
    if before is not None and before.last == one.first:
        word = marks.words[before.first].folded
        return word if word.endswith("ern") and word in DIRECTIONS else None
    possessive = marks.words[one.last - 1].folded.endswith("'s")
    after = marks.word(one.last)
    if possessive and after in DIRECTIONS and marks.has(one.last, "near", "direction"):
        return after
    if marks.word(one.first - 1) == "of" and marks.has(one.first - 2, "near", "rural"):
        word = marks.word(one.first - 3)
        return word if word in DIRECTIONS else None
    return None


def _direction_ar(marks: Marks, one: Found) -> str | None:
    """ريف الرقة الشرقي, الريف الشرقي للرقة, شرقي الرقة."""
    before = marks.has(one.first - 1, "near", "direction")
    after = marks.has(one.last, "near", "direction")
    if after is not None and marks.has(one.first - 1, "near", "rural"):
        at = one.last
    elif TO in one.prefix or before is not None:
        at = one.first - 1
    else:
        return None
    return DIRECTIONS_AR.get(bare(marks.word(at), AND + BY, article=True))


def regions_of(marks: Marks, known: Known) -> Iterator[Where]:
    """Regions across governorates, so without one; `known` are the names that the text uses as places."""
    for at, word in enumerate(marks.words):
        if not word.is_mark:
            for rule in RULES:
                if (found := rule(marks, at, known)) is not None:
                    yield found
                    break


def badia(marks: Marks, at: int, known: Known) -> Where | None:
    """البادية, the Badia: the Syrian desert; no scene where somebody fled to it."""
    word = marks.words[at].folded
    if not marks.arabic:
        return _region(at, at + 1, *BADIA) if word in _BADIA_EN else None
    if bare(word, AND + BY + TO) not in _BADIA_AR or named(marks, at, known):
        return None
    flight = any(marks.word(n) in _FLIGHT_TO for n in (at - 2, at - 1))
    return _region(at, at + 1, *BADIA, aside=flight)


def northern_syria(marks: Marks, at: int, _known: Known) -> Where | None:
    """شمال سوريا, northern Syria: a region that has no name of its own."""
    if marks.word(at + 1).removesuffix("'s") not in _SYRIA:
        return None
    northern = (
        marks.has(at, "near", "direction")
        or marks.has(at - 1, "near", "direction")
        or marks.words[at].folded in _NORTHERN
    )
    return _region(at, at + 2, None, None) if northern else None


def peace_spring(marks: Marks, at: int, _known: Known) -> Where | None:
    """نبع السلام, the Peace Spring area."""
    return _region(at, at + 2, *PEACE_SPRING) if (marks.words[at].folded, marks.word(at + 1)) in _PEACE_SPRING else None


RULES = (badia, northern_syria, peace_spring)


def _region(first: int, last: int, name_ar: str | None, name_en: str | None, *, aside: bool = False) -> Where:
    return Where(
        first=first,
        last=last,
        name_ar=name_ar,
        name_en=name_en,
        lat=None,
        lon=None,
        governorate=None,
        precision="unknown",
        rank=1,
        aside=aside,
        rule="region",
    )
