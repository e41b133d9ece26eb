"""Only a date and somewhere are required: everything else may be missing, and costs no incident."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.sources import Refused
from tests.sources.files import as_csv, codes, only, read

BUSAYRA = {"lat": "35.156", "lon": "40.427"}


def imported(folder, *records):
    return read(folder, as_csv(list(records)), "user.csv")


@pytest.mark.parametrize(
    ("somewhere", "flags"),
    [
        ({"governorate": "SY09"}, set()),
        ({"governorate": "", **BUSAYRA}, {"governorate_by_point"}),
        (BUSAYRA, {"governorate_by_point"}),
        ({"place": "البصيرة"}, {"governorate_by_place"}),
        ({"district": "SY0902"}, set()),
        ({"subdistrict": "SY090101"}, set()),
    ],
)
def test_a_date_and_somewhere_are_enough(tmp_path, somewhere, flags):
    record = only(imported(tmp_path, {"date": "2021-11-05", **somewhere}))
    assert (record["governorate"], record["event_type"], record["event_class"]) == ("SY09", "other", "other")
    assert flags == set((record["flags"] or "").split(";")) - {""}


@pytest.mark.parametrize(
    "record", [{"governorate": "SY09"}, {"date": "2021-11-05"}, {"date": "2021-11-05", "lat": "35"}]
)
def test_a_file_without_a_date_or_without_anywhere_is_refused_and_told_what_it_lacks(tmp_path, record):
    with pytest.raises(Refused) as refused:
        imported(tmp_path, record)
    assert refused.value.code == "missing_columns"


def test_a_row_that_says_nowhere_is_rejected_and_the_others_load(tmp_path):
    found = imported(
        tmp_path, {"date": "2021-11-05", "place": "Nowhere-on-Sea"}, {"date": "2021-11-05", "place": "البصيرة"}
    )
    assert codes(found.rejected) == [(2, "place", "missing_value")]
    assert len(found.table) == 1


def test_an_unknown_type_is_other_and_listed_and_a_blank_one_is_other_and_said(tmp_path):
    where = {"date": "2021-11-05", "governorate": "SY09"}
    found = imported(
        tmp_path, {**where, "event_type": "picnic"}, {**where, "event_type": ""}, {**where, "event_type": "raid"}
    )
    assert found.table["event_type"].to_pylist() == ["other", "other", "raid"]
    assert [(one.row, one.code, one.value) for one in found.flags] == [
        (2, "unknown_type", "picnic"),
        (3, "no_type", ""),
    ]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(6)))
def test_a_made_id_stays_with_its_row_in_any_order_of_the_file(tmp_path, order):
    rows = [{"date": f"2021-11-0{n}", "governorate": "SY09", "killed": str(n)} for n in range(1, 7)]
    first = imported(tmp_path, *rows).table.select(["killed_low", "incident_id"]).to_pylist()
    again = imported(tmp_path, *(rows[n] for n in order)).table.select(["killed_low", "incident_id"]).to_pylist()
    assert sorted(map(str, first)) == sorted(map(str, again))
    assert len({row["incident_id"] for row in first}) == len(rows)


def test_rows_that_say_the_same_are_all_kept_with_ids_of_their_own_and_said(tmp_path):
    same = {"date": "2021-11-05", "governorate": "SY09", "killed": "2"}
    found = imported(tmp_path, same, {**same, "killed": "3"}, same)
    ids = found.table["incident_id"].to_pylist()
    assert len(set(ids)) == 3
    assert ids[2] == f"{ids[0]}-2"
    assert [(one.row, one.code) for one in found.flags] == [(4, "same_as_earlier_row")]


def test_a_blank_id_among_ids_is_made_and_said(tmp_path):
    where = {"date": "2021-11-05", "governorate": "SY09"}
    found = imported(tmp_path, {"id": "I1", **where}, {"id": "", **where}, {"id": "I1", **where})
    assert [(one.row, one.code) for one in found.problems] == [(3, "made_id"), (4, "duplicate_id")]
    assert found.table["incident_id"].to_pylist()[0] == "I1"
    assert len(found.table) == 2
