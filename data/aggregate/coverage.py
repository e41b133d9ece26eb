"""What a table holds and what it does not: months, precision, silence, words it could not place, warnings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from data import held, schema
from data.aggregate.periods import fits
from data.query import has_actor
from data.recorded import columns_of

SILENT = {
    **{toll: columns_of(toll) for toll in ("killed", "injured", "detained")},
    "initiator_basis": ("initiator_basis",),
    "targets": ("targets",),
    "sources": ("sources",),
    "source_url": ("source_url",),
    "summary": ("summary_en", "summary_ar"),
}


@dataclass(frozen=True)
class Quality:
    """How precise and how silent incidents are [incidents].

    date, location  per precision code, in the vocabulary's order; schema.NOT_STATED counts rows without one.
    silent          per name of SILENT: incidents that give nothing there (unknown is not zero).
    undirected      incidents that do not say who attacked.
    """

    incidents: int
    date: dict[str, int]
    location: dict[str, int]
    silent: dict[str, int]
    undirected: int


@held.narrow
def quality(incidents: ir.Table) -> Quality:
    """Count precision and silence, in one query."""

    def number(condition: ir.BooleanValue) -> ir.IntegerScalar:
        return incidents.count(where=condition)

    def silent(columns: tuple[str, ...]) -> ir.BooleanValue:
        return ibis.and_(*(incidents[column].isnull() for column in columns))

    precisions = [
        (kind, code)
        for kind in ("date", "location")
        for code in (*schema.codes(f"{kind}_precision"), schema.NOT_STATED)
    ]
    counted = incidents.agg(
        incidents=incidents.count(),
        undirected=number(~incidents.directed.fill_null(True)),
        **{f"{kind}_{code}": number(_stated(incidents, kind) == code) for kind, code in precisions},
        **{f"silent_{name}": number(silent(columns)) for name, columns in SILENT.items()},
    ).to_pandas()
    row = {str(name): int(value) for name, value in counted.iloc[0].items()}
    by_kind: dict[str, dict[str, int]] = {"date": {}, "location": {}}
    for kind, code in precisions:
        by_kind[kind][code] = row[f"{kind}_{code}"]
    return Quality(
        incidents=row["incidents"],
        date=by_kind["date"],
        location=by_kind["location"],
        silent={name: row[f"silent_{name}"] for name in SILENT},
        undirected=row["undirected"],
    )


@held.narrow
def not_stated(incidents: ir.Table) -> dict[str, int]:
    """How many incidents do not say how well their date is known, and their place: "date", "location"."""
    none = {kind: _stated(incidents, kind) == schema.NOT_STATED for kind in ("date", "location")}
    counted = incidents.agg(**{kind: incidents.count(where=empty) for kind, empty in none.items()}).to_pandas()
    return {kind: int(counted[kind].iloc[0]) for kind in none}


def _stated(incidents: ir.Table, kind: str) -> ir.StringValue:
    return incidents[f"{kind}_precision"].fill_null(schema.NOT_STATED)


@held.narrow
def months(incidents: ir.Table) -> pd.DataFrame:
    """Rows per governorate and month: governorate ("" where none is given), year, month, n [incidents].

    Year and month are <NA> for incidents whose date is not known to fit a single month (rule 3). A month without rows
    has no row here: that is "no rows in this table", not "nothing happened".
    """
    fitting = fits(incidents, "month")
    counted = (
        incidents.group_by(
            governorate=incidents.governorate.fill_null(""),
            year=fitting.ifelse(incidents.date_start.year(), None).cast("int32"),
            month=fitting.ifelse(incidents.date_start.month(), None).cast("int32"),
        )
        .agg(n=incidents.count())
        .order_by(["governorate", "year", "month"])
        .to_pandas()
    )
    rows: pd.DataFrame = counted.astype({"year": "Int32", "month": "Int32", "n": "int64"})
    return rows


@held.narrow
def other_actors(incidents: ir.Table) -> pd.DataFrame:
    """The source's own words for actors that map to none of ours (`other`): text, n [incidents it is named in], most
    frequent first. An incident that names one text on both sides counts once."""
    sides = [
        incidents.filter(has_actor(incidents[side], "other") & incidents[f"{side}_text"].notnull()).select(
            "incident_id", text=incidents[f"{side}_text"]
        )
        for side in ("initiators", "targets")
    ]
    named = ibis.union(*sides, distinct=True)
    counted = named.group_by("text").agg(n=named.count())
    rows: pd.DataFrame = counted.order_by([ibis.desc("n"), "text"]).to_pandas()
    return rows


@held.narrow
def flags(incidents: ir.Table) -> dict[str, int]:
    """Incidents per warning, most frequent first; an incident may carry several."""
    carried = incidents.filter(incidents.flags.notnull()).group_by("flags").agg(n=ibis._.count()).to_pandas()
    counted: Counter[str] = Counter()
    for codes, n in carried.itertuples(index=False):
        counted.update(dict.fromkeys(str(codes).split(";"), int(n)))
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
