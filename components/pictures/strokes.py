"""Lines, areas and marks of a figure as SVG, at places that are given in px."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from components.drawing.svg import filled, line
from components.figures.frame import Entry
from components.figures.sides import dashes

Points = list[tuple[float, float]]


def runs(points: Iterable[tuple[float | None, float | None]]) -> list[Points]:
    """Stretches of points: plotly.js breaks a line, and begins another area, where a point is None."""
    found: list[Points] = [[]]
    for x, y in points:
        if x is None or y is None:
            found.append([])
        else:
            found[-1].append((x, y))
    return [run for run in found if run]


def ink(fillpattern: dict[str, Any]) -> tuple[str, str]:
    """Colour and pattern of an area that is filled with one."""
    channels = fillpattern["fgcolor"].removeprefix("rgba(").rstrip(")").split(",")[:3]
    return "#" + "".join(f"{int(channel):02x}" for channel in channels), fillpattern["shape"]


def area(points: Points, trace: dict[str, Any]) -> str:
    """What a trace encloses, in its colour or its pattern."""
    steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    if pattern := trace.get("fillpattern"):
        return f'<path d="M{steps}Z" fill="{filled(Entry("", *ink(pattern)))}" opacity=".25"/>'
    return f'<path d="M{steps}Z" fill="{trace["fillcolor"]}"/>'


def path(points: Points, style: dict[str, Any]) -> str:
    """A line through points."""
    steps = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{steps}" fill="none" {stroke(style)}/>'


def stroke(style: dict[str, Any]) -> str:
    """The attributes of a line of this colour, width and dash."""
    lengths = dashes(style["dash"]) if style.get("dash") else ()
    dashed = f' stroke-dasharray="{" ".join(f"{length:g}" for length in lengths)}"' if len(lengths) > 1 else ""
    return f'stroke="{style.get("color", "none")}" stroke-width="{style.get("width", 1):g}"{dashed}'


def marker(x: float, y: float, marker: dict[str, Any]) -> str:
    """A mark, as plotly.js names its symbol."""
    half, colour, edge = marker.get("size", 6) / 2, marker.get("color", "none"), marker.get("line", {})
    match marker.get("symbol", "circle"):
        case "line-ew":
            return line(x - half, y, x + half, y, edge["color"], edge["width"])
        case "triangle-up":
            return f'<path d="M{x - half:.1f} {y + half:.1f}h{2 * half:g}L{x:.1f} {y - half:.1f}Z" fill="{colour}"/>'
        case "triangle-left" | "triangle-right" as symbol:
            tip = -2 * half if symbol == "triangle-left" else 2 * half
            return f'<path d="M{x - tip / 2:.1f} {y - half:.1f}v{2 * half:g}l{tip:g} {-half:g}Z" fill="{colour}"/>'
        case "x-thin-open":
            cross = f"M{x - half:.1f} {y - half:.1f}L{x + half:.1f} {y + half:.1f}M{x - half:.1f} {y + half:.1f}"
            return f'<path d="{cross}L{x + half:.1f} {y - half:.1f}" fill="none" {stroke({"color": colour, **edge})}/>'
        case "circle-open":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" fill="none" {stroke({"color": colour, **edge})}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" fill="{colour}"/>'
