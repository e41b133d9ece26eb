"""The map of a slide in PowerPoint: native shapes, the same ground, marks and meaning of sizes as in slide_map."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from components.briefing.html import slide_map
from components.briefing.powerpoint import shapes
from components.briefing.slide import MapBlock
from components.briefing.zones import Box
from components.ground import still_map
from components.look import LIGHT
from components.measure import width_of
from components.names import Names

_STEPS = 2  # px of the sheet: outlines are no finer
_NAME, _NOTE = 15, 14  # px: font sizes


def add(drawn: Any, block: MapBlock, box: Box, names: Names) -> None:
    """Ground, hatched areas, borders, circles, towns, scale and the meaning of sizes."""
    frame = slide_map.frame_of(block, box.width, box.height)
    land, water = still_map.ground_colours(LIGHT)
    shapes.panel(drawn, box, LIGHT.panel)
    for ring in still_map.rings_in(still_map.layer(0), frame, _STEPS):
        _outline(drawn, ring, box, fill=land)
    for line, closed in still_map.lines_in([*still_map.lakes(), *still_map.rivers()], frame, beyond=0, steps=_STEPS):
        _outline(drawn, line, box, fill=water if closed else "", line=water, closed=closed)
    for ring in still_map.rings_in(slide_map.areas(block), frame, _STEPS):
        _outline(drawn, ring, box, hatch=block.colour)
    for line, closed in still_map.lines_in(still_map.layer(1), frame, beyond=0, steps=_STEPS):
        _outline(drawn, line, box, line=LIGHT.quiet, closed=closed)
    places, most = slide_map.marks(block)
    for x, y, radius in slide_map.circles(places, block.ground, frame, most):
        _circle(drawn, box.x + x, box.y + y, radius, block.colour)
    for x, y, name in still_map.towns_in(frame, names, slide_map.MOST_TOWNS, slide_map.APART, _NAME):
        wide = round(width_of(name, _NAME)) + 16
        label = Box(round(box.x + x - wide / 2), round(box.y + y - 24), wide, 20)
        shapes.fill_with(shapes.put(drawn, label, [name], _NAME, names, side="middle").fill, "#ffffff", 70)
    _sizes(drawn, block, box, most, names)
    _scale(drawn, frame, box, names)
    foot = Box(box.x + box.width // 4, box.y + box.height - 22, box.width * 3 // 4 - 8, 20)
    shapes.put(drawn, foot, [block.credits], _NOTE, names, colour=LIGHT.quiet, side="right")


def _outline(
    drawn: Any,
    points: list[tuple[float, float]],
    box: Box,
    fill: str = "",
    hatch: str = "",
    line: str = "",
    closed: bool = True,
) -> None:
    """A line or an area on the drawing of a map."""
    if len(points) < (4 if closed else 2):
        return
    placed = [(int((box.x + x) * shapes.EMU), int((box.y + y) * shapes.EMU)) for x, y in points]
    builder = drawn.shapes.build_freeform(*placed[0], scale=1.0)
    builder.add_line_segments(placed[1:], close=closed)
    outline = builder.convert_to_shape()
    shapes.bare(outline)
    if hatch:
        shapes.hatch(outline.fill, hatch, light=True)
    elif fill:
        shapes.fill_with(outline.fill, fill)
    else:
        outline.fill.background()
    if line:
        outline.line.color.rgb, outline.line.width = shapes.rgb(line), Pt(0.75)
    else:
        outline.line.fill.background()


def _circle(drawn: Any, x: float, y: float, radius: float, colour: str) -> None:
    circle = drawn.shapes.add_shape(MSO_SHAPE.OVAL, *shapes.emu((x - radius, y - radius, 2 * radius, 2 * radius)))
    shapes.fill_with(circle.fill, colour, 62)
    circle.line.color.rgb, circle.line.width = shapes.rgb("#ffffff"), Pt(0.25)
    shapes.bare(circle)


def _sizes(drawn: Any, block: MapBlock, box: Box, most: int, names: Names) -> None:
    """What sizes mean."""
    key = slide_map.key(most, box.width, names)
    if not key.circles:
        return
    shapes.panel(drawn, (box.x + key.left, box.y + key.top, key.width, key.height), "#ffffff", 86)
    for x, y, radius, value in key.circles:
        _circle(drawn, box.x + x, box.y + y, radius, block.colour)
        number = Box(round(box.x + x + slide_map.LARGEST + 8), round(box.y + y - 12), 14 * len(names.number(most)), 22)
        shapes.put(drawn, number, [names.number(value)], 16, names, side="left")


def _scale(drawn: Any, frame: still_map.Frame, box: Box, names: Names) -> None:
    km, long = still_map.scale_bar(frame)
    foot, start, end = box.height - 11, 12, 12 + long
    _outline(
        drawn, [(start, foot - 5), (start, foot), (end, foot), (end, foot - 5)], box, line=LIGHT.text, closed=False
    )
    said = f"{names.number(km)} {names.t('map_kilometres')}"
    label = Box(box.x + start, box.y + foot - 27, max(round(long), 80), 20)
    shapes.put(drawn, label, [said], _NAME, names, side="left")
