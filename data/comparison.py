"""What a view is held against: one thing beside it, as the link asks for it (`compare=`).

    compare=before                  the period as long just before
    compare=year                    the same days a year before
    compare=years                   the same days of every other year that the table covers
    compare=2016-01-01..2016-06-30  any days
    compare=SY07                    a governorate
    compare=islamic_state           an actor, or a family of them, in the role asked for
    compare=table:ucdp_ged          another table
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["before", "year", "years", "period", "governorate", "actor", "table"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PARAMETER = "compare"


@dataclass(frozen=True)
class Comparison:
    """What stands beside a view. value: the days, the P-code, the actor or the table, "" where the kind says all."""

    kind: Kind
    value: str = ""
