"""Layouts that are known by name: what each says of its rows becomes ours, by its own rules."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from data.__main__ import main
from data.sources import Refused
from tests.sources.files import as_csv, codes, read

FIELD = Path(__file__).parent / "field"


@pytest.fixture(scope="module")
def field(tmp_path_factory):
    """What becomes of a recorded file, and its rows by id."""
    kept = {}

    def of(name):
        if name not in kept:
            found = read(tmp_path_factory.mktemp("field"), (FIELD / name).read_bytes(), name)
            kept[name] = (found, {row["incident_id"]: row for row in found.table.to_pylist()})
        return kept[name]

    return of


def told(row, *columns):
    return tuple(row[column] for column in columns)


@pytest.mark.parametrize(
    ("name", "source", "read_rows", "loaded"),
    [
        ("gtd.csv", "gtd", 10, 9),
        ("awsd.csv", "awsd", 7, 6),
        ("insecurity_insight.csv", "insecurity_insight", 7, 6),
        ("airwars_ar.csv", "airwars", 18, 18),
        ("airwars_en.csv", "airwars", 5, 4),
        ("airwars_case.json", "airwars", 1, 1),
        ("airwars_cases.json", "airwars", 3, 2),
        ("ucdp_api.json", "ucdp_ged", 5, 4),
        ("kobo_plain.csv", "kobo", 20, 20),
        ("kobo_names.csv", "kobo", 20, 20),
    ],
)
def test_a_layout_is_known_and_only_another_country_is_left_out(field, name, source, read_rows, loaded):
    found, _ = field(name)
    assert (found.source, found.n_read, len(found.table), found.n_rejected) == (source, read_rows, loaded, 0)
    assert found.skipped == read_rows - loaded
    assert {one.reason for one in found.left_out} <= {"other_country"}


def test_a_day_or_month_that_gtd_does_not_know_is_the_whole_month_or_year(field):
    _, rows = field("gtd.csv")
    of = ("date_start", "date_end", "date_precision")
    assert told(rows["201904000001"], *of) == (date(2019, 4, 1), date(2019, 4, 30), "month")
    assert told(rows["201900000001"], *of) == (date(2019, 1, 1), date(2019, 12, 31), "year")


def test_gtds_kinds_of_attack_are_ours_and_what_was_hurled_or_driven_tells_bombs_apart(field):
    _, rows = field("gtd.csv")
    assert [row["event_type"] for row in rows.values()] == [
        *("armed_assault", "suicide_or_vehicle_bomb", "ied", "suicide_or_vehicle_bomb", "shelling"),
        *("assassination", "abduction", "arson_sabotage", "other"),
    ]
    assert {row["event_class"] for row in rows.values()} == {"attack"}


def test_gtds_negative_codes_are_not_reported(field):
    _, rows = field("gtd.csv")
    assert told(rows["201906070002"], "killed_low", "killed_high", "injured_low") == (None, None, None)
    assert told(rows["201906080003"], "killed_low", "injured_low") == (2, None)
    assert sum(row["killed_low"] or 0 for row in rows.values()) == 12


def test_who_did_it_is_claimed_suspected_reported_or_unknown_as_gtd_says(field):
    _, rows = field("gtd.csv")
    of = ("initiators", "initiator_basis", "claimed_by", "targets", "target_type")
    assert told(rows["201903050001"], *of) == ("islamic_state", "claimed", "islamic_state", "sdf", "checkpoint")
    assert told(rows["201906070002"], *of) == ("islamic_state", "suspected", None, None, "other")
    assert told(rows["201906080003"], *of) == ("sdf", "reported", None, None, "other")
    assert told(rows["201900000001"], *of) == ("unknown", "unknown", None, "civilians", "civilian")


def test_the_middle_of_an_area_is_no_point_in_gtd(field):
    _, rows = field("gtd.csv")
    of = ("location_precision", "latitude", "place_name_en")
    assert told(rows["201906090004"], *of) == told(rows["201906100005"], *of) == ("governorate", None, None)
    assert told(rows["201906110006"], *of) == ("near", 37.05, "Qamishli")
    assert told(rows["201903050001"], *of) == ("place", 34.688, "Hajin")


def test_what_gtd_doubts_and_what_failed_is_loaded_and_flagged(field):
    _, rows = field("gtd.csv")
    flagged = {key: row["flags"] for key, row in rows.items() if row["flags"] and "precision" not in row["flags"]}
    assert flagged == {"201906090004": "in_doubt", "201906110006": "attempt_failed", "201906120007": "in_doubt"}


def test_aid_workers_who_died_are_civilians_at_least(field):
    _, rows = field("awsd.csv")
    of = ("killed_civilians_low", "killed_civilians_high", "injured_low", "injured_high", "detained_low")
    assert told(rows["5001"], *of) == (2, None, 1, None, None)
    assert told(rows["5003"], *of) == (0, None, 0, None, None)  # two were kidnapped: that is not detained
    assert sum(row["killed_civilians_low"] for row in rows.values()) == 4


def test_an_aid_workers_city_is_near_and_without_one_there_is_no_point(field):
    _, rows = field("awsd.csv")
    assert told(rows["5001"], "location_precision", "latitude") == ("near", 34.688)
    assert told(rows["5003"], "location_precision", "latitude") == ("governorate", None)


def test_the_means_and_the_context_of_an_attack_on_aid_workers_are_its_type_and_class(field):
    _, rows = field("awsd.csv")
    assert [told(row, "event_type", "event_class", "initiators") for row in rows.values()] == [
        ("ambush", "attack", "islamic_state"),
        ("air_strike", "clash", "syrian_government"),
        ("abduction", "attack", "unknown"),
        ("ied", "attack", "unknown"),
        ("other", "attack", "civilians"),
        ("shelling", "attack", "hts"),
    ]


def test_insecurity_insights_weapons_precisions_and_perpetrators_are_ours(field):
    found, rows = field("insecurity_insight.csv")
    assert [told(row, "event_type", "initiators") for row in rows.values()] == [
        ("armed_assault", "islamic_state"),
        ("air_strike", "turkey"),
        ("shelling", "syrian_government"),
        ("suicide_or_vehicle_bomb", "unknown"),
        ("other", "other"),
        ("armed_assault", "unknown"),
    ]
    assert rows["7005"]["initiators_text"] == "Non-State Actor"
    assert told(rows["7003"], "location_precision", "latitude") == ("governorate", None)
    assert rows["7005"]["detained_low"] == 4
    assert ("left_out", "25 km") in [(one.code, one.value) for one in found.flags]


def test_groups_of_people_in_columns_of_their_own_are_added_up(tmp_path):
    record = {"Date": "2022-01-05", "Country ISO": "SYR", "Admin 1": "Raqqa", "SiND Event ID": "1"}
    record |= {"Health Workers Killed": "2", "Educators Killed": "1", "Students Injured": ""}
    (row,) = read(tmp_path, as_csv([record]), "ii.csv").table.to_pylist()
    assert told(row, "killed_civilians_low", "injured_low") == (3, None)


def test_airwars_ranges_windows_and_two_belligerents_in_a_cell_are_kept(field):
    found, rows = field("airwars_ar.csv")
    told_of = [row for row in rows.values() if row["killed_civilians_low"] is not None]
    assert len(told_of) == 15
    assert sum(row["killed_civilians_low"] for row in told_of) == sum(row["killed_low"] for row in told_of) == 20
    assert sum(row["killed_civilians_high"] for row in told_of) == 35
    assert sum(row["injured_low"] or 0 for row in rows.values()) == 6
    assert {row["injured_high"] for row in rows.values()} == {None}
    assert told(rows["INV004"], "date_start", "date_end", "date_precision") == (
        *(date(2021, 5, 1), date(2021, 5, 4)),
        "window",
    )
    assert {row["initiators"] for row in rows.values()} == {"coalition", "russia", "turkey", "coalition;russia"}
    assert sum(one.code == "no_type" for one in found.flags) == 6


def test_airwars_in_english_says_the_same_and_adds_fighters_where_both_are_known(field):
    _, rows = field("airwars_en.csv")
    of = ("killed_low", "killed_high", "killed_civilians_low", "killed_civilians_high")
    assert told(rows["CS1"], *of) == (3, 5, 2, 4)
    assert told(rows["RS2"], *of) == (1, None, 1, 1)
    assert told(rows["TK3"], *of) == (2, None, 0, 3)
    assert told(rows["RS2"], "initiators", "event_type", "event_class") == (
        *("russia;syrian_government", "other"),
        "attack",
    )
    assert told(rows["TK3"], "location_precision", "latitude", "status") == ("governorate", None, "single_source")


@pytest.mark.parametrize(
    "case",
    [
        {
            "code": "CS9",
            "date / start": "2019-03-01",
            "location / name": "Hajin",
            "belligerents": "US-led Coalition",
            "civilian_casualties / killed / min": "2",
            "civilian_casualties / killed / max": "4",
            "civilian_casualties / injured / min": "3",
            "civilian_casualties / children_killed / min": "1",
            "location / latitude": "34.688",
            "location / longitude": "40.83",
        },
        {
            "id": "CS9",
            "incident / date": "2019-03-01",
            "geo / lat": "34.688",
            "geo / lng": "40.83",
            "casualties / civilians / killed_min": "2",
            "casualties / civilians / killed_max": "4",
            "casualties / civilians / wounded_min": "3",
            "casualties / militants / killed_min": "",
            "suspected_belligerents": '{"name": "US-led Coalition", "status": "declared"}',
        },
    ],
    ids=["belligerents as a list", "belligerents told more of"],
)
def test_an_airwars_case_of_nested_json_is_read_in_any_of_its_shapes(tmp_path, case):
    found = read(tmp_path, as_csv([case]), "cases.csv")
    (row,) = found.table.to_pylist()
    assert (found.source, row["incident_id"], row["initiators"]) == ("airwars", "CS9", "coalition")
    assert told(row, "killed_civilians_low", "killed_civilians_high", "injured_low", "latitude") == (2, 4, 3, 34.688)


def test_a_case_of_airwars_in_a_file_of_its_own_is_read_by_its_english_members(field):
    found, rows = field("airwars_case.json")
    of = ("date_start", "governorate", "place_name_en", "initiators", "event_type", "status", "initiator_basis")
    assert told(rows["RS1"], *of) == (date(2019, 10, 7), "SY09", "Hajin", "russia", "shelling", "contested", None)
    assert told(rows["RS1"], "killed_civilians_low", "killed_civilians_high", "injured_low") == (2, 4, 5)
    assert told(rows["RS1"], "summary_ar", "summary_en", "source_url") == (
        *("حادثة مختلقة للاختبار.", None),
        "https://example.org/RS1",
    )
    assert found.read_as["killed_civilians_low"] == ("civilian_deaths_min",)


def test_cases_of_airwars_in_nested_json_say_what_its_export_says(field):
    _, rows = field("airwars_cases.json")
    of = ("date_end", "latitude", "initiators", "event_type", "status")
    assert told(rows["CS1"], *of) == (date(2019, 3, 3), 34.688, "coalition", "air_strike", "corroborated")
    assert told(rows["RS2"], *of) == (date(2019, 4, 2), 37.05, "russia;syrian_government", "other", "corroborated")
    assert told(rows["CS1"], "killed_civilians_low", "killed_civilians_high", "injured_low") == (2, 4, 3)


def test_arabic_members_of_json_are_read_as_the_columns_of_the_export(field, tmp_path):
    there, _ = field("airwars_ar.csv")
    with (FIELD / "airwars_ar.csv").open(encoding="utf-8-sig") as file:
        cases = [{name: cell or None for name, cell in row.items()} for row in csv.DictReader(file)]
    here = read(tmp_path, json.dumps({"cases": cases}).encode(), "حوادث.json")
    other = ["origin", "from_file"]
    assert here.table.drop(other).equals(there.table.drop(other))


def test_an_answer_of_ucdps_api_is_read_as_its_file(field):
    found, rows = field("ucdp_api.json")
    of = ("date_start", "date_end", "date_precision", "event_class", "killed_low", "killed_best", "killed_high")
    assert told(rows["UCDP-610000"], *of) == (date(2026, 2, 3), date(2026, 2, 3), "day", "clash", 1, 2, 3)
    assert told(rows["UCDP-610001"], *of) == (date(2026, 2, 5), date(2026, 2, 5), "day", "attack", 4, 4, 4)
    assert told(rows["UCDP-610002"], *of[:3]) == (date(2026, 2, 7), date(2026, 2, 9), "window")
    assert told(rows["UCDP-610003"], "governorate", "location_precision", "latitude") == ("SY08", "governorate", None)
    assert {one.column for one in found.flags if one.code == "provisional"} == {"code_status", "side_a"}
    assert (rows["UCDP-610001"]["source_date"], rows["UCDP-610001"]["flags"]) == (None, "not_one_day")


@pytest.mark.parametrize("name", ["ucdp_api.json", "airwars_case.json", "airwars_cases.json", "acled_api.json"])
def test_json_of_a_known_layout_is_imported_by_the_command(tmp_path, name):
    command = ["import", str(FIELD / name), "--to", "mine", "--tables", str(tmp_path)]
    assert main(command) == 0
    assert (tmp_path / "incidents" / "mine.parquet").exists()


@pytest.mark.parametrize("name", ["kobo_plain.csv", "kobo_names.csv"])
def test_a_kobo_form_has_its_own_points_and_is_not_dated_to_its_filling_in(field, name):
    _, rows = field(name)
    assert told(rows["300000"], "date_start", "latitude", "longitude") == (date(2021, 1, 1), 35.155, 40.428)
    assert {row["location_precision"] for row in rows.values()} == {"place"}
    assert (sum(row["killed_low"] for row in rows.values()), sum(row["injured_low"] for row in rows.values())) == (
        30,
        19,
    )
    assert rows["300000"]["source_date"] == date(2021, 1, 1)


FORM = {"_id": "7", "_submission_time": "2021-05-09T10:00:00", "start": "2021-05-08T10:00:00.000+03:00"}


def form(folder, **answers):
    (row,) = read(folder, as_csv([FORM | answers]), "form.csv").table.to_pylist()
    return row


def test_a_kobo_point_in_one_cell_is_read(tmp_path):
    row = form(tmp_path, **{"date": "2021-05-01", "where/gps": "35.155 40.428 210 4.5"})
    assert told(row, "latitude", "longitude", "governorate") == (35.155, 40.428, "SY09")


def test_kobo_choices_in_columns_of_their_own_are_a_list(tmp_path):
    row = form(
        tmp_path,
        **{"grp/date_of_incident": "2021-05-01", "grp/governorate": "Raqqa"},
        **{"grp/actors/sdf": "1", "grp/actors/coalition": "1", "grp/actors/turkey": "0"},
        **{"grp/event_type/ied": "0", "grp/event_type/raid": "1"},
    )
    assert told(row, "initiators", "event_type", "date_start") == ("coalition;sdf", "raid", date(2021, 5, 1))


def test_kobo_answers_in_one_cell_are_a_list_of_actors_and_no_guess_at_one_type(tmp_path):
    row = form(
        tmp_path,
        date="2021-05-01",
        governorate="Raqqa",
        actors="sdf coalition",
        event_type="ied raid",
    )
    assert told(row, "initiators", "event_type") == ("coalition;sdf", "other")
    assert "unknown_type" in row["flags"]


def test_two_kobo_questions_for_one_toll_are_not_settled_by_their_order(tmp_path):

    answers = {"date": "2021-05-01", "governorate": "Raqqa", "men/killed": "3", "women/killed": "2"}
    with pytest.raises(Refused):
        form(tmp_path, **answers)


def test_a_kobo_form_without_a_date_is_not_dated_to_its_filling_in(tmp_path):

    with pytest.raises(Refused):
        form(tmp_path, governorate="Raqqa", today="2021-05-08")


def test_what_a_layout_does_not_read_is_said(field):
    found, _ = field("awsd.csv")
    assert (1, "Total kidnapped", "column_not_read") in codes(found.flags)
