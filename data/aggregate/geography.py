"""Where incidents lie: places drawn as points, areas shaded because no more is known, and the rest (rule 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from data import bounds, schema
from data.aggregate import listing, toll
from data.aggregate.families import families, family_of
from data.aggregate.resting import Resting, resting
from data.query import is_located

Split = Literal["class", "family"]
SPLITS: tuple[Split, ...] = get_args(Split)
Level = Literal["district", "subdistrict"]
LEVELS: tuple[Level, ...] = get_args(Level)
STEP = 1e-5  # degrees (about 1 m): points nearer than this are one place
MOST_PLACES = 1500  # more would be more marks than a screen shows apart: places are put into cells
CELLS = (2000, 5000, 10000, 20000, 50000)  # widths of cells, in STEPs
_FINER = {  # areas that a row of this precision may be put in, finest first
    "subdistrict": ("subdistrict", "district", "governorate"),
    "district": ("district", "governorate"),
    "governorate": ("governorate",),
    "country": (),
}
_ANY_AREA = ("subdistrict", "district", "governorate")


@dataclass(frozen=True)
class Ground:
    """Everything in view, laid on the ground once: places + areas + unlocated = incidents.

    places     one row per place (or cell), the most incidents first: y, x [whole STEPs; a cell's south-west corner],
               place_name_en, place_name_ar and within (its district, else governorate; no such three for cells),
               n [incidents], exact [of these, those at the place itself; the others are only near it], killed_*
               [people; see toll.columns], n_<code>, exact_<code> and low_<code> (incidents, those at the place itself,
               and lowest killed) for each of `codes`.
    areas      one row per area: area (P-code) instead of y, x, and no names; none is exact.
    codes      what each place is split into: event classes, or families of initiators (families.families).
    unlocated  incidents known to no governorate.
    cell       width of a cell in STEPs; 0 where each place stands for itself.
    """

    places: pd.DataFrame
    areas: pd.DataFrame
    codes: tuple[str, ...]
    unlocated: int
    cell: int = 0

    @property
    def located(self) -> int:
        """Incidents drawn at a place."""
        return int(self.places["n"].sum())

    @property
    def shaded(self) -> int:
        """Incidents known only to an area."""
        return int(self.areas["n"].sum())


def ground(incidents: ir.Table, split: Split = "class") -> Ground:
    """Lay incidents on the ground; one query.

    A row is at a place when it is located at or near one and has coordinates. Other rows belong to the finest area that
    their precision allows and their codes name.
    raises  KeyError for another split.
    """
    counted = _counted(incidents, split)
    codes = tuple(code for code in split_codes(split) if code in set(counted["split"]))
    located = counted["y"].notna()
    cell = 0
    exact = points = counted[located].astype({"y": "int64", "x": "int64"})
    while len(points[["y", "x"]].drop_duplicates()) > MOST_PLACES and cell < CELLS[-1]:
        cell = next(width for width in CELLS if width > cell)
        points = exact.assign(**{axis: exact[axis] // cell * cell for axis in ("y", "x")})
    areas = counted[~located & counted["area"].notna()]
    return Ground(
        places=_split(points, ["y", "x"], codes, names=not cell),
        areas=_split(areas, ["area"], codes, names=False),
        codes=codes,
        unlocated=int(counted.loc[~located & counted["area"].isna(), "n"].sum()),
        cell=cell,
    )


def split_codes(split: Split) -> tuple[str, ...]:
    """The codes places may be split into, in the order in which they are drawn."""
    if split == "class":
        return schema.CLASSES
    return families()


def per_area(incidents: ir.Table, level: Level) -> pd.DataFrame:
    """Incidents and killed per district or sub-district.

    returns  one row per area: area (P-code), n [incidents], killed_* [people]. The row whose area is missing counts the
             incidents known to no area of this level: their place is coarser, or the table names none.
    """
    counted: pd.DataFrame = (
        incidents.group_by(area=_within(incidents, level))
        .agg(n=incidents.count(), **toll.columns(incidents, "killed"))
        .order_by("area")
        .to_pandas()
    )
    return counted


def at_place(incidents: ir.Table, place: str) -> ir.Table:
    """The incidents at a place (or in a cell) named by `place_code`, or known only to the area of this P-code.

    raises  ValueError for a text that is neither.
    """
    if place in _area_codes():
        return incidents.filter(~_is_point(incidents), _area(incidents) == place)
    y, x, width = read_place(place)
    rows, columns = steps(incidents.latitude), steps(incidents.longitude)
    return incidents.filter(_is_point(incidents), rows.between(y, y + width - 1), columns.between(x, x + width - 1))


def counted_at(incidents: ir.Table, place: str, filled: bool) -> dict[str, Any]:
    """The incidents behind a mark, whatever else is drawn: n and exact [incidents], killed_* [people], and the names of
    a point.

    filled  as for `listed_at`.
    raises  ValueError for a text that is neither a place nor an area.
    """
    here = _behind(incidents, place, filled)
    point = not is_area(place) and read_place(place)[2] == 1
    names = {name: here[name].max() for name in ("place_name_en", "place_name_ar")} if point else {}
    counts = {"n": here.count(), "exact": here.count(where=_is_exact(here))}
    counted: pd.DataFrame = here.aggregate(**counts, **names, **toll.columns(here, "killed")).to_pandas()
    return {str(name): value for name, value in counted.iloc[0].to_dict().items()}


def _behind(incidents: ir.Table, place: str, filled: bool) -> ir.Table:
    return in_area(incidents, place) if filled and is_area(place) else at_place(incidents, place)


def listed_at(incidents: ir.Table, place: str, filled: bool, limit: int, offset: int = 0) -> pd.DataFrame:
    """One page of the incidents behind a mark, as data.aggregate.listing.listed gives them, the latest first.

    filled  whether the mark is an area filled by `per_area`, not one that is shaded because no more is known.
    """
    return listing.listed(_behind(incidents, place, filled), limit=limit, offset=offset)


def resting_at(incidents: ir.Table, place: str, filled: bool) -> Resting:
    """On what the number of killed behind a mark rests; `filled` as for `listed_at`."""
    return resting(_behind(incidents, place, filled), "killed")


def in_area(incidents: ir.Table, area: str) -> ir.Table:
    """The incidents known to lie in this area; those that `per_area` counts for a district or sub-district."""
    level = next(row["level"] for row in schema.reference("areas") if row["pcode"] == area)
    return incidents.filter(_within(incidents, level) == area)


def place_code(y: int, x: int, cell: int = 0) -> str:
    """How a link names a place: 35.33588,40.14084; a cell also says its width."""
    code = f"{y * STEP:.5f},{x * STEP:.5f}"
    return f"{code},{cell * STEP:.2f}" if cell else code


def read_place(code: str) -> tuple[int, int, int]:
    """The y, x and width, in STEPs, of a `place_code`; the width of a place is 1.

    raises  ValueError for a text that is none.
    """
    found = re.fullmatch(r"(-?\d{1,2}\.\d{5}),(-?\d{1,3}\.\d{5})(?:,(0\.\d{2}))?", code, re.ASCII)
    if not found:
        raise ValueError(code)
    y, x, width = (round(float(part or STEP) / STEP) for part in found.groups())
    return y, x, width


def is_area(code: str) -> bool:
    """Whether this is a P-code."""
    return code in _area_codes()


@cache
def _area_codes() -> frozenset[str]:
    return frozenset(row["pcode"] for row in schema.reference("areas") if row["level"] in _ANY_AREA)


def _counted(incidents: ir.Table, split: Split) -> pd.DataFrame:
    """Incidents per place or area and split; y and x are missing for rows that are no point, area for the others."""
    point = _is_point(incidents)
    by = ("event_class",) if split == "class" else ("initiators", "directed")
    laid = incidents.select(
        "place_name_en",
        "place_name_ar",
        *bounds.READ_FOR_KILLED,
        *by,
        within=ibis.coalesce(incidents.district, incidents.governorate),
        at_it=_is_exact(incidents),
        y=point.ifelse(steps(incidents.latitude), None),
        x=point.ifelse(steps(incidents.longitude), None),
        area=point.ifelse(None, _area(incidents)),
    )
    counted: pd.DataFrame = (
        laid.group_by("y", "x", "area", *by)
        .agg(
            n=laid.count(),
            exact=laid.count(where=laid.at_it),
            **{name: laid[name].max() for name in _NAMES},
            **toll.columns(laid, "killed"),
        )
        .to_pandas()
    )
    if split == "family":
        sides = zip(counted["initiators"].astype(object), counted["directed"].astype(object), strict=True)
        parts = [family_of(None if pd.isna(ids) else ids, directed is not False) for ids, directed in sides]
    else:
        parts = [code if code in schema.CLASSES else "other" for code in counted["event_class"].tolist()]
    return counted.assign(split=parts)


_NAMES = ("place_name_en", "place_name_ar", "within")


def _split(counted: pd.DataFrame, keys: list[str], codes: tuple[str, ...], names: bool) -> pd.DataFrame:
    """One row per place or area; per code its incidents, those at the place itself, and its lowest number killed."""
    sums = ["n", "exact", *(str(column) for column in counted if str(column).startswith("killed_"))]
    grouped = counted.groupby(keys, sort=True)
    whole = grouped[sums].sum()
    if names:
        whole = whole.join(grouped[list(_NAMES)].max())
    row, column = grouped.ngroup().to_numpy(), pd.Categorical(counted["split"], codes).codes
    for prefix, summed in (("n", "n"), ("exact", "exact"), ("low", "killed_low")):
        parts = np.zeros((len(whole), len(codes)), dtype="int64")
        np.add.at(parts, (row, column), counted[summed].to_numpy(dtype="int64"))
        whole[[f"{prefix}_{code}" for code in codes]] = parts
    return whole.reset_index().sort_values(["n", *keys], ascending=[False, *([True] * len(keys))], ignore_index=True)


def _is_point(incidents: ir.Table) -> ir.BooleanColumn:
    return is_located(incidents).fill_null(False)


def _is_exact(incidents: ir.Table) -> ir.BooleanValue:
    """Whether a row is at the point that it is drawn at, and not merely near it."""
    return _is_point(incidents) & (incidents.location_precision == "place")


def steps(degrees: ir.FloatingColumn) -> ir.IntegerColumn:
    return (degrees / STEP).round().cast("int64")


def _area(incidents: ir.Table) -> ir.StringColumn:
    """The finest area that a row's precision allows and its codes name."""
    precise = [
        (incidents.location_precision == precision, ibis.coalesce(*(incidents[level] for level in levels)))
        for precision, levels in _FINER.items()
        if levels
    ]
    unknown = (incidents.location_precision == "country", ibis.null("string"))
    return ibis.cases(*precise, unknown, else_=ibis.coalesce(*(incidents[level] for level in _ANY_AREA)))


def _within(incidents: ir.Table, level: str) -> ir.StringColumn:
    """The area of this level that a row is known to lie in; missing where its place is known less well."""
    coarser = [precision for precision, levels in _FINER.items() if level not in levels]
    return incidents.location_precision.isin(coarser).fill_null(False).ifelse(None, incidents[level])
