"""Governorates and headers in the spellings that people of this field use, in either language or both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import places, schema
from data.sources.columns.headers import column_of

SPELLINGS = {
    "SY09": "ريف دير الزور|ديرالزور|دير الزور / Deir ez-Zor|Deir ez-Zor / دير الزور|Dayr Az Zor|Deir-Ezzor|DeZ|SY09"
    "|Dair Az Zaur|محافظة ديرالزور|Dêrazor|Deir ez-Zor countryside|rural Deir ez-Zor|Deir ez-Zor (دير الزور)",
    "SY08": "Hassakeh|Al Hasakah|الحسكه|ريف الحسكة|Al-Hasakah / الحسكة|Heseke|Al-Hassakeh|محافظة الحسكة|Hassake",
    "SY11": "Raqqah|Ar-Raqqa|الرقه|ريف الرقة|Ar-Raqqa / الرقة|Raqqa countryside|Er Raqqa|Raqqa - الرقة",
    "SY02": "ريف حلب|Rural Aleppo|Aleppo | حلب",
    "SY03": "ريف دمشق|Rif Dimashq / ريف دمشق|Rural Damascus|Damascus Countryside",
    "SY01": "دمشق|Damascus",
}
OF_COLUMNS = {
    "event_type": "type of incident|Incident Type|نوع الحادث",
    "date_start": "Date of incident|تاريخ الحدث",
    "killed": "# killed|Fatalities|No. of deaths|عدد القتلى",
    "injured": "wounded|Injured|عدد الجرحى",
    "latitude": "_gps_latitude|Lat|خط العرض",
    "longitude": "_gps_longitude|Long|خط الطول",
    "point": "gps|Coordinates|الإحداثيات",
}


@pytest.mark.parametrize(("code", "names"), SPELLINGS.items())
def test_a_governorate_is_known_in_the_spellings_of_the_field(code, names):
    assert {name: places.area(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), code)


@given(
    st.sampled_from(sorted(places.governorate_names())).flatmap(
        lambda code: st.tuples(st.just(code), *[st.sampled_from(places.governorate_names()[code])] * 2)
    ),
    st.sampled_from([" / ", "/", " - ", " | "]),
    st.booleans(),
)
def test_both_languages_in_a_cell_are_the_governorate_that_both_name(named, between, as_upper):
    code, one, two = named
    text = f"{one}{between}{two}"
    assert places.area(text.upper() if as_upper else text) == code


def test_two_governorates_in_a_cell_are_none():
    assert places.area("Raqqa / Deir ez-Zor") is None
    assert places.area("Raqqa / somewhere") is None
    assert places.area("ريف") is None
    assert places.area(" / ") is None


@pytest.mark.parametrize(("column", "headers"), OF_COLUMNS.items())
def test_a_header_is_known_in_the_words_people_use(column, headers):
    assert {header: column_of(header) for header in headers.split("|")} == dict.fromkeys(headers.split("|"), column)


def test_no_header_means_two_columns():
    rows = schema.reference("column_aliases")
    known = {row["alias"].casefold(): column_of(row["alias"]) for row in rows}
    assert [row for row in rows if known[row["alias"].casefold()] != row["column"]] == []
