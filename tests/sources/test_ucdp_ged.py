"""UCDP's rows become what UCDP says: sides without roles, estimates as given, no point for a vague place."""

import csv
import io
from datetime import date

import pytest

from data import schema
from data.sources import Refused
from tests.sources.files import FIXTURES, read

LAYOUTS = {"41": "ucdp_ged_41_columns.csv", "49": "ucdp_ged_49_columns.csv"}


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    found = fixture(tmp_path_factory.mktemp("ucdp"), "41")
    return {record["incident_id"].removeprefix("UCDP-"): record for record in found.table.to_pylist()}


def fixture(folder, layout, content=None):
    content = content or (FIXTURES / LAYOUTS[layout]).read_bytes()
    return read(folder, content, LAYOUTS[layout], origin="ged")


def test_both_layouts_are_recognised_and_no_row_of_syria_is_lost(tmp_path):
    old, new = fixture(tmp_path, "41"), fixture(tmp_path, "49")
    assert (old.source, len(old.table), old.n_rejected, old.skipped) == ("ucdp_ged", 16, 0, 0)
    assert (new.source, len(new.table), new.n_rejected, new.skipped, new.n_read) == ("ucdp_ged", 6, 0, 1, 7)


def test_one_sided_violence_is_an_attack_on_civilians(events):
    attack = events["216041"]
    assert (attack["event_class"], attack["event_type"], attack["directed"]) == ("attack", "other", True)
    assert (attack["initiators"], attack["targets"]) == ("islamic_state", "civilians")


def test_a_conflict_between_two_sides_does_not_say_who_attacked(events):
    clash = events["217045"]
    assert (clash["event_class"], clash["event_type"], clash["directed"]) == ("clash", "clash", False)
    assert (clash["initiators"], clash["targets"]) == ("islamic_state", "sdf")
    assert sum(event["directed"] for event in events.values()) == 1


def test_estimates_stay_as_they_are_also_where_they_contradict_each_other(events):
    odd = events["236249"]
    assert (odd["killed_low"], odd["killed_best"], odd["killed_high"]) == (8, 15, 7)
    assert odd["flags"] == "best_outside_range"
    assert sum(event["killed_best"] for event in events.values()) == 8379


def test_what_ucdp_does_not_count_is_not_reported(events):
    for event in events.values():
        assert [event[name] for name in ("injured_low", "injured_high", "detained_low", "detained_high")] == [None] * 4
        assert [event[name] for name in ("claimed_by", "initiator_basis", "status", "summary_en")] == [None] * 4


@pytest.mark.parametrize(
    ("event", "precision", "governorate"),
    [
        ("230050", "place", "SY09"),
        ("217045", "near", "SY08"),
        ("219264", "district", "SY08"),
        ("219481", "governorate", "SY09"),
        ("216041", "governorate", "SY09"),  # "Eastern Deir ez Zor Governorate", where_prec 5
        ("217720", "country", "SY02"),  # a road, adm_1 empty: counted where its point lies, known only to the country
        ("233200", "country", None),  # "Syria", where_prec 6
        ("318829", "country", None),  # "Syria" although where_prec says 2
    ],
)
def test_a_place_is_as_precise_as_ucdp_knows_it(events, event, precision, governorate):
    assert (events[event]["location_precision"], events[event]["governorate"]) == (precision, governorate)


def test_only_an_exact_or_near_place_has_a_point(events):
    for event in events.values():
        exact = event["location_precision"] in ("place", "near")
        assert (event["latitude"] is not None) == exact
        assert (event["longitude"] is not None) == exact


def test_a_governorate_taken_from_the_point_is_said_to_be(events):
    assert events["217720"]["flags"] == "governorate_by_point"


def test_windows_of_months_are_kept_whole(events):
    year = events["233200"]
    assert (year["date_start"], year["date_precision"]) == (date(2016, 1, 1), "year")
    assert (year["date_end"] - year["date_start"]).days > 300


def test_a_side_of_several_groups_is_all_of_them(events):
    assert events["317210"]["initiators"] == "hts;opposition_groups"


def test_a_side_that_maps_to_no_actor_keeps_its_name_and_is_found_by_it(events):
    iran = events["256454"]
    assert (iran["initiators"], iran["initiators_text"]) == ("other", "Government of Iran")
    assert "government of iran" in iran["search_text"]


def test_ten_articles_of_one_publisher_are_one_source(tmp_path):
    content = (
        (FIXTURES / LAYOUTS["41"]).read_text(encoding="utf-8").replace(",SOHR,", ",SOHR;SOHR;Air Wars;Airwars,", 1)
    )
    found = fixture(tmp_path, "41", content.encode())
    sources = {(record["sources"], record["n_sources"]) for record in found.table.to_pylist()}
    assert ("SOHR; Airwars", 2) in sources


def test_a_row_that_cannot_be_read_is_named_and_the_others_load(tmp_path):
    text = (FIXTURES / LAYOUTS["41"]).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    broken = "".join([lines[0], lines[1].replace("2016-", "20x6-"), *lines[2:], lines[2]])
    found = fixture(tmp_path, "41", broken.encode())
    assert {(problem.row, problem.column, problem.code) for problem in found.rejected} == {
        (2, "date_start", "not_a_date"),
        (2, "date_end", "not_a_date"),
        (18, "id", "duplicate_id"),
    }
    assert (len(found.table), found.n_read) == (15, 17)


def test_a_file_that_is_said_to_be_ucdps_and_is_not_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read(tmp_path, b"id,best\n1,2\n", "other.csv", source="ucdp_ged")
    assert refused.value.code == "missing_columns"
    assert "where_prec" in refused.value.values["columns"]


@pytest.mark.parametrize("name", ["ged_excel.csv", "ged_excel_eu.csv", "ged_pandas_float.csv"])
def test_a_file_that_another_program_saved_again_reads_as_it_was(tmp_path, name):
    found = read(tmp_path, (FIXTURES / "field" / name).read_bytes(), name)
    assert (found.source, found.n_read, len(found.table), found.n_rejected, found.skipped) == ("ucdp_ged", 20, 20, 0, 0)
    assert sum(found.table["killed_best"].to_pylist()) == 40
    assert (min(found.table["date_start"].to_pylist()), max(found.table["date_end"].to_pylist())) == (
        date(2024, 1, 1),
        date(2024, 3, 25),
    )


def candidate(**changes):
    """The 49-column fixture with these cells changed in every row."""
    table = list(csv.reader(io.StringIO((FIXTURES / LAYOUTS["49"]).read_text(encoding="utf-8"))))
    for name, cell in changes.items():
        for row in table[1:]:
            row[table[0].index(name)] = cell
    return table


def written(table):
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode()


@pytest.mark.parametrize("header", [[], [[f"col_{n}" for n in range(49)]]], ids=["none", "of other names"])
def test_a_candidate_file_is_known_by_the_order_of_its_columns(tmp_path, header):
    other = ["flags", *schema.WHENCE]
    expected = fixture(tmp_path, "49").table.drop(other).to_pylist()
    found = read(tmp_path, written([*header, *candidate()[1:]]), "events.csv", origin="ged")
    assert (found.source, found.n_read, found.skipped) == ("ucdp_ged", 7, 1)
    assert found.table.drop(other).to_pylist() == expected


def test_a_row_that_is_not_settled_is_provisional_and_said_to_be(tmp_path):
    flagged = [
        read(tmp_path, written(candidate(**changes)), name).table["flags"].to_pylist()
        for name, changes in (
            ("ged.csv", {"code_status": "Check deaths"}),
            ("ged.csv", {"side_b": "XXX4456"}),
            ("GEDEvent_v26_0_3.csv", {}),
        )
    ]
    assert all("provisional" in (flags or "") for rows in flagged for flags in rows)
    settled = fixture(tmp_path, "49").table["flags"].to_pylist()
    assert not any("provisional" in (flags or "") for flags in settled)


def test_an_event_from_a_report_of_several_is_flagged(tmp_path):
    rows = read(tmp_path, written(candidate(event_clarity="2")), "ged.csv").table.to_pylist()
    assert all("less_clear" in row["flags"] for row in rows)


def test_the_dates_and_ids_of_the_api_are_read(tmp_path):
    dates = {"date_start": "2022-09-09T00:00:00", "date_end": "2022-09-09T00:00:00", "country_id": "652"}
    found = read(tmp_path, written(candidate(**dates)), "ged.csv")
    assert set(found.table["date_start"].to_pylist()) == {date(2022, 9, 9)}
    assert found.n_rejected == 0
