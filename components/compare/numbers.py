"""The numbers of a comparison as a sheet: one row a count and side, in the codes of the data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from components.compare.judging import Judged
from components.view import View
from data import schema
from data.aggregate.periods import MEASURES
from data.aggregate.side import Side
from data.bounds import TOLLS
from data.change import NO_VERDICT
from data.comparison import Held, days
from data.export import Sheet
from data.recorded import columns_of

NAME = "compared"
COLUMNS: dict[str, pa.DataType] = {
    **dict.fromkeys(("counted", "side", "table"), pa.string()),
    **dict.fromkeys(("from", "to"), pa.date32()),
    **dict.fromkeys(("areas", "place", "actors"), pa.string()),
    **dict.fromkeys(("days", "incidents", "low", "best", "high"), pa.int64()),
    **dict.fromkeys(("at_least", "without_number", "contradicted"), pa.int64()),
    **dict.fromkeys(("a_day", "ratio", "ratio_low", "ratio_high", "p", "p_adjusted"), pa.float64()),
    **dict.fromkeys(("verdict", "no_ratio_as"), pa.string()),
    **dict.fromkeys(("dispersion", "freedom"), pa.float64()),
    "basis": pa.string(),
    "windows": pa.int64(),
}


def sheet(view: View, found: Judged) -> Sheet:
    """What is not given, or not told, is empty; a ratio is of the view to the side in whose row it stands."""
    rows = tuple(tuple(row.get(column) for column in COLUMNS) for row in _rows(view, found))
    return Sheet(NAME, tuple(COLUMNS), rows)


def _rows(view: View, found: Judged) -> Iterator[dict[str, Any]]:
    sides = tuple(enumerate(zip((view, *view.compared), found.sides, strict=True)))
    for measure in found.measures:
        for at, (one, side) in sides:
            counted = None if side is None or one.left_out(MEASURES[measure]) else side.count(measure)
            rates = next((one.rates for (of, _), one in found.held.items() if of == measure and one.rates), None)
            told = _told(found.held[measure, at - 1]) if at else {"a_day": rates[0] if rates else None}
            yield {"counted": measure, **_of(at, one), "incidents": counted, **told}
    for at, (one, side) in sides:
        for name in schema.CLASSES if side else ():
            yield {"counted": f"class_{name}", **_of(at, one), "incidents": side.classes[name] if side else None}
        for toll in TOLLS if side else ():
            if side and one.origin.records(*columns_of(toll)):
                yield {"counted": toll, **_of(at, one), **_people(side, toll)}


def _of(at: int, one: View) -> dict[str, Any]:
    wanted = one.filter
    return {
        "side": "view" if not at else f"beside_{at}",
        "table": one.origin.origin,
        "from": wanted.date_from,
        "to": wanted.date_to,
        "areas": ",".join(wanted.districts or wanted.governorates),
        "place": wanted.place,
        "actors": ",".join(wanted.actors),
        "days": days(wanted),
    }


def _told(held: Held) -> dict[str, Any]:
    if held.change is None:
        return {"no_ratio_as": held.untold}
    change, known = held.change, held.change.dispersion
    if change.verdict in NO_VERDICT:
        return {"verdict": change.verdict}
    return {
        "verdict": change.verdict,
        "basis": known.basis,
        "a_day": held.rates[1] if held.rates else None,
        "ratio": change.ratio,
        "ratio_low": change.low,
        "ratio_high": change.high,
        "p": change.p,
        "p_adjusted": change.adjusted,
        "dispersion": known.factor,
        "freedom": known.freedom,
        "windows": known.windows,
    }


def _people(side: Side, toll: str) -> dict[str, Any]:
    """A toll as it is printed: open above where a report says "at least"; nothing where none gives a number."""
    found = side.tolls[toll]
    known = {"low": found.low, "best": found.best, "high": None if found.open else found.high} if found.known else {}
    counts = {"incidents": side.incidents, "at_least": found.open}
    return {**known, **counts, "without_number": found.silent, "contradicted": found.contradictory}
