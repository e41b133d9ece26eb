"""How a file's columns become ours: what its header, a known layout or a person's mapping says of one table.

A layout that is known by its name is a plan and nothing more: it is carried out, and checked, as everybody's table is
(data.sources.carrying_out).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from data.sources.problems import NotAnIncident, Warned

RowIs = Literal["incident", "victim", "total"]
DayOrder = Literal["day first", "month first"]
Decimal = Literal[".", ",", ""]  # how a file writes a fraction; "" where nobody says


class Taken(NamedTuple):
    """Where a column of ours comes from.

    headers  columns of the file, as written there; none for what is the same in every row.
    through  the cells of a row under these headers, as texts -> the text that is read as our column; "" is nothing.
             What it does not know it hands on as it is: the reader of our column then says what is wrong with it.
             None for one header whose cells are read as they stand.
    """

    headers: tuple[str, ...]
    through: Callable[..., str] | None = None


class Rule(NamedTuple):
    """Rows that a layout leaves out, because they are not what we count: another country, a peaceful protest.

    reason  a code, with words in components/strings (left_out_<reason>).
    header  the column of the file that says it; leaves_out: its text -> whether the row is left out.
    """

    reason: NotAnIncident
    header: str
    leaves_out: Callable[[str], bool]


class Caution(NamedTuple):
    """Rows of which the source itself says that something must be known: it is in doubt, it contradicts itself.

    code  their flag; headers: the columns of the file that say it; says: their texts in a row -> whether they do.
    """

    code: Warned
    headers: tuple[str, ...]
    says: Callable[..., bool]


@dataclass(frozen=True)
class Plan:
    """What to make of a table.

    columns  our column (or a combined one: headers.EXACT_COUNTS, EITHER_LANGUAGE) -> where it comes from.
    source   name of the format whose plan it is.
    rules    which rows are left out, and why; the first that leaves a row out is the one that is named.
    cautions which rows are flagged, by what their source says of them.
    orders   our date column -> its order of day and month, where somebody has said it.
    row_is   one incident, or one person killed in an incident that several rows may tell of; totals have no plan.
    decimal  how it writes a fraction, where somebody has said it.
    hijri    whether dates of the Islamic calendar are converted, because somebody has asked for it.
    """

    columns: Mapping[str, Taken]
    source: str
    rules: tuple[Rule, ...] = ()
    cautions: tuple[Caution, ...] = ()
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    row_is: RowIs = "incident"
    decimal: Decimal = ""
    hijri: bool = False

    @property
    def headers(self) -> frozenset[str]:
        """The columns of the file that are read."""
        taken = {header for one in self.columns.values() for header in one.headers}
        asked = {rule.header for rule in self.rules}
        asked |= {header for caution in self.cautions for header in caution.headers}
        return frozenset(taken | asked)
