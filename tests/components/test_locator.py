"""The small map of a card: a dot only where the place is known."""

import xml.etree.ElementTree as ET

import pytest

from components.incidents.locator import drawing
from components.look import DARK, LIGHT
from components.names import names
from tests.factories import incident

DOT = 'r="6.5"'
SHADE = 'fill-opacity=".28"'


def drawn(lang="en", theme=LIGHT, **facts):
    codes = dict.fromkeys(("district", "subdistrict"))
    return drawing({**codes, **incident(**facts)}, names(lang), theme)


def test_a_place_is_a_dot_and_near_a_place_is_a_dot_in_a_ring():
    assert DOT in drawn()
    assert "stroke-dasharray" in drawn(location_precision="near").split(DOT)[0][-200:]


@pytest.mark.parametrize("precision", ["subdistrict", "district", "governorate"])
def test_a_coarse_location_shades_its_area_and_is_no_dot_though_it_has_coordinates(precision):
    found = drawn(location_precision=precision, district="SY0901", subdistrict="SY090102")
    assert SHADE in found
    assert DOT not in found


def test_a_place_without_coordinates_shades_the_area_it_is_known_to_lie_in():
    found = drawn(latitude=None, longitude=None)
    assert SHADE in found
    assert DOT not in found


def test_an_incident_known_only_to_the_country_is_not_drawn():
    assert drawn(location_precision="country") == ""
    assert drawn(location_precision="governorate", governorate=None) == ""


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_map_names_towns_in_the_language_and_nothing_of_the_row(lang, theme):
    found = drawn(lang, theme, place_name_en="<script>", place_name_ar="<script>")
    texts = [element.text for element in ET.fromstring(found).iter("{http://www.w3.org/2000/svg}text")]
    assert ("Mayadin" if lang == "en" else "الميادين") in texts
    assert "script" not in found
