"""Where: a place that words of a text name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from data.extract.places.gazetteer import Place

Precision = Literal["place", "near", "district", "governorate", "unknown"]
WhereRule = Literal["gazetteer", "governorate", "site", "unlisted", "district", "region"]


@dataclass(frozen=True)
class Where:
    """Words first..last (exclusive), nouns and prepositions included, name a place.

    precision  place, near, district (an area below the governorate), governorate, unknown (a region across
    governorates).
    rank       how specific: 4 site or quarter, 3 village or town, 2 city, 1 area, 0 governorate.
    aside      not where anything happens: a dateline, a hospital, a direction of flight, a home town.
    others     homonyms that were not chosen.
    """

    first: int
    last: int
    name_ar: str | None
    name_en: str | None
    lat: float | None
    lon: float | None
    governorate: str | None
    precision: Precision
    rank: int
    place_id: str | None = None
    aside: bool = False
    others: tuple[Place, ...] = ()
    rule: WhereRule = "gazetteer"

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What makes two mentions one place."""
        return (self.place_id or self.name_ar or self.name_en, self.governorate)

    @property
    def listed(self) -> bool:
        """Whether the gazetteer has it."""
        return self.rule == "gazetteer"

    @property
    def unlisted(self) -> bool:
        """Whether it is a place that the gazetteer lacks."""
        return self.rule == "unlisted"


def at_place(
    place: Place,
    *,
    first: int,
    last: int,
    precision: Precision,
    rank: int,
    aside: bool,
    others: tuple[Place, ...] = (),
) -> Where:
    """Words that name a place of the gazetteer."""
    return Where(
        first=first,
        last=last,
        name_ar=place.name_ar or None,
        name_en=place.name_en,
        lat=place.lat,
        lon=place.lon,
        governorate=place.governorate,
        precision=precision,
        rank=rank,
        place_id=place.place_id,
        aside=aside,
        others=others,
    )


def settle(where: Where, governorate: str | None) -> Where:
    """The same mention in the governorate that a heading names, where a homonym fits it."""
    if governorate is None or where.governorate == governorate:
        return where
    fits = next((place for place in where.others if place.governorate == governorate), None)
    if fits is None and where.listed and where.rank == 3 and where.governorate is not None:
        return replace(where, governorate=governorate, lat=None, lon=None, place_id=None, rule="unlisted")
    if fits is None:
        return replace(where, governorate=governorate) if where.unlisted else where
    return replace(
        where,
        name_ar=fits.name_ar,
        name_en=fits.name_en,
        lat=fits.lat,
        lon=fits.lon,
        governorate=fits.governorate,
        place_id=fits.place_id,
    )
