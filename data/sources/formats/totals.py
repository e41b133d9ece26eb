"""Totals of others in a table that no layout knows by its name: found by what its columns are called and hold, or as a
person says.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources import totals
from data.sources.cells import Import
from data.sources.counted import finding
from data.sources.counted.carrying_out import count
from data.sources.format import File, Format
from data.sources.mapping.mapping import Mapping

NAME = finding.NAME
_SURE = 0.6  # surer than a table of incidents that no layout knows; any layout that is known by its name is surer


def _fits(header: Sequence[str], sample: Sequence[Sequence[str]]) -> float:
    return _SURE if totals.totals(header, sample) else 0.0


def _read(file: File) -> Import:
    """Raises Refused: looks_like_totals, totals_without_period, totals_without_numbers, mapped_column_missing."""
    mapping = file.said if file.said and file.said.row_is == "total" and file.said.columns else _found(file)
    layout = finding.layout_of(mapping, file.header, file.name)
    return count(layout, file.cells(layout.headers.__contains__), file.version, file.origin)


def _found(file: File) -> Mapping:
    found = totals.totals(file.header, file.sample)
    columns = finding.columns_of(file.header, found, file.name) if found else {}
    if found and not {"events", "killed"} & set(columns):
        raise totals.refusal(file, found.columns)
    return Mapping(columns, row_is="total", header=file.header)


FORMAT = Format(NAME, _fits, _read)
