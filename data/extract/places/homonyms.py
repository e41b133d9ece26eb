"""Which of several places of one name is meant."""

from __future__ import annotations

from typing import NamedTuple

from data.extract.places.gazetteer import Place
from data.extract.places.naming import SITES
from data.extract.places.nearness import Around
from data.extract.text.marks import Mark

_WELL_KNOWN, _KNOWN = 5, 1  # importance, of 0 to 37
_NOT_NAMED = -9  # below any place in the order of the governorates that are named


class Fitness(NamedTuple):
    """How well a place fits a mention, what counts most first."""

    is_such_a_site: bool  # a camp after "camp"
    near: int  # 0 the governorate named nearest, then -1, -2 ...
    no_obscure_quarter: bool
    known_and_spelled_so: bool
    well_known: bool
    common: int  # as `near`, by how often the text names its governorate
    spelled_so: bool
    village_after_village: bool
    no_quarter: bool
    importance: float


def choose(
    candidates: tuple[Place, ...], around: Around, noun: Mark | None, spelled: str
) -> tuple[Place, tuple[Place, ...]]:
    """The place that fits best, and the others that may be meant: a tenth of its importance at least, and in its
    governorate or in one of the sentence.
    """
    code = noun.code if noun is not None else None
    ordered = sorted(candidates, key=lambda place: fitness(place, around, code, spelled), reverse=True)
    best = ordered[0]
    return best, tuple(
        place
        for place in ordered[1:]
        if (place.governorate == best.governorate or place.governorate in around.near or not around.near)
        and place.importance * 10 >= best.importance
    )


def fitness(place: Place, around: Around, noun: str | None, spelled: str) -> Fitness:
    """How well a place fits; noun is the code of the place noun beside the name."""
    wanted = SITES[noun].kind if noun in SITES else None
    spelled_so = spelled in (place.name_ar, place.name_en)
    quarter = place.kind == "neighbourhood"
    return Fitness(
        is_such_a_site=place.kind == wanted,
        near=_order(place.governorate, around.near),
        no_obscure_quarter=not quarter or place.importance >= _KNOWN or wanted == "neighbourhood",
        known_and_spelled_so=spelled_so and place.importance >= _KNOWN,
        well_known=place.importance >= _WELL_KNOWN,
        common=_order(place.governorate, around.common),
        spelled_so=spelled_so,
        village_after_village=noun == "village" and place.kind == "village",
        no_quarter=not quarter,
        importance=place.importance,
    )


def _order(code: str, among: tuple[str, ...]) -> int:
    return -among.index(code) if code in among else _NOT_NAMED
