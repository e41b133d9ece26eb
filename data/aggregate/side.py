"""One side of a comparison: incidents by class and the people in them, in one query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from data import held, schema
from data.aggregate import toll
from data.aggregate.periods import MEASURES, Measure, class_of
from data.aggregate.toll import Toll
from data.bounds import TOLLS
from data.engine import once
from data.filter import Resolved
from data.query import matching


@dataclass(frozen=True)
class Side:
    """classes: incidents of each of schema.CLASSES. tolls: of all of them, by bounds.TOLLS."""

    classes: Mapping[str, int]
    tolls: Mapping[str, Toll]

    @property
    def incidents(self) -> int:
        """How many there are, of all classes."""
        return sum(self.classes.values())

    def count(self, measure: Measure) -> int:
        """How many of them a measure counts."""
        return sum(self.classes[name] for name in MEASURES[measure])


@held.narrow
def side(incidents: ir.Table) -> Side:
    """Count the incidents given (one row each, already matched and merged)."""
    row = _counts(incidents).to_pyarrow().to_pylist()[0]
    counts = {code: int(row[code]) for code in schema.CLASSES}
    return Side(counts, {name: toll.toll_of(row, name, sum(counts.values())) for name in TOLLS})


@once
def _counts(incidents: ir.Table) -> ir.Table:
    classes, parts = class_of(incidents), dict[str, ir.IntegerScalar]()
    for name in TOLLS:
        parts |= toll.columns(incidents, name)
    return incidents.agg(**{code: incidents.count(where=classes == code) for code in schema.CLASSES}, **parts)


@held.narrow
def nowhere(incidents: ir.Table) -> int:
    """How many of the incidents given name no governorate, or are not known better than to the country."""
    unknown = incidents.governorate.isnull() | (incidents.location_precision == "country").fill_null(False)
    return int(incidents.filter(unknown).count().execute())


@held.narrow
def in_both(incidents: ir.Table, other: Resolved) -> int:
    """How many of the incidents given another filter means too."""
    return int(matching(incidents, other).count().execute())
