"""Pictures of charts taken apart again."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from components.pictures.chart import File

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ElementTree.Element:
    """The picture as XML."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Every text that is drawn, in order."""
    return ["".join(element.itertext()) for element in read(svg).iter(f"{SVG}text")]


def rows_of(file: File) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(file.text.removeprefix("\ufeff"))))


def whole(rows: list[dict[str, str]], kind: str, column: str = "incidents") -> int:
    """The sum of a column over the rows of a kind."""
    return sum(int(row[column] or 0) for row in rows if row["row"] == kind)


def bars(svg: str) -> dict[str, list[dict[str, float]]]:
    """The bars, by what is said of each: x, y, width, height [px]."""
    found: dict[str, list[dict[str, float]]] = {}
    for element in read(svg).iter(f"{SVG}rect"):
        title = element.find(f"{SVG}title")
        if title is not None and title.text:
            place = {name: float(element.attrib[name]) for name in ("x", "y", "width", "height")}
            found.setdefault(title.text, []).append(place)
    return found
