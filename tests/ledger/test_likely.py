"""The likely same incident is found by place, dates, class and actors, and never by a number."""

from datetime import date

import pytest

from data.ledger import as_tables, likely
from data.ledger.tables import report
from data.store import open_store
from tests.factories import incident, store
from tests.ledger.made import draft, ledger_with, rows

SHIPPED = open_store()
RAID = {
    "date_start": "2021-12-13",
    "date_end": "2021-12-13",
    "event_type": "raid",
    "event_class": "security_operation",
    "initiators": "coalition;sdf",
}


def account(tmp_path, **facts):
    ledger, document_id = ledger_with(tmp_path, draft(**facts))
    return report(rows(ledger)[0], ledger.state().readings[document_id])


def found(tmp_path, *incidents, **facts):
    table = store(*incidents).incidents("t")
    return [row["incident_id"] for row in likely.in_table(account(tmp_path, **facts), table)]


def test_the_busayra_raid_is_found_in_the_coded_reports(tmp_path):
    (raid,) = likely.in_table(account(tmp_path, **RAID), SHIPPED.incidents("coded_reports"))
    assert raid["place_name_en"] == "Al-Busayrah"


def test_numbers_play_no_part(tmp_path):
    day = date(2021, 12, 12)
    assert found(tmp_path, incident(date_start=day, killed_low=99), killed_low=0, killed_high=0) == ["I1"]
    elsewhere = {"place_id": "x", "latitude": 36.5, "longitude": 40.75}
    assert found(tmp_path / "b", incident(date_start=day, killed_low=2, killed_high=2, **elsewhere)) == []


@pytest.mark.parametrize(
    "other",
    [
        {"date_start": date(2021, 12, 14)},
        {"governorate": "SY08"},
        {"event_class": "clash", "event_type": "clash"},
        {"initiators": "turkey"},
    ],
)
def test_another_day_governorate_class_or_doer_is_another_incident(tmp_path, other):
    assert found(tmp_path, incident(**{"date_start": date(2021, 12, 12), **other})) == []


def test_the_same_place_comes_before_one_near_by(tmp_path):
    day = date(2021, 12, 12)
    near = incident(date_start=day, place_id="gn1", latitude=35.2, longitude=40.43)
    assert found(tmp_path, near, incident(date_start=day)) == ["I2", "I1"]


def test_a_row_without_a_date_is_like_nothing(tmp_path):
    assert found(tmp_path, incident(date_start=date(2021, 12, 12)), date_start=None, date_end=None) == []


def test_what_a_shipped_incident_lends_makes_the_merged_incident(tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(**RAID, killed_civilians_low=3, killed_low=3, killed_high=3))
    row = rows(ledger)[0]
    (raid,) = likely.in_table(report(row, ledger.state().readings[document_id]), SHIPPED.incidents("coded_reports"))
    ledger.decide("accept", row, by="Amal")
    ledger.decide("merge", rows(ledger)[0], by="Amal", new=likely.lend(SHIPPED, raid))
    tables = as_tables(ledger.state())
    assert (len(tables["incidents"]), len(tables["reports"])) == (1, 4)
    assert "فرات بوست" in tables["incidents"].to_pylist()[0]["sources"]


def test_a_table_without_accounts_lends_the_incident_itself(tmp_path):
    made = store(incident(date_start=date(2021, 12, 12), sources="A network"))
    (same,) = likely.in_table(account(tmp_path), made.incidents("t"))
    lent = likely.lend(made, same)
    assert [(one["report_id"], one["source"]) for one in lent["accounts"]] == [("I1", "A network")]
    assert lent["accounts"][0]["date_start"] == "2021-12-12"
