"""Where a row was is what it says of it, by area, place and point: no finer than is known; what disagrees is said."""

import pytest

from data import places
from tests.sources.files import codes, imported, only, rows

BUSAYRA = {"lat": "35.156", "lon": "40.427"}  # SY090102
HASAKA = {"lat": "36.5", "lon": "40.75"}
WHERE = ("governorate", "district", "subdistrict", "place_id", "location_precision")


def where(record):
    return tuple(record[name] for name in WHERE)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, ("SY09", None, None, None, "governorate")),
        ({"district": "SY0902"}, ("SY09", "SY0902", None, None, "district")),
        ({"district": "Mayadin", "subdistrict": "SY090301"}, ("SY09", "SY0903", "SY090301", None, "subdistrict")),
        ({"governorate": "", "subdistrict": "SY090201"}, ("SY09", None, "SY090201", None, "subdistrict")),
        ({"governorate": "", "district": "SY0902"}, ("SY09", "SY0902", None, None, "district")),
        (BUSAYRA, ("SY09", "SY0901", None, None, "near")),
        ({**BUSAYRA, "location_precision": "near"}, ("SY09", "SY0901", None, None, "near")),
        ({**BUSAYRA, "location_precision": ""}, ("SY09", "SY0901", None, None, "near")),
        ({**BUSAYRA, "location_precision": "", "place": "Nowhere"}, ("SY09", "SY0901", "SY090102", None, "place")),
        ({**BUSAYRA, "location_precision": "subdistrict"}, ("SY09", None, None, None, "subdistrict")),
        ({**BUSAYRA, "location_precision": "roughly"}, ("SY09", None, None, None, None)),
        ({"location_precision": "roughly"}, ("SY09", None, None, None, "governorate")),
        ({"place_id": "own-7"}, ("SY09", None, None, "own-7", "governorate")),
        ({"place_id": "own-7", "place": "البصيرة"}, ("SY09", "SY0901", "SY090102", "gn173927", "place")),
        ({**BUSAYRA, "location_precision": "place"}, ("SY09", "SY0901", "SY090102", None, "place")),
        ({**BUSAYRA, "location_precision": "district"}, ("SY09", None, None, None, "district")),
        ({**BUSAYRA, "location_precision": "governorate only"}, ("SY09", None, None, None, "governorate")),
        ({**BUSAYRA, "district": "SY0902"}, ("SY09", "SY0902", None, None, "near")),
        ({**BUSAYRA, "governorate": "SY08"}, ("SY08", None, None, None, "near")),
        ({**BUSAYRA, "governorate": ""}, ("SY09", "SY0901", None, None, "near")),
        ({**BUSAYRA, "place": "البصيرة"}, ("SY09", "SY0901", "SY090102", "gn173927", "place")),
        ({**BUSAYRA, "place": "Nowhere"}, ("SY09", "SY0901", "SY090102", None, "place")),
        ({**BUSAYRA, "place": "البصيرة", "location_precision": "near"}, ("SY09", "SY0901", None, "gn173927", "near")),
        ({"place": "البصيرة", "location_precision": "near"}, ("SY09", "SY0901", None, "gn173927", "near")),
        ({"place": "البصيرة", "location_precision": "exactly"}, ("SY09", None, None, "gn173927", None)),
        ({"place": "البصيرة", "location_precision": "subdistrict"}, ("SY09", None, None, None, "governorate")),
        ({"place_id": "gn173927"}, ("SY09", "SY0901", "SY090102", "gn173927", "place")),
        ({"place_id": "gn173927", "place": "Our village"}, ("SY09", "SY0901", "SY090102", "gn173927", "place")),
        ({"place": "البصيرة", "lat": "35.33", "lon": "40.14"}, ("SY09", "SY0901", "SY090100", None, "place")),
    ],
)
def test_a_row_is_where_it_says_and_no_finer(tmp_path, cells, found):
    record = only(imported(tmp_path, rows(cells)))
    assert where(record) == found
    assert (record["latitude"] is None) == (record["longitude"] is None)


def test_a_place_lends_its_names_and_point_and_takes_none_that_the_row_has(tmp_path):
    place = places.place("gn173927")
    named = ("place_name_en", "place_name_ar", "latitude", "longitude")
    own, lent, far = imported(
        tmp_path,
        rows(
            {"place_id": "gn173927", "place": "Our village", **BUSAYRA},
            {"place_id": "gn173927", "place": "", "lat": "", "lon": ""},
            {"place_id": "gn173927", "place": "Our village", **HASAKA},
        ),
    ).table.to_pylist()
    assert [own[name] for name in named] == ["Our village", "البصيرة", 35.156, 40.427]
    assert [lent[name] for name in named] == ["Al-Busayrah", "البصيرة", place.latitude, place.longitude]
    assert [far[name] for name in named] == ["Our village", None, 36.5, 40.75]


@pytest.mark.parametrize("away", [0.149, 0.151])
def test_a_point_is_that_of_the_place_of_its_name_within_fifteen_kilometres(tmp_path, away):
    place = places.place("gn173927")
    for lat, lon in ((place.latitude + away, place.longitude), (place.latitude, place.longitude - away)):
        record = only(imported(tmp_path, rows({"place": "البصيرة", "lat": f"{lat:.5f}", "lon": f"{lon:.5f}"})))
        assert record["place_id"] == ("gn173927" if away < 0.15 else None)


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [
        ({"governorate": "SY08", **BUSAYRA}, "governorate", "SY08"),
        ({"governorate": "", "district": "SY0800", **BUSAYRA}, "district", "SY0800"),
        ({"governorate": "", "place": "البصيرة", "lat": "37.55", "lon": "37.5"}, "place", "البصيرة"),
    ],
)
def test_a_point_outside_the_governorate_that_a_row_names_in_any_way_is_kept_and_said(tmp_path, cells, column, value):
    found = imported(tmp_path, rows(cells))
    said = [(one.column, one.value, one.expected) for one in found.flags if one.code == "coords_disagree"]
    assert said == [(column, value, "")]
    assert only(found)["latitude"] == float(cells["lat"])
    assert not found.rejected


def test_a_point_in_the_governorate_or_at_its_border_disagrees_with_nothing(tmp_path):
    found = imported(tmp_path, rows(BUSAYRA, {"governorate": "", **BUSAYRA}, {**HASAKA, "governorate": "SY08"}))
    assert codes(found.problems) == [(3, "governorate", "governorate_by_point")]


def test_a_point_just_across_a_simplified_border_disagrees_with_neither_side(tmp_path):
    near = {"lat": "36.155", "lon": "40.05"}  # in SY08, about a kilometre from SY09
    found = imported(tmp_path, rows(near, near | {"governorate": "SY08"}, near | {"governorate": "SY11"}))
    assert codes(found.problems) == [(4, "governorate", "coords_disagree")]


def test_a_row_keeps_its_own_names_in_both_languages(tmp_path):
    named = {"place_name_ar": "قريتنا", "place_name_en": "Our village", "place_id": "gn173927"}
    record = only(imported(tmp_path, rows(named)))
    assert {name: record[name] for name in named} == named


def test_each_name_that_several_places_share_is_said_with_its_own_places(tmp_path):
    shared = (("مشيرفة", "SY08"), ("جديدة", "SY08"), ("جديدة", "SY11"))
    found = imported(tmp_path, rows(*({"place": name, "governorate": code} for name, code in shared), {}))
    assert [(one.row, one.code, one.value, one.expected) for one in found.problems] == [
        (row, "homonyms", name, " ".join(one.place_id for one in places.find(name, code).places[:5]))
        for row, (name, code) in enumerate(shared, start=2)
    ]
    lost = imported(tmp_path, rows(*({"place": name, "governorate": ""} for name, _ in shared), {}))
    assert [(one.row, one.code, one.value, one.expected) for one in lost.problems] == [
        (row, "one_of_several", name, " ".join(one.place_id for one in places.find(name).places[:5]))
        for row, (name, _) in enumerate(shared, start=2)
    ]


def test_a_row_known_only_to_the_country_is_in_no_governorate_whatever_its_point_or_place(tmp_path):
    country = {"governorate": "", "location_precision": "country"}
    found = imported(tmp_path, rows(country, {**country, **BUSAYRA}, {**country, "place": "البصيرة"}))
    assert found.table["governorate"].to_pylist() == [None] * 3
    assert not found.rejected


def test_a_governorate_that_is_named_and_not_known_is_rejected_once_and_guessed_from_nothing(tmp_path):
    found = imported(
        tmp_path, rows({"governorate": "Atlantis", **BUSAYRA}, {"governorate": "Atlantis", "place": "البصيرة"})
    )
    assert [(one.row, one.column, one.code, one.value, one.expected) for one in found.rejected] == [
        (row, "governorate", "unknown_value", "Atlantis", "SY01..SY14") for row in (2, 3)
    ]
    assert "governorate_by_point" not in {one.code for one in found.flags}


def test_an_area_that_is_not_known_is_left_out_and_said_and_costs_no_incident(tmp_path):
    found = imported(tmp_path, rows({"district": "Atlantis", "subdistrict": "Lemuria"}))
    assert where(only(found)) == ("SY09", None, None, None, "governorate")
    assert [(one.column, one.code, one.value, one.expected) for one in found.problems] == [
        ("district", "left_out", "Atlantis", ""),
        ("subdistrict", "left_out", "Lemuria", ""),
    ]


@pytest.mark.parametrize("column", ["place", "place_name_ar", "place_name_en"])
def test_a_place_that_is_not_known_or_not_one_is_said_by_the_column_that_names_it(tmp_path, column):
    others = dict.fromkeys(("place_name_ar", "place_name_en"), "")
    found = imported(tmp_path, rows({**others, column: "Nowhere"}, {**others, column: "مشيرفة", "governorate": "SY08"}))
    unknown, several = found.flags
    assert unknown[:5] == (2, column, "unknown_place", "Nowhere", "")
    assert several[:4] == (3, column, "homonyms", "مشيرفة")
    shared = places.find("مشيرفة", "SY08").places
    assert several.expected == " ".join(one.place_id for one in shared[:5])
    assert len(shared) > 5
    assert found.table["place_id"].to_pylist() == [None, None]


def test_a_place_that_is_not_known_is_not_said_where_the_row_has_its_own_point(tmp_path):
    found = imported(
        tmp_path, rows({"place": "Nowhere", **BUSAYRA}, {"place": "مشيرفة", **HASAKA, "governorate": "SY08"})
    )
    assert found.problems == ()


def test_a_precision_that_is_finer_than_what_is_known_is_lowered_and_said(tmp_path):
    found = imported(
        tmp_path,
        rows(*({"location_precision": said} for said in ("place", "near", "district", "governorate", "country", ""))),
    )
    assert found.table["location_precision"].to_pylist() == [*["governorate"] * 4, "country", "governorate"]
    assert [(one.row, one.code, one.value) for one in found.problems] == [
        (2, "precision_lowered", "place"), (3, "precision_lowered", "near"), (4, "precision_lowered", "district"),
    ]  # fmt: skip


def test_what_is_said_of_a_location_and_not_understood_names_what_is(tmp_path):
    (flag,) = imported(tmp_path, rows({"location_precision": "roughly", **BUSAYRA})).flags
    assert flag[1:5] == (
        "location_precision",
        "left_out",
        "roughly",
        "place near subdistrict district governorate country",
    )


def test_the_way_a_governorate_was_found_is_said_by_the_cell_that_tells(tmp_path):
    by_place = imported(tmp_path, rows({"governorate": "", "place": "البصيرة"}))
    assert [one[1:5] for one in by_place.problems] == [("place", "governorate_by_place", "البصيرة", "")]
    by_point = imported(tmp_path, [{"date": "2021-11-05", **BUSAYRA}])
    assert [one[1:4] for one in by_point.flags if one.code == "governorate_by_point"] == [
        ("lat", "governorate_by_point", "35.156")
    ]
