"""What a file hides is found before it can take the machine: repeated texts, late document types, endless patterns."""

import io
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.sources import Refused, limits
from data.sources.columns.dates import window
from data.sources.columns.numbers import count
from data.sources.columns.points import degrees
from tests.sources.files import as_csv, read, rows
from tests.sources.test_xlsx_file import workbook


def refusal(folder, content, name):
    with pytest.raises(Refused) as refused:
        read(folder, content, name)
    return refused.value.code


def test_a_long_text_repeated_in_parquets_dictionary_is_weighed_as_it_would_be_read(tmp_path):
    n = 500_000
    record = rows({})[0]
    columns = {
        name: pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), [value]) for name, value in record.items()
    }
    columns["summary"] = pa.DictionaryArray.from_arrays(pa.array([0] * n, pa.int32()), ["x" * 2_000])
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    assert len(buffer.getvalue()) < 200_000
    assert refusal(tmp_path, buffer.getvalue(), "a.parquet") == "expands_too_far"


def replaced(content, part, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            body = old.read(info.filename)
            new.writestr(info.filename, change(body) if info.filename == part else body)
    return out.getvalue()


@pytest.mark.parametrize("padding", [0, 5_000, (1 << 20) - 20, 3 << 20])
def test_a_document_type_is_found_wherever_it_stands(tmp_path, padding):
    def with_doctype(body):
        declaration, _, rest = body.partition(b"?>")
        comment = b"<!--" + b" " * padding + b"-->"
        return declaration + b"?>" + comment + b'<!DOCTYPE x [<!ENTITY e "e">]>' + rest

    content = replaced(workbook(rows({})), "xl/worksheets/sheet1.xml", with_doctype)
    assert refusal(tmp_path, content, "a.xlsx") == "not_a_workbook"


def test_a_part_in_another_encoding_cannot_hide_one(tmp_path):
    def as_utf16(body):
        return body.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    content = replaced(workbook(rows({})), "xl/workbook.xml", as_utf16)
    assert refusal(tmp_path, content, "a.xlsx") == "not_a_workbook"


def test_one_long_shared_text_used_again_and_again_is_weighed_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "LARGEST_EXPANSION", 100_000)
    content = workbook(rows(*[{"text": "x" * 1_000}] * 200))
    assert refusal(tmp_path, content, "a.xlsx") == "expands_too_far"


@pytest.mark.parametrize("filling", [" ", "1", "a ", "٣", ",", "2021-"])
def test_a_page_in_a_date_or_number_column_is_no_date_and_no_loop(filling):
    page = "5 " + filling * 15_000 + "x"
    started = time.process_time()
    assert [window(page).code, count(page).code, degrees(page).code] == ["not_a_date", "not_a_number", "not_a_number"]
    assert time.process_time() - started < 0.5


def test_the_limits_let_a_real_table_through(tmp_path):
    found = read(tmp_path, as_csv(rows(*[{"text": "قصة " * 200}] * 300)), "a.csv")
    assert (len(found.table), found.n_rejected) == (300, 0)


def test_a_title_in_another_language_of_commas_does_not_hide_the_separator(tmp_path):
    content = b"Report, monthly, of, many, commas\r\n" + as_csv(rows({"killed": "3"})).replace(b",", b";")
    assert read(tmp_path, content, "a.csv").table["killed_low"].to_pylist() == [3]
