"""A format is one file: it is found by itself, and the surest of a header reads the file."""

import sys

import pytest

from data.sources import formats, load_here
from tests.sources.files import as_csv, read, rows

TOY = """
import pyarrow as pa
from data import schema
from data.sources.cells import Import
from data.sources.format import File, Format

def read(file: File) -> Import:
    cells = file.cells({"toy"}.__contains__)
    rows = [{"incident_id": one["toy"], "origin": file.origin} for one in cells.cells.to_pylist()]
    table = pa.Table.from_pylist(rows, schema=schema.arrow_schema("incidents"))
    return Import(table, (), cells.n_read, file.version, "toy")

FORMAT = Format("toy", lambda header, sample: float("toy" in header), read)
"""


@pytest.fixture
def toy_format(tmp_path, monkeypatch):
    folder = tmp_path / "more_formats"
    folder.mkdir()
    (folder / "toy.py").write_text(TOY)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(folder)])
    yield
    sys.modules.pop(f"{formats.__name__}.toy", None)


def test_a_new_format_is_a_new_file_and_no_other_edit(toy_format, tmp_path):
    found = read(tmp_path, b"a title\ntoy,other\nT1,x\nT2,y\n", "toys.csv")
    assert found.source == "toy"
    assert found.table["incident_id"].to_pylist() == ["T1", "T2"]


def test_a_format_may_be_named_where_another_is_surer(toy_format, tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(as_csv(rows({"toy": "T1"})))
    assert load_here(path, "both.csv").source == "toy"
    assert load_here(path, "both.csv", "native").source == "native"


def test_every_format_is_called_what_it_is_found_by():
    assert {name: one.name for name, one in formats.found().items()} == {name: name for name in formats.found()}
    assert {"native", "ucdp_ged", "coded_reports", "worked_case"} <= set(formats.found())
