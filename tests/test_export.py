"""Files for other programs: opened here with those programs' readers."""

import csv
import io
import json
from datetime import date

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import export
from data.aggregate.listing import FULL
from tests.factories import incident, table

ABOUT = (("Table", "جدول"), ("Licence", "CC BY 4.0"), ("Filter", '=HYPERLINK("https://attacker.invalid","x")'))
HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("https://attacker.invalid","x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    " =1+1",
    "\u200b=1+1",
    "a;=1+1",
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% `${1}",
    "\u202etxt",
]


def written(kind, *rows, about=ABOUT):
    made = table(*(incident(**row) for row in rows)).select(FULL)
    out = io.BytesIO()
    export.WRITERS[kind](made.to_batches(max_chunksize=2), made.schema, about, out)
    return out.getvalue()


def csv_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", export.WRITERS)
def test_the_same_incidents_give_the_same_file(kind):
    assert written(kind, {"sources": "SOHR"}, {}, {}) == written(kind, {"sources": "SOHR"}, {}, {})


def test_a_csv_opens_in_excel_as_arabic_and_in_pandas_with_its_numbers():
    data = written("csv", {"place_name_ar": "البصيرة", "killed_low": 3}, {}, {})
    assert data.startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.BytesIO(data))
    assert read.place_name_ar[0] == "البصيرة"
    assert read.killed_low[0] == 3
    assert read.date_start.tolist() == ["2021-10-05"] * 3


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_not_reported_is_an_empty_cell_and_never_0(kind):
    data = written(kind, {})
    if kind == "csv":
        assert csv_rows(data)[0]["killed_low"] == ""
    else:
        assert pd.read_excel(io.BytesIO(data), engine="openpyxl").killed_low.isna().all()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_begins_a_formula(text):
    cell = csv_rows(written("csv", {"summary_en": text}))[0]["summary_en"]
    for part in cell.replace("\n", ";").replace("\t", ";").replace("\r", ";").split(";"):
        assert part.strip("\u200b ")[:1] not in set("=+-@＝＋－＠")
    assert cell.replace("'", "") == text.replace("'", "")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_csv_cell_loses_nothing_and_no_program_runs_it(text):
    cell = csv_rows(written("csv", {"summary_en": text}))[0]["summary_en"]
    assert cell.replace("'", "") == text.replace("'", "")
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_a_negative_number_stays_a_number_in_a_csv():
    assert csv_rows(written("csv", {"longitude": -1.5, "latitude": 35.0}))[0]["longitude"] == "-1.5"


def test_the_provenance_stands_in_the_first_record_of_a_csv_and_is_harmless_itself():
    rows = csv_rows(written("csv", {}, {}, {}))
    assert "Licence: CC BY 4.0" in rows[0]["provenance"]
    assert [row["provenance"] for row in rows[1:]] == ["", ""]
    assert csv_rows(written("csv", {}, about=(("=1+1", "x"),)))[0]["provenance"].startswith("'=")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_workbook_holds_hostile_text_as_text(text):
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", {"summary_en": text})))
    cell = book["incidents"].cell(2, FULL.index("summary_en") + 1)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.value.replace("_x000D_", "\r") == text


def test_a_workbook_has_dates_as_dates_and_a_sheet_of_provenance():
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", {"date_end": date(2021, 11, 6)})))
    assert book.sheetnames == ["incidents", "provenance"]
    assert book["incidents"].cell(2, FULL.index("date_end") + 1).value.date() == date(2021, 11, 6)
    assert [tuple(cell.value for cell in row) for row in book["provenance"]] == list(ABOUT)
    assert all(cell.data_type == "s" for row in book["provenance"] for cell in row)


def test_no_header_of_a_csv_begins_a_formula_and_a_sheet_rounds_no_number():
    made = table(incident()).select(FULL).append_column("own:x;=1+1", pa.array([2**53 + 1], pa.int64()))
    found = {}
    for kind in ("csv", "xlsx"):
        out = io.BytesIO()
        export.WRITERS[kind](made.to_batches(), made.schema, ABOUT, out)
        found[kind] = out.getvalue()
    assert "own:x;'=1+1" in csv_rows(found["csv"])[0]
    book = openpyxl.load_workbook(io.BytesIO(found["xlsx"]))
    assert book["incidents"].cell(2, len(FULL) + 1).value == str(2**53 + 1)


def test_a_text_too_long_for_a_cell_is_cut_and_the_provenance_says_so():
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", {"summary_ar": "\U0001f54a" * 20_000}, {})))
    text = book["incidents"].cell(2, FULL.index("summary_ar") + 1).value
    assert text.endswith("…")
    assert len(text.encode("utf-16-le")) // 2 <= export.XLSX_CELL
    assert [cell.value for cell in book["provenance"][len(ABOUT) + 1]] == ["cells_cut", "1"]


def test_a_workbook_of_too_many_rows_is_refused_not_cut(monkeypatch):
    monkeypatch.setattr(export, "XLSX_ROWS", 3)
    assert written("xlsx", {}, {}, {})
    with pytest.raises(export.TooManyRows):
        written("xlsx", {}, {}, {}, {})


def test_only_an_incident_at_or_near_a_place_is_a_point():
    here = {"latitude": 35.1, "longitude": 40.4}
    found = json.loads(
        written(
            "geojson",
            {**here},
            {**here, "location_precision": "near"},
            {**here, "location_precision": "governorate"},
            {"latitude": None, "longitude": None},
        )
    )
    points = [feature["geometry"] for feature in found["features"]]
    assert points == [{"type": "Point", "coordinates": [40.4, 35.1]}] * 2 + [None, None]
    assert found["provenance"] == dict(ABOUT)


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_geojson_and_parquet_keep_every_text_as_it_is(text):
    assert json.loads(written("geojson", {"sources": text}))["features"][0]["properties"]["sources"] == text
    assert pq.read_table(io.BytesIO(written("parquet", {"sources": text}))).column("sources").to_pylist() == [text]


def test_a_parquet_file_has_the_native_schema_and_its_provenance():
    read = pq.read_table(io.BytesIO(written("parquet", {"killed_low": 3}, {})))
    assert read.schema.field("killed_low").type == pa.int32()
    assert read.column("killed_low").to_pylist() == [3, None]
    assert json.loads(read.schema.metadata[b"provenance"]) == dict(ABOUT)


@pytest.mark.parametrize("kind", export.WRITERS)
def test_a_view_without_incidents_still_makes_a_file_that_opens(kind):
    data = written(kind)
    if kind == "geojson":
        assert json.loads(data)["features"] == []
    elif kind == "parquet":
        assert pq.read_table(io.BytesIO(data)).num_rows == 0
    elif kind == "xlsx":
        assert pd.read_excel(io.BytesIO(data), engine="openpyxl").empty
    else:
        assert pd.read_csv(io.BytesIO(data)).empty
