"""A row for every person killed: the incidents that they tell of, each counted once, and nobody lost."""

import pytest

from data.sources.mapping.mapping import Mapping
from tests.sources.files import imported

COLUMNS = {name: (name,) for name in ("date_start", "governorate", "place", "event_type", "initiators", "targets")}
VICTIMS = Mapping(COLUMNS | {"killed": ("age",)}, row_is="victim")
WITH_ID = Mapping(COLUMNS | {"incident_id": ("case",)}, row_is="victim")


def victims(*changes):
    said = {"name": "", "date_start": "2021-11-05", "governorate": "SY09", "place": "Abu Hamam", "event_type": "raid"}
    return [said | {"initiators": "sdf", "targets": "", "age": str(30 + n)} | one for n, one in enumerate(changes)]


def whole(found):
    return found.n_read == len(found.table) + found.n_rejected + found.skipped


def test_rows_of_one_day_place_type_and_actors_are_one_incident_and_its_killed_are_its_rows(tmp_path):
    rows = victims({"name": "A"}, {"name": "B"}, {"date_start": "2021-11-06"}, {"place": "abu hamam "})
    found = imported(tmp_path, rows, mapping=VICTIMS)
    told = [(str(row["date_start"]), row["killed_low"], row["killed_high"]) for row in found.table.to_pylist()]
    assert told == [("2021-11-05", 3, 3), ("2021-11-06", 1, 1)]
    assert [(one.reason, one.rows) for one in found.left_out] == [("joined", (3, 5))]
    assert whole(found)


def test_the_age_of_a_victim_is_no_toll(tmp_path):
    found = imported(tmp_path, victims({}), mapping=VICTIMS)
    assert found.table["killed_low"].to_pylist() == [1]
    assert ("age", "column_not_read") in {(one.column, one.code) for one in found.flags}


def test_rows_of_one_id_are_one_incident_and_what_they_tell_differently_is_said(tmp_path):
    rows = victims({"case": "C1"}, {"case": "C2"}, {"case": "C1", "date_start": "2021-11-07"})
    found = imported(tmp_path, rows, mapping=WITH_ID)
    assert [(row["incident_id"], row["killed_low"]) for row in found.table.to_pylist()] == [("C1", 2), ("C2", 1)]
    said = [(one.row, one.column, one.value) for one in found.flags if one.code == "rows_differ"]
    assert said == [(2, "date_start", "2021-11-05 / 2021-11-07")]


def test_victims_of_an_incident_that_cannot_be_read_are_each_left_out(tmp_path):
    found = imported(tmp_path, victims({"date_start": "soon"}, {"date_start": "soon"}, {}), mapping=VICTIMS)
    assert [one.row for one in found.rejected] == [2, 3]
    assert (len(found.table), found.left_out) == (1, ())
    assert whole(found)


def test_rows_that_say_no_day_are_not_joined(tmp_path):
    found = imported(tmp_path, victims({"date_start": ""}, {"date_start": ""}), mapping=VICTIMS)
    assert found.n_rejected == 2


@pytest.mark.parametrize("more", [1, 3])
def test_an_incident_keeps_its_id_when_a_later_list_has_more_of_its_victims(tmp_path, more):
    once = imported(tmp_path, victims({}), mapping=VICTIMS).table["incident_id"].to_pylist()
    again = imported(tmp_path, victims(*[{}] * (1 + more)), mapping=VICTIMS).table
    assert again["incident_id"].to_pylist() == once
    assert again["killed_low"].to_pylist() == [1 + more]
