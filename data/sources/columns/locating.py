"""Where the incidents of a file are: areas, gazetteer places and points, never finer than the file knows them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data import places
from data.sources.columns.checking import Check, Column, Mask
from data.sources.columns.coding import spellings
from data.sources.columns.headers import POINT
from data.sources.columns.points import Angle, angle, point
from data.sources.problems import Bad
from data.text import name_key

_FROM_FINE = ("place", "near", "subdistrict", "district", "governorate", "country")
_NOT_STATED = len(_FROM_FINE)
_NEAR, _COUNTRY = _FROM_FINE.index("near"), _FROM_FINE.index("country")
_SEPARATOR = "\x1f"
_GOVERNORATE_CODE = len("SY09")  # how every finer P-code begins
Degrees = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]


class Points(NamedTuple):
    """WGS84 degrees of every row, NaN where there is none; distinct points once, and which of them each row has."""

    longitude: Degrees
    latitude: Degrees
    distinct: npt.NDArray[np.complex128]
    codes: npt.NDArray[np.intp]

    @classmethod
    def of(cls, longitude: Degrees, latitude: Degrees) -> Points:
        distinct, codes = np.unique(longitude + 1j * latitude, return_inverse=True)
        return cls(longitude, latitude, distinct, codes)

    def areas(self, level: str) -> Texts:
        """The P-code of the area that each row's point lies in; None where there is no point or no area."""
        there = ~np.isnan(self.distinct)
        codes = np.full(len(self.distinct), None, dtype=object)
        codes[there] = places.areas_at(self.distinct.real[there].tolist(), self.distinct.imag[there].tolist(), level)
        of_rows: Texts = codes[self.codes]
        return of_rows


class _Known(NamedTuple):
    """What the gazetteer has under a name in a governorate, or why it has nothing."""

    place: places.Place | None
    problem: str = ""
    expected: str = ""


def read(check: Check, columns: dict[str, Column], found: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """governorate, district, subdistrict, place_id, place names, point and location_precision.

    found    what has been read already: place_name_en and place_name_ar as the file has them.
    A point outside Syria, at 0/0 or halved is none, one that fits only when swapped is swapped back, one outside the
    stated governorate is kept: all of them flagged. A place without a point gets the gazetteer's where its name is one
    place's alone in that governorate, and is flagged where it is not.
    """
    areas = {level: _area(check, columns[level], level) for level in places.LEVELS if level in columns}
    own = _own_points(check, columns)
    stated = _stated_precision(check, columns)
    where = _where_said(columns)
    areas["governorate"] = _governorates(check, columns, where, areas, own, stated)
    # a row that is only known to its district has no place to be looked up
    asks = (stated <= _NEAR) | (stated == _NOT_STATED)
    known, named = _gazetteer(check, columns, found, areas["governorate"], own, asks)
    _governorates_of_places(check, columns, where, areas["governorate"], known["governorate"], stated)
    filled = np.isnan(own.latitude) & ~np.isnan(known["latitude"])
    latitude = np.where(filled, known["latitude"], own.latitude)
    longitude = np.where(filled, known["longitude"], own.longitude)
    points = Points.of(longitude, latitude)
    precision = _precision(check, columns, stated, areas, ~np.isnan(latitude), named | filled)
    _areas_by_point(areas, points, precision)
    return {
        **{level: pa.array(codes, pa.string()) for level, codes in areas.items()},
        "place_id": pa.array(known["place_id"], pa.string()),
        "place_name_en": _coalesced(found.get("place_name_en"), known["name_en"]),
        "place_name_ar": _coalesced(found.get("place_name_ar"), known["name_ar"]),
        "latitude": pa.array(latitude, pa.float64(), from_pandas=True),
        "longitude": pa.array(longitude, pa.float64(), from_pandas=True),
        "location_precision": pa.array(np.array([*_FROM_FINE, None], dtype=object)[precision], pa.string()),
    }


def _where_said(columns: dict[str, Column]) -> Column:
    """The column that is named where a row's governorate is in question: its own, else whatever says where it was."""
    known = (*places.LEVELS, "place", "place_name_ar", "place_name_en", "place_id", "latitude", POINT)
    return next(columns[name] for name in known if name in columns)


def _governorates(
    check: Check,
    columns: dict[str, Column],
    where: Column,
    areas: dict[str, Texts],
    own: Points,
    stated: npt.NDArray[np.int64],
) -> Texts:
    """The governorate of every row: as stated, else that of its district or sub-district, else its point's, flagged."""
    governorates = areas.get("governorate", np.full(len(check.rows), None, dtype=object)).copy()
    if "governorate" in columns:
        _compare(check, where, governorates, own)
    for level in places.LEVELS[1:]:
        if level in areas:
            within = np.array([code and code[:_GOVERNORATE_CODE] for code in areas[level]], dtype=object)
            governorates = np.where(governorates == None, within, governorates)  # noqa: E711
    by_point = (governorates == None) & ~np.isnan(own.latitude) & (stated != _COUNTRY)  # noqa: E711
    there = own.areas("governorate")
    by_point &= _says_none(columns, len(check.rows)) & (there != None)  # noqa: E711
    check.say(by_point, where, "governorate_by_point", rejects=False)
    filled: Texts = np.where(by_point, there, governorates)
    return filled


def _governorates_of_places(
    check: Check,
    columns: dict[str, Column],
    where: Column,
    governorates: Texts,
    of_places: Texts,
    stated: npt.NDArray[np.int64],
) -> None:
    """Fill in that of the one place in Syria of a row's name, flagged; a row without any is rejected."""
    nowhere = (governorates == None) & (stated != _COUNTRY) & _says_none(columns, len(check.rows))  # noqa: E711
    by_place = nowhere & (of_places != None)  # noqa: E711
    governorates[by_place] = of_places[by_place]
    check.say(by_place, where, "governorate_by_place", rejects=False)
    check.say(nowhere & ~by_place, where, "missing_value")


def _says_none(columns: dict[str, Column], rows: int) -> Mask:
    """The rows that name no governorate: one that is named and not known is a problem of its own."""
    return columns["governorate"].is_blank() if "governorate" in columns else np.ones(rows, dtype=bool)


def _area(check: Check, column: Column, level: str) -> Texts:
    needed = level == "governorate"
    bad = Bad("unknown_value" if needed else "left_out", "SY01..SY14" if needed else "")
    codes = check.read(column, lambda text: places.area(text, level) or bad, rejects=needed)
    of_rows: Texts = np.array(codes, dtype=object)[column.codes]
    return of_rows


def _own_points(check: Check, columns: dict[str, Column]) -> Points:
    """The point of every row, of its two columns or of the one that holds both; what is wrong with it costs only it."""
    latitude, longitude = (np.full(len(check.rows), np.nan) for _ in "12")
    where: list[Column] = []
    if "latitude" in columns and "longitude" in columns:
        where = [columns["latitude"], columns["longitude"]]
        latitude, longitude = _of_two_columns(check, *where)
    else:
        for name in {"latitude", "longitude"} & set(columns):
            check.say(~columns[name].is_blank(), columns[name], "half_a_point", rejects=False)
    if both := columns.get(POINT):
        read = check.read(both, point, rejects=False)
        pairs = np.array([one or (np.nan, np.nan) for one in read], dtype=np.float64).reshape(-1, 2)[both.codes]
        alone = np.isnan(latitude) & np.isnan(longitude)
        latitude, longitude = np.where(alone, pairs[:, 0], latitude), np.where(alone, pairs[:, 1], longitude)
    if not where and both is None:
        return Points.of(longitude, latitude)
    return _within_syria(check, latitude, longitude, where or [both or where[0]])


def _of_two_columns(check: Check, lat: Column, lon: Column) -> tuple[Degrees, Degrees]:
    read = {axis: check.read(one, angle, rejects=False) for axis, one in (("latitude", lat), ("longitude", lon))}
    latitude, longitude = (
        np.array([one.degrees if one else np.nan for one in read[axis]], dtype=np.float64)[column.codes]
        for axis, column in (("latitude", lat), ("longitude", lon))
    )
    other = _lettered(read["latitude"], "longitude")[lat.codes] & _lettered(read["longitude"], "latitude")[lon.codes]
    latitude, longitude = np.where(other, longitude, latitude), np.where(other, latitude, longitude)
    check.say(other, lat, "coords_swapped", rejects=False)
    half = np.isnan(latitude) != np.isnan(longitude)
    for column, degrees in ((lat, latitude), (lon, longitude)):
        check.say(half & np.isnan(degrees) & column.is_blank(), column, "half_a_point", rejects=False)
    return latitude, longitude


def _lettered(read: list[Angle | None], axis: str) -> Mask:
    return np.array([one is not None and one.axis == axis for one in read], dtype=bool)


def _within_syria(check: Check, latitude: Degrees, longitude: Degrees, where: list[Column]) -> Points:
    """The points that can be, those that fit only the other way round swapped back; `where` they stand: one or two."""
    west, south, east, north = places.SYRIA
    both = ~np.isnan(latitude) & ~np.isnan(longitude)
    lat_fits, lon_fits = (south <= latitude) & (latitude <= north), (west <= longitude) & (longitude <= east)
    swapped = both & ~(lat_fits & lon_fits)
    swapped &= (south <= longitude) & (longitude <= north) & (west <= latitude) & (latitude <= east)
    bounds = (f"{south}..{north}", f"{west}..{east}")
    check.say(swapped, where[0], "coords_swapped", bounds[0], rejects=False)
    latitude, longitude = np.where(swapped, longitude, latitude), np.where(swapped, latitude, longitude)
    usable = both & ((lat_fits & lon_fits) | swapped)
    check.say(both & ~usable & ~lat_fits, where[0], "outside_area", bounds[0], rejects=False)
    check.say(both & ~usable & lat_fits, where[-1], "outside_area", bounds[1], rejects=False)
    return Points.of(np.where(usable, longitude, np.nan), np.where(usable, latitude, np.nan))


def _compare(check: Check, column: Column, governorates: Texts, points: Points) -> None:
    """Flag the rows whose point lies clearly outside the governorate they name."""
    there = points.areas("governorate")
    suspects = ~np.isnan(points.latitude) & (governorates != None) & (there != governorates)  # noqa: E711
    for code in set(governorates[suspects]):
        rows = np.flatnonzero(suspects & (governorates == code))
        suspects[rows] = ~places.are_in(points.longitude[rows], points.latitude[rows], code)
    check.say(suspects, column, "coords_disagree", rejects=False)


def _gazetteer(
    check: Check, columns: dict[str, Column], found: dict[str, pa.Array], governorates: Texts, own: Points, asks: Mask
) -> tuple[dict[str, Texts], Mask]:
    """What the gazetteer knows of each row's place, and which rows name one."""
    empty = pa.nulls(len(check.rows), pa.string())
    names = pc.coalesce(found.get("place_name_ar", empty), found.get("place_name_en", empty))
    ids = columns["place_id"].text() if "place_id" in columns else empty
    keys = pc.dictionary_encode(
        pc.binary_join_element_wise(
            *(ids, pa.array(governorates, pa.string()), names, _SEPARATOR), null_handling="replace", null_replacement=""
        )
    )
    codes = np.where(asks, keys.indices.to_numpy(zero_copy_only=False), len(keys.dictionary))
    known = [*(_look_up(*key.split(_SEPARATOR, 2)) for key in keys.dictionary.to_pylist()), _Known(None)]
    has_point = ~np.isnan(own.latitude)
    for problem in ("unknown_place", "homonyms"):
        for expected in dict.fromkeys(one.expected for one in known if one.problem == problem):
            texts = np.array([(one.problem, one.expected) == (problem, expected) for one in known], dtype=bool)
            named = next(columns[name] for name in ("place", "place_name_ar", "place_name_en") if name in columns)
            check.say(texts[codes] & ~has_point, named, problem, expected, rejects=False)
    result = {
        field: np.array([getattr(one.place, field) if one.place else None for one in known], dtype=kind)[codes]
        for field, kind in (
            *(("place_id", object), ("name_en", object), ("name_ar", object), ("governorate", object)),
            *(("latitude", np.float64), ("longitude", np.float64)),
        )
    }
    far = has_point & ~(
        np.hypot(result["latitude"] - own.latitude, result["longitude"] - own.longitude) <= places.SAME_PLACE
    )
    for field in ("place_id", "name_en", "name_ar"):
        result[field][far] = None
    stated_ids = np.array(ids.to_pylist(), dtype=object)
    result["place_id"] = np.where(result["place_id"] == None, stated_ids, result["place_id"])  # noqa: E711
    return result, names.is_valid().to_numpy(zero_copy_only=False)


@cache
def _look_up(place_id: str, governorate: str, name: str) -> _Known:
    if known := places.place(place_id):
        return _Known(known)
    if not name:
        return _Known(None)
    match places.find(name, governorate):
        case places.Place() as one:
            return _Known(one)
        case places.Homonyms(places=several):
            return _Known(None, "homonyms", " ".join(one.place_id for one in several[:5]))
    return _Known(None, "unknown_place")


def _stated_precision(check: Check, columns: dict[str, Column]) -> npt.NDArray[np.int64]:
    """What the file says, as a rank in _FROM_FINE: the finest where it says nothing, _NOT_STATED where what it says is
    not understood.
    """
    column = columns.get("location_precision")
    if column is None:
        return np.zeros(len(check.rows), dtype=np.int64)
    known = spellings("precisions", "location")
    bad = Bad("left_out", " ".join(_FROM_FINE))
    codes = check.read(column, lambda text: known.get(name_key(text), bad), rejects=False)
    said = [_FROM_FINE.index(code) if code else _NOT_STATED for code in codes]
    ranks: npt.NDArray[np.int64] = np.array(said, dtype=np.int64)[column.codes]
    return np.where(column.is_blank(), np.where(check.lost_before(columns), _NOT_STATED, 0), ranks)


def _precision(
    check: Check,
    columns: dict[str, Column],
    stated: npt.NDArray[np.int64],
    areas: dict[str, Texts],
    located: Mask,
    named: Mask,
) -> npt.NDArray[np.int64]:
    """The finest that a row supports, or the coarser one it states: a point without a name is `near`, no point is
    its area, and a point of which something is said that is not understood is _NOT_STATED.
    """
    supported = np.full(len(stated), _FROM_FINE.index("governorate"))
    for level in ("district", "subdistrict"):
        if level in areas:
            supported[areas[level] != None] = _FROM_FINE.index(level)  # noqa: E711
    supported = np.where(located, np.where(named, 0, 1), supported)
    if column := columns.get("location_precision"):
        check.say((stated < supported) & ~column.is_blank() & ~located, column, "precision_lowered", rejects=False)
        supported = np.where(located & ~column.is_blank() & (stated != _NOT_STATED), stated, supported)
    precision: npt.NDArray[np.int64] = np.maximum(stated, supported)
    return np.where((stated == _NOT_STATED) & ~located, supported, precision)


def _areas_by_point(areas: dict[str, Texts], points: Points, precision: npt.NDArray[np.int64]) -> None:
    """District and sub-district of an exactly known point, where the file gives none and the governorate agrees."""
    for level in ("district", "subdistrict"):
        there = points.areas(level)
        agrees = np.array(
            [
                code is not None and code.startswith(within or "-")
                for code, within in zip(there, areas["governorate"], strict=True)
            ],
            dtype=bool,
        )
        exact = precision == 0 if level == "subdistrict" else precision <= 1
        stated = areas.get(level, np.full(len(there), None, dtype=object))
        areas[level] = np.where((stated == None) & agrees & exact, there, stated)  # noqa: E711


def _coalesced(stated: pa.Array | None, known: Texts) -> pa.Array:
    texts = pa.array([text or None for text in known], pa.string())
    return texts if stated is None else pc.coalesce(stated, texts)
