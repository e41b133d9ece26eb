"""CSV as offices write it: any separator, UTF-8 or the Arabic Windows encoding, odd rows named by their number."""

import gzip

import pytest

from data.sources import Refused
from tests.sources.files import as_csv, codes, read, rows

ARABIC = rows({"place": "الرقة", "source": "نورث برس"}, {"place": "هجين"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_an_arabic_table_is_read_in_every_encoding_that_offices_use(tmp_path, encoding):
    found = read(tmp_path, as_csv(ARABIC).decode().encode(encoding), "a.csv")
    assert found.table["place_name_ar"].to_pylist() == ["الرقة", "هجين"]
    guessed = [flag for flag in found.flags if flag.code == "assumed_encoding"]
    assert len(guessed) == (encoding == "cp1256")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_common_separator_is_seen(tmp_path, separator):
    content = as_csv(rows({"killed": "3"})).replace(b",", separator.encode())
    assert read(tmp_path, content, "a.csv").table["killed_low"].to_pylist() == [3]


def test_a_packed_table_is_unpacked(tmp_path):
    found = read(tmp_path, gzip.compress(as_csv(rows({}, {}))), "a.csv.gz")
    assert len(found.table) == 2


def test_blank_lines_are_no_records_and_keep_their_numbers(tmp_path):
    content = as_csv(rows({}, {"date_start": "x"})).replace(b"\r\nI2", b"\r\n,,,,\r\n\r\nI2")
    found = read(tmp_path, content, "a.csv")
    assert (found.n_read, len(found.table)) == (2, 1)
    assert [(row, code) for row, _, code in codes(found.rejected)] == [(5, "not_a_date")]


def test_titles_above_the_header_are_passed_over(tmp_path):
    found = read(tmp_path, b"Monthly report\r\n\r\n" + as_csv(rows({})), "a.csv")
    assert len(found.table) == 1


def test_a_quote_in_the_middle_of_a_row_costs_that_row_alone(tmp_path):
    content = as_csv(rows({}, {}, {})).replace(b"I2,", b'"I2"x,')
    found = read(tmp_path, content, "a.csv")
    assert codes(found.rejected) == [(3, "*", "broken_quote")]
    assert len(found.table) == 2


@pytest.mark.parametrize("name", ["a.xls", "a.exe", "a", "a.csv.exe", "a.gz", ".csv.pkl", "a.sqlite"])
def test_other_types_are_never_tried(tmp_path, name):
    with pytest.raises(Refused) as refused:
        read(tmp_path, as_csv(rows({})), name)
    assert refused.value.code == "wrong_type"
    assert ".csv" in refused.value.values["accepted"]


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sources.limits.LARGEST_FILE", 10)
    with pytest.raises(Refused) as refused:
        read(tmp_path, as_csv(rows({})), "a.csv")
    assert (refused.value.code, refused.value.values["limit"]) == ("too_large", "10")


def test_too_many_rows_are_counted_and_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sources.limits.MOST_ROWS", 2)
    with pytest.raises(Refused) as refused:
        read(tmp_path, as_csv(rows({}, {}, {})), "a.csv")
    assert (refused.value.code, refused.value.values["rows"]) == ("too_many_rows", "3")
