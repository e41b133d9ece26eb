"""The header is found where it stands, whatever stands above it, over it or below it."""

import openpyxl
import pytest

from tests.sources.files import read

RECORD = b"I1,2021-11-05,SY09,Basira,raid,3\nI2,2021-11-06,SY09,Basira,raid,2\n"
NAMES = b"id,date,governorate,place,event_type,killed\n"
TAGS = b"#event+id,#date+occurred,#adm1+code,#loc+name,#event+type,#affected+killed\n"


@pytest.mark.parametrize("above", [b"", b"Incidents of November\n\n", b"A monitor,,,,,\nNovember 2021,,,,,\n"])
@pytest.mark.parametrize("header", [NAMES, NAMES + TAGS, TAGS])
def test_titles_stand_above_and_tags_below_and_neither_is_a_record(tmp_path, above, header):
    found = read(tmp_path, above + header + RECORD, "mine.csv")
    assert (found.n_read, len(found.table), found.n_rejected) == (2, 2, 0)
    assert found.table["killed_low"].to_pylist() == [3, 2]


def test_tags_say_what_headers_do_not(tmp_path):
    found = read(tmp_path, b"a,b,c,d,e,f\n" + TAGS + RECORD, "mine.csv")
    assert found.table["event_type"].to_pylist() == ["raid", "raid"]


def grouped(folder, above, below, *records):
    book = openpyxl.Workbook()
    for row in (above, below, *records):
        book.active.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path.read_bytes()


def test_a_header_in_two_rows_is_joined(tmp_path):
    content = grouped(
        tmp_path,
        ["Date", "Location", None, None, None, "Casualties", None],
        [None, "Governorate", "Place", "Latitude", "Longitude", "Killed", "Injured"],
        ["2021-11-05", "SY09", "Basira", 35.155, 40.428, 3, 1],
    )
    (row,) = read(tmp_path, content, "book.xlsx").table.to_pylist()
    assert (row["governorate"], row["latitude"], row["killed_low"], row["injured_low"]) == ("SY09", 35.155, 3, 1)


def test_a_record_with_a_gap_in_the_header_above_it_is_no_second_header(tmp_path):
    content = grouped(
        tmp_path, ["date", "governorate", None, "killed"], ["2021-11-05", "SY09", "x", None], ["2021-11-06", "SY09"]
    )
    assert len(read(tmp_path, content, "book.xlsx").table) == 2


@pytest.mark.parametrize("total", ["Total", "TOTALS:", "Grand total", "المجموع", "الإجمالي", "Sum"])
def test_totals_and_notes_below_the_records_are_left_out_and_said(tmp_path, total):
    below = f"{total},,,,,5\nSource: a monitor,,,,,\n".encode()
    found = read(tmp_path, NAMES + RECORD + below, "mine.csv")
    assert [(one.reason, one.rows) for one in found.left_out] == [("total_row", (4,)), ("note_row", (5,))]
    assert (found.n_read, len(found.table), found.skipped, found.n_rejected) == (4, 2, 2, 0)


def test_a_record_of_one_word_is_a_broken_record_and_no_note(tmp_path):
    found = read(tmp_path, NAMES + RECORD + b"I3\n", "mine.csv")
    assert (found.n_rejected, found.skipped) == (1, 0)
