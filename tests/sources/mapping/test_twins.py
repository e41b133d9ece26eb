"""Columns that say one thing side by side, and places that are written with the areas around them."""

import pytest

from data.sources import load
from data.sources.columns import addresses
from data.sources.columns.headers import column_of
from data.sources.mapping.proposing import Question, propose
from tests.sources.files import as_csv, codes, imported

AREAS = (("SY09", "Deir-ez-Zor", "SY0901"), ("SY08", "الحسكة", "SY0800"), ("SY11", "Ar-Raqqa", "SY1101"))
SHEETS = {  # the name, the code, the district
    "map data": ("adm1_en", "adm1_pcode", "adm2_pcode"),
    "map data in capitals": ("ADM1_AR", "ADM1_PCODE", "ADM2_PCODE"),
    "older map data": ("admin1Name_en", "admin1Pcode", "admin2Pcode"),
    "services": ("admin1_name", "admin1_code", "admin2_code"),
    "words": ("Governorate", "Governorate P-code", "District P-code"),
}


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))


def sheet(header):
    name, code, district = header
    return [
        {"Date": f"2021-11-0{n}", name: area[1], code: area[0], district: area[2]} for n, area in enumerate(AREAS, 1)
    ]


@pytest.mark.parametrize("header", SHEETS.values(), ids=SHEETS)
def test_a_code_beside_a_name_that_agrees_is_chosen_and_nobody_is_asked(tmp_path, header):
    found = imported(tmp_path, sheet(header))
    assert found.table["governorate"].to_pylist() == ["SY09", "SY08", "SY11"]
    assert found.table["district"].to_pylist() == ["SY0901", "SY0800", "SY1101"]
    assert found.read_as["governorate"] == (header[1], header[0])
    assert not found.problems


def test_rows_in_which_a_code_and_a_name_disagree_are_flagged_and_loaded(tmp_path):
    records = [one | {"id": f"{n}{one['Date']}"} for n in range(3) for one in sheet(SHEETS["map data"])]
    records[4] = records[4] | {"adm1_en": "Aleppo"}
    found = imported(tmp_path, records)
    assert found.table["governorate"].to_pylist()[4] == "SY08"
    assert codes(found.problems) == [(6, "adm1_pcode + adm1_en", "columns_differ")]
    assert [one.value for one in found.problems] == ["SY08 + Aleppo"]


def test_two_governorates_that_say_different_things_are_asked_about():
    sample = [("2021-11-05", "Deir-ez-Zor", "Aleppo"), ("2021-11-06", "Ar-Raqqa", "Idlib")]
    found = propose(("date", "adm1_en", "province"), (), sample)
    assert found.questions == (Question("governorate", ("adm1_en", "province")),)


def test_a_code_that_is_empty_is_made_up_for_by_the_name(tmp_path):
    records = sheet(SHEETS["map data"])
    records[0] = records[0] | {"adm1_pcode": ""}
    assert imported(tmp_path, records).table["governorate"].to_pylist() == ["SY09", "SY08", "SY11"]


def test_hxl_tags_of_a_code_and_a_name_are_one_governorate():
    tags = {"When": "#date", "Name": "#adm1+name", "Code": "#adm1+code", "Deaths": "#affected+killed"}
    records = [
        {"When": f"2021-11-0{n}", "Name": name, "Code": code, "Deaths": "1"}
        for n, (code, name, _) in enumerate(AREAS, 1)
    ]
    found = load(as_csv([tags, *records]), "hxl.csv")
    assert found.table["governorate"].to_pylist() == ["SY09", "SY08", "SY11"]
    assert found.read_as["governorate"] == ("Code", "Name")


def test_a_date_that_stands_twice_is_read_once_and_two_dates_are_asked_about():
    header = ("date", "event_date", "governorate")
    same = [(f"2021-11-0{n}", f"2021-11-0{n}", "SY09") for n in range(1, 5)]
    assert propose(header, (), same).mapping.columns["date_start"] == ("date", "event_date")
    assert propose(header, (), [*same, ("2021-11-05", "2021-11-09", "SY09")]).questions[0].about == "date_start"


def test_two_tolls_are_asked_about_even_where_they_agree():
    rows = [("2021-11-05", "SY09", "3", "3")] * 5
    assert propose(("date", "governorate", "killed", "deaths"), (), rows).questions[0].about == "killed"


@pytest.mark.parametrize(
    ("header", "ours"),
    [
        *(("Tote", "killed"), ("morts", "killed"), ("Tués", "killed"), ("ölü", "killed"), ("ÖLÜ SAYISI", "killed")),
        *(("Verletzte", "injured"), ("blessés", "injured"), ("yaralı", "injured"), ("Datum", "date_start")),
        *(("tarih", "date_start"), ("gouvernorat", "governorate"), ("ilçe", "district"), ("yer", "place")),
        *(("adm4_ar", "place_name_ar"), ("adm0_en", None), ("adm1_population", None)),
    ],
)
def test_a_header_in_another_language_of_the_region_is_known(header, ours):
    assert column_of(header) == ours


@pytest.mark.parametrize(
    ("written", "name", "governorate", "district"),
    [
        ("Hajin (Abu Kamal, Deir ez-Zor)", "Hajin", "SY09", "SY0902"),
        ("Hajin, Deir ez-Zor", "Hajin", "SY09", ""),
        ("دير الزور - البوكمال - هجين", "هجين", "SY09", "SY0902"),
        ("هجين، دير الزور، سوريا", "هجين", "SY09", ""),
        ("Abu Kamal, Deir ez-Zor", "Abu Kamal", "SY09", ""),
        ("Raqqa, Raqqa", "Raqqa", "SY11", ""),
        ("Raqqa, Syria", "Raqqa", "", ""),
        ("Hajin (east)", "Hajin (east)", "", ""),
        ("Raqqa / الرقة", "Raqqa / الرقة", "", ""),
        ("Deir ez-Zor", "Deir ez-Zor", "", ""),
        ("Hajin, near the river", "Hajin, near the river", "", ""),
    ],
)
def test_a_place_written_with_its_areas_is_the_place_in_them(written, name, governorate, district):
    assert addresses.name(written) == name
    assert (addresses.area("governorate", written), addresses.area("district", written)) == (governorate, district)


def test_a_table_whose_one_column_says_place_and_areas_loads_without_a_governorate(tmp_path):
    records = [
        {"date": "2021-11-05", "location": "Hajin (Abu Kamal, Deir ez-Zor)", "killed": "1"},
        {"date": "2021-11-06", "location": "الرقة - الطبقة", "killed": "2"},
        {"date": "2021-11-07", "location": "Hajin", "killed": "3"},
    ]
    found = imported(tmp_path, records)
    assert found.table["governorate"].to_pylist() == ["SY09", "SY11", "SY09"]
    assert found.table["place_name_en"].to_pylist()[0] == "Hajin"
    assert [one.row for one in found.flags if one.code == "governorate_by_place"] == [4]
