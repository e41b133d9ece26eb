"""The points of a file's rows, of two columns or of one that holds both; a point that cannot be costs only itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data import places
from data.sources.columns.checking import Check, Column, Mask
from data.sources.columns.headers import POINT
from data.sources.columns.points import PLAIN_DEGREES, angle, point

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
        codes[there] = places.areas_at(self.distinct.real[there], self.distinct.imag[there], level)
        of_rows: Texts = codes[self.codes]
        return of_rows


def own_points(check: Check, columns: dict[str, Column]) -> Points:
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
        where = where or [both]
    return _within_syria(check, latitude, longitude, where) if where else Points.of(longitude, latitude)


def _of_two_columns(check: Check, lat: Column, lon: Column) -> tuple[Degrees, Degrees]:
    (latitude, is_lon), (longitude, is_lat) = _angles(check, lat, "longitude"), _angles(check, lon, "latitude")
    other = is_lon & is_lat
    latitude, longitude = np.where(other, longitude, latitude), np.where(other, latitude, longitude)
    check.say(other, lat, "coords_swapped", rejects=False)
    half = np.isnan(latitude) != np.isnan(longitude)
    for column, degrees in ((lat, latitude), (lon, longitude)):
        check.say(half & np.isnan(degrees) & column.is_blank(), column, "half_a_point", rejects=False)
    return latitude, longitude


def _angles(check: Check, column: Column, other: str) -> tuple[Degrees, Mask]:
    """Degrees of every row, NaN where there are none, and whether a letter says that they are of the other axis."""
    plain = column.matches(PLAIN_DEGREES)
    degrees, of_other = np.full(len(plain), np.nan), np.zeros(len(plain), dtype=bool)
    degrees[plain] = pc.cast(column.texts.filter(pa.array(plain)), pa.float64()).to_numpy(zero_copy_only=False)
    for place, one in enumerate(check.read(column, angle, rejects=False, known=plain)):
        if one is not None:
            degrees[place], of_other[place] = one.degrees, one.axis == other
    return degrees[column.codes], of_other[column.codes]


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
