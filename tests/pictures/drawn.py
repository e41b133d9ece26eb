"""Pictures of charts taken apart again."""

from __future__ import annotations

from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ElementTree.Element:
    """The picture as XML."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Every text that is drawn, in order."""
    return ["".join(element.itertext()) for element in read(svg).iter(f"{SVG}text")]


def bars(svg: str) -> dict[str, list[dict[str, float]]]:
    """The bars, by what is said of each: x, y, width, height [px]."""
    found: dict[str, list[dict[str, float]]] = {}
    for element in read(svg).iter(f"{SVG}rect"):
        title = element.find(f"{SVG}title")
        if title is not None and title.text:
            place = {name: float(element.attrib[name]) for name in ("x", "y", "width", "height")}
            found.setdefault(title.text, []).append(place)
    return found
