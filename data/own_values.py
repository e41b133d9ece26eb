"""The own columns of tables: how many rows fill each, and its values where they are few enough to choose among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import ibis
import ibis.expr.types as ir

from data import own, schema

FEW = 30  # values that a person may choose among
_LONGEST = 200  # letters of such a value
_SOME = 10  # rows of which each may have a value of its own


@dataclass(frozen=True)
class OwnColumn:
    """A column of a user's own table that has no place in schema.INCIDENTS; schema.OWN + name in the store.

    name    as the file's header has it (untrusted).
    kind    number: every cell that is filled is a plain number; text: any other.
    filled  rows that give it; values: all there are, in their order, where they are few (own columns that can be
            filtered and split by), else none.
    """

    name: str
    kind: Literal["text", "number"]
    filled: int
    values: tuple[str, ...] = ()


def by_origin(table: ir.Table) -> dict[str, tuple[OwnColumn, ...]]:
    """The own columns that any row of an origin fills, in their order. Asks nothing where the table has none."""
    columns = own.columns_in(table.columns)
    if not columns:
        return {}
    counted = (
        table.group_by("origin")
        .agg(
            **{f"fills_{name}": table[name].count() for name in columns},
            **{f"about_{name}": table[name].approx_nunique() for name in columns},
        )
        .to_pandas()
        .set_index("origin")
    )
    few = [name for name in columns if any(0 < about <= 2 * FEW for about in counted[f"about_{name}"])]
    values = _values(table, few)
    return {
        str(origin): tuple(
            _column(name, table[name].type().is_integer(), int(filled), values.get((str(origin), name), set()))
            for name in columns
            if (filled := row[f"fills_{name}"])
        )
        for origin, row in counted.iterrows()
    }


def _column(column: str, number: bool, filled: int, values: set[str]) -> OwnColumn:
    """One whose values can be chosen among where they are few, and say something of several rows."""
    several = filled <= _SOME or len(values) * 10 <= filled * 9
    if not (several and len(values) <= FEW and all(len(value) <= _LONGEST for value in values)):
        values = set()
    in_order = tuple(sorted(values, key=int) if number else sorted(values))
    return OwnColumn(column.removeprefix(schema.OWN), "number" if number else "text", filled, in_order)


def _values(table: ir.Table, columns: Sequence[str]) -> dict[tuple[str, str], set[str]]:
    """Origin and own column to the different values there, one more than a person may choose among at the most."""
    if not columns:
        return {}
    asked = [
        table.filter(table[column].notnull())
        .select("origin", own=ibis.literal(column), value=table[column].cast("string"))
        .distinct()
        for column in columns
    ]
    each = ibis.union(*asked) if len(asked) > 1 else asked[0]
    some = each.mutate(place=ibis.row_number().over(group_by=["origin", "own"])).filter(ibis._.place <= FEW + 1)
    values: dict[tuple[str, str], set[str]] = {}
    for row in some.to_pandas().itertuples():
        values.setdefault((str(row.origin), str(row.own)), set()).add(str(row.value))
    return values
