"""What stands at a map's place until the map is drawn."""

import re

import pytest

from components.ground import placeholder
from components.map import incident_map
from tests.test_app import opened


def test_the_drawing_that_is_served_is_what_the_reference_geography_gives():
    assert placeholder.built() == placeholder.FILE.read_text(encoding="utf-8")


def test_the_piece_of_the_drawing_that_is_shown_is_the_frame_of_the_map():
    west, south, east, north = incident_map.COUNTRY
    x, y, wide, high = map(float, re.findall(r"-?\d+\.\d+", placeholder.address(incident_map.COUNTRY)))
    assert (x, x + wide) == pytest.approx((west, east))
    assert (y, y + high) == pytest.approx((placeholder.down(north), placeholder.down(south)), abs=0.02)
    points = re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", placeholder.built())
    assert len(points) > 500
    assert all(x <= float(lon) <= x + wide and y <= float(down) <= y + high for lon, down in points)


@pytest.mark.parametrize("page", ["overview", "map"])
def test_the_maps_place_is_held_until_the_map_is_drawn(page):
    held = [block for block in opened(page).get("html") if 'class="map-held"' in block.proto.body]
    assert len(held) == 1
