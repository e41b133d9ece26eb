"""What a new version of a table changes: rows that are new, changed or withdrawn, cell by cell, and its sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any, TypeAlias

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import query, schema
from data.aggregate import toll
from data.aggregate.toll import Toll
from data.bounds import TOLLS
from data.sources.cells import Import

Rows: TypeAlias = Path | pa.Table  # a version's incidents.parquet, or a table as it was read
MOST_CELLS, MOST_IDS = 500, 100  # that are listed; all are counted
_NOT_COMPARED = frozenset({"origin", "search_text", *schema.WHENCE})
MADE_ID = "made_id"  # flag of a row whose id is ours: see data.sources.columns.identifying


@dataclass(frozen=True)
class Cell:
    """One cell that changed. column: of schema.INCIDENTS, or schema.OWN and the name of an own column; "" is empty."""

    incident_id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Sums:
    """What one version adds up to. classes: incidents by class; tolls: people, by name (data.bounds.TOLLS)."""

    incidents: int
    classes: dict[str, int]
    tolls: dict[str, Toll]


@dataclass(frozen=True)
class Difference:
    """What lies between two versions, row by row, by id.

    new, withdrawn, changed, same   incidents.
    new_ids, withdrawn_ids          the first of them, by id.
    cells                           the first cells that changed, by id.
    before, after                   what each version adds up to.
    columns_new, columns_gone       own columns that one version alone has: no incident counts as changed by them.
    made_ids                        incidents, of either version, of which the file gives no id: one that changed is
                                    withdrawn and new.
    """

    new: int
    withdrawn: int
    changed: int
    same: int
    new_ids: tuple[str, ...]
    withdrawn_ids: tuple[str, ...]
    cells: tuple[Cell, ...]
    before: Sums
    after: Sums
    columns_new: tuple[str, ...]
    columns_gone: tuple[str, ...]
    made_ids: int

    @property
    def nothing(self) -> bool:
        """Whether the two are alike in all that is compared."""
        return not (self.new or self.withdrawn or self.changed or self.columns_new or self.columns_gone)


def difference(before: Rows, after: Rows) -> Difference:
    """What `after` changes of `before`, both by the ids of their incidents."""
    backend = ibis.duckdb.connect()
    old, new = _opened(backend, "old", before), _opened(backend, "new", after)
    compared = [name for name in old.columns if name in new.columns and name not in _NOT_COMPARED]
    both = _joined(old, new, compared)
    counts = both.agg(both=both.count(), changed=both.count(where=both.changed)).to_pyarrow().to_pylist()[0]
    sums, met, changed = (_sums(old), _sums(new)), int(counts["both"]), int(counts["changed"])
    return Difference(
        new=sums[1].incidents - met,
        withdrawn=sums[0].incidents - met,
        changed=changed,
        same=met - changed,
        new_ids=_only(new, old),
        withdrawn_ids=_only(old, new),
        cells=tuple(_cells(both, compared))[:MOST_CELLS],
        before=sums[0],
        after=sums[1],
        columns_new=_own_of(new, old),
        columns_gone=_own_of(old, new),
        made_ids=sum(_made(table) for table in (old, new)),
    )


def added(before: Rows, more: Import) -> Import:
    """`more` as the whole new state of a table: its rows take the place of those of their ids, the others are added."""
    rows = before if isinstance(before, pa.Table) else pq.read_table(before)
    kept = rows.filter(pc.invert(pc.is_in(rows["incident_id"], more.table["incident_id"].combine_chunks())))
    kept, others = _alike(kept, more.table), _alike(more.table, kept)
    return replace(more, table=pa.concat_tables([kept, others], promote_options="default"))


def _alike(table: pa.Table, other: pa.Table) -> pa.Table:
    """The same, its own columns as texts that are numbers in one of the two alone."""
    for place, name in enumerate(table.column_names):
        if name in other.column_names and table[name].type != other[name].type:
            table = table.set_column(place, name, table[name].cast(pa.string()))
    return table


def _opened(backend: Any, name: str, rows: Rows) -> ir.Table:
    if isinstance(rows, pa.Table):
        backend.con.register(name, rows)
    else:
        backend.con.read_parquet(str(rows)).create_view(name)
    found: ir.Table = backend.table(name)
    return found


def _joined(old: ir.Table, new: ir.Table, compared: list[str]) -> ir.Table:
    """The incidents of both, one row each: incident_id, each column before and after as texts, and whether any
    differs."""
    sides = [
        table.select("incident_id", **{f"{side}{place}": _text(table, name) for place, name in enumerate(compared)})
        for side, table in (("b", old), ("a", new))
    ]
    met = sides[0].inner_join(sides[1], "incident_id")
    differ = [~met[f"b{place}"].identical_to(met[f"a{place}"]) for place in range(len(compared))]
    return met.mutate(changed=reduce(or_, differ))


def _text(table: ir.Table, column: str) -> ir.StringValue:
    found: ir.StringValue = table[column].cast("string").nullif("")
    return found


def _own_of(these: ir.Table, those: ir.Table) -> tuple[str, ...]:
    names = (name for name in these.columns if name.startswith(schema.OWN) and name not in those.columns)
    return tuple(name.removeprefix(schema.OWN) for name in names)


def _only(these: ir.Table, those: ir.Table) -> tuple[str, ...]:
    found = these.anti_join(those, "incident_id").order_by("incident_id").limit(MOST_IDS)
    return tuple(str(name) for name in found.incident_id.to_pyarrow().to_pylist())


def _cells(both: ir.Table, compared: list[str]) -> Iterator[Cell]:
    rows = both.filter(both.changed).order_by("incident_id").limit(MOST_CELLS).to_pyarrow().to_pylist()
    for row in rows:
        for place, column in enumerate(compared):
            before, after = row[f"b{place}"], row[f"a{place}"]
            if before != after:
                yield Cell(str(row["incident_id"]), column, before or "", after or "")


def _sums(table: ir.Table) -> Sums:
    asked = {key: value for name in TOLLS for key, value in toll.columns(table, name).items()}
    classes = {code: table.count(where=table.event_class == code) for code in schema.CLASSES}
    row = table.agg(incidents=table.count(), **classes, **asked).to_pyarrow().to_pylist()[0]
    incidents = int(row["incidents"])
    return Sums(
        incidents,
        {code: int(row[code]) for code in schema.CLASSES if row[code]},
        {name: toll.toll_of(row, name, incidents) for name in TOLLS},
    )


def _made(table: ir.Table) -> int:
    return int(table.count(where=query.has_actor(table.flags, MADE_ID)).execute())
