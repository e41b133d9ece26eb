"""The area of a total, by the cells that name it: a governorate, a district in it, the whole country, or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from data import places
from data.sources.counted.headers import is_total
from data.sources.layouts import SYRIA
from data.text import name_key


class Area(NamedTuple):
    """P-codes, empty where the total is of a wider area.

    text  the finest that is filled, as it stands, "" for the whole country; unknown: the cell that nothing knows, ""
          where all are understood.
    """

    governorate: str = ""
    district: str = ""
    text: str = ""
    unknown: str = ""


def area_of(wide: Sequence[str], narrow: Sequence[str], said: Mapping[str, str]) -> Area:
    """What cells for a governorate (`wide`) and a district (`narrow`) name, by code or name.

    said  a text, as name_key -> the P-code that somebody says it means.
    A cell for a governorate may name a district; a sub-district's total is known to its district.
    """
    governorate, district, unknown = _named(wide, "", said, places.LEVELS)
    if any(cell.strip() for cell in narrow):
        above, within, odd = _named(narrow, governorate, said, places.LEVELS[1:])
        governorate, district, unknown = governorate or above, within or district, unknown or odd
    text = next((cell.strip() for cell in (*narrow, *wide) if cell.strip() and not is_whole_country(cell)), "")
    return Area(governorate, district, text, unknown)


def _named(cells: Sequence[str], within: str, said: Mapping[str, str], levels: Sequence[str]) -> tuple[str, str, str]:
    """Governorate and district of the first cell that is understood; else the first that is no name of the country."""
    filled = [cell for cell in cells if cell.strip()]
    for cell in filled:
        if code := said.get(name_key(cell)) or _code(cell, within, levels):
            return *_both(code), ""
    return "", "", next((cell for cell in filled if not is_whole_country(cell)), "")


def _code(cell: str, within: str, levels: Sequence[str]) -> str:
    return next((code for level in levels if (code := places.area(cell.strip(), level, within))), "")


def _both(code: str) -> tuple[str, str]:
    """The governorate and the district of an area, whatever its level."""
    line = [code]
    while (above := places.parent(line[0])) != "SY":
        line.insert(0, above)
    return line[0], line[1] if len(line) > 1 else ""


def is_whole_country(cell: str) -> bool:
    """Whether a cell names Syria, or says that all its areas are meant."""
    return name_key(cell) in SYRIA or is_total(cell)
