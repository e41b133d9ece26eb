"""The benchmark measures what analysts load: made-up incidents that keep the schema, and are always the same."""

from pathlib import Path

import pyarrow.compute as pc
import pytest

from data import schema
from data.store import open_store
from tests.bench import made_up

ROWS = 3_000


@pytest.fixture(scope="module")
def made():
    return made_up.incidents(ROWS)


def test_made_up_incidents_are_the_same_each_time(made):
    assert made.equals(made_up.incidents(ROWS))


def test_made_up_incidents_keep_the_schema_and_its_vocabularies(made):
    assert made.schema == schema.arrow_schema("incidents")
    for column in schema.INCIDENTS:
        held = {code for text in pc.unique(made[column.name]).to_pylist() if text for code in str(text).split(";")}
        assert not column.vocabulary or held <= set(schema.codes(column.vocabulary)), column.name
        assert not column.required or column.name == "governorate" or not made[column.name].null_count, column.name
    assert pc.count_distinct(made["incident_id"]).as_py() == ROWS
    assert pc.all(pc.less_equal(made["date_start"], made["date_end"])).as_py()
    assert pc.all(pc.less_equal(made["killed_low"], made["killed_high"])).as_py()


def test_made_up_incidents_leave_out_what_real_ones_leave_out(made):
    for column in ("killed_low", "killed_high", "latitude", "district", "claimed_by"):
        assert 0 < made[column].null_count < ROWS, column
    places = pc.equal(made["location_precision"], "place")
    assert made["latitude"].filter(places).null_count == 0
    assert set(made["governorate"].unique().to_pylist()) == set(schema.codes("governorate"))


def test_a_store_opens_the_made_up_table(tmp_path: Path):
    made_up.write_table(ROWS, tmp_path)
    origin = open_store(tables=tmp_path).origins[made_up.ORIGIN]
    assert origin.rows == ROWS
    assert not origin.undirected
