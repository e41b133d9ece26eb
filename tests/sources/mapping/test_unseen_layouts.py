"""Three tables that no layout knows, as offices keep them: what is proposed, what must be said, what is read then."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.sources import Refused, load_here
from data.sources.loading import peek_here

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))


def proposed(name):
    found = peek_here(HERE / name, name)
    assert not found.questions
    return found.mapping


def read(name, mapping):
    found = load_here(HERE / name, name, mapping=mapping)
    assert (found.n_rejected, found.n_read) == (0, len(found.table) + found.skipped)
    return found, found.table.to_pylist()


def tolls(rows, what):
    return [(row[f"{what}_low"], row[f"{what}_high"]) for row in rows]


def test_an_arabic_safety_sheet_with_merged_governorates_and_tolls_in_words():
    found, rows = read("safety_officer.xlsx", proposed("safety_officer.xlsx"))
    assert [str(row["date_start"])[8:] for row in rows] == ["01", "02", "03", "04", "05", "06", "07", "09"]
    assert [row["governorate"] for row in rows] == ["SY09"] * 3 + ["SY08"] * 2 + ["SY11"] * 3
    assert tolls(rows, "killed") == [
        *((3, 3), (2, 2), (None, None), (1, 1), (4, 4), (1, 1), (10, None), (2, 2)),
    ]
    assert tolls(rows, "injured") == [
        *((None, None), (5, 5), (None, None), (2, 2), (11, 11), (None, None), (20, None), (3, 3)),
    ]
    assert [row["initiators"] for row in rows[:4]] == ["islamic_state", "unknown", "coalition;sdf", "islamic_state"]
    doubted = [(one.row, one.value) for one in found.flags if one.code == "not_a_number"]
    assert doubted == [(5, "قتيلان؟"), (7, "لا يوجد")]
    assert [(one.reason, one.rows) for one in found.left_out] == [("total_row", (13,))]


def test_a_weekly_log_in_american_dates_with_the_areas_in_the_place_is_asked_for_its_order_alone():
    mapping = proposed("weekly_log.csv")
    with pytest.raises(Refused) as refused:
        read("weekly_log.csv", mapping)
    assert (refused.value.code, refused.value.values["column"]) == ("ambiguous_date_order", "Date / time (local)")
    said = replace(mapping, orders={"date_start": "month first"}, values={"event_type": {"IDF": "shelling"}})
    found, rows = read("weekly_log.csv", said)
    assert [str(row["date_start"]) for row in rows] == [f"2021-11-0{day}" for day in (1, 1, 3, 4, 5, 6, 7)]
    assert [row["governorate"] for row in rows] == ["SY09"] * 3 + ["SY08"] * 2 + ["SY11"] * 2
    assert [row["place_name_en"] for row in rows][:2] == ["Al-Busayrah", "Hajin"]
    assert [row["event_type"] for row in rows[3:5]] == ["ied", "shelling"]
    assert tolls(rows, "killed") == [(3, None), (1, 1), (0, 0), (1, 1), (4, 4), (1, 1), (12, None)]
    assert [(one.reason, one.rows) for one in found.left_out] == [("total_row", (11,))]


def test_a_kurdish_newsroom_file_with_points_in_one_cell_and_codes_for_types():
    mapping = proposed("newsroom.csv")
    assert mapping.columns["point"] == ("Xala GPS",)
    kinds = {"T1": "armed_assault", "B2": "ied", "G3": "shelling"}
    found, rows = read("newsroom.csv", replace(mapping, values={"event_type": kinds}))
    assert [row["governorate"] for row in rows] == ["SY09"] * 2 + ["SY08"] * 2 + ["SY11"] * 3
    assert (rows[0]["latitude"], rows[0]["longitude"]) == (35.155, 40.428056)
    assert [row["event_type"] for row in rows] == [
        *("armed_assault", "ied", "ied", "shelling", "armed_assault", "shelling", "other"),
    ]
    assert tolls(rows, "killed") == [(2, 2), (1, 1), (None, None), (4, 4), (1, 1), (12, 12), (0, 0)]
    assert [one.value for one in found.flags if one.code == "unknown_type"] == ["X9"]
