"""Where the incidents of a file are: areas, gazetteer places and points, never finer than the file knows them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data import places
from data.sources.columns.checking import Check, Column, Mask, by_value
from data.sources.columns.coding import spellings
from data.sources.columns.headers import POINT
from data.sources.columns.pointing import Points, Texts, own_points
from data.sources.problems import Bad, Code
from data.text import name_key

_FROM_FINE = ("place", "near", "subdistrict", "district", "governorate", "country")
_NOT_STATED = len(_FROM_FINE)
_NEAR, _COUNTRY = _FROM_FINE.index("near"), _FROM_FINE.index("country")
_SEPARATOR = "\x1f"
_GOVERNORATE_CODE = len("SY09")  # how every finer P-code begins
_PLACE, _POINT = ("place", "place_name_ar", "place_name_en", "place_id"), (POINT, "latitude", "longitude")
_FROM_PLACE = (*_PLACE, *places.LEVELS[1:], *_POINT)  # columns that say where a row was
_FROM_AREA = (*places.LEVELS, *_PLACE, *_POINT)


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
    own = own_points(check, columns)
    stated = _stated_precision(check, columns)
    where = _where_said(columns)
    there = own.areas("governorate")
    areas["governorate"] = _governorates(check, columns, where, areas, there, stated)
    nowhere = (areas["governorate"] == None) & (stated != _COUNTRY) & _says_none(columns, len(check.rows))  # noqa: E711
    # a row that is only known to its district is at no place
    at_place = (stated <= _NEAR) | (stated == _NOT_STATED)
    known, named = _gazetteer(check, columns, found, areas["governorate"], own, at_place, nowhere)
    _say_unknown(check, columns, known, np.isnan(own.latitude) & ~nowhere)
    _governorates_of_places(check, columns, where, areas["governorate"], known, nowhere)
    _compare(check, columns, areas["governorate"], own, there)
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
    return next(columns[name] for name in _FROM_AREA if name in columns)


def _governorates(
    check: Check,
    columns: dict[str, Column],
    where: Column,
    areas: dict[str, Texts],
    there: Texts,
    stated: npt.NDArray[np.int64],
) -> Texts:
    """The governorate of every row: as stated, else that of its district or sub-district, else its point's, flagged.

    there  the governorate that each row's own point lies in.
    """
    governorates = areas.get("governorate", np.full(len(check.rows), None, dtype=object)).copy()
    for level in places.LEVELS[1:]:
        if level in areas:
            within = np.array([code and code[:_GOVERNORATE_CODE] for code in areas[level]], dtype=object)
            governorates = np.where(governorates == None, within, governorates)  # noqa: E711
    by_point = (governorates == None) & (there != None) & (stated != _COUNTRY)  # noqa: E711
    by_point &= _says_none(columns, len(check.rows))
    check.say(by_point, where, "governorate_by_point", rejects=False)
    filled: Texts = np.where(by_point, there, governorates)
    return filled


def _governorates_of_places(
    check: Check,
    columns: dict[str, Column],
    where: Column,
    governorates: Texts,
    known: dict[str, Texts],
    nowhere: Mask,
) -> None:
    """Fill in that of the one place in Syria of a row's name, flagged. A row without any is rejected: by the name that
    several places share, by what else it says in vain of where it was, or as one that says nothing.
    """
    by_place = nowhere & (known["governorate"] != None)  # noqa: E711
    governorates[by_place] = known["governorate"][by_place]
    _say_of_first(check, columns, by_place, "governorate_by_place", rejects=False)
    lost = nowhere & ~by_place
    several = lost & (known["problem"] == "homonyms")
    for expected, here in _by_expected(known, several):
        _say_of_first(check, columns, here, "one_of_several", expected)
    silent = _say_of_first(check, columns, lost & ~several, "not_located")
    check.say(silent, where, "missing_value")


def _say_unknown(check: Check, columns: dict[str, Column], known: dict[str, Texts], where: Mask) -> None:
    """Flag the places that the gazetteer does not have in their governorate, or has more than once."""
    codes: tuple[Code, ...] = ("unknown_place", "homonyms")
    for code in codes:
        found = where & (known["problem"] == code)
        for expected, here in _by_expected(known, found):
            _say_of_first(check, columns, here, code, expected, rejects=False)


def _by_expected(known: dict[str, Texts], where: Mask) -> Iterator[tuple[str, Mask]]:
    """Each of the things that these rows could mean, and the rows that could."""
    return by_value(text if here else None for text, here in zip(known["expected"], where, strict=True))


def _say_of_first(
    check: Check,
    columns: dict[str, Column],
    where: Mask,
    code: Code,
    expected: str = "",
    *,
    order: tuple[str, ...] = _FROM_PLACE,
    rejects: bool = True,
) -> Mask:
    """Say it of the first cell in which each of these rows says where it was; the rows that say nothing."""
    for column in (columns[name] for name in order if name in columns):
        if where.any():
            check.say(where & ~column.is_blank(), column, code, expected, rejects=rejects)
            where = where & column.is_blank()
    return where


def _says_none(columns: dict[str, Column], rows: int) -> Mask:
    """The rows that name no governorate: one that is named and not known is a problem of its own."""
    return columns["governorate"].is_blank() if "governorate" in columns else np.ones(rows, dtype=bool)


def _area(check: Check, column: Column, level: str) -> Texts:
    needed = level == "governorate"
    bad = Bad("unknown_value" if needed else "left_out", "SY01..SY14" if needed else "")
    codes = check.read(column, lambda text: places.area(text, level) or bad, rejects=needed)
    of_rows: Texts = np.array(codes, dtype=object)[column.codes]
    return of_rows


def _compare(check: Check, columns: dict[str, Column], governorates: Texts, points: Points, there: Texts) -> None:
    """Flag the rows whose point lies clearly outside the governorate that they name, or that their area or place is
    in.
    """
    suspects = ~np.isnan(points.latitude) & (governorates != None) & (there != governorates)  # noqa: E711
    for code in set(governorates[suspects]):
        rows = np.flatnonzero(suspects & (governorates == code))
        suspects[rows] = ~places.are_in(points.longitude[rows], points.latitude[rows], code)
    _say_of_first(check, columns, suspects, "coords_disagree", order=_FROM_AREA, rejects=False)


def _gazetteer(
    check: Check,
    columns: dict[str, Column],
    found: dict[str, pa.Array],
    governorates: Texts,
    own: Points,
    at_place: Mask,
    nowhere: Mask,
) -> tuple[dict[str, Texts], Mask]:
    """What the gazetteer knows of each row's place, or why it knows nothing; and which rows name one.

    at_place  the rows that are at the place they name, as far as they say.
    nowhere   those whose place is asked for its governorate, wherever in it they were.
    """
    empty = pa.nulls(len(check.rows), pa.string())
    names = pc.coalesce(found.get("place_name_ar", empty), found.get("place_name_en", empty))
    ids = columns["place_id"].text() if "place_id" in columns else empty
    keys = pc.dictionary_encode(
        pc.binary_join_element_wise(
            *(ids, pa.array(governorates, pa.string()), names, _SEPARATOR), null_handling="replace", null_replacement=""
        )
    )
    codes = np.where(at_place | nowhere, keys.indices.to_numpy(zero_copy_only=False), len(keys.dictionary))
    known = [*(_look_up(*key.split(_SEPARATOR, 2)) for key in keys.dictionary.to_pylist()), _Known(None)]
    result = {
        field: np.array([getattr(one.place, field) if one.place else None for one in known], dtype=kind)[codes]
        for field, kind in (
            *(("place_id", object), ("name_en", object), ("name_ar", object), ("governorate", object)),
            *(("latitude", np.float64), ("longitude", np.float64)),
        )
    }
    for field in ("problem", "expected"):
        result[field] = np.array([getattr(one, field) for one in known], dtype=object)[codes]
    far = ~np.isnan(own.latitude) & ~(
        np.hypot(result["latitude"] - own.latitude, result["longitude"] - own.longitude) <= places.SAME_PLACE
    )
    for field in ("place_id", "name_en", "name_ar"):
        result[field][far | ~at_place] = None
    for field in ("latitude", "longitude"):
        result[field][~at_place] = np.nan
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
