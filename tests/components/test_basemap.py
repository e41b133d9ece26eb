"""The ground under the map is built from reference geography alone, and holds all of it once."""

import json

import pytest
from shapely.geometry import Polygon, shape

from components.ground import basemap, still_map
from components.measure import width_of
from components.names import languages, names
from data import schema

TEXT = (basemap.STATIC / "basemap.js").read_text(encoding="utf-8")
GROUND = json.loads(TEXT.removeprefix("var RASID_GROUND=").removesuffix(";\n"))


def points(steps):
    x = y = 0
    line = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x * basemap.STEP, y * basemap.STEP))
    return line


def outline(code):
    """The area's rings, put together from its arcs as the browser does, without what holes take out twice."""
    area = Polygon()
    level = next(level for level, areas in GROUND["areas"].items() if code in areas)
    for ring in GROUND["areas"][level][code]:
        line = []
        for arc in ring:
            line += points(GROUND["arcs"][arc]) if arc >= 0 else points(GROUND["arcs"][~arc])[::-1]
        assert line[0] == pytest.approx(line[-1], abs=1e-9), f"{code} has an open ring"
        area = area.symmetric_difference(Polygon(line).buffer(0))
    return area


def test_the_file_that_is_served_is_what_the_reference_geography_gives():
    assert basemap.built() == TEXT


@pytest.mark.parametrize(("level", "file"), [("governorate", "adm1"), ("district", "adm2"), ("subdistrict", "adm3")])
def test_every_area_has_the_shape_that_its_boundary_file_gives(level, file):
    code = f"{file}_pcode"
    features = json.loads((schema.REFERENCE / f"boundaries/syr_{file}.geojson").read_text(encoding="utf-8"))["features"]
    assert {area["properties"][code] for area in features} == set(GROUND["areas"][level])
    for area in features:
        given = shape(area["geometry"]).buffer(0)
        drawn = outline(area["properties"][code])
        rounding = basemap.STEP / 2 * given.length
        assert drawn.symmetric_difference(given).area < rounding, area["properties"][code]


def test_no_border_is_drawn_twice():
    borders = [frozenset(pair) for arc in GROUND["arcs"] for pair in zip(points(arc), points(arc)[1:], strict=False)]
    doubled = len(borders) - len(set(borders))
    assert doubled <= 2  # two tiny corners fall together when coordinates are rounded to 11 m


@pytest.mark.parametrize(
    ("areas", "level"),
    [
        ({"SY090100"}, 0),
        ({"SY090100", "SY110100"}, 1),
        ({"SY090100", "SY090200"}, 2),
        ({"SY090100", "SY090101"}, 3),
    ],
)
def test_a_border_is_as_strong_as_the_highest_area_it_parts(areas, level):
    assert basemap.border_level(frozenset(areas)) == level


def test_two_squares_that_share_a_side_share_one_arc():
    left = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    right = [(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 0.0)]
    arcs = basemap.arcs_of({"A": [left], "B": [right]})
    assert sorted(sorted(areas) for _, areas in arcs) == [["A"], ["A", "B"], ["B"]]
    assert [len(basemap.rings_of(arcs, code)) for code in ("A", "B")] == [1, 1]


def test_every_area_has_a_name_in_every_language_and_a_spot_for_its_number():
    codes = {code for level in basemap.LEVELS for code in GROUND["areas"][level]}
    for named in GROUND["names"].values():
        assert all(named[code] for code in codes)
    assert codes <= set(GROUND["labels"])


def test_the_great_towns_are_named_in_both_languages():
    first = [names for *_, rank, names in GROUND["towns"] if rank <= 3]
    assert len(first) > 40 and not [names for names in first if not names.get("ar") or not names.get("en")]


def test_a_town_on_the_map_is_written_as_its_area_and_as_a_person_who_read_its_name_wrote_it():
    named = {town[3]["en"]: town[3].get("ar") for town in GROUND["towns"]}
    expected = {"Hama": "حماة", "Idlib": "إدلب", "Latakia": "اللاذقية", "Azaz": "إعزاز", "Subaykhan": "صبيخان"}
    assert {name: named[name] for name in expected} == expected
    wrong = [name for name in named.values() if name and name.endswith(("يه", "اه"))]
    assert wrong == []


def test_a_town_on_a_still_map_is_written_as_on_the_map():
    frame = still_map.Frame(west=35.5, south=34.0, east=41.5, north=37.5, width=1800, height=1200)
    drawn = {name for _, _, name in still_map.towns_in(frame, names("ar"), 60, 20, 13)}
    assert {"حماة", "إدلب"} <= drawn
    assert drawn <= {town[3].get("ar") for town in GROUND["towns"]}


@pytest.mark.parametrize("lang", languages())
def test_no_town_is_named_beyond_the_edge_of_its_drawing(lang):
    """Khan Shaykhun began 25 px outside a slide's map."""
    for west in (36.4, 36.55, 36.7, 37.3, 38.1):
        frame = still_map.fitting((west, 34.5, 42.4, 37.3), 900, 420, 0.52)
        named = list(still_map.towns_in(frame, names(lang), 60, 20, 16))
        assert named
        for x, _, name in named:
            half = width_of(name, 16) / 2
            assert x - half >= 0 and x + half <= frame.width, name
