"""What stands beside the count of a measure: its own tolls and its own incidents, never those of all (rule 9)."""

from __future__ import annotations

import ibis.expr.types as ir
import pandas as pd

from data import held
from data.aggregate.headline import Headline, headline
from data.aggregate.listing import listed
from data.aggregate.periods import Measure, of_measure
from data.store import Origin


def default_measure(origin: Origin) -> Measure:
    """Attacks, or violent events where a table does not say who attacked (rule 10)."""
    return "violent_events" if origin.undirected else "attacks"


@held.grouped
def headline_of(incidents: ir.Table, measure: Measure) -> Headline:
    """The figures of the incidents that a measure counts."""
    return headline(of_measure(incidents, measure))


@held.narrow
def latest_of(incidents: ir.Table, measure: Measure, limit: int) -> pd.DataFrame:
    """The latest incidents that a measure counts, at most `limit`, to be read (columns listing.SHOWN)."""
    return listed(of_measure(incidents, measure), order="latest", limit=limit)
