"""The outlined spans of a slide's timeline as native shapes of PowerPoint."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from components.briefing.powerpoint import shapes
from components.briefing.windows import LANE, outline
from components.briefing.zones import Box
from components.figures.spans import Laid
from components.look import LIGHT
from components.measure import width_of
from components.names import Names

_SIZE = 14  # px


def add(drawn: Any, spans: tuple[Laid, ...], left: float, right: float, foot: float, names: Names) -> None:
    """Put the spans of one panel over bars that reach from left to right; lanes stand on `foot` [px]."""
    for one in spans:
        kind = {
            (False, False): MSO_SHAPE.RECTANGLE,
            (False, True): MSO_SHAPE.PENTAGON,
            (True, False): MSO_SHAPE.PENTAGON,
            (True, True): MSO_SHAPE.LEFT_RIGHT_ARROW,
        }[one.before, one.after]
        place = outline(one, left, right, foot)
        shape = drawn.shapes.add_shape(kind, *shapes.emu(Box(*map(round, place))))
        if one.before and not one.after:
            shape.rotation = 180
        shape.fill.background()
        shapes.bare(shape)
        shape.line.color.rgb, shape.line.width = shapes.rgb(LIGHT.text), Pt(1)
        if one.told_at is not None:
            said = names.number(one.span.n)
            wide, at = round(width_of(said, _SIZE)) + 12, left + one.told_at * (right - left)
            x = {"right": at + 3, "left": at - wide - 3, "center": at - wide / 2}[one.told]
            box = Box(round(x), round(place.y - 5), wide, LANE + 4)
            side = {"right": "left", "left": "right", "center": "middle"}[one.told]
            shapes.put(drawn, box, [said], _SIZE, names, side=side)
