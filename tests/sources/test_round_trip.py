"""What was exported comes back as it was, from every format that the download offers."""

import csv
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import export, own, schema
from data.aggregate import listing
from data.store import store_of
from tests.factories import incident
from tests.factories import table as made
from tests.sources.files import FIXTURES, read

SHIPPED = schema.TABLES / "incidents"
MADE_HERE = ["search_text", "origin", *schema.WHENCE]
ABOUT = (("table", "a test"), ("licence", "none"))


def exported(table, kind):
    out = io.BytesIO()
    table = table.drop(["search_text"]).replace_schema_metadata()
    export.WRITERS[kind](table.to_batches(), table.schema, ABOUT, out)
    return out.getvalue()


@pytest.mark.parametrize("kind", list(export.WRITERS))
@pytest.mark.parametrize("origin", ["coded_reports", "worked_case"])
def test_an_export_comes_back_as_it_was(tmp_path, origin, kind):
    table = pq.read_table(SHIPPED / f"{origin}.parquet")
    back = read(tmp_path, exported(table, kind), f"export.{kind}", origin=origin)
    assert not back.problems
    assert back.table.drop(MADE_HERE).equals(table.drop(MADE_HERE).replace_schema_metadata())
    assert set(back.table["from_file"].to_pylist()) == {f"export.{kind}"}


@pytest.mark.parametrize("kind", list(export.WRITERS))
def test_an_export_names_the_file_sheet_and_row_of_each_incident_and_is_a_file_of_its_own_when_it_comes_back(
    tmp_path, kind
):
    stood = {"from_file": "year.xlsx", "from_sheet": "a, b", "from_row": 7}
    content = exported(made(incident(**stood)), kind)
    if kind == "csv":
        (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        assert {name: row[name] for name in stood} == {name: str(value) for name, value in stood.items()}
    back = read(tmp_path, content, f"export.{kind}")
    assert not back.problems
    assert back.table["from_file"].to_pylist() == [f"export.{kind}"]
    assert back.table["from_row"].to_pylist() == [2]


@pytest.mark.parametrize("kind", list(export.WRITERS))
def test_rows_whose_numbers_contradict_each_other_come_back_as_they_were(tmp_path, kind):
    ucdp = read(tmp_path, (FIXTURES / "ucdp_ged_41_columns.csv").read_bytes(), "ged.csv")
    assert ucdp.source == "ucdp_ged"
    assert any(
        low > high
        for low, high in zip(*(ucdp.table[f"killed_{end}"].to_pylist() for end in ("low", "high")), strict=True)
    )
    back = read(tmp_path, exported(ucdp.table, kind), f"export.{kind}")
    assert not back.rejected
    kept = [*schema.COUNTS, "flags"]
    assert back.table.select(kept).equals(ucdp.table.select(kept).replace_schema_metadata())


OWN_CELLS = {
    "Alert level": ("red", ""),
    "formula": ("=1+1", '=HYPERLINK("https://attacker.invalid","x")'),
    "code": (" 007", "7 "),
    "sum": ("1,200", "-1.50"),
    "ملاحظة": ("البصيرة، شارع «النهر»", "قريباً"),
    "story": ("one\r\ntwo\n\nthree", '"quoted"; \t=1+1 _x000D_ \u202etxt'),
    "cell": ("a;=1+1,'=2", "'=1+1"),
    "n": ("12", "-5"),
    "big": ("9007199254740993", ""),
    "moment": ("2021-11-05", "true"),
    "own:killed": ("3", ""),
    "own:own:own:x": ("nested", "b"),
    "own:y;=1+1": ("", "a header that a spreadsheet would run"),
    "#": ("sign", ""),
    "%": ("", "another"),
    "Team / lead": ("", " "),
    "": ("no header", ""),
}


@pytest.mark.parametrize("kind", list(export.WRITERS))
def test_own_columns_come_back_as_they_were_from_every_format(tmp_path, kind):
    cells = [*OWN_CELLS]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["incident_id", "date_start", "governorate", "event_type", "latitude", "longitude", *cells])
    for row in (0, 1):
        told = [f"I{row}", "2021-11-05", "SY09", "raid", "35.15618", "40.42716"]
        writer.writerow([*told, *(OWN_CELLS[name][row] for name in cells)])
    first = read(tmp_path, out.getvalue().encode(), "user.csv")
    names = own.columns_in(first.table.schema.names)
    assert len(names) == len(cells)
    assert [first.table[name].to_pylist() for name in names[:3]] == [
        ["red", None],
        [*OWN_CELLS["formula"]],
        [" 007", "7 "],
    ]
    whole = [name for name in names if first.table.schema.field(name).type == pa.int64()]
    assert whole == ["own:n", "own:big", "own:killed"]
    store = store_of(first.table, "v")
    (origin,) = store.origins
    incidents = store.incidents(origin)
    columns = listing.written(incidents, {one.name for one in store.origins[origin].own})
    content = io.BytesIO()
    batches = store.stream(incidents.select(*columns.names).order_by("incident_id"))
    export.WRITERS[kind](batches, columns, ABOUT, content)
    back = read(tmp_path, content.getvalue(), f"export.{kind}", origin=origin)
    assert not back.rejected
    assert {one.code for one in back.flags} <= {"column_not_read", "bidi_control"}
    same = [*(name for name in first.table.schema.names if name not in MADE_HERE), "search_text"]
    assert own.columns_in(back.table.schema.names) == names
    assert back.table.select(same).equals(first.table.select(same))


def test_no_shipped_row_is_lost_between_export_and_import(tmp_path):
    table = pq.read_table(SHIPPED / "ucdp_ged_syria_2016_2019.parquet")
    back = read(tmp_path, exported(table, "parquet"), "export.parquet")
    assert (back.n_rejected, len(back.table)) == (0, len(table))
    assert back.table.select([*schema.COUNTS, "flags"]).equals(
        table.select([*schema.COUNTS, "flags"]).replace_schema_metadata()
    )
