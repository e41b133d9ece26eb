"""Toll: one count of people that words of a text give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extract.text.numbers import NONE, Bounds

Kind = Literal["killed", "injured", "detained"]


@dataclass(frozen=True)
class Toll:
    """One count. `head` is the word that says what befell them; `subset` = part of a count said before; `update` = a
    corrected toll.
    """

    kind: Kind
    low: int | None
    high: int | None
    head: int
    first: int
    last: int
    civilians: Bounds = NONE
    vague: bool = False
    update: bool = False
    rule: str = ""
