"""The ground under the map: from data/reference to static/map/basemap.js, which the browser draws without a network.

    python -m components.ground.basemap        writes the file anew; the same input gives the same bytes

Sub-districts share their borders, so each border is kept once, as an arc between two corners, and every district and
governorate is a list of such arcs: a third of the bytes of the polygons, and no border is drawn twice.
Coordinates are whole steps of 0.0001 degrees (about 11 m), each point as its distance from the one before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from data import schema
from data.text import fold

STATIC = Path(__file__).parent.parent.parent / "static" / "map"
STEP = 1e-4  # degrees
LEVELS = {"governorate": 4, "district": 6, "subdistrict": 8}  # letters of a P-code that name the area
SEAT_RANK = 5  # seats of sub-districts that are not among the ranked towns
BORDER_WIDTH = 0.12  # degrees: neighbours' borders this near to Syria's own are drawn once, from the finer source

Point = tuple[float, float]
Areas = frozenset[str]


def built() -> str:
    """The JavaScript file: one global, RASID_GROUND."""
    polygons = {area["properties"]["adm3_pcode"]: area["geometry"] for area in _features("boundaries/syr_adm3")}
    arcs = arcs_of({code: list(_rings(geometry)) for code, geometry in polygons.items()})
    outline = [arc for arc, areas in arcs if len(areas) == 1]
    ground = {
        "arcs": [_steps(arc) for arc, _ in arcs],
        "borders": [border_level(areas) for _, areas in arcs],
        "areas": {
            level: {code: rings_of(arcs, code) for code in sorted({code[:length] for code in polygons})}
            for level, length in {"country": 2, **LEVELS}.items()
        },
        "labels": {row["pcode"]: _step((float(row["label_lon"]), float(row["label_lat"]))) for row in _areas()},
        "abroad": [_steps(ring) for area in _features("basemap/countries") for ring in _rings(area["geometry"])],
        "lakes": [_steps(ring) for area in _features("basemap/lakes") for ring in _rings(area["geometry"])],
        "rivers": [[_rank(river), _steps(line)] for river in _features("basemap/rivers") for line in _lines(river)],
        "foreign": [
            [int(border["properties"]["kind"] is not None), _steps(part)]
            for border in _features("basemap/boundary_lines")
            for line in _lines(border)
            for part in _away_from(line, outline)
        ],
        "towns": _towns(),
        "names": {
            lang: {row["pcode"]: row[f"name_{lang}"] for row in _areas()}
            for lang in (name.removeprefix("name_") for name in _areas()[0] if name.startswith("name_"))
        },
    }
    return "var RASID_GROUND=" + json.dumps(ground, ensure_ascii=False, separators=(",", ":")) + ";\n"


def arcs_of(polygons: dict[str, list[list[Point]]]) -> list[tuple[list[Point], Areas]]:
    """Cut the rings of polygons that share borders into arcs, each with the one or two areas it bounds.

    polygons  per code its closed rings; shared borders have the same points.
    """
    sides: dict[tuple[Point, Point], set[str]] = defaultdict(set)
    for code, rings in polygons.items():
        for ring in rings:
            for one, other in pairwise(ring):
                if one != other:
                    sides[min(one, other), max(one, other)].add(code)
    beside: dict[Point, dict[Point, Areas]] = defaultdict(dict)
    for (one, other), codes in sides.items():
        beside[one][other] = beside[other][one] = frozenset(codes)
    corners = sorted(point for point, ways in beside.items() if len(ways) != 2 or len(set(ways.values())) > 1)
    arcs: list[tuple[list[Point], Areas]] = []
    walked: set[tuple[Point, Point]] = set()
    for start in [*corners, *sorted(beside)]:  # what has no corner is a closed loop, begun anywhere
        for step, areas in sorted(beside[start].items()):
            if (start, step) not in walked:
                arc = _walk(start, step, beside, set(corners))
                walked.update(pairwise(arc))
                walked.update(pairwise(reversed(arc)))
                arcs.append((arc, areas))
    return arcs


def _walk(start: Point, step: Point, beside: dict[Point, dict[Point, Areas]], corners: set[Point]) -> list[Point]:
    arc = [start, step]
    while arc[-1] not in corners and arc[-1] != start:
        arc.append(next(point for point in beside[arc[-1]] if point != arc[-2]))
    return arc


def border_level(areas: Areas) -> int:
    """0 for Syria's own border, 1 between governorates, 2 between districts, 3 between sub-districts."""
    if len(areas) == 1:
        return 0
    return next((level for level, length in enumerate(LEVELS.values(), 1) if len({a[:length] for a in areas}) > 1), 3)


def rings_of(arcs: list[tuple[list[Point], Areas]], code: str) -> list[list[int]]:
    """The outline of an area as closed rings of arcs: arc i forwards is i, backwards ~i.

    Filled by the even-odd rule, so that holes need no mark.
    """
    own = [i for i, (_, areas) in enumerate(arcs) if sum(area.startswith(code) for area in areas) == 1]
    ends: dict[Point, list[int]] = defaultdict(list)
    for i in own:
        ends[arcs[i][0][0]].append(i)
        ends[arcs[i][0][-1]].append(~i)
    rings, used = [], set()
    for first in own:
        if first in used:
            continue
        ring, end = [first], arcs[first][0][-1]
        used.add(first)
        while end != arcs[first][0][0]:
            turn = next(i for i in ends[end] if (i if i >= 0 else ~i) not in used)
            ring.append(turn)
            used.add(turn if turn >= 0 else ~turn)
            end = arcs[turn][0][-1] if turn >= 0 else arcs[~turn][0][0]
        rings.append(ring)
    return rings


@cache
def _by_place(table: str) -> dict[str, dict[str, str]]:
    return {row["place_id"]: row for row in schema.reference(table)}


@cache
def _areas_spelled() -> dict[str, str]:
    arabic = (area["name_ar"].removeprefix("مركز ") for area in _areas())
    return {fold(name): name for name in arabic}


def town_names(place_id: str) -> dict[str, str]:
    """The name of a town in each language: as a person wrote it who read it, and as its area is written (حماة, not the
    gazetteer's حماه)."""
    own = _by_place("gazetteer")[place_id]
    said = own | {name: text for name, text in _by_place("place_names").get(place_id, {}).items() if text}
    if not said["name_ar"].startswith(("أ", "إ")):  # which OCHA leaves out
        said["name_ar"] = _areas_spelled().get(fold(said["name_ar"]), said["name_ar"])
    return {name.removeprefix("name_"): said[name] for name in own if name.startswith("name_") and said[name]}


def _towns() -> list[list[Any]]:
    """[lon, lat, rank, {language: name}] of ranked towns, then of the seats of sub-districts, most important first."""
    gazetteer = _by_place("gazetteer")
    ranks = {
        town["properties"]["place_id"]: town["properties"]["rank"]
        for town in sorted(_features("basemap/towns"), key=lambda town: int(town["properties"]["rank"]))
    }
    seats = [row for row in gazetteer.values() if row["seat_of_adm3"] and row["place_id"] not in ranks]
    seats.sort(key=lambda row: (-float(row["importance"] or 0), row["place_id"]))
    ranks |= {row["place_id"]: SEAT_RANK for row in seats}
    towns = []
    for place, rank in ranks.items():
        row = gazetteer[place]
        towns.append([*_step((float(row["lon"]), float(row["lat"]))), int(rank), town_names(place)])
    return towns


def _away_from(line: list[Point], outline: list[list[Point]]) -> Iterator[list[Point]]:
    """The parts of a neighbour's border that are not Syria's own border over again."""
    cells = {(round(x / BORDER_WIDTH), round(y / BORDER_WIDTH)) for arc in outline for x, y in _dense(arc)}

    def own(point: Point) -> bool:
        x, y = round(point[0] / BORDER_WIDTH), round(point[1] / BORDER_WIDTH)
        return any((x + dx, y + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1))

    part: list[Point] = []
    for point in _dense(line):
        if own(point):
            if len(part) > 1:
                yield part
            part = []
        else:
            part.append(point)
    if len(part) > 1:
        yield part


def _dense(line: list[Point]) -> Iterator[Point]:
    """The same line with points at most half a border width apart."""
    for (x, y), (to_x, to_y) in pairwise(line):
        pieces = 1 + int(max(abs(to_x - x), abs(to_y - y)) / (BORDER_WIDTH / 2))
        yield from ((x + (to_x - x) * i / pieces, y + (to_y - y) * i / pieces) for i in range(pieces))
    yield line[-1]


def _step(point: Iterable[float]) -> list[int]:
    return [round(value / STEP) for value in point]


def _steps(line: Iterable[Point]) -> list[int]:
    """x, y of the first point and dx, dy to each next one, in steps; points that fall together are kept once."""
    steps: list[int] = []
    at = [0, 0]
    for point in line:
        x, y = _step(point)
        if steps and [x, y] == at:
            continue
        steps += [x - at[0], y - at[1]]
        at = [x, y]
    return steps


def _areas() -> list[dict[str, str]]:
    return [row for row in schema.reference("areas") if row["level"] in LEVELS]


def _features(name: str) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((schema.REFERENCE / f"{name}.geojson").read_text("utf-8"))["features"]
    return features


def _rank(river: dict[str, Any]) -> int:
    return int(river["properties"].get("rank") or 3)


def _points(line: list[list[float]]) -> list[Point]:
    return [(point[0], point[1]) for point in line]


def _lines(feature: dict[str, Any]) -> list[list[Point]]:
    geometry = feature["geometry"]
    lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
    return [_points(line) for line in lines]


def _rings(geometry: dict[str, Any]) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (_points(ring) for polygon in polygons for ring in polygon)


if __name__ == "__main__":
    (STATIC / "basemap.js").write_text(built(), encoding="utf-8")
