"""Workbooks of any program, packed tables and GeoPackages; what a file type cannot tell is said."""

import gzip
import io
import zipfile

import numpy as np
import openpyxl
import pytest
import shapely
from pyogrio.raw import write

from data.sources import Refused, load_here
from tests.sources.files import FIXTURES, as_csv, codes, only, read, rows
from tests.sources.test_xlsx_file import workbook

FIELD = FIXTURES / "field"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return packed.getvalue()


def ods(*sheets):
    """An OpenDocument spreadsheet: (title, rows of texts)."""
    tables = "".join(
        f'<table:table table:name="{title}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in content
        )
        + "</table:table>"
        for title, content in sheets
    )
    spaces = " ".join(f'xmlns:{one}="{OPEN}:{one}:1.0"' for one in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return zipped(
        **{
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
        }
    )


def table(records):
    return [list(records[0]), *(list(one.values()) for one in records)]


def test_an_open_document_is_read_and_what_it_cannot_tell_is_said(tmp_path):
    found = read(tmp_path, ods(("Jan", table(rows({"killed": "3"})))), "a.ods")
    assert only(found)["killed_low"] == 3
    assert codes(found.flags) == [(1, "*", "merged_not_told")]


def test_the_months_of_an_open_document_are_one_table(tmp_path):
    months = (("Jan", table(rows({}))), ("Feb", table(rows({"incident_id": "F1"}))))
    assert read(tmp_path, ods(*months), "a.ods").table["incident_id"].to_pylist() == ["I1", "F1"]


@pytest.mark.parametrize("name", ["monthly_sheets.xls", "monthly_sheets.xlsb"])
def test_an_older_or_binary_workbook_is_read_as_the_same_one_of_today(name):
    there, here = (load_here(FIELD / one, one) for one in ("monthly_sheets.xlsx", name))
    assert (here.n_read, here.n_rejected) == (24, 0)
    other = ["origin", "from_file"]
    assert here.table.drop(other).equals(there.table.drop(other))
    assert {one.code for one in here.flags} == ({"merged_not_told"} if name.endswith("b") else set())


def test_a_workbook_with_macros_is_a_workbook(tmp_path):
    assert len(read(tmp_path, workbook(rows({}, {})), "a.xlsm").table) == 2


@pytest.mark.parametrize("name", ["a.xls", "a.xlsb", "a.ods", "a.gpkg", "a.zip"])
def test_a_name_that_its_content_belies_is_refused(tmp_path, name):
    with pytest.raises(Refused) as refused:
        read(tmp_path, as_csv(rows({})), name)
    assert refused.value.code == "wrong_type"


@pytest.mark.parametrize("name", ["a.xls", "a.xlsb", "a.ods", "a.gpkg", "a.zip"])
def test_half_a_file_is_refused(tmp_path, name):
    start = {"a.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.gpkg": b"SQLite format 3\0"}.get(name, b"PK\x03\x04")
    with pytest.raises(Refused) as refused:
        read(tmp_path, start + b"\x01" * 4000, name)
    assert refused.value.code in ("not_a_workbook", "not_a_geopackage", "wrong_type")


def test_a_merged_cell_stands_in_each_row_it_spans(tmp_path):
    def merged(book):
        sheet = book.active
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("E2:E3")

    records = rows({"killed": 5}, {"date_start": None, "killed": None}, {"date_start": None, "killed": 1})
    found = read(tmp_path, workbook(records, edit=merged), "a.xlsx")
    assert len(set(found.table["date_start"].to_pylist())) == 1
    assert found.table["killed_low"].to_pylist() == [5, None, 1]
    assert codes(found.flags) == [
        (3, "date_start", "merged_filled"),
        (3, "killed", "merged_number"),
        (4, "date_start", "merged_filled"),
    ]


def test_a_merged_header_over_columns_is_joined(tmp_path):
    found = load_here(FIELD / "merged_header.xlsx", "merged_header.xlsx")
    assert (found.n_read, len(found.table)) == (16, 16)
    assert (sum(found.table["killed_low"].to_pylist()), sum(found.table["injured_low"].to_pylist())) == (24, 15)


def test_titles_above_a_header_that_nobody_knows_are_passed_over(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Report of the month"], [], ["When", "Where", "Lost"], ["2021-11-05", "Deir ez-Zor", 3]):
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    with pytest.raises(Refused) as refused:
        read(tmp_path, packed.getvalue(), "a.xlsx")
    assert refused.value.code in ("missing_columns", "needs_mapping")
    assert refused.value.code != "no_header"


@pytest.mark.parametrize("member", ["a.csv", "folder/a.csv", "جدول.csv"])
def test_a_packed_table_is_unpacked(tmp_path, member):
    litter = {"__MACOSX/._a.csv": b"x", ".DS_Store": b"x"}
    assert len(read(tmp_path, zipped(**{member: as_csv(rows({}, {})), **litter}), "a.zip").table) == 2


def test_any_type_can_be_packed(tmp_path):
    assert len(read(tmp_path, zipped(**{"a.xlsx": workbook(rows({}))}), "a.zip").table) == 1
    assert len(read(tmp_path, gzip.compress(workbook(rows({}))), "a.xlsx.gz").table) == 1


def test_an_archive_of_several_names_them(tmp_path):
    with pytest.raises(Refused) as refused:
        read(tmp_path, zipped(**{"a.csv": b"x", "b, c.csv": b"y"}), "a.zip")
    assert (refused.value.code, refused.value.values["members"]) == ("several_members", ["a.csv", "b, c.csv"])


def test_an_archive_that_swells_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("data.sources.limits.NEVER_SUSPICIOUS", 1000)
    with pytest.raises(Refused) as refused:
        read(tmp_path, zipped(**{"a.csv": b"a" * 1_000_000}), "a.zip")
    assert refused.value.code == "expands_too_far"


def geopackage(folder, points, crs="EPSG:4326", kind="Point", **columns):
    path = folder / "made.gpkg"
    fields = list(columns)
    values = [np.array(columns[field], dtype=object) for field in fields]
    write(path, shapely.to_wkb(np.array(points)), values, fields, geometry_type=kind, crs=crs, driver="GPKG")
    return path.read_bytes()


def test_a_geopackage_is_read_with_its_points(tmp_path):
    content = geopackage(
        tmp_path, [shapely.Point(40.428, 35.155)], id=["I1"], date=["2021-11-05"], event_type=["raid"], killed=["3"]
    )
    record = only(read(tmp_path, content, "a.gpkg"))
    assert (record["incident_id"], record["latitude"], record["longitude"]) == ("I1", 35.155, 40.428)
    assert (record["governorate"], record["killed_low"], record["location_precision"]) == ("SY09", 3, "near")


@pytest.mark.parametrize(
    ("crs", "x", "y", "read_as"), [("EPSG:3857", 4500424.4, 4184965.0, 35.155), ("EPSG:32637", 1, 2, None)]
)
def test_a_geopackage_in_metres_is_read_or_its_points_are_said_to_be_left_out(tmp_path, crs, x, y, read_as):
    content = geopackage(tmp_path, [shapely.Point(x, y)], crs, id=["I1"], date=["2021-11-05"], governorate=["SY09"])
    found = read(tmp_path, content, "a.gpkg")
    latitude = only(found)["latitude"]
    assert (latitude and round(latitude, 3)) == read_as
    assert ("unknown_crs" in [one.code for one in found.flags]) == (read_as is None)


def test_an_area_of_a_geopackage_has_no_exact_point(tmp_path):
    square = shapely.box(40.42, 35.15, 40.43, 35.16)
    content = geopackage(tmp_path, [square], kind="Polygon", id=["I1"], date=["2021-11-05"])
    found = read(tmp_path, content, "a.gpkg")
    assert only(found)["location_precision"] in ("subdistrict", "district")
    assert "located_by_area" in [one.code for one in found.flags]
