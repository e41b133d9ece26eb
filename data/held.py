"""What is read off incidents, or stands worked out or counted in the table already (data.cubes): one definition of a
question serves both.

A table of data.cubes is narrow: it has what is `held` as columns of these names, and lacks columns that incidents have.
What asks it for one of those fails, and is asked of the incidents themselves. One that is grouped has a row for each
group of incidents, and what is counted of them as columns SUM + name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import ibis.expr.types as ir

Column = TypeVar("Column", bound=ir.Value)
Question = TypeVar("Question", bound=Callable[..., object])
SUM = "sum:"
LAST_DAY = "last_day"  # every table of single incidents that is narrow has it
_COUNTED = f"{SUM}n"
_asked_of: dict[Callable[..., object], bool] = {}


def narrow(question: Question) -> Question:
    """Mark a question as one that names each column it reads: it may be asked of narrow tables, a row an incident."""
    _asked_of.setdefault(question, False)
    return question


def grouped(question: Question) -> Question:
    """The same of one that counts by data.aggregate.counts and toll.columns alone: it may be asked of groups too."""
    _asked_of[question] = True
    return question


def asked_of(question: Callable[..., object]) -> tuple[bool, bool]:
    """Whether a question may be asked of narrow tables, and of grouped ones."""
    return question in _asked_of, _asked_of.get(question, False)


def is_narrow(incidents: ir.Table) -> bool:
    """Whether these are of a table that lacks columns that incidents have."""
    return LAST_DAY in incidents.columns or _COUNTED in incidents.columns


def column(incidents: ir.Table, name: str, work_out: Callable[[], Column]) -> Column:
    """A column worked out from others, where the table does not hold it."""
    held: Column = incidents[name] if name in incidents.columns else work_out()
    return held


def is_grouped(incidents: ir.Table) -> bool:
    """Whether a row is a group of incidents."""
    return _COUNTED in incidents.columns


def total(incidents: ir.Table, name: str) -> ir.IntegerScalar:
    """What was counted of each group, of all of them; 0 of none."""
    return incidents[SUM + name].cast("int64").sum().fill_null(0)
