"""Degrees in any way of writing them; a point that cannot be is none, and said."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sources.columns.points import PLAIN_DEGREES, Angle, angle, degrees, point
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
    "W 1,5": (-1.5, "longitude"), "35°09,3'": (35.155, ""), "5°30'": (5.5, ""), "140°30'": (140.5, ""),
    "35 09 0": (35.15, ""), "35°09'18,0\"": (35.155, ""), "35d09m": (35.15, ""), "35d09": (35.15, ""),
}  # fmt: skip
POINTS = (
    "35.155, 40.428", "35.155,40.428", "35.155 40.428", "35.155; 40.428", "35,155; 40,428", "35,155, 40,428",
    "35,155 40,428", "(35.155, 40.428)", "35.155، 40.428", "35.155 / 40.428", "35.155 40.428 210.5 4.9",
    "POINT (40.428 35.155)", "SRID=4326;POINT(40.428 35.155)", "Point Z (40.428 35.155 210)",
    "35.155N 40.428E", "35.155N, 40.428E", "40.428E 35.155N", "N 35.155, E 40.428", "E40.428 N35.155",
    "شمال 35.155 شرق 40.428", "35°09'18\"N 40°25'40.8\"E", "35 09 18 N 40 25 40.8 E", "35.155 | 40.428",
    "35.155 , 40.428", "35,155 , 40,428", "35.155° , 40.428°", "35.155 °, 40.428 °", "[35.155, 40.428]",
    "N35.155E40.428", "35.155N40.428E", "35º09'18\" ; 40º25'40.8\"", "35 09 18, 40 25 40.8",
    "srid = 4326 ; point zm ( 40.428 35.155 0 1 )", "POINTM(40.428 35.155 1)", "POINT(40.428E 35.155N)",
    "35.155;40.428", "35,155,40,428", "35,155N,40,428E", "N35,155, E40,428", "35,155 N 40,428 E", "N 35,155 E 40,428",
    "35.155 40.428 -5", "35.155 40.428 0 0", "٣٥٫١٥٥، ٤٠٫٤٢٨",
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
    "written",
    [
        *("35.155", "35,155", "35 N 36 N", "35.1, 40.2, 12", "Busayra", "", "POINT (40)", "35.1 x", "1 " * 31),
        *("35,40", "35.155 40.428 1 2 3", "POINT (40.428 35.155 0 1 2)", "35.155;", "/ 40", "POINT (a 35.155)"),
    ],
)
def test_what_is_no_point_says_so(written):
    assert point(written) == Bad("not_a_number", "35.155, 40.428")


LETTERS = {
    ("latitude", 1): "N|n|North|شمال|شمالاً|ش",
    ("latitude", -1): "S|South|جنوب|جنوبا|ج",
    ("longitude", 1): "E|East|شرق|شرقاً|ق",
    ("longitude", -1): "W|West|غرب|غربا|غ",
}
MARKS = ("°'\"", "º'\"", "˚′″", "°’”", "°´“", "°‘''", "° ' \"", "° ' ''", "dms", "::", "   ", "° ′ ″", "°'", "° ' ")


@pytest.mark.parametrize(
    ("axis", "way", "letter"), [(*key, one) for key, names in LETTERS.items() for one in names.split("|")]
)
def test_a_letter_on_either_side_of_an_angle_names_its_axis_and_its_way(axis, way, letter):
    for written in ("35.5 L", "L 35.5", "35.5L", "L35.5", "35.5 L.", "L. 35.5", "L: 35.5", "35.5° L", "35°30' L"):
        assert angle(written.replace("L", letter)) == Angle(way * 35.5, axis), written


@pytest.mark.parametrize("marks", MARKS)
def test_degrees_minutes_and_seconds_are_known_by_any_of_their_marks(marks):
    degree, minute, *second = marks.split(" ") if marks.count(" ") == 2 and marks.strip() else marks
    written = f"35{degree}09{minute}18{''.join(second)}"
    assert angle(written) == angle(f"{written} N")._replace(axis="") == Angle(35.155)


def test_one_letter_says_which_of_two_angles_is_which_and_two_of_an_axis_say_nothing():
    for written in ("35.155 N, 40.428", "40.428 35.155N", "40.428E, 35.155", "35.155, 40.428E", "40.428; N 35.155"):
        assert point(written) == (35.155, 40.428), written
    for written in ("35.155N 36.5N", "E 40.428, E 41", "40.428E; 41 E"):
        assert point(written) == Bad("not_a_number", "35.155, 40.428"), written
    assert point("S 35.5, W 40.5") == point("40.5W 35.5S") == (-35.5, -40.5)


def test_an_angle_is_cut_at_a_tenth_of_a_metre_and_no_number_is_cut():
    assert angle("35 09 17") == Angle(35.154722)
    assert angle("35,1553333") == Angle(35.1553333)


@pytest.mark.parametrize(
    "written",
    ["1000.5", "1000°30'", "°30'", "-35°09'", "35 60", "35 09 60", "35°9'18\"x", "35..5", "N 35 S", "N -35", "°"],
)
def test_what_is_almost_an_angle_is_none(written):
    assert angle(written) == Bad("not_a_number", "35.155")


def test_the_longest_text_that_can_be_a_point_is_read_and_no_longer_one():
    assert point(f"35.{'1' * 27}, 40.{'1' * 25}") == (pytest.approx(35.1111), pytest.approx(40.1111))
    assert angle(f"{'0' * 3}.{'1' * 56}") == Angle(1 / 9)
    assert angle(f"{'0' * 3}.{'1' * 57}") == Bad("not_a_number", "35.155")
    assert point(f"35.{'1' * 27}, 40.{'1' * 26}") == Bad("not_a_number", "35.155, 40.428")


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
        ({"lon": "40.428"}, (2, "lon", "half_a_point")),
    ],
)
def test_a_point_that_cannot_be_is_none_and_said_and_costs_no_incident(tmp_path, cells, flag):
    found = imported(tmp_path, rows(cells))
    record = only(found)
    assert (record["latitude"], record["longitude"], record["location_precision"]) == (None, None, "governorate")
    assert codes(found.problems) == codes(found.flags) == [flag]


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


@pytest.mark.parametrize(("lat", "lon"), [("32.0", "35.3"), ("37.6", "42.6"), ("32.0", "42.6"), ("37.6", "35.3")])
def test_a_point_on_the_edge_of_what_is_read_is_kept(tmp_path, lat, lon):
    record = only(imported(tmp_path, rows({"lat": lat, "lon": lon})))
    assert (record["latitude"], record["longitude"]) == (float(lat), float(lon))


@pytest.mark.parametrize(
    ("cells", "column", "expected"),
    [
        ({"lat": "31.99", "lon": "40.428"}, "lat", "32.0..37.6"),
        ({"lat": "37.61", "lon": "40.428"}, "lat", "32.0..37.6"),
        ({"lat": "35.155", "lon": "35.29"}, "lon", "35.3..42.6"),
        ({"lat": "35.155", "lon": "42.61"}, "lon", "35.3..42.6"),
        ({"lat": "0", "lon": "0"}, "lat", "32.0..37.6"),
        ({"gps": "35.155, 99"}, "gps", "35.3..42.6"),
        ({"gps": "99, 40.428"}, "gps", "32.0..37.6"),
        ({"lat": "35.2", "lon": "31.99"}, "lon", "35.3..42.6"),
    ],
)
def test_a_point_beyond_the_edge_is_none_and_says_which_of_the_two_is_beyond_and_what_could_be(
    tmp_path, cells, column, expected
):
    found = imported(tmp_path, rows(cells))
    assert only(found)["latitude"] is None
    assert [(one.column, one.code, one.expected) for one in found.flags] == [(column, "outside_area", expected)]


@pytest.mark.parametrize(("lat", "lon"), [("35.3", "32.0"), ("42.6", "37.6")])
def test_a_swapped_point_on_the_edge_is_swapped_back_and_one_beyond_it_is_none(tmp_path, lat, lon):
    found = imported(tmp_path, rows({"lat": lat, "lon": lon}))
    assert (only(found)["latitude"], only(found)["longitude"]) == (float(lon), float(lat))
    assert [(one.code, one.value, one.expected) for one in found.flags if one.code == "coords_swapped"] == [
        ("coords_swapped", lat, "32.0..37.6")
    ]
    beyond = {"35.3": ("35.29", "32.0"), "42.6": ("42.6", "37.61")}[lat]
    for cells in (beyond, (lat, {"32.0": "31.99", "37.6": "37.7"}[lon]), ({"35.3": "31", "42.6": "42.7"}[lat], lon)):
        assert only(imported(tmp_path, rows({"lat": cells[0], "lon": cells[1]})))["latitude"] is None


def test_a_point_in_one_cell_fills_only_the_rows_whose_two_columns_say_nothing(tmp_path):
    found = imported(
        tmp_path,
        rows(
            {"lat": "35.1", "lon": "40.1", "gps": "35.2, 40.2"},
            {"lat": "", "lon": "", "gps": "35.2, 40.2"},
            {"lat": "35.1", "lon": "", "gps": "35.2, 40.2"},
            {"lat": "", "lon": "", "gps": ""},
        ),
    )
    assert found.table["latitude"].to_pylist() == [35.1, 35.2, None, None]
    assert found.table["longitude"].to_pylist() == [40.1, 40.2, None, None]
    assert codes(found.problems) == [(4, "lon", "half_a_point")]


def test_only_two_letters_that_both_say_so_turn_the_columns_round(tmp_path):
    found = imported(
        tmp_path,
        rows({"lat": "40.428E", "lon": "35.155"}, {"lat": "36.2", "lon": "36.5N"}, {"lat": "36.2E", "lon": "36.5N"}),
    )
    assert found.table["latitude"].to_pylist() == [35.155, 36.2, 36.5]
    assert found.table["longitude"].to_pylist() == [40.428, 36.5, 36.2]
    assert [one[:2] for one in codes(found.problems) if one[2] == "coords_swapped"] == [(2, "lat"), (4, "lat")]


@given(st.from_regex(PLAIN_DEGREES.replace(r"\d", "[0-9]").replace("$", r"\Z"), fullmatch=True))
def test_plain_degrees_are_the_number_that_reading_them_gives(text):
    assert pc.match_substring_regex(pa.array([text]), PLAIN_DEGREES)[0].as_py()
    assert pc.cast(pa.array([text]), pa.float64())[0].as_py() == degrees(text)
