"""A table that was exported in the native columns comes back as it was, in every format."""

import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from data import schema
from data.sources.ucdp_ged import NAME as UCDP
from tests.sources.files import FIXTURES, read

SHIPPED = schema.TABLES / "incidents"
MADE_HERE = ["search_text", "origin"]


def exported(table, kind):
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    buffer = io.BytesIO()
    if kind == "csv":
        frame.to_csv(buffer, index=False, encoding="utf-8-sig")
    elif kind == "xlsx":
        frame.astype(object).where(frame.notna(), None).to_excel(buffer, index=False)
    elif kind == "parquet":
        pq.write_table(table, buffer)
    else:
        records = json.loads(frame.to_json(orient="records", date_format="iso"))
        return json.dumps({"type": "FeatureCollection", "features": [feature(record) for record in records]}).encode()
    return buffer.getvalue()


def feature(record):
    latitude, longitude = record.pop("latitude"), record.pop("longitude")
    point = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "properties": record, "geometry": point}


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet", "geojson"])
@pytest.mark.parametrize("origin", ["coded_reports", "worked_case"])
def test_an_export_comes_back_as_it_was(tmp_path, origin, kind):
    table = pq.read_table(SHIPPED / f"{origin}.parquet")
    back = read(tmp_path, exported(table, kind), f"export.{kind}", origin=origin)
    assert not back.problems
    assert back.table.drop(MADE_HERE).equals(table.drop(MADE_HERE).replace_schema_metadata())


def test_ucdp_rows_come_back_but_for_the_ranges_that_run_backwards(tmp_path):
    ucdp = read(tmp_path, (FIXTURES / "ucdp_ged_41_columns.csv").read_bytes(), "ged.csv")
    assert ucdp.source == UCDP
    back = read(tmp_path, exported(ucdp.table, "csv"), "export.csv")
    assert {problem.code for problem in back.rejected} == {"low_above_high"}
    assert len(back.table) == len(ucdp.table) - 1
