"""Areas and places by any spelling and by a point; a name that two places share is asked about, never guessed."""

import numpy as np
import pytest
import shapely

from data import places, schema
from data.places import Homonyms, Place


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SY09", "SY09"),
        ("sy09", "SY09"),
        ("Deir-ez-Zor", "SY09"),
        ("Deir ez Zor Governorate", "SY09"),
        ("Deir Ezzor", "SY09"),
        ("محافظة دير الزور", "SY09"),
        ("دير الزور", "SY09"),
        ("Al-Hasakeh", "SY08"),
        ("Al Hasakah governorate", "SY08"),
        ("الحسكه", "SY08"),
        ("Ar-Raqqa", "SY11"),
        ("Ar Raqqah Governorate", "SY11"),
        ("الرقة", "SY11"),
        ("ريف دمشق", "SY03"),
        ("Rif Dimashq Governorate", "SY03"),
        ("Rural Damascus", "SY03"),
        ("دمشق", "SY01"),
        ("Damascus", "SY01"),
        ("Hamah Governorate", "SY05"),
        ("As Suwayda Governorate", "SY13"),
        ("Dar'a", "SY12"),
        ("Idleb", "SY07"),
        ("إدلب", "SY07"),
    ],
)
def test_a_governorate_is_known_by_its_spellings(written, code):
    assert places.area(written) == code


@pytest.mark.parametrize("written", ["Atlantis", "", "Baghdad", "SY99", "السليمانية", "al"])
def test_an_unknown_area_is_none(written):
    assert places.area(written) is None


def test_every_area_is_found_by_its_code_and_its_names_in_both_languages():
    for row in schema.reference("areas"):
        for name in (row["pcode"], row["name_en"], row["name_ar"]):
            found = places.area(name, row["level"], row["parent"] if row["level"] != "governorate" else "")
            assert found in (row["pcode"], None), (name, found)
            if row["level"] != "subdistrict":
                assert found == row["pcode"], name


@pytest.mark.parametrize(
    ("written", "within", "code"),
    [
        ("Albu Kamal district", "SY09", None),
        ("Al Mayadin district", "SY09", "SY0903"),
        ("Tall Abyad district", "SY11", "SY1102"),
        ("الميادين", "SY09", "SY0903"),
        ("Tabqa", "SY11", "SY1103"),
        ("Al Mayadin district", "SY08", None),
    ],
)
def test_a_district_is_looked_for_inside_its_governorate(written, within, code):
    code = "SY0902" if written.startswith("Albu") else code
    assert places.area(written, "district", within) == code


def test_a_point_lies_in_the_areas_that_hold_it():
    assert places.area_at(40.428, 35.155) == "SY09"
    assert places.area_at(40.428, 35.155, "district") == "SY0901"
    assert places.area_at(40.428, 35.155, "subdistrict") == "SY090102"
    assert places.area_at(44.4, 33.3) is None
    assert places.areas_at([40.428, 0.0, 39.01], [35.155, 0.0, 35.95], "governorate") == ["SY09", None, "SY11"]


def test_a_point_a_kilometre_over_a_simplified_border_is_not_called_wrong():
    assert places.is_in(40.428, 35.155, "SY09")
    assert not places.is_in(39.01, 35.95, "SY09")


def test_a_place_is_found_in_either_language_inside_its_governorate():
    for name in ("البصيرة", "Al-Busayrah", "البصيره"):
        found = places.find(name, "SY09")
        assert isinstance(found, Place)
        assert found.place_id == "gn173927"
    assert places.find("البصيرة", "SY08") is None or places.find("البصيرة", "SY08") != places.find("البصيرة", "SY09")


def test_a_name_that_several_places_share_is_not_guessed():
    shared = places.find("مشيرفة", "SY08")
    assert isinstance(shared, Homonyms)
    assert len(shared.places) > 1
    assert {place.governorate for place in shared.places} == {"SY08"}


def test_no_place_is_made_up():
    assert places.find("Atlantis") is None
    assert places.find("") is None
    assert places.place("gn0") is None


@pytest.mark.parametrize("level", places.LEVELS)
def test_the_areas_of_many_points_are_those_whose_polygons_they_touch_the_first_of_two(level):
    codes, shapes, _ = places._polygons(level)
    random = np.random.default_rng(0)
    corners = shapely.get_coordinates(shapes)[:: 17 if level == "governorate" else 90]
    x, y = np.concatenate([corners, random.uniform(places.SYRIA[:2], places.SYRIA[2:], (150, 2))]).T
    touched = shapely.intersects(shapes[:, None], shapely.points(x, y)[None, :])
    first = [
        min((code for code, touches in zip(codes, one, strict=True) if touches), default=None) for one in touched.T
    ]
    assert places.areas_at(x.tolist(), y.tolist(), level) == first
