"""What folium is given: numbers, codes and colours, and words that nothing can read as anything but words."""

import json
import re
from dataclasses import replace

import pytest
from folium.map import FeatureGroup
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from components.look import DARK, LIGHT
from components.map import incident_map
from components.names import languages, names
from components.view import View
from data.aggregate import geography
from data.filter import NORTH_EAST, Filter
from tests.factories import incident, store
from tests.hostile.hostile import HOSTILE_TEXT

HOSTILE = [
    *HOSTILE_TEXT.values(),
    "alert(coords); map_div2 drawnItems",
    "</script><script>",
    "\u202e21\u202c",
    "\ud800",
    "feature_group_0 _div_0",
]
words = st.text() | st.sampled_from(HOSTILE)
values = st.recursive(
    words | st.integers() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


def decoded(value):
    """As static/map/sheet.js does it."""
    if isinstance(value, str):
        return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), value)
    if isinstance(value, dict):
        return {decoded(name): decoded(inner) for name, inner in value.items()}
    return [decoded(inner) for inner in value] if isinstance(value, list) else value


def view_of(*rows, lang="en", theme=LIGHT, version="test", **asked):
    made = store(*rows)
    made.version = f"{version}:{hash(repr(rows))}"
    origin = replace(made.origins["t"], kind="series")  # an upload is remembered in a session, and here is none
    wanted = Filter(origin="t", **asked).resolved(origin.covers_from, origin.covers_to)
    return View(page="map", filter=wanted, origin=origin, store=made, names=names(lang), theme=theme)


@given(values)
def test_words_come_out_of_the_script_as_they_went_in(value):
    assert decoded(json.loads(incident_map.script_data(value))) == value


@given(values)
def test_nothing_that_a_template_or_a_script_could_read_is_left_in_a_word(value):
    script = incident_map.script_data(value)
    for word in re.findall(r'"([^"]*)"', script):
        assert all(letter.isalnum() or letter in " .,:-&#;" for letter in word)
    assert not re.search(r"\{[{%#]|\$\{|[<>`\\\u2028\u2029]", script)


@given(values)
def test_folium_passes_the_script_on_letter_by_letter(value):
    script = incident_map.script_data(value)
    marks = FeatureGroup()
    marks.add_child(incident_map._Script("show", script))
    assert f"rasid.show({script});" in generate_leaflet_string(marks, base_id="feature_group_0")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_a_row_reaches_folium(text):
    shown = text.encode("utf-8", "replace").decode()
    row = incident(
        place_name_en=shown, place_name_ar=shown, place_id=shown, sources=shown, summary_en=shown, initiators_text=shown
    )
    found = incident_map.payload(view_of(row), "places", "incidents", "class", "", named=True)
    assert set(re.findall(r'"([^"]*)"', json.dumps(found))) <= {
        *(
            "size",
            "incidents",
            "frame",
            "chosen",
            "",
            "cell",
            "codes",
            "class_attack",
            "places",
            "names",
            "near",
            "areas",
            "filled",
        ),
    }


@pytest.mark.parametrize(("lang", "name"), [("en", "Raqqa"), ("ar", "الرقة")])
def test_who_points_at_a_place_is_told_its_name(lang, name):
    """A tooltip told a number and not of what place."""
    row = incident(place_name_en="Raqqa", place_name_ar="الرقة")
    assert incident_map.payload(view_of(row, lang=lang), "places", "incidents", "class", "", True)["names"] == [name]


def test_who_points_at_a_place_is_told_how_many_are_only_near_it():
    view = view_of(incident(), incident(location_precision="near"), incident(latitude=35.3, location_precision="near"))
    sent = {
        size: incident_map.payload(view, "places", size, "class", "", named=True) for size in ("incidents", "killed")
    }
    assert [mark[2] for mark in sent["incidents"]["places"]] == [2, 1]
    assert (sent["incidents"]["near"], sent["killed"]["near"]) == ([1, 1], [])


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_part_a_circle_can_have_has_a_colour_and_a_word(lang, theme):
    kinds = incident_map._look(view_of(incident(), lang=lang, theme=theme), False, False)["kinds"]
    for split in geography.SPLITS:
        for code in geography.split_codes(split):
            colour, _, word = kinds[f"{split}_{code}"]
            assert re.fullmatch("#[0-9A-Fa-f]{6}", colour) and word


def test_a_place_whose_reports_give_no_number_of_killed_is_no_zero():
    found = incident_map.payload(view_of(incident()), "places", "killed", "class", "", named=True)
    assert [mark[2] for mark in found["places"]] == [None]


@pytest.mark.parametrize(("killed", "value"), [({}, None), ({"killed_low": 0, "killed_high": 0}, 0)])
def test_a_filled_area_tells_silence_from_no_one_killed(killed, value):
    found = incident_map.payload(
        view_of(incident(district="SY0901", **killed)), "district", "killed", "class", "", named=True
    )
    assert found["filled"]["values"] == [["SY0901", value]]


def test_numbers_on_the_map_add_up_to_the_incidents_in_view():
    rows = [incident(), incident(), incident(location_precision="district", district="SY0902", latitude=None)]
    found = incident_map.payload(view_of(*rows), "places", "incidents", "class", "", named=True)
    assert sum(mark[2] for mark in found["places"]) + sum(mark[1] for mark in found["areas"]) == 3


def test_the_map_is_framed_by_the_area_of_the_filter_or_the_whole_country():
    one, three, all_of_it = (incident_map.frame(Filter(governorates=codes)) for codes in (("SY11",), NORTH_EAST, ()))
    assert all_of_it == incident_map.COUNTRY
    assert three[0] <= one[0] and three[2] >= one[2] and three[0] > all_of_it[0]


@given(st.lists(st.integers(0, 60_000), max_size=30))
def test_steps_of_colour_start_at_one_and_reach_the_highest_value(values):
    steps = incident_map.steps_of(values)
    assert steps[0] == 1 and steps == sorted(set(steps)) and len(steps) <= 5
    assert steps[-1] <= max([1, *values])


@pytest.mark.parametrize(("named", "most"), [(False, 35_000), (True, 55_000)])
def test_a_change_of_filter_sends_little(named, most):
    """A thousand places in two classes: numbers only, about 25 bytes each; and a name where they are pointed at."""
    rows = [
        incident(latitude=34.5 + n / 400, longitude=40.4, event_class=kind, place_name_en="Al-Busayrah")
        for n in range(1000)
        for kind in ("attack", "clash")
    ]
    sent = incident_map.payload(view_of(*rows), "places", "incidents", "class", "", named)
    assert len(incident_map.script_data(sent)) < most
