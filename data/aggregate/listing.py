"""Incidents as rows to be read: the few that a list shows, in a stated order."""

from __future__ import annotations

from typing import Literal, get_args

import ibis
import ibis.expr.types as ir
import pandas as pd

from data.query import date_end

Order = Literal["latest", "earliest", "deadliest"]
ORDERS: tuple[Order, ...] = get_args(Order)
SHOWN = (
    *("incident_id", "date_start", "date_end", "date_precision", "governorate", "district"),
    *("place_name_en", "place_name_ar", "location_precision", "event_class", "event_type", "directed"),
    *("initiators", "targets", "initiators_text", "targets_text", "initiator_basis", "claimed_by"),
    *("killed_low", "killed_best", "killed_high", "injured_low", "injured_high", "detained_low", "detained_high"),
    *("status", "n_sources", "sources", "source_url", "flags"),
)


def listed(incidents: ir.Table, order: Order = "latest", limit: int = 50, offset: int = 0) -> pd.DataFrame:
    """At most `limit` incidents from the `offset`-th on, columns SHOWN, ties broken by incident_id.

    order  latest by the end of the date window, earliest by its start, deadliest by the lowest number of killed
           reported (silent incidents last).
    """
    keys = {
        "latest": [ibis.desc(date_end(incidents)), ibis.desc(incidents.date_start)],
        "earliest": [ibis.asc(incidents.date_start), ibis.asc(date_end(incidents))],
        "deadliest": [ibis.desc(incidents.killed_low.fill_null(-1))],
    }[order]
    found = incidents.order_by([*keys, incidents.incident_id]).select(*SHOWN).limit(limit, offset=offset)
    return found.to_pandas()
