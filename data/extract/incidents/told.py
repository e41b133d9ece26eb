"""Told: what stands before an act in its text, for the rules by which it takes something over."""

from __future__ import annotations

from dataclasses import dataclass

from data.extract.actors import Cast
from data.extract.incidents.group import Group
from data.extract.records import Record
from data.extract.text.marks import Marks


@dataclass(frozen=True)
class Told:
    """The total that names a doer for all, if one does, and the acts told before with their records."""

    marks: Marks
    cast: Cast
    lead: Record | None
    groups: tuple[Group, ...] = ()
    records: tuple[Record, ...] = ()
