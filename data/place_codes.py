"""How a link names where something happened: a point, a cell, an area, or a place of the gazetteer.

35.33588,40.14084         a point: what is located at it, or merely near it
35.30000,40.10000,0.05    a cell of points [degrees]: its south-west corner and its width
SY0902                    an area: all that is known to lie in it
only:SY0902               what is known to this area, and no better
gn173927                  a place of the gazetteer, whatever points its rows have
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from data import schema

STEP = 1e-5  # degrees (about 1 m): points nearer than this are one place
ONLY = "only:"
LEVELS = ("subdistrict", "district", "governorate")  # of areas, finest first


@dataclass(frozen=True)
class Points:
    """The points of a square: y, x of its south-west corner and its width, in STEPs. One point alone is 1 wide."""

    y: int
    x: int
    width: int


@dataclass(frozen=True)
class Area:
    """An area. only: what is known to it and no better, and not all that lies in it."""

    pcode: str
    level: str
    only: bool


@dataclass(frozen=True)
class Listed:
    """A place of the gazetteer."""

    place_id: str


Place = Points | Area | Listed


def read(code: str) -> Place | None:
    """What a code means; None where it means nothing."""
    pcode = code.removeprefix(ONLY)
    if pcode in _levels():
        return Area(pcode, _levels()[pcode], only=pcode != code)
    if code in _listed():
        return Listed(code)
    try:
        return Points(*read_place(code))
    except ValueError:
        return None


def place_code(y: int, x: int, cell: int = 0) -> str:
    """How a link names a place: 35.33588,40.14084; a cell also says its width."""
    code = f"{y * STEP:.5f},{x * STEP:.5f}"
    return f"{code},{cell * STEP:.2f}" if cell else code


def read_place(code: str) -> tuple[int, int, int]:
    """The y, x and width, in STEPs, of a `place_code`; the width of a place is 1.

    raises  ValueError for a text that is none.
    """
    found = re.fullmatch(r"(-?\d{1,2}\.\d{5}),(-?\d{1,3}\.\d{5})(?:,(0\.\d{2}))?", code, re.ASCII)
    if not found:
        raise ValueError(code)
    y, x, width = (round(float(part or STEP) / STEP) for part in found.groups())
    return y, x, width


def is_area(code: str) -> bool:
    """Whether this is a P-code."""
    return code in _levels()


def area_of(code: str) -> str:
    """The P-code of a code that names an area; "" of any other."""
    found = read(code)
    return found.pcode if isinstance(found, Area) else ""


@cache
def _levels() -> dict[str, str]:
    return {row["pcode"]: row["level"] for row in schema.reference("areas") if row["level"] in LEVELS}


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["place_id"] for row in schema.reference("gazetteer"))
