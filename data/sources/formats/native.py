"""A table in Rasid's own columns, or in those of column_aliases.csv.

Only a date and somewhere (a governorate, a place or a point) are required.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.sources.carrying_out import carry_out
from data.sources.cells import Import
from data.sources.columns import headers
from data.sources.format import File, Format
from data.sources.plan import Plan, Taken

NAME = "native"
_SURE = 0.5  # any layout that is known by its name is surer


def _fits(header: Sequence[str], _sample: Sequence[Sequence[str]]) -> float:
    return _SURE if headers.names_all_needed(header) else 0.0


def _read(file: File) -> Import:
    """Raises Refused: missing_columns, duplicate_columns, ambiguous_date_order."""
    plan = plan_of(file.header, file.name)
    return carry_out(plan, file.cells(plan.headers.__contains__), file.version, file.origin)


def plan_of(header: Sequence[str], name: str) -> Plan:
    """What a header says by itself. Raises Refused: missing_columns, duplicate_columns."""
    return Plan({ours: Taken((theirs,)) for ours, theirs in headers.mapped(header, name).items()}, NAME)


FORMAT = Format(NAME, _fits, _read)
