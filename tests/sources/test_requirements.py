"""Only a date and somewhere are required: everything else may be missing, and costs no incident."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.sources import Refused
from data.sources.mapping.mapping import Mapping
from data.sources.unmatched import unmatched
from tests.sources.files import as_csv, only, read

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


@pytest.mark.parametrize(
    ("somewhere", "column", "value"),
    [
        ({"place": "Nowhere-on-Sea"}, "place", "Nowhere-on-Sea"),
        ({"governorate": "", "place": "Nowhere-on-Sea"}, "place", "Nowhere-on-Sea"),
        ({"place_name_ar": "", "place_name_en": "Nowhere-on-Sea"}, "place_name_en", "Nowhere-on-Sea"),
        ({"place_id": "gn0"}, "place_id", "gn0"),
        ({"district": "Atlantis"}, "district", "Atlantis"),
        ({"lat": "0", "lon": "0"}, "lat", "0"),
        ({"lat": "", "lon": "40.427"}, "lon", "40.427"),
        ({"lat": "37.55", "lon": "37.5"}, "lat", "37.55"),  # in Turkey
        ({"gps": "somewhere"}, "gps", "somewhere"),
    ],
)
def test_a_row_that_says_in_vain_where_it_was_is_rejected_by_what_it_says(tmp_path, somewhere, column, value):
    found = imported(
        tmp_path, {"date": "2021-11-05", **somewhere}, {"date": "2021-11-05", **dict.fromkeys(somewhere, "")}
    )
    assert [(one.row, one.column, one.code, one.value) for one in found.rejected] == [
        (2, column, "not_located", value),
        (3, next(iter(somewhere)), "missing_value", ""),
    ]
    assert not {"unknown_place", "homonyms"} & {one.code for one in found.flags}


def test_a_name_that_several_places_in_syria_share_is_no_governorate_and_names_them(tmp_path):
    found = imported(tmp_path, {"date": "2021-11-05", "place": "مشيرفة"}, {"date": "2021-11-05", "place": "البصيرة"})
    (lost,) = found.rejected
    assert (lost.row, lost.column, lost.code, lost.value) == (2, "place", "one_of_several", "مشيرفة")
    assert len(lost.expected.split()) > 1
    assert only(found)["governorate"] == "SY09"
    assert unmatched(found).places == (("مشيرفة", 1, tuple(lost.expected.split())),)


def test_a_place_that_nobody_knows_is_asked_for_though_its_row_is_lost_and_found_once_it_is_said(tmp_path):
    row = {"date": "2021-11-05", "place": "Nowhere-on-Sea"}
    assert unmatched(imported(tmp_path, row, row)).places == (("Nowhere-on-Sea", 2, ()),)
    said = Mapping({}, values={"place": {"Nowhere-on-Sea": "gn173927"}})
    record = only(read(tmp_path, as_csv([row]), "user.csv", mapping=said))
    assert (record["governorate"], record["place_id"], record["flags"]) == ("SY09", "gn173927", "governorate_by_place")


def test_a_row_known_only_to_its_district_is_in_its_places_governorate_and_at_no_point(tmp_path):
    record = only(
        imported(tmp_path, {"date": "2021-11-05", "place": "البصيرة", "location_precision": "district", "place_id": ""})
    )
    assert (record["governorate"], record["location_precision"]) == ("SY09", "governorate")
    assert (record["latitude"], record["place_id"], record["place_name_en"]) == (None, None, None)


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
