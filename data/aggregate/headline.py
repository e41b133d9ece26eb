"""The figures at the top of a page, from one query."""

from __future__ import annotations

from dataclasses import dataclass

import ibis.expr.types as ir

from data import held, schema
from data.aggregate import toll as tolls
from data.aggregate.counts import meeting, number
from data.aggregate.periods import MEASURES, Measure
from data.aggregate.toll import Toll
from data.engine import once
from data.query import point


@dataclass(frozen=True)
class Headline:
    """Counts over the incidents in view.

    classes    incidents per event class; attacks and operations are never summed into one trend.
    places     distinct points among the rows located at or near a place; sources put some places at several.
    unlocated  rows located no better than a sub-district: they are on no map point.
    windows    rows whose day is not known, or not said to be.
    undirected rows that do not say who attacked.
    """

    incidents: int
    classes: dict[str, int]
    killed: Toll
    injured: Toll
    detained: Toll
    places: int
    unlocated: int
    windows: int
    undirected: int

    def count(self, measure: Measure) -> int:
        """How many of the incidents a measure counts."""
        return sum(self.classes[name] for name in MEASURES[measure])


@held.grouped
def counted(incidents: ir.Table) -> int:
    """How many incidents there are."""
    return int(_number(incidents).to_pyarrow()["n"][0].as_py())


@once
def _number(incidents: ir.Table) -> ir.Table:
    return incidents.agg(n=number(incidents))


@held.grouped
def class_counted(incidents: ir.Table) -> dict[str, int]:
    """How many incidents there are of each class that occurs."""
    found = incidents.group_by("event_class").agg(n=number(incidents)).order_by("event_class").to_pandas()
    return {str(code): int(n) for code, n in zip(found["event_class"], found["n"], strict=True)}


@held.grouped
def toll_counted(incidents: ir.Table, toll: str) -> Toll:
    """One of bounds.TOLLS over the incidents given."""
    sums = _sums(incidents, toll).to_pyarrow().to_pylist()[0]
    return tolls.toll_of(sums, toll, int(sums["incidents"]))


@once
def _sums(incidents: ir.Table, toll: str) -> ir.Table:
    return incidents.agg(incidents=number(incidents), **tolls.columns(incidents, toll))


@held.grouped
def headline(incidents: ir.Table) -> Headline:
    """Count the incidents given (one row each, already matched and merged)."""
    first = _figures(incidents).to_pyarrow().to_pylist()[0]
    count = int(first["incidents"])
    killed, injured, detained = (tolls.toll_of(first, name, count) for name in ("killed", "injured", "detained"))
    return Headline(
        incidents=count,
        classes={name: int(first[name]) for name in schema.CLASSES},
        killed=killed,
        injured=injured,
        detained=detained,
        places=int(first["places"]),
        unlocated=int(first["unlocated"]),
        windows=int(first["windows"]),
        undirected=int(first["undirected"]),
    )


@once
def _figures(incidents: ir.Table) -> ir.Table:
    return incidents.agg(
        incidents=number(incidents),
        places=point(incidents).nunique(),
        **{name: meeting(incidents, name) for name in ("unlocated", "windows", "undirected")},
        **{name: number(incidents, where=incidents.event_class == name) for name in schema.CLASSES},
        **tolls.columns(incidents, "killed"),
        **tolls.columns(incidents, "injured"),
        **tolls.columns(incidents, "detained"),
    )
