"""What the page that reads a file of totals says they add up to: never more than the source counted."""

import pyarrow as pa
import pytest

from data.sources.counted.summing import sums
from data.sources.loading import load_here


def counts(folder, text, name="totals.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_here(path, name).others["counts"]


def said(table: pa.Table):
    return [(one.type, one.rows, one.events) for one in sums(table)]


HAPI = """location_code,admin1_code,admin2_code,event_type,events,fatalities,reference_period_start,reference_period_end
SYR,,,political_violence,100,50,2024-01-01,2024-01-31
SYR,SY09,,political_violence,60,30,2024-01-01,2024-01-31
SYR,SY09,SY0901,political_violence,40,20,2024-01-01,2024-01-31
SYR,SY09,SY0902,political_violence,20,10,2024-01-01,2024-01-31
"""


def test_a_governorate_and_its_districts_are_not_added_up_when_a_file_is_read(tmp_path):
    assert said(counts(tmp_path, HAPI)) == [("political_violence", 1, 60)]


def test_a_year_and_its_months_are_not_added_up_when_a_file_is_read(tmp_path):
    rows = "Governorate,Jan 2024,Feb 2024,Mar 2024,2024\nDeir-ez-Zor,10,11,12,33\nAl-Hasakeh,5,6,7,18\n"
    assert said(counts(tmp_path, rows)) == [("", 6, 51)]


def test_numbers_of_two_sources_are_not_added_up_when_a_file_is_read(tmp_path):
    rows = "Month,Governorate,Source,Incidents\n2024-01,SY09,A,4\n2024-01,SY09,B,5\n2024-02,SY09,A,9\n"
    assert said(counts(tmp_path, rows)) == [("", 1, 9)]


def test_a_row_that_gives_no_number_of_killed_is_said_beside_the_sum(tmp_path):
    rows = "Month,Governorate,Incidents,Killed\n2024-01,SY09,10,5\n2024-02,SY09,14,\n2024-03,SY09,,\n"
    (one,) = sums(counts(tmp_path, rows))
    assert (one.events, one.killed, one.silent, one.silent_killed) == (24, 5, 1, 1)


@pytest.mark.parametrize("total", ["الإجمالي العام", "المجموع العام", "Overall", "Grand total"])
def test_a_row_of_the_total_of_all_areas_is_no_area(tmp_path, total):
    rows = f"Month,Governorate,Incidents\n2024-01,Deir-ez-Zor,10\n2024-02,Deir-ez-Zor,14\n2024-02,{total},24\n"
    assert said(counts(tmp_path, rows)) == [("", 2, 24)]


def test_a_governorate_given_under_total_and_without_a_district_is_counted_once(tmp_path):
    rows = """Governorate,District,Month,Incidents
Deir-ez-Zor,Total,2024-01,20
Deir-ez-Zor,,2024-01,20
Deir-ez-Zor,Total,2024-02,9
"""
    assert said(counts(tmp_path, rows)) == [("", 2, 29)]


def test_a_column_that_adds_up_the_areas_beside_it_does_not_stand_for_them(tmp_path):
    rows = "Month,Deir-ez-Zor,Al-Hasakeh,Total\n2024-01,10,5,15\n2024-02,11,6,17\n2024-03,12,9,21\n"
    table = counts(tmp_path, rows)
    assert set(table["governorate"].to_pylist()) == {"SY08", "SY09"}
    assert said(table) == [("", 6, 53)]


def test_a_share_of_all_is_no_number_of_events(tmp_path):
    rows = "Month,Governorate,Incidents,% of total incidents\n2024-01,Deir-ez-Zor,10,40\n2024-02,Deir-ez-Zor,14,60\n"
    assert said(counts(tmp_path, rows)) == [("", 2, 24)]
    alone = "Month,Governorate,% of incidents\n2024-01,Deir-ez-Zor,40\n2024-02,Deir-ez-Zor,65\n2024-03,Deir-ez-Zor,60\n"
    path = tmp_path / "share.csv"
    path.write_text(alone, encoding="utf-8")
    with pytest.raises(Exception, match="missing_columns"):
        load_here(path, path.name)
