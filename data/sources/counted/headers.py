"""What the columns of a table of totals are called, beside those of incidents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from data import schema
from data.sources.columns.headers import column_of
from data.sources.counted.layout import Span
from data.text import fold, name_key

Role = Literal["as_of", "year", "country", "area", "total", "week", "month", "end"]
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _known(role: Role) -> frozenset[str]:
    return frozenset(name_key(row["header"]) for row in schema.reference("count_columns") if row["role"] == role)


def of_role(header: Sequence[str], role: Role) -> str:
    """The first column that is called so; "" where none is."""
    return next((name for name in header if name_key(name) in _known(role)), "")


def is_total(text: str) -> bool:
    """Whether a cell says that its row adds up others."""
    return name_key(text) in _known("total")


def of_ours(header: Sequence[str], *ours: str) -> tuple[str, ...]:
    """The columns that mean one of these of ours, in the order in which those are given."""
    meant = {name: column_of(name) for name in header}
    return tuple(name for wanted in ours for name, means in meant.items() if means == wanted)


def span_of(name: str) -> Span:
    """How long a period is of which a column so called gives one day."""
    words = {name_key(word) for word in _WORD.findall(fold(_CAMEL.sub(" ", name)))}
    if words & _known("week"):
        return "week to" if words & _known("end") else "week from"
    return "month" if words & _known("month") else "as it stands"
