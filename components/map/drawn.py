"""The map as a still: what is sent to the browser's map, drawn as an SVG on the same ground and by the same rules."""

from __future__ import annotations

import html
from collections.abc import Iterator
from math import cos, hypot, pi, sin, sqrt
from typing import Any, NamedTuple

from components.drawing.svg import box, filled, pattern, text
from components.figures.frame import Entry
from components.ground import still_map
from components.look import LIGHT
from components.map.incident_map import RAMP
from components.measure import width_of
from components.names import Names
from components.pictures.sheet import ROOM, Drawing
from data import schema
from data.place_codes import STEP

HEIGHT = 780  # px
SMALLEST, PER_ROOT, LARGEST = 2.5, 6.0, 34.0  # px: as in static/map/marks.js
SLIVER, WRITTEN = 7.0, 11.0  # px: radius under which a circle is one colour, and from which it carries its number
_MARGIN = 0.53  # of the frame's height: half of it, and free beyond
_TOWNS, _APART = 18, 56  # named at most, and how far from one another [px]
_SHIFTS = (0, 24, -24, 48, -48)  # px: where the number of an area may stand
_INK, _HATCH = "#97390d", "area_only"
_SILENT = "silent"
_STRENGTH = 0.45  # of the strokes on a circle: its number stands on them
_LABEL = 14  # px: font size

Payload = dict[str, Any]
_Box = tuple[float, float, float, float]  # left, top, right, foot [px]
Kinds = dict[str, tuple[str, str, str]]  # of a part of a place: colour, pattern, name


class _Mark(NamedTuple):
    """A circle: where it stands [px], what it counts (None where nobody reports a number), and of which parts."""

    x: float
    y: float
    radius: float
    value: int | None
    parts: list[tuple[str, int]]


def of(sent: Payload, kinds: Kinds, names: Names) -> Drawing:
    """Draw what incident_map.payload sends."""
    frame = still_map.fitting(sent["frame"], ROOM, HEIGHT, _MARGIN)
    marks = _marks(sent, frame)
    parts = [_hatching(), _dotted(), *(pattern(Entry("", *kinds[code][:2]), _STRENGTH) for code in sent["codes"])]
    parts += still_map.ground(frame, LIGHT)
    parts += _filled(sent, frame) if sent["filled"] else _hatched(sent, frame)
    parts += still_map.borders(frame, LIGHT)
    parts += [piece for mark in marks for piece in _circle(mark, kinds)]
    taken: list[_Box] = []
    parts += [*_numbers(marks, taken, names), *_tags(sent, frame, taken, names), *_sizes(sent, names)]
    parts += _towns(frame, marks, taken, names)
    parts.append(still_map.scale(frame, names, LIGHT, size=_LABEL))
    parts.append(text(ROOM - 8, HEIGHT - 8, names.t("map_credits"), _LABEL, "right", names))
    clip = f'<clipPath id="map"><rect width="{ROOM}" height="{HEIGHT}"/></clipPath>'
    whole = f'{clip}<g clip-path="url(#map)">{"".join(parts)}</g>'
    return Drawing((whole,), HEIGHT, tuple(_legend(sent, kinds, names)))


def outside(sent: Payload) -> int:
    """How many circles lie outside the piece of the ground that is drawn."""
    frame = still_map.fitting(sent["frame"], ROOM, HEIGHT, _MARGIN)
    return sum(not (0 <= mark.x <= ROOM and 0 <= mark.y <= HEIGHT) for mark in _marks(sent, frame))


def _marks(sent: Payload, frame: still_map.Frame) -> list[_Mark]:
    """The circles, the largest first, so that a small one lies on a big one."""
    most = max([1, *(place[2] or 0 for place in sent["places"])])
    half = sent["cell"] / 2
    found = []
    for y, x, value, *split in sent["places"]:
        parts = [(sent["codes"][code], n) for code, n in zip(split[::2], split[1::2], strict=True)]
        at = frame.at((x + half) * STEP, (y + half) * STEP)
        found.append(_Mark(*at, _radius(value or 0, most), value, parts))
    return sorted(found, key=lambda mark: -mark.radius)


def _circle(mark: _Mark, kinds: Kinds) -> list[str]:
    """A circle split clockwise from its top; a dot where the number is 0, a ring where there is none."""
    at = f'cx="{mark.x:.1f}" cy="{mark.y:.1f}"'
    if not mark.parts:
        look = f'fill="{LIGHT.quiet}"' if mark.value == 0 else f'fill="none" stroke="{LIGHT.quiet}" stroke-width="1.2"'
        return [f'<circle {at} r="{SMALLEST}" {look}/>']
    parts = mark.parts if mark.radius >= SLIVER else [max(mark.parts, key=lambda part: part[1])]
    edge = 'stroke="#ffffff" stroke-width=".8"'
    if len(parts) == 1:
        return [f'<circle {at} r="{mark.radius:.1f}" fill="{_fill(parts[0][0], mark, kinds)}" {edge}/>']
    drawn, begun, whole = [], 0.0, sum(n for _, n in parts)
    for code, n in parts:
        ends = [2 * pi * share - pi / 2 for share in (begun, begun + n / whole)]
        (x, y), (to_x, to_y) = ((mark.x + mark.radius * cos(end), mark.y + mark.radius * sin(end)) for end in ends)
        wide = int(n / whole > 0.5)
        arc = f"A{mark.radius:.1f} {mark.radius:.1f} 0 {wide} 1 {to_x:.1f} {to_y:.1f}"
        way = f"M{mark.x:.1f} {mark.y:.1f}L{x:.1f} {y:.1f}{arc}Z"
        drawn.append(f'<path d="{way}" fill="{_fill(code, mark, kinds)}" {edge}/>')
        begun += n / whole
    return drawn


def _fill(code: str, mark: _Mark, kinds: Kinds) -> str:
    colour, kind, name = kinds[code]
    return filled(Entry(name, colour, kind), _STRENGTH) if mark.radius >= SLIVER else colour


def _numbers(marks: list[_Mark], taken: list[_Box], names: Names) -> Iterator[str]:
    """The numbers of the circles that have room for them, the largest first."""
    for mark in marks:
        said = names.number(mark.value or 0)
        half = width_of(said, _LABEL, 600) / 2
        if mark.radius >= WRITTEN and half <= mark.radius and _takes(_around(mark.x, mark.y, half), taken):
            yield _haloed(mark.x, mark.y + 5, said, "#ffffff", "#000000", "middle")


def _sizes(sent: Payload, names: Names) -> list[str]:
    """What sizes mean: one or two circles and the number each stands for, in the corner where reading ends."""
    most = max((place[2] or 0 for place in sent["places"]), default=0)
    values = sorted({most, max(1, most // 10)}, reverse=True) if most else []
    radii = [_radius(value, most) for value in values]
    wide = 2 * max(radii, default=0) + width_of(names.number(most), _LABEL) + 28
    left, y = 8.0 if names.rtl else ROOM - wide - 8.0, 18.0
    drawn = [box(left, 8, wide, 2 * sum(radii) + 12 + 8 * len(radii), "#ffffff", 'opacity=".86"')] if values else []
    for value, radius in zip(values, radii, strict=True):
        at = f'cx="{left + 10 + max(radii):.1f}" cy="{y + radius:.1f}" r="{radius:.1f}"'
        drawn.append(f'<circle {at} fill="{LIGHT.quiet}" fill-opacity=".5"/>')
        drawn.append(text(left + 2 * max(radii) + 18, y + radius + 5, names.number(value), _LABEL, "left", names))
        y += 2 * radius + 8
    return drawn


def _radius(value: int, most: int) -> float:
    return max(SMALLEST, min(PER_ROOT, LARGEST / sqrt(max(1, most))) * sqrt(value))


def _hatched(sent: Payload, frame: still_map.Frame) -> list[str]:
    """Areas that incidents are known only to; finer ones lie on top."""
    codes = sorted((area[0] for area in sent["areas"]), key=len)
    shapes = [shape for code in codes if (shape := still_map.area_shape(str(code))) is not None]
    return [piece for shape in shapes for piece in still_map.drawn([shape], frame, f'fill="url(#{_HATCH})"')]


def _filled(sent: Payload, frame: still_map.Frame) -> list[str]:
    """Areas in the colour of their step; dotted where nobody reports a number."""
    breaks, ramp, drawn = sent["filled"]["breaks"], RAMP[False], list[str]()
    for code, value in sent["filled"]["values"]:
        shape = still_map.area_shape(str(code))
        if shape is None or value == 0:
            continue
        step = max((at for at, low in enumerate(breaks) if value is not None and value >= low), default=0)
        fill = f"url(#{_SILENT})" if value is None else ramp[step]
        drawn += still_map.drawn([shape], frame, f'fill="{fill}" fill-rule="evenodd"')
    return drawn


def _tags(sent: Payload, frame: still_map.Frame, taken: list[_Box], names: Names) -> Iterator[str]:
    """The numbers of areas, on a dashed tag for what is known no better than the area."""
    marked = [(str(area[0]), area[1], True) for area in sent["areas"]]
    marked += [(str(code), value, False) for code, value in (sent["filled"] or {"values": []})["values"]]
    for code, value, tagged in sorted(marked, key=lambda area: -(area[1] or 0)):
        spot = _label_of(code)
        if spot is None:
            continue
        x, top = frame.at(*spot)
        said = "?" if value is None else names.number(value)
        half = width_of(said, _LABEL, 600) / 2 + 7
        y = next((top + shift for shift in _SHIFTS if _takes(_around(x, top + shift, half), taken)), top)
        if tagged:
            edge = f'rx="4" stroke="{LIGHT.quiet}" stroke-dasharray="4 2" stroke-width="{2 if len(code) == 4 else 1.2}"'
            yield box(x - half, y - 11, 2 * half, 22, "#ffffff", edge)
        yield _haloed(x, y + 5, said, LIGHT.text, "#ffffff", "middle")


def _towns(frame: still_map.Frame, marks: list[_Mark], taken: list[_Box], names: Names) -> Iterator[str]:
    """The biggest towns; the name of one under a big circle stands beside it."""
    for x, y, name in still_map.towns_in(frame, names, _TOWNS, _APART, _LABEL):
        wide = width_of(name, _LABEL)
        over = next(
            (mark for mark in marks if mark.radius >= SLIVER and hypot(mark.x - x, mark.y - y) < mark.radius), None
        )
        left = over.x + over.radius + 4 if over else x - wide / 2
        foot = y + 5 if over else y - 6
        if not _takes((left, foot - _LABEL, left + wide, foot + 4), taken):
            continue
        if not over:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{LIGHT.text}"/>'
        yield _haloed(left + wide / 2, foot, name, LIGHT.text, "#ffffff", "middle")


def _around(x: float, y: float, half: float) -> _Box:
    return x - half, y - 11, x + half, y + 11


def _takes(wanted: _Box, taken: list[_Box]) -> bool:
    """Whether a box overlaps none that is taken; then it is taken."""
    left, top, right, foot = wanted
    if any(left < other[2] and other[0] < right and top < other[3] and other[1] < foot for other in taken):
        return False
    taken.append(wanted)
    return True


def _haloed(x: float, y: float, words: str, ink: str, halo: str, anchor: str) -> str:
    """A text that is legible on any ground."""
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{_LABEL}" font-weight="600"'
    edge = f'stroke="{halo}" stroke-opacity=".65" stroke-width="3" paint-order="stroke"'
    return f'<text {place} fill="{ink}" {edge}>{html.escape(words)}</text>'


def _label_of(code: str) -> tuple[float, float] | None:
    for row in schema.reference("areas"):
        if row["pcode"] == code:
            return float(row["label_lon"]), float(row["label_lat"])
    return None


def _legend(sent: Payload, kinds: Kinds, names: Names) -> list[Entry]:
    """What is counted, and what colours and marks mean."""
    entries: list[Entry] = []
    if sent["filled"]:
        breaks = sent["filled"]["breaks"]
        for at, low in enumerate(breaks):
            high = breaks[at + 1] - 1 if at + 1 < len(breaks) else None
            entries.append(Entry(names.range(low, high), RAMP[False][at]))
        silent = any(value is None for _, value in sent["filled"]["values"])
        return entries + ([Entry(names.t("map_silent"), _INK, ".")] if silent else [])
    entries += [Entry(kinds[code][2], *kinds[code][:2]) for code in sent["codes"]]
    entries += [Entry(names.t("map_area_only"), _INK, "hatch")] if sent["areas"] else []
    values = [place[2] for place in sent["places"]]
    entries += [Entry(names.t("map_no_one"), LIGHT.quiet, "dot")] if 0 in values else []
    return entries + ([Entry(names.t("map_silent"), LIGHT.quiet, "ring")] if None in values else [])


def _hatching() -> str:
    """What leaves the ground and the circles to be seen."""
    return (
        f'<defs><pattern id="{_HATCH}" width="11" height="11" patternTransform="rotate(45)" '
        f'patternUnits="userSpaceOnUse"><rect width="1.6" height="11" fill="{_INK}" opacity=".28"/></pattern></defs>'
    )


def _dotted() -> str:
    return (
        f'<defs><pattern id="{_SILENT}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<circle cx="4" cy="4" r="1.2" fill="{_INK}" opacity=".5"/></pattern></defs>'
    )
