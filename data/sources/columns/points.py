"""One cell's text as degrees, or as a whole point. What cannot be read is a `Bad`."""

from __future__ import annotations

import re
from typing import NamedTuple

from data.sources.columns.plain import LONGEST, plain
from data.sources.problems import Bad
from data.text import fold

_NO_ANGLE, _NO_POINT = Bad("not_a_number", "35.155"), Bad("not_a_number", "35.155, 40.428")
_MARKS = str.maketrans("٫،º˚′’‘´`″”“", ".,°°'''''\"\"\"")
PLAIN_DEGREES = r"^-?\d{1,3}(\.\d+)?$"  # what needs no reading: a number, as float() and Arrow read it
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?")
_SEXAGESIMAL = re.compile(
    r"(\d{1,3})(?: ?[°d:] ?| )([0-5]?\d(?:[.,]\d+)?)"
    r"(?:(?: ?['m:] ?| )([0-5]?\d(?:[.,]\d+)?)(?: ?\"| ?''|s)?| ?['m])?"
)
_POINT = re.compile(r"(?:srid ?= ?\d+ ?; ?)?point ?z?m? ?\( ?(\S+) (\S+)(?: \S+){0,2} ?\)")
_LETTERS = {  # as data.text.fold writes them -> the axis, and which way along it
    **dict.fromkeys(("n", "north", "شمال", "شمالا", "ش"), ("latitude", 1)),
    **dict.fromkeys(("s", "south", "جنوب", "جنوبا", "ج"), ("latitude", -1)),
    **dict.fromkeys(("e", "east", "شرق", "شرقا", "ق"), ("longitude", 1)),
    **dict.fromkeys(("w", "west", "غرب", "غربا", "غ"), ("longitude", -1)),
}
_NAMED = "|".join(sorted(_LETTERS, key=len, reverse=True))
_BEHIND, _BEFORE = re.compile(rf"(.*?\d\D*?) ?({_NAMED})\.?"), re.compile(rf"({_NAMED})[.:]? ?(.*)")
_HALVES = (
    re.compile(r"(.*\S) ?[;|/] ?(\S.*)"),  # 35,155; 40,428
    re.compile(r"(?!\d+,\d+$)([^,]+) ?, ?([^,]+)"),  # 35.155, 40.428
    re.compile(r"(\d+,\d+) ?, ?(\d+,\d+)"),  # 35,155, 40,428
    re.compile(rf"(.+?(?:{_NAMED})) ?,? ?(\d.*(?:{_NAMED}))"),  # 35°09'18"N 40°25'41"E
    re.compile(rf"((?:{_NAMED}) ?\d.*?) ?,? ?((?:{_NAMED}) ?\d.*)"),  # N 35.155 E 40.428
    re.compile(r"(\S+) (\S+)(?: -?\d+(?:\.\d+)?){0,2}"),  # 35.155 40.428, and KoBo's altitude and accuracy
)


class Angle(NamedTuple):
    """Degrees, and the axis that its letter names; "" where it has none."""

    degrees: float
    axis: str = ""


def degrees(text: str) -> float | Bad:
    """Degrees as a number (a decimal comma is taken for what it is), or as degrees, minutes and seconds."""
    read = angle(text)
    return read.degrees if isinstance(read, Angle) else read


def angle(text: str) -> Angle | Bad:
    """The same with the letter that says whether it is a latitude or a longitude: 40°25'41" E, شمال 35.155."""
    return _angle(_bare(text))


def point(text: str) -> tuple[float, float] | Bad:
    """Latitude and longitude out of one cell: "35.155, 40.428", "40.428E 35.155N", "POINT (40.428 35.155)"."""
    written = _bare(text)
    if known := _POINT.fullmatch(written):
        return _of_two(_angle(known[2]), _angle(known[1]))
    written = written.strip("()[] ")
    for halves in _HALVES:
        if (both := halves.fullmatch(written)) and isinstance(read := _of_two(*map(_angle, both.groups())), tuple):
            return read
    return _NO_POINT


def _bare(text: str) -> str:
    """A cell as it is matched: folded, each mark in one of the ways that people write it."""
    return fold(plain(text).translate(_MARKS)) if len(text) <= LONGEST else ""


def _of_two(one: Angle | Bad, two: Angle | Bad) -> tuple[float, float] | Bad:
    """Latitude first, unless their letters say otherwise."""
    if not (isinstance(one, Angle) and isinstance(two, Angle)) or (one.axis and one.axis == two.axis):
        return _NO_POINT
    if one.axis == "longitude" or two.axis == "latitude":
        one, two = two, one
    return one.degrees, two.degrees


def _angle(text: str) -> Angle | Bad:
    axis, sign = "", 1
    if _SEXAGESIMAL.fullmatch(text):  # 35d09m18s: the letter is a second's
        pass
    elif named := _BEHIND.fullmatch(text):
        text, (axis, sign) = named[1], _LETTERS[named[2]]
    elif named := _BEFORE.fullmatch(text):
        text, (axis, sign) = named[2], _LETTERS[named[1]]
    text = text.strip().removesuffix("°").strip()
    if _NUMBER.fullmatch(text) and not (axis and text.startswith("-")):
        return Angle(sign * float(text.replace(",", ".")), axis)
    if parts := _SEXAGESIMAL.fullmatch(text):
        whole, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts.groups())
        return Angle(sign * round(whole + minutes / 60 + seconds / 3600, 6), axis)
    return _NO_ANGLE
