"""A table's own columns, which have no place in schema.INCIDENTS: the parts that they split a count into, what a row
holds, and what there is of each in view.

Each takes incidents that have the columns; data.recorded.own_column tells whether a table has one.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from data.schema import OWN
from data.store import OwnColumn

MOST_PARTS = 7  # texts of a column that are drawn by themselves
OTHERS = "own_others"  # the part of all its other texts
NOT_GIVEN = OWN  # the part of the rows that do not give it; of a text, the part is OWN and the text


def texts(incidents: ir.Table, column: str) -> ir.StringValue:
    """What each row holds in an own column, as text; "" where it does not give it."""
    return incidents[OWN + column].cast("string").fill_null("")


def most_given(incidents: ir.Table, column: str) -> tuple[str, ...]:
    """The MOST_PARTS most frequent texts of a column, the most frequent first; numbers in their order."""
    counted = incidents.select(text=texts(incidents, column)).filter(lambda row: row.text != "")
    found = counted.group_by("text").agg(n=counted.count()).order_by([ibis.desc("n"), "text"]).limit(MOST_PARTS)
    given = tuple(str(text) for text in found.to_pyarrow()["text"].to_pylist())
    return tuple(sorted(given, key=int)) if incidents[OWN + column].type().is_integer() else given


def parts_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """Every part that `part` gives, in the order in which they are drawn."""
    return (*(OWN + text for text in given), OTHERS, NOT_GIVEN)


def part(incidents: ir.Table, column: str, given: tuple[str, ...]) -> ir.StringValue:
    """The part of each row: its text where that is one of those `given`."""
    text = texts(incidents, column)
    apart = text.isin(given) if given else ibis.literal(False)
    return ibis.cases((text == "", NOT_GIVEN), (apart, ibis.literal(OWN) + text), else_=OTHERS)


def of_incident(incidents: ir.Table, incident_id: str, columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What one incident holds in each of these columns, "" where it does not give it; nothing where it is not there."""
    found = incidents.filter(incidents.incident_id == incident_id).limit(1)
    rows = found.select(**{str(at): texts(found, column) for at, column in enumerate(columns)}).to_pyarrow().to_pylist()
    return tuple(zip(columns, map(str, rows[0].values()), strict=True)) if rows else ()


@dataclass(frozen=True)
class Numbers:
    """Of a column of whole numbers: their sum, the least, the greatest, and the median, over the rows that give one."""

    total: int
    least: int
    most: int
    median: float


@dataclass(frozen=True)
class Summary:
    """One own column over the rows in view.

    given    rows that give it [incidents], of `rows`: what the others hold is not known, and is no 0.
    values   text and count [incidents], the most frequent first, where the table has few; else none.
    numbers  None for a column of text, and where no row in view gives one.
    """

    name: str
    rows: int
    given: int
    values: tuple[tuple[str, int], ...]
    numbers: Numbers | None


def summaries(incidents: ir.Table, columns: tuple[OwnColumn, ...]) -> tuple[Summary, ...]:
    """What there is of each column in view."""
    sums = _sums(incidents, columns)
    counts = _counts(incidents, tuple(column.name for column in columns if column.values))
    return tuple(
        Summary(
            name=column.name,
            rows=sums["rows"],
            given=sums[f"given_{at}"],
            values=counts.get(column.name, ()),
            numbers=_numbers(sums, at) if column.kind == "number" and sums[f"given_{at}"] else None,
        )
        for at, column in enumerate(columns)
    )


def _sums(incidents: ir.Table, columns: tuple[OwnColumn, ...]) -> dict[str, int]:
    """Rows, and for each column given_<at> and of numbers total_, least_, most_ and median_<at>."""
    asked: dict[str, ir.Scalar] = {"rows": incidents.count()}
    for at, column in enumerate(columns):
        asked[f"given_{at}"] = incidents.count(where=texts(incidents, column.name) != "")
        if column.kind == "number":
            value = incidents[OWN + column.name]
            asked |= {f"total_{at}": value.cast("decimal(38, 0)").sum(), f"median_{at}": value.median()}
            asked |= {f"least_{at}": value.min(), f"most_{at}": value.max()}
    row: dict[str, int] = incidents.agg(**asked).to_pyarrow().to_pylist()[0]
    return row


def _numbers(sums: dict[str, int], at: int) -> Numbers:
    total, least, most = (int(sums[f"{name}_{at}"]) for name in ("total", "least", "most"))
    return Numbers(total, least, most, float(sums[f"median_{at}"]))


def _counts(incidents: ir.Table, columns: tuple[str, ...]) -> dict[str, tuple[tuple[str, int], ...]]:
    """Texts and their counts for each of these columns, in one query."""
    if not columns:
        return {}
    held = [
        incidents.select(at=ibis.literal(at, "int64"), text=texts(incidents, column))
        for at, column in enumerate(columns)
    ]
    rows = ibis.union(*held) if len(held) > 1 else held[0]
    given = rows.filter(rows.text != "")
    counted = given.group_by("at", "text").agg(n=given.count()).order_by(["at", ibis.desc("n"), "text"])
    found: dict[str, list[tuple[str, int]]] = {column: [] for column in columns}
    for row in counted.to_pyarrow().to_pylist():
        found[columns[row["at"]]].append((str(row["text"]), int(row["n"])))
    return {column: tuple(pairs) for column, pairs in found.items()}
