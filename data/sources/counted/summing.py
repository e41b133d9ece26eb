"""What an import of totals adds up to, where its rows may be added up: by the rules of data.aggregate.counted."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from data.aggregate.counted import ALL_TYPES, COLUMNS, Totals, What, held_in, lay_out
from data.aggregate.counted_sums import of_kind, units_of, with_area


class Sum(NamedTuple):
    """Totals of one type, or of all where an event is of one type alone (`type` ""). events, killed: None where no row
    gives any; rows: that are in the sum; silent: of them those that give no number, silent_killed: no number of killed
    alone, where others do.
    """

    type: str
    rows: int
    events: int | None
    killed: int | None
    silent: int
    silent_killed: int = 0


def sums(counts: pa.Table) -> tuple[Sum, ...]:
    """A sum for each type, most rows first, where types may count one event twice; else one.

    counts  schema.COUNTED. In no sum are the rows that have others of it in them, or are in others: of another level of
            areas or length of period; nor those that contradict one another, or whose area is not known.
    """
    rows = lay_out(counts.select(COLUMNS).to_pandas())
    held = held_in(rows)
    if held is None:
        return (Sum("", 0, None, None, 0),)
    read = with_area(rows[(rows["step"] == held.step) & (rows["level"] == held.level)], held.level)
    if held.overlapping:
        read = read.iloc[:0]
    if held.exclusive:
        return (_sum("", of_kind(read, held, held.choices[0]), held),)
    kinds = (*held.types, *((ALL_TYPES,) if held.untyped else ()))
    found = [_sum(kind, of_kind(read, held, kind), held) for kind in kinds]
    return tuple(sorted((one for one in found if one.rows), key=lambda one: -one.rows)) or tuple(found[:1])


def _sum(name: str, rows: pd.DataFrame, held: Totals) -> Sum:
    """Of the rows of one type."""
    whats: tuple[What, ...] = held.recorded or ("events",)
    of = {what: units_of(rows, held, what) for what in whats}
    numbers = {what: int(units["n"].sum()) if units["given"].any() else None for what, units in of.items()}
    silent = {what: int((units["rows"] - units["numbers"])[~units["torn"]].sum()) for what, units in of.items()}
    first = whats[0]
    in_sum = int(of[first].loc[~of[first]["torn"], "rows"].sum())
    killed_alone = max(0, silent["killed"] - silent[first]) if "killed" in silent else 0
    return Sum(name, in_sum, numbers.get("events"), numbers.get("killed"), silent[first], killed_alone)
