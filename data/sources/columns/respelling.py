"""What a spreadsheet or another program made of a layout's numbers and dates, written again as the layout has them."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.sources.cells import Cells
from data.sources.columns.checking import Column
from data.sources.columns.date_habits import day_order
from data.sources.columns.dates import window
from data.sources.columns.days import Window
from data.sources.plan import DayOrder, Taken

_WHOLE = r"^(-?\d+)\.0+$"


def whole_numbers(cells: pa.Table, columns: Sequence[str]) -> pa.Table:
    """652.0 as 652, in these columns: what a program writes that keeps whole numbers with gaps as fractions."""
    for name in columns:
        place = cells.column_names.index(name)
        cells = cells.set_column(place, name, pc.replace_substring_regex(cells[name], _WHOLE, r"\1"))
    return cells


def iso_dates(file: Cells, columns: tuple[str, ...]) -> pa.Table:
    """The cells with the days of these columns as 2024-01-31, in the order of day and month that they settle together.

    What cannot be read stays as it is. Raises Refused (ambiguous_date_order) where they contradict each other, or say
    nothing and are most of what there is.
    """
    together = pa.chunked_array([chunk for name in columns for chunk in file.cells[name].chunks], pa.string())
    order = day_order(Column(Taken(columns[:1]), pa.table({columns[0]: together})), file.name)
    cells = file.cells
    for name in columns:
        column = Column(Taken((name,)), cells)
        read = [_iso(text, order) for text in column.texts.to_pylist()]
        cells = cells.set_column(cells.column_names.index(name), name, column.values(read, pa.string()))
    return cells


def _iso(text: str, order: DayOrder | None) -> str:
    read = window(text, order)
    return str(read.start) if isinstance(read, Window) and read.precision == "day" else text
