"""Where incidents lie: places drawn as points, areas shaded because no more is known, and the rest (rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from data import held, place_codes, schema
from data.aggregate import listing, toll
from data.aggregate.counts import meeting, number
from data.aggregate.families import families, family_of
from data.aggregate.resting import Resting, resting
from data.engine import once
from data.whereabouts import area, is_at, within, x, y

Split = Literal["class", "family"]
SPLITS: tuple[Split, ...] = get_args(Split)
Level = Literal["district", "subdistrict"]
LEVELS: tuple[Level, ...] = get_args(Level)
MOST_PLACES = 1500  # more would be more marks than a screen shows apart: places are put into cells
CELLS = (2000, 5000, 10000, 20000, 50000)  # widths of cells, in STEPs


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


@held.grouped
def ground(incidents: ir.Table, split: Split = "class", cell: int = 0) -> Ground:
    """Lay incidents on the ground; one query.

    cell  the least width of cells: as wide as those of a map beside it, where that has too many places.

    A row is at a place when it is located at or near one and has coordinates. Other rows belong to the finest area that
    their precision allows and their codes name.
    raises  KeyError for another split.
    """
    counted = _counted(incidents, split)
    codes = tuple(code for code in split_codes(split) if code in set(counted["split"]))
    located = counted["y"].notna()
    exact = counted[located].astype({"y": "int64", "x": "int64"})
    points = _in_cells(exact, cell)
    while len(points[["y", "x"]].drop_duplicates()) > MOST_PLACES and cell < CELLS[-1]:
        cell = next(width for width in CELLS if width > cell)
        points = _in_cells(exact, cell)
    areas = counted[~located & counted["area"].notna()]
    return Ground(
        places=_split(points, ["y", "x"], codes, names=not cell),
        areas=_split(areas, ["area"], codes, names=False),
        codes=codes,
        unlocated=int(counted.loc[~located & counted["area"].isna(), "n"].sum()),
        cell=cell,
    )


def _in_cells(points: pd.DataFrame, cell: int) -> pd.DataFrame:
    """Points moved to the south-west corners of cells this wide; 0 leaves them where they are."""
    return points.assign(**{axis: points[axis] // cell * cell for axis in ("y", "x")}) if cell else points


def split_codes(split: Split) -> tuple[str, ...]:
    """The codes places may be split into, in the order in which they are drawn."""
    if split == "class":
        return schema.CLASSES
    return families()


@held.grouped
def per_area(incidents: ir.Table, level: Level) -> pd.DataFrame:
    """Incidents and killed per district or sub-district.

    returns  one row per area: area (P-code), n [incidents], killed_* [people]. The row whose area is missing counts the
             incidents known to no area of this level: their place is coarser, or the table names none.
    """
    return _per_area(incidents, level).to_pandas()


@once
def _per_area(incidents: ir.Table, level: Level) -> ir.Table:
    counted = incidents.group_by(area=within(incidents, level))
    return counted.agg(n=number(incidents), **toll.columns(incidents, "killed")).order_by("area")


def at_place(incidents: ir.Table, place: str) -> ir.Table:
    """The incidents where the code of a place says (data.place_codes).

    raises  ValueError for a text that is none.
    """
    return incidents.filter(is_at(incidents, place))


@held.grouped
def counted_at(incidents: ir.Table, place: str) -> dict[str, Any]:
    """The incidents behind a mark, whatever else is drawn: n and exact [incidents], killed_* [people], and the names of
    a point.

    raises  ValueError as `at_place` does.
    """
    here = at_place(incidents, place)
    code = place_codes.read(place)
    point = isinstance(code, place_codes.Points) and code.width == 1
    names = {name: here[name].max() for name in ("place_name_en", "place_name_ar")} if point else {}
    counts = {"n": number(here), "exact": meeting(here, "exact")}
    counted: pd.DataFrame = here.aggregate(**counts, **names, **toll.columns(here, "killed")).to_pandas()
    return {str(name): value for name, value in counted.iloc[0].to_dict().items()}


@held.narrow
def listed_at(incidents: ir.Table, place: str, limit: int, offset: int = 0) -> pd.DataFrame:
    """One page of the incidents behind a mark, as data.aggregate.listing.listed gives them, the latest first."""
    return listing.listed(at_place(incidents, place), limit=limit, offset=offset)


@held.narrow
def resting_at(incidents: ir.Table, place: str) -> Resting:
    """On what the number of killed behind a mark rests."""
    return resting(at_place(incidents, place), "killed")


def _counted(incidents: ir.Table, split: Split) -> pd.DataFrame:
    """Incidents per place or area and split; y and x are missing for rows that are no point, area for the others."""
    counted = _laid(incidents, split).to_pandas()
    if split == "family":
        sides = zip(counted["initiators"].astype(object), counted["directed"].astype(object), strict=True)
        parts = [family_of(None if pd.isna(ids) else ids, directed is not False) for ids, directed in sides]
    else:
        parts = [code if code in schema.CLASSES else "other" for code in counted["event_class"].tolist()]
    return counted.assign(split=parts)


@once
def _laid(incidents: ir.Table, split: Split) -> ir.Table:
    by = ("event_class",) if split == "class" else ("initiators", "directed")
    keys = {"y": y(incidents), "x": x(incidents), "area": area(incidents), **{name: incidents[name] for name in by}}
    names = {
        "place_name_en": incidents.place_name_en,
        "place_name_ar": incidents.place_name_ar,
        "within": ibis.coalesce(incidents.district, incidents.governorate),
    }
    return incidents.group_by(**keys).agg(
        n=number(incidents),
        exact=meeting(incidents, "exact"),
        **{name: text.max() for name, text in names.items()},
        **toll.columns(incidents, "killed"),
    )


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
