"""What was exported comes back as it was, from every format that the download offers."""

import io

import pyarrow.parquet as pq
import pytest

from data import export, schema
from tests.sources.files import FIXTURES, read

SHIPPED = schema.TABLES / "incidents"
MADE_HERE = ["search_text", "origin"]
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


@pytest.mark.parametrize("kind", list(export.WRITERS))
def test_ucdp_rows_come_back_but_for_the_ranges_that_run_backwards(tmp_path, kind):
    ucdp = read(tmp_path, (FIXTURES / "ucdp_ged_41_columns.csv").read_bytes(), "ged.csv")
    assert ucdp.source == "ucdp_ged"
    back = read(tmp_path, exported(ucdp.table, kind), f"export.{kind}")
    assert {problem.code for problem in back.rejected} == {"low_above_high"}
    assert len(back.table) == len(ucdp.table) - 1
