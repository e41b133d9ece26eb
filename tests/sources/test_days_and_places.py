"""When and where a user's row happened: no finer than the file says."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.windows import widened
from tests.sources.files import codes, imported, only, rows

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_window_is_as_precise_as_it_is_long_whatever_the_file_says(tmp_path):
    windows = [("2021-11-05", "day"), ("2021-11-08", "window"), ("2021-11-11", "week"), ("2021-11-30", "month")]
    changes = [{"date_end": end, "date_precision": "day"} for end, _ in windows]
    found = imported(tmp_path, rows(*changes)).table["date_precision"].to_pylist()
    assert found == [precision for _, precision in windows]


def test_a_coarser_precision_than_the_window_shows_is_believed(tmp_path):
    assert only(imported(tmp_path, rows({"date_precision": "month"})))["date_precision"] == "month"


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [
        ("week", date(2021, 11, 1), date(2021, 11, 7)),
        ("month", date(2021, 11, 1), date(2021, 11, 30)),
        ("year", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_day_known_only_to_its_month_is_the_whole_month_and_no_ten_day_filter_holds_it(
    tmp_path, precision, start, end
):
    found = imported(tmp_path, rows({"date_precision": precision}))
    assert (only(found)["date_start"], only(found)["date_end"]) == (start, end)
    assert (only(found)["date_precision"], only(found)["flags"]) == (precision, "window_widened")
    assert codes(found.flags) == [(2, "date_start", "window_widened")]


def test_a_window_that_is_as_long_as_its_precision_says_is_left_alone(tmp_path):
    found = imported(tmp_path, rows({"date_end": "2021-11-12", "date_precision": "month"}))
    assert (only(found)["date_start"], only(found)["date_end"]) == (date(2021, 11, 5), date(2021, 11, 12))
    assert only(found)["flags"] is None


@QUICK
@given(st.dates(date(2001, 1, 1), date(2025, 1, 1)), st.integers(0, 400), st.sampled_from(["week", "month", "year"]))
def test_a_widened_window_holds_the_one_given_and_is_never_widened_twice(start, days, precision):
    window = (start, start + timedelta(days))
    wide = widened(precision, *window)
    assert wide[0] <= window[0] and wide[1] >= window[1]
    assert widened(precision, *wide) == wide


def test_a_month_stays_a_month(tmp_path):
    record = only(imported(tmp_path, rows({"date_start": "2021-02"})))
    assert (record["date_start"], record["date_end"]) == (date(2021, 2, 1), date(2021, 2, 28))
    assert (record["date_precision"], record["flags"]) == ("month", "month_precision")


def test_an_end_before_the_start_is_rejected(tmp_path):
    found = imported(tmp_path, rows({"date_end": "2021-11-01"}))
    assert codes(found.rejected) == [(2, "date_end", "ends_before_start")]


def test_a_place_gets_the_gazetteers_point_where_its_name_is_one_places_alone(tmp_path):
    record = only(imported(tmp_path, rows({"place": "البصيرة"})))
    assert (record["place_id"], record["place_name_en"]) == ("gn173927", "Al-Busayrah")
    assert (record["location_precision"], record["district"]) == ("place", "SY0901")
    assert (round(record["latitude"], 2), round(record["longitude"], 2)) == (35.16, 40.43)


def test_a_place_name_shared_by_several_is_not_put_on_the_map(tmp_path):
    found = imported(tmp_path, rows({"place": "مشيرفة", "governorate": "SY08"}))
    assert (only(found)["latitude"], only(found)["location_precision"]) == (None, "governorate")
    (flag,) = found.flags
    assert flag.code == "homonyms"
    assert len(flag.expected.split()) > 1


def test_a_place_that_nobody_knows_keeps_its_name_and_gets_no_point(tmp_path):
    found = imported(tmp_path, rows({"place": "Nowhere-on-Sea"}))
    assert (only(found)["place_name_en"], only(found)["latitude"]) == ("Nowhere-on-Sea", None)
    assert codes(found.flags) == [(2, "place", "unknown_place")]


def test_exact_place_without_a_point_is_lowered_to_what_is_known(tmp_path):
    found = imported(tmp_path, rows({"location_precision": "place", "district": "Mayadeen"}))
    assert only(found)["location_precision"] == "district"
    assert codes(found.flags) == [(2, "location_precision", "precision_lowered")]


def test_a_row_known_only_to_its_district_gets_no_point_from_the_gazetteer(tmp_path):
    record = only(
        imported(tmp_path, rows({"place": "البصيرة", "location_precision": "district", "district": "SY0901"}))
    )
    assert (record["latitude"], record["place_id"], record["location_precision"]) == (None, None, "district")


def test_half_a_point_is_none(tmp_path):
    found = imported(tmp_path, rows({"lat": "35.1", "lon": ""}, {"lat": "35.1", "lon": "40.4"}))
    assert codes(found.flags) == [(2, "lon", "half_a_point")]
    assert found.table["latitude"].to_pylist() == [None, 35.1]
