"""The places that a table names, each once: what a search for a place chooses among."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import ibis
import ibis.expr.types as ir

from data import held
from data.place_codes import place_code
from data.whereabouts import x, y

MOST = 20_000  # of the names of a table, those of the most incidents


class Spot(NamedTuple):
    """A place as a table holds it.

    place_id  of the gazetteer; "" for a name that it does not know.
    within    P-code of its district, else of its governorate; "" where neither is known.
    code      how a link and the map name it (data.place_codes): where most of its incidents are; "" where none is
              located better than to an area.
    n         incidents that name it, in the whole table.
    """

    name_en: str
    name_ar: str
    place_id: str
    within: str
    code: str
    n: int

    def called(self, lang: str) -> str:
        """Its name in a language, else in the other."""
        return (self.name_ar or self.name_en) if lang == "ar" else (self.name_en or self.name_ar)


@held.narrow
def spots(incidents: ir.Table) -> tuple[Spot, ...]:
    """Every place that some of these incidents name, those of the most incidents first; one query."""
    named = incidents.select(
        **{name: incidents[name].fill_null("") for name in ("place_id", "place_name_en", "place_name_ar")},
        within=ibis.coalesce(incidents.district, incidents.governorate, ""),
        y=y(incidents),
        x=x(incidents),
    )
    named = named.filter((named.place_name_en != "") | (named.place_name_ar != ""))
    grouped = named.group_by(named.columns).agg(n=named.count())
    counted = grouped.order_by([ibis.desc(grouped.n), *named.columns]).limit(MOST).to_pyarrow().to_pylist()
    places: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in counted:
        places[(row["place_id"],) if row["place_id"] else (row["place_name_en"], row["place_name_ar"])].append(row)
    return tuple(sorted(map(_spot, places.values()), key=lambda spot: -spot.n))


def _spot(rows: list[dict[str, Any]]) -> Spot:
    """One place of its rows, those of the most incidents first."""
    english, arabic, within = (
        next((row[name] for row in rows if row[name]), "") for name in ("place_name_en", "place_name_ar", "within")
    )
    code = next((place_code(row["y"], row["x"]) for row in rows if row["y"] is not None), "")
    return Spot(english, arabic, rows[0]["place_id"], within, code, sum(row["n"] for row in rows))
