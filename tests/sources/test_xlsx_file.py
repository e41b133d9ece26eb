"""A workbook is read as it looks: dates as dates, numbers as numbers, the sheet that was asked for."""

import datetime as dt
import io

import openpyxl

from tests.sources.files import codes, only, read, rows


def workbook(records, sheet="Sheet", also=(), edit=None):
    book = openpyxl.Workbook()
    for title, content in ((sheet, records), *also):
        page = book.create_sheet(title)
        header = list(dict.fromkeys(name for record in content for name in record))
        page.append(header)
        for record in content:
            page.append([record.get(name) for name in header])
    del book[book.sheetnames[0]]
    if edit:
        edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_dates_and_numbers_keep_their_meaning(tmp_path):
    records = rows({"date_start": dt.date(2021, 11, 5), "killed": 3, "lat": 35.155, "lon": 40.428, "directed": True})
    record = only(read(tmp_path, workbook(records), "a.xlsx"))
    assert (record["date_start"], record["killed_low"]) == (dt.date(2021, 11, 5), 3)
    assert (record["latitude"], record["directed"]) == (35.155, True)


def test_a_date_in_any_number_format_is_a_date(tmp_path):
    def formats(book):
        book.active["B2"].number_format = '[$-ar-SY]d" من "mmmm yyyy'

    records = rows({"date_start": dt.date(2021, 11, 5)})
    assert only(read(tmp_path, workbook(records, edit=formats), "a.xlsx"))["date_start"] == dt.date(2021, 11, 5)


def test_a_number_in_a_date_column_is_not_taken_for_a_date(tmp_path):
    found = read(tmp_path, workbook(rows({"date_start": 44505})), "a.xlsx")
    assert codes(found.rejected) == [(2, "date_start", "looks_like_excel_serial")]


def test_a_sheet_of_notes_is_not_mistaken_for_a_table(tmp_path):
    content = workbook([{"Read me": "these are notes"}], "Notes", also=(("Data", rows({}, {})),))
    assert len(read(tmp_path, content, "a.xlsx").table) == 2


def test_a_formula_without_its_value_in_an_own_column_costs_no_row_and_is_said(tmp_path):
    found = read(tmp_path, workbook(rows({"weather": "=1+2"}, {})), "a.xlsx")
    assert len(found.table) == 2
    assert codes(found.flags) == [(2, "weather", "formula_without_value")]


def test_empty_cells_at_the_end_of_a_row_are_only_empty(tmp_path):
    found = read(tmp_path, workbook(rows({"killed": 3, "text": None}, {"killed": None, "text": None})), "a.xlsx")
    assert found.table["killed_low"].to_pylist() == [3, None]
