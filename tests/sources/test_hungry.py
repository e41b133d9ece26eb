"""A small file that asks for much work is refused in words before the work is done."""

import io
import json
import time
import zipfile

import pytest

from data.sources import Refused, limits
from data.sources.files import gpkg_file, json_file, json_records, xlsx_file
from data.sources.files.merged import Range, filled
from data.sources.files.sheet import Heading, Row, unlike
from data.sources.formats import headers_known
from tests.sources.files import as_csv, read, rows
from tests.sources.test_files_workbooks import ods

_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = "".join(
    f'<c t="inlineStr"><is><t>{name}</t></is></c>'
    for name in ("incident_id", "date_start", "governorate", "event_type")
)
_SHEET = f"<row>{_HEAD}</row><row>{_HEAD}</row>"


def xlsx(sheets, part=_SHEET):
    """A workbook with so many sheets, all of which name one part."""
    named = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r"/>' for n in range(1, sheets + 1))
    parts = {
        "xl/workbook.xml": f"<workbook {_NAMESPACES}><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<r><Relationship Id="r" Target="worksheets/one.xml"/></r>',
        "xl/worksheets/one.xml": f"<worksheet {_NAMESPACES}><sheetData>{part}</sheetData></worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def refusal(folder, content, name):
    with pytest.raises(Refused) as refused:
        read(folder, content, name)
    return refused.value


def test_thousands_of_sheets_are_refused_by_their_number_before_any_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_file, "_rows", lambda *_: pytest.fail("a sheet was opened"))
    found = refusal(tmp_path, xlsx(20_000), "a.xlsx")
    assert (found.code, found.values["sheets"], found.values["limit"]) == ("too_many_sheets", "20000", "500")


@pytest.mark.parametrize("sheets", [2, 400])
def test_sheets_that_all_name_one_part_are_no_workbook_and_it_is_not_read_once_for_each(tmp_path, monkeypatch, sheets):
    monkeypatch.setattr(xlsx_file, "_rows", lambda *_: pytest.fail("a sheet was opened"))
    assert refusal(tmp_path, xlsx(sheets), "a.xlsx").code == "not_a_workbook"


def test_thousands_of_tables_of_an_opendocument_file_are_refused(tmp_path):
    content = ods(*((f"T{n}", [["x"]]) for n in range(limits.MOST_SHEETS + 1)))
    assert refusal(tmp_path, content, "a.ods").code == "too_many_sheets"


def test_thousands_of_layers_of_a_geopackage_are_refused_before_one_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(gpkg_file.pyogrio, "list_layers", lambda _: [(f"L{n}", "Point") for n in range(501)])
    monkeypatch.setattr(gpkg_file, "_rows", lambda *_: pytest.fail("a layer was read"))
    assert refusal(tmp_path, b"SQLite format 3\0", "a.gpkg").code == "too_many_sheets"


def test_titles_of_sheets_that_no_page_could_show_are_cut_and_each_can_still_be_asked_for(tmp_path):
    assert unlike(["T" * 50_000] * 2) == ["T" * 100, "T" * 100 + " (2)"]
    content = ods(
        (
            "T" * 50_000,
            [["incident_id", "date_start", "governorate", "event_type"], ["I1", "2021-11-05", "SY09", "raid"]],
        ),
        ("other", [["x"]]),
    )
    assert len(read(tmp_path, content, "a.ods", sheet="T" * 100).table) == 1


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_rows_that_hold_nothing_count_as_rows(tmp_path, monkeypatch, name):
    monkeypatch.setattr(limits, "MOST_ROWS", 50)
    content = xlsx(1, _SHEET + "<row/>" * 60) if name == "a.xlsx" else as_csv(rows({})) + b"\n" * 60
    assert refusal(tmp_path, content, name).code == "too_many_rows"


def test_a_row_of_a_million_cells_is_refused_before_all_of_it_is_held(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_file, "_row", lambda *_: pytest.fail("the row was held"))
    assert refusal(tmp_path, xlsx(1, f"<row>{'<c/>' * 10_000}</row>"), "a.xlsx").code == "too_many_columns"


def test_a_header_as_wide_as_no_table_is_compared_with_no_format():
    began = time.process_time()
    assert not headers_known().recognises([f"c{n}" for n in range(200_000)])
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize("kind", ["json", "geojson"])
def test_records_that_each_name_other_members_make_no_row_of_all_of_them(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(json_file, "_text", lambda _: pytest.fail("a row was made"))
    records = [{f"k{n}": 1} for n in range(1_000)]
    features = [{"type": "Feature", "geometry": None, "properties": one} for one in records]
    content = json.dumps(records if kind == "json" else {"type": "FeatureCollection", "features": features})
    found = refusal(tmp_path, content.encode(), f"a.{kind}")
    assert (found.code, found.values["columns"]) == ("too_many_columns", "1000")


def test_an_object_that_names_thousands_of_members_twice_is_read_in_time():
    pairs = [(f"k{n % 20_000}", n) for n in range(40_000)]
    began = time.process_time()
    assert len(json_records._object(pairs).twice) == 20_000
    assert time.process_time() - began < 5


def test_a_sheet_with_a_merged_cell_on_every_second_row_is_read_in_time():
    ranges = [Range(top, 0, top + 1, 0) for top in range(1, 20_000, 2)]
    heading = Heading(("place",), 1, known=True)
    began = time.process_time()
    found = list(filled((Row(n, ["Hajin" if n % 2 == 0 else ""]) for n in range(2, 20_001)), heading, ranges, str))
    assert {row.cells[0] for row in found} == {"Hajin"}
    assert time.process_time() - began < 2
