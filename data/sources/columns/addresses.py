"""A place that is written with the areas it lies in: "Hajin (Abu Kamal, Deir ez-Zor)", دير الزور - البوكمال - هجين."""

from __future__ import annotations

import re
from functools import cache

from data import places
from data.text import is_arabic

_BETWEEN = re.compile(r"\s*[,،;؛/|()\[\]–—]\s*|\s+-\s+|\s*\n\s*")
_COUNTRY = ("syria", "syrian arab republic", "سوريا", "سورية")


@cache
def _parts(text: str) -> tuple[str, ...]:
    """The place and the areas around it, the governorate last; nothing for what is no address: only a governorate at
    one of its ends makes it one, and "Raqqa / الرقة" is a name in two languages.
    """
    parts = _without_country(text)
    in_two_languages = len(set(map(is_arabic, parts))) > 1 and len(set(map(places.area, parts))) == 1
    if len(parts) < 2 or in_two_languages:
        return ()
    if places.area(parts[-1]) is None:
        parts.reverse()
    return tuple(parts) if places.area(parts[-1]) is not None else ()


def _without_country(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if part and part.casefold() not in _COUNTRY]


def name(text: str) -> str:
    """The place alone; a text that is no address as it stands, but for the country behind it."""
    if parts := _parts(text):
        return parts[0]
    rest = _without_country(text)
    return rest[0] if len(rest) == 1 and len(_BETWEEN.split(text)) > 1 else text


def area(level: str, text: str) -> str:
    """The P-code of the governorate, district or sub-district of an address; "" where it names none."""
    parts = _parts(text)
    if not parts:
        return ""
    governorate = places.area(parts[-1]) or ""
    if level == places.LEVELS[0]:
        return governorate
    found = {places.area(part, level, governorate) for part in parts[1:-1]} - {None}
    return f"{found.pop()}" if len(found) == 1 else ""
