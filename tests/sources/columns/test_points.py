"""Degrees in any way of writing them; a point that cannot be is none, and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.columns.points import Angle, angle, degrees, point
from data.sources.problems import Bad
from tests.sources.files import codes, imported, only, rows

ANGLES = {
    "35.155": (35.155, ""), "35,155": (35.155, ""), "٣٥٫١٥٥": (35.155, ""), "-12": (-12.0, ""), "+35.1": (35.1, ""),
    "35°": (35.0, ""), "35.155°": (35.155, ""), "35°09'": (35.15, ""), "35°09'18\"": (35.155, ""),
    "35 09 18": (35.155, ""), "35:09:18": (35.155, ""), "35d09m18s": (35.155, ""), "35°09′18″": (35.155, ""),
    "35°09'18''": (35.155, ""), "35°09.3'": (35.155, ""), "35° 9' 18.0\" N": (35.155, "latitude"),
    "35.155N": (35.155, "latitude"), "N35.155": (35.155, "latitude"), "N 35°09'18\"": (35.155, "latitude"),
    "35.155 شمالاً": (35.155, "latitude"), "شمال 35.155": (35.155, "latitude"), "40.428E": (40.428, "longitude"),
    "شرق 40.428": (40.428, "longitude"), "40.428 شرقا": (40.428, "longitude"), "1.5 S": (-1.5, "latitude"),
    "W 1,5": (-1.5, "longitude"),
}  # fmt: skip
POINTS = (
    "35.155, 40.428", "35.155,40.428", "35.155 40.428", "35.155; 40.428", "35,155; 40,428", "35,155, 40,428",
    "35,155 40,428", "(35.155, 40.428)", "35.155، 40.428", "35.155 / 40.428", "35.155 40.428 210.5 4.9",
    "POINT (40.428 35.155)", "SRID=4326;POINT(40.428 35.155)", "Point Z (40.428 35.155 210)",
    "35.155N 40.428E", "35.155N, 40.428E", "40.428E 35.155N", "N 35.155, E 40.428", "E40.428 N35.155",
    "شمال 35.155 شرق 40.428", "35°09'18\"N 40°25'40.8\"E", "35 09 18 N 40 25 40.8 E",
)  # fmt: skip


@pytest.mark.parametrize(("written", "means"), ANGLES.items())
def test_an_angle_is_the_same_in_every_way_of_writing_it(written, means):
    assert angle(written) == Angle(*means)
    assert degrees(written) == means[0]


@pytest.mark.parametrize("written", ["NaN", "1e2", "3500", "-35N", "35 61", "35 09 61", "N", "35.1.2", "", "3" * 61])
def test_what_is_no_angle_says_so(written):
    assert angle(written) == degrees(written) == Bad("not_a_number", "35.155")


@pytest.mark.parametrize("written", POINTS)
def test_a_point_in_one_cell_is_a_latitude_and_a_longitude(written):
    assert point(written) == (35.155, 40.428)


@pytest.mark.parametrize(
    "written", ["35.155", "35,155", "35 N 36 N", "35.1, 40.2, 12", "Busayra", "", "POINT (40)", "35.1 x", "1 " * 31]
)
def test_what_is_no_point_says_so(written):
    assert point(written) == Bad("not_a_number", "35.155, 40.428")


@given(st.floats(32, 37.6), st.floats(35.3, 42.6))
def test_degrees_minutes_and_seconds_are_the_same_point_to_a_metre(latitude, longitude):
    def written(value, letter):
        minutes = value % 1 * 60
        return f"{int(value)}°{int(minutes)}'{minutes % 1 * 60:.4f}\"{letter}"

    if "60.0000" not in written(latitude, "N") + written(longitude, "E"):
        read = point(f"{written(latitude, 'N')} {written(longitude, 'E')}")
        assert read == pytest.approx((latitude, longitude), abs=1e-5)


@given(st.text(max_size=70))
def test_no_text_breaks_the_reading_of_points(text):
    assert isinstance(point(text), tuple)
    assert isinstance(angle(text), Angle | Bad)


@pytest.mark.parametrize(
    ("cells", "flag"),
    [
        ({"lat": "0", "lon": "0"}, (2, "lat", "outside_area")),
        ({"lat": "999", "lon": "40.428"}, (2, "lat", "outside_area")),
        ({"lat": "35.155", "lon": "999"}, (2, "lon", "outside_area")),
        ({"lat": "35.155", "lon": ""}, (2, "lon", "half_a_point")),
        ({"lat": "", "lon": "40.428"}, (2, "lat", "half_a_point")),
        ({"lat": "about 35", "lon": "40.428"}, (2, "lat", "not_a_number")),
        ({"gps": "somewhere"}, (2, "gps", "not_a_number")),
        ({"gps": "0, 0"}, (2, "gps", "outside_area")),
        ({"lat": "35.155"}, (2, "lat", "half_a_point")),
    ],
)
def test_a_point_that_cannot_be_is_none_and_said_and_costs_no_incident(tmp_path, cells, flag):
    found = imported(tmp_path, rows(cells))
    record = only(found)
    assert (record["latitude"], record["longitude"], record["location_precision"]) == (None, None, "governorate")
    assert codes(found.problems) == [flag]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"lat": "40.428", "lon": "35.155"}, "lat"),
        ({"lat": "40.428E", "lon": "35.155N"}, "lat"),
        ({"coordinates": "40.428, 35.155"}, "coordinates"),
    ],
)
def test_a_point_that_fits_only_the_other_way_round_is_swapped_back_and_said(tmp_path, cells, column):
    found = imported(tmp_path, rows(cells))
    assert (only(found)["latitude"], only(found)["longitude"]) == (35.155, 40.428)
    assert codes(found.problems) == [(2, column, "coords_swapped")]


@pytest.mark.parametrize("header", ["Coordinates", "GPS", "الإحداثيات", "geopoint", "lat/lon", "point"])
def test_both_coordinates_may_stand_in_one_column(tmp_path, header):
    found = imported(tmp_path, rows({header: "35.155, 40.428"}, {header: ""}))
    assert found.table["latitude"].to_pylist() == [35.155, None]
    assert found.table["longitude"].to_pylist() == [40.428, None]
    assert not found.problems
