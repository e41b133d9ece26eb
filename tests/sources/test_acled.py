"""ACLED is read by ACLED's own rules: types, actors, precisions, and what is left out."""

from pathlib import Path

import pytest

from data import schema
from data.sources.formats.acled import plan_of
from tests.sources.files import as_csv, read

FIELD = Path(__file__).parent / "field"
EVENT = {
    "event_id_cnty": "SYR1",
    "event_date": "02 March 2023",
    "time_precision": "1",
    "country": "Syria",
    "sub_event_type": "Armed clash",
    "actor1": "Islamic State (Syria)",
    "inter1": "2",
    "actor2": "",
    "inter2": "0",
    "admin1": "Deir ez Zor",
    "admin2": "Al Mayadin",
    "admin3": "",
    "location": "Thiban",
    "geo_precision": "1",
    "latitude": "35.0109",
    "longitude": "40.5262",
    "source": "A; B",
    "notes": "An event.",
    "fatalities": "2",
}


def event(folder, **changes):
    found = read(folder, as_csv([EVENT | changes]), "acled.csv")
    assert found.source == "acled"
    return found


def row(folder, **changes):
    (record,) = event(folder, **changes).table.to_pylist()
    return record


def test_an_export_is_read_and_what_is_no_violence_is_left_out_and_said(tmp_path):
    found = read(tmp_path, (FIELD / "acled_2024.csv").read_bytes(), "acled_2024.csv")
    assert (found.source, found.n_read, len(found.table), found.n_rejected) == ("acled", 24, 20, 0)
    assert sorted((one.reason, one.value, len(one.rows)) for one in found.left_out) == [
        ("demonstration", "Peaceful protest", 2),
        ("territory", "Government regains territory", 2),
    ]
    rows = found.table.to_pylist()
    assert sum(one["killed_low"] for one in rows if one["event_type"] != "other") == 26
    assert sum("islamic_state" in f"{one['initiators']};{one['targets']}" for one in rows) == 7
    assert not [one for one in rows if "other" in f"{one['initiators']};{one['targets']}".split(";")]


@pytest.mark.parametrize(
    ("actor", "ours"),
    [
        ("Islamic State (Syria)", "islamic_state"),
        ("QSD: Syrian Democratic Forces", "sdf"),
        ("YPG: People's Protection Units", "sdf"),
        ("Military Forces of Syria (2000-2024)", "syrian_government"),
        ("Military Forces of Syria (2000-) Air Force", "syrian_government"),
        ("Military Forces of Syria (2024-)", "transitional_government"),
        ("Police Forces of Syria (2024-) General Security Service", "transitional_government"),
        ("Military Forces of Turkey (2016-)", "turkey"),
        ("Military Forces of Turkey (2016-) Air Force", "turkey"),
        ("Global Coalition Against Daesh", "coalition"),
        ("Military Forces of the United States (2021-2025)", "coalition"),
        ("JTS/SNA: Syrian National Army", "sna"),
        ("Unidentified Armed Group (Syria)", "unknown"),
        ("Unidentified Military Forces", "unknown"),
        ("Al Uqaydat Tribal Militia (Syria)", "tribal_fighters"),
        ("Civilians (Syria)", "civilians"),
        ("Knights of Nowhere (Syria)", "other"),
    ],
)
def test_an_actor_is_known_by_the_name_that_acled_gives_it(tmp_path, actor, ours):
    record = row(tmp_path, actor1=actor)
    assert record["initiators"] == ours
    assert record["initiators_text"] == (actor if ours == "other" else None)


@pytest.mark.parametrize("inter", ["7", "Civilians"])
def test_an_unknown_name_that_acled_codes_as_civilian_is_civilian(tmp_path, inter):
    assert row(tmp_path, actor2="Beekeepers (Syria)", inter2=inter)["targets"] == "civilians"


@pytest.mark.parametrize(
    ("time", "geo", "date_precision", "location_precision"),
    [("1", "1", "day", "place"), ("2", "2", "week", "near"), ("3", "3", "month", "governorate")],
)
def test_precisions_are_as_stated_and_a_capital_that_stands_for_an_area_is_no_point(
    tmp_path, time, geo, date_precision, location_precision
):
    record = row(tmp_path, time_precision=time, geo_precision=geo)
    assert (record["date_precision"], record["location_precision"]) == (date_precision, location_precision)
    assert (record["latitude"] is None, record["place_name_en"] is None) == (geo == "3", geo == "3")


def test_a_battle_has_two_sides_and_violence_against_civilians_has_one(tmp_path):
    assert row(tmp_path)["directed"] is False
    attack = row(tmp_path, sub_event_type="Attack", civilian_targeting="Civilian targeting")
    assert (attack["directed"], attack["event_class"], attack["target_type"]) == (True, "attack", "civilian")


def test_violence_for_which_there_is_no_type_is_an_attack_all_the_same(tmp_path):
    record = row(tmp_path, sub_event_type="Sexual violence")
    assert (record["event_type"], record["event_class"]) == ("other", "attack")


def test_a_type_that_acled_does_not_have_is_loaded_as_other_and_listed(tmp_path):
    found = event(tmp_path, sub_event_type="Cattle raid")
    assert [(one.code, one.value) for one in found.flags if one.code == "unknown_type"] == [
        ("unknown_type", "Cattle raid")
    ]


def test_each_of_acleds_25_sub_event_types_is_read_or_left_out_by_rule():
    read_as = {one for row in schema.reference("event_types") for one in row["acled"].split("|") if one}
    left_out = {row["sub_event_type"] for row in schema.reference("acled_left_out")}
    assert len(read_as) + len(left_out) == 25


def test_another_country_is_left_out_and_said(tmp_path):
    found = event(tmp_path, country="Iraq")
    assert [(one.reason, one.value) for one in found.left_out] == [("other_country", "Iraq")]


def test_an_older_export_without_inter_and_precision_columns_is_read(tmp_path):
    older = {name: text for name, text in EVENT.items() if not name.startswith(("inter", "geo", "time"))}
    older["data_id"] = older.pop("event_id_cnty")
    (record,) = read(tmp_path, as_csv([older]), "acled.csv").table.to_pylist()
    assert (record["incident_id"], record["initiators"], record["killed_low"]) == ("SYR1", "islamic_state", 2)
    assert set(plan_of(tuple(older)).headers) <= set(older)
