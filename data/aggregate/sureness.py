"""How surely incidents are in view, and in their governorate: what a lead has to survive."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import held
from data.aggregate.periods import class_of
from data.filter import Resolved
from data.query import has_actor, reaching
from data.whereabouts import is_located

NAMED = ("place", "subdistrict", "district", "governorate")  # a row so precise names its governorate
UNSURE = ("governorate_by_point", "governorate_by_place", "coords_disagree")  # flags: it was inferred, or is doubted


@held.narrow
def sureness(incidents: ir.Table, wanted: Resolved) -> pd.DataFrame:
    """The incidents of one table that match a resolved filter, and those that may: see `query.reaching`.

    returns  one row per governorate (missing where none is named) and event class [incidents]:
             n               in view
             sure            of these, those that name their governorate: not those merely near a place (UCDP: within
                             about 25 km of it, on either side of a border), known to the country alone whatever code
                             they carry, or flagged as one of UNSURE. A precision that is not stated takes nothing from
                             a governorate that is named.
             beside          not in view, but may belong to it
             beside_located  of these, those located at or near a place
    """
    rows = reaching(incidents, wanted)
    named = rows.governorate.notnull() & rows.location_precision.fill_null(NAMED[0]).isin(NAMED)
    doubted = ibis.or_(*(has_actor(rows.flags, flag) for flag in UNSURE))
    counted: pd.DataFrame = (
        rows.group_by(governorate=rows.governorate, event_class=class_of(rows))
        .agg(
            n=rows.count(where=rows.in_view),
            sure=rows.count(where=rows.in_view & named & ~doubted),
            beside=rows.count(where=~rows.in_view),
            beside_located=rows.count(where=~rows.in_view & is_located(rows).fill_null(False)),
        )
        .order_by(["governorate", "event_class"])
        .to_pandas()
    )
    return counted
