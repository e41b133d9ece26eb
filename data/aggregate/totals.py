"""Totals that a source gives for a period and an area ("57 detained during October"): shown, never added (rule 5)."""

from __future__ import annotations

import ibis.expr.types as ir
import pandas as pd

from data import place_codes, schema
from data.actors import members
from data.filter import NOT_REPORTED, Filter


def totals_in_view(aggregates: ir.Table, wanted: Filter) -> pd.DataFrame:
    """The totals whose period touches that of a resolved filter, earliest first; columns of schema.AGGREGATES.

    A total of no governorate may hold incidents of any: it is kept for every area. What a filter asks of single
    incidents (place, toll, precision, text) cannot be asked of a total and leaves it in.
    """
    found: pd.DataFrame = (
        aggregates.filter(aggregates.date_start <= wanted.date_to, aggregates.date_end >= wanted.date_from)
        .order_by(["date_start", "date_end", "aggregate_id"])
        .to_pandas()
    )
    kept = [_asked_for(row, wanted) for row in found.to_dict("records")]
    return found[pd.Series(kept, index=found.index, dtype=bool)].reset_index(drop=True)


def _asked_for(row: dict[object, object], wanted: Filter) -> bool:
    """Whether a total may hold what the filter asks for."""
    governorate, event_type = (None if pd.isna(row[name]) else str(row[name]) for name in ("governorate", "event_type"))  # type: ignore[call-overload]
    if governorate and wanted.governorates and governorate not in wanted.governorates:
        return False
    if event_type and wanted.types and event_type not in wanted.types:
        return False
    if event_type and wanted.classes and schema.event_class_of(event_type) not in wanted.classes:
        return False
    lies_in = place_codes.area_of(wanted.place)[:4]
    if governorate and lies_in and governorate != lies_in:
        return False
    columns = {"any": ("initiators", "targets"), "initiator": ("initiators",), "target": ("targets",)}
    named = {actor for column in columns.get(wanted.role, ()) for actor in _each(row[column])}
    if wanted.actors and not any(named & set(members(code)) for code in wanted.actors):
        return False
    sides = zip(wanted.pair or (), ("initiators", "targets"), strict=False)
    return all(_each(row[column]) & set(members(code)) for code, column in sides if code != NOT_REPORTED)


def _each(ids: object) -> set[str]:
    return set(str(ids).split(";"))
