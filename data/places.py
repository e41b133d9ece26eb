"""Where: governorates, districts, sub-districts and places by any spelling and language, and by a point.

Areas are OCHA COD-AB P-codes (data/reference/areas.csv, boundaries/); places are the gazetteer's (gazetteer.csv).
A name that two places share is refused with both: nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import hypot
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from data import schema
from data.text import fold, name_key

AYN = "\u2018"  # as BGN/PCGN writes it; GeoNames has a backtick
LEVELS = ("governorate", "district", "subdistrict")
SYRIA = (35.3, 32.0, 42.6, 37.6)  # degrees, west south east north, with a margin for border places
BORDER_SLACK = 0.015  # degrees, about 1.5 km: the boundaries are simplified by up to 664 m (95 %)
_AREA_WORDS = re.compile(
    r"\b(governorate|province|muhafazah?|district|mintaqat|sub-?district|nahiyah?|markaz|city|the)\b"
    r"|محافظه|منطقه|ناحيه|مدينه|مركز(?=\s)"
)
_ARTICLE = re.compile(r"\b(al|ar|as|ash|ad|az|an|at|ath|el|ez)[\s'’-]+(?=\w)|(?<!\w)ال(?=\w{2})")
_COUNTRYSIDE = re.compile(r"^ريف |^(?:rural|rif|reef) | countryside$")
_IN_TWO_LANGUAGES = re.compile(r"\s*[/|()–]\s*|\s+-\s+")  # "دير الزور / Deir ez-Zor", "Deir ez-Zor (دير الزور)"
SAME_PLACE = 0.15  # degrees, about 15 km: how far a row's own point may lie from the gazetteer's place of that name


class Place(NamedTuple):
    """A gazetteer entry. subdistrict and the codes above it are P-codes; degrees are WGS84."""

    place_id: str
    name_en: str
    name_ar: str
    latitude: float
    longitude: float
    governorate: str
    district: str
    subdistrict: str

    def lies_at(self, latitude: float, longitude: float) -> bool:
        """Whether this is the place at a point [degrees], and not a homonym farther off than SAME_PLACE."""
        return hypot(self.latitude - latitude, self.longitude - longitude) <= SAME_PLACE


class Homonyms(NamedTuple):
    """A name that several places share: the caller must ask."""

    name: str
    places: tuple[Place, ...]


def _area_key(text: str) -> str:
    return name_key(_ARTICLE.sub("", _AREA_WORDS.sub(" ", fold(text))))


@cache
def _areas() -> dict[str, dict[str, tuple[str, ...]]]:
    """level -> key of a spelling -> P-codes."""
    found: dict[str, dict[str, set[str]]] = {level: defaultdict(set) for level in LEVELS}
    for row in schema.reference("areas"):
        for name in (row["pcode"], row["name_en"], row["name_ar"]):
            found[row["level"]][_area_key(name)].add(row["pcode"])
    for row in schema.reference("area_aliases"):
        found[row["level"]][_area_key(row["alias"])].add(row["pcode"])
    return {level: {key: tuple(sorted(codes)) for key, codes in names.items()} for level, names in found.items()}


@cache
def parent(pcode: str) -> str:
    """The P-code of the area that this one is part of; SY for a governorate."""
    return {row["pcode"]: row["parent"] for row in schema.reference("areas")}[pcode]


@cache
def names(pcode: str) -> tuple[str, str]:
    """English and Arabic name of an area."""
    return {row["pcode"]: (row["name_en"], row["name_ar"]) for row in schema.reference("areas")}[pcode]


@cache
def area(text: str, level: str = "governorate", within: str = "") -> str | None:
    """The P-code of an area named in any known spelling, or by its code; None where none or several fit.

    level   one of LEVELS.
    within  P-code of the area it must be in: what settles two districts of one name.
    """
    found = _named(text, level, within)
    if found is None and (parts := [part for part in _IN_TWO_LANGUAGES.split(text) if part.strip()])[1:]:
        codes = {_named(part, level, within) for part in parts}
        return codes.pop() if len(codes) == 1 else None
    return found


def _named(text: str, level: str, within: str) -> str | None:
    """The same for one name; a governorate's countryside is in it, but ريف دمشق is a governorate of its own."""
    known = _areas()[level]
    key = _area_key(text)
    if level == "governorate" and key not in known:
        key = _area_key(_COUNTRYSIDE.sub("", fold(text)))
    codes = [code for code in known.get(key, ()) if code.startswith(within)]
    return codes[0] if len(codes) == 1 else None


class _Polygons(NamedTuple):
    """The areas of a level by their codes. bounds: four rows, west, south, east and north of each [degrees]."""

    codes: tuple[str, ...]
    shapes: npt.NDArray[np.object_]
    bounds: npt.NDArray[np.float64]


@cache
def _polygons(level: str) -> _Polygons:
    number = LEVELS.index(level) + 1
    path = schema.REFERENCE / "boundaries" / f"syr_adm{number}.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    features.sort(key=lambda feature: feature["properties"][f"adm{number}_pcode"], reverse=True)
    codes = tuple(feature["properties"][f"adm{number}_pcode"] for feature in features)
    shapes = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features], dtype=object)
    shapely.prepare(shapes)
    shapely.intersects_xy(shapes, 0, 0)  # makes each one's index now: not by several threads at once
    return _Polygons(codes, shapes, shapely.bounds(shapes).T)


def areas_at(longitudes: npt.ArrayLike, latitudes: npt.ArrayLike, level: str) -> list[str | None]:
    """The P-code of the area that each point lies in; None outside Syria. On a shared border the first by code."""
    codes, shapes, (west, south, east, north) = _polygons(level)
    x, y = np.asarray(longitudes, dtype=float), np.asarray(latitudes, dtype=float)
    order = np.argsort(x, kind="stable")
    first, last = np.searchsorted(x[order], west, "left"), np.searchsorted(x[order], east, "right")
    found = np.full(len(x), None, dtype=object)
    for polygon in np.flatnonzero(first < last).tolist():  # the last of them, by code, first
        near = order[first[polygon] : last[polygon]]
        near = near[(south[polygon] <= y[near]) & (y[near] <= north[polygon])]
        if near.size:
            found[near[shapely.intersects_xy(shapes[polygon], x[near], y[near])]] = codes[polygon]
    held: list[str | None] = found.tolist()
    return held


def area_at(longitude: float, latitude: float, level: str = "governorate") -> str | None:
    """The P-code of the area that a point lies in, or None."""
    return areas_at([longitude], [latitude], level)[0]


def are_in(longitudes: npt.ArrayLike, latitudes: npt.ArrayLike, governorate: str) -> npt.NDArray[np.bool_]:
    """Whether each point lies in a governorate or so close to it that the simplified border cannot tell."""
    codes, shapes, _ = _polygons("governorate")
    polygon = shapes[codes.index(governorate)]
    found: npt.NDArray[np.bool_] = shapely.dwithin(polygon, shapely.points(longitudes, latitudes), BORDER_SLACK)
    return found


def is_in(longitude: float, latitude: float, governorate: str) -> bool:
    """Whether one point does."""
    return bool(are_in([longitude], [latitude], governorate)[0])


def is_in_syria(longitude: float, latitude: float) -> bool:
    """Whether a point lies in the box around Syria."""
    west, south, east, north = SYRIA
    return west <= longitude <= east and south <= latitude <= north


@cache
def _written() -> dict[str, dict[str, str]]:
    """Rows of data/reference/place_names.csv by place: names that a person read, and wrote where none or a wrong one
    stood."""
    return {row["place_id"]: row for row in schema.reference("place_names")}


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Every name of every place of the gazetteer, in any script and as written, by place."""
    found: dict[str, tuple[str, ...]] = {}
    for row in schema.reference("gazetteer"):
        own = _written().get(row["place_id"], {})
        lists = (row["alt_en"], row["alt_ar"], row["alt_other"], own.get("also", ""))
        names = (
            *_main(row),
            own.get("name_en", ""),
            own.get("name_ar", ""),
            *(name for listed in lists for name in listed.split("|")),
        )
        found[row["place_id"]] = tuple(dict.fromkeys(name for name in names if name))
    return found


def _main(row: Mapping[str, str]) -> tuple[str, str]:
    return row["name_en"].replace("`", AYN), row["name_ar"]


@cache
def called() -> frozenset[str]:
    """Every name that data/reference calls a place by: our own words, whatever table they stand in."""
    found, _ = _gazetteer()
    read = ((row["name_en"], row["name_ar"]) for row in schema.reference("ucdp_places"))
    ours = ((place.name_en, place.name_ar) for place in found.values())
    return frozenset(name for both in (*read, *ours) for name in both if name)


@cache
def governorate_names() -> dict[str, tuple[str, ...]]:
    """Every name of every governorate, in both languages and other spellings, by P-code."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in schema.reference("areas"):
        if row["level"] == "governorate":
            found[row["pcode"]] += [row["name_en"], row["name_ar"]]
    for row in schema.reference("area_aliases"):
        if row["level"] == "governorate":
            found[row["pcode"]].append(row["alias"])
    return {pcode: tuple(names) for pcode, names in found.items()}


@cache
def _gazetteer() -> tuple[dict[str, Place], dict[str, tuple[str, ...]]]:
    """Places by id, and ids by the key of every spelling."""
    places: dict[str, Place] = {}
    by_key: dict[str, list[str]] = defaultdict(list)
    for row in schema.reference("gazetteer"):
        own = _written().get(row["place_id"], {})
        name_en, name_ar = (
            own.get(f"name_{lang}") or name for lang, name in zip(("en", "ar"), _main(row), strict=True)
        )
        place = Place(
            *(row["place_id"], name_en, name_ar, float(row["lat"]), float(row["lon"])),
            *(row["adm1_pcode"], row["adm2_pcode"], row["adm3_pcode"]),
        )
        places[place.place_id] = place
        for key in {name_key(name) for name in spellings()[place.place_id]} - {""}:
            by_key[key].append(place.place_id)
    return places, {key: tuple(ids) for key, ids in by_key.items()}


@cache
def _main_keys() -> dict[str, tuple[str, ...]]:
    """By place, the keys of its first names: the gazetteer's own, whatever it is called now."""
    return {row["place_id"]: tuple(map(name_key, _main(row))) for row in schema.reference("gazetteer")}


def place(place_id: str) -> Place | None:
    """The gazetteer's place of this id."""
    return _gazetteer()[0].get(place_id)


def lies_in(place_id: str, pcode: str) -> bool:
    """Whether a place of the gazetteer is in this governorate, district or sub-district."""
    there = _gazetteer()[0][place_id]
    return pcode in (there.governorate, there.district, there.subdistrict)


def find(name: str, within: str = "") -> Place | Homonyms | None:
    """The place of this name in any known spelling.

    within   P-code of the governorate or district it must be in.
    returns  the place; Homonyms where several share the name, unless one alone has it as its main name; else None.
    """
    places, by_key = _gazetteer()
    key = name_key(name)
    found = [places[one] for one in by_key.get(key, ())]
    found = [one for one in found if (one.subdistrict or one.district or one.governorate).startswith(within)]
    if len(found) > 1:
        main = [one for one in found if key in _main_keys()[one.place_id]]
        found = main or found
    if len(found) > 1:
        return Homonyms(name, tuple(found))
    return found[0] if found else None
