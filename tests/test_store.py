"""The store answers whoever asks, at once, and says nothing where it holds nothing."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import duckdb
import ibis
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data import engine, own_values, query, schema
from data.aggregate import listing
from data.aggregate.headline import headline
from data.filter import Filter
from data.store import OwnColumn, open_store, store_of
from tests import factories

ASKED = ("sdf", "islamic_state", "coalition", "asayish")


def test_analysts_who_ask_at_once_each_get_the_answer_to_their_own_question():
    rows = [factories.incident(initiators=ASKED[n % 4], targets="civilians", killed_low=n) for n in range(400)]
    store = factories.store(*rows)

    def killed(actor):
        wanted = Filter(origin="t", actors=(actor,))
        return headline(query.matching(store.incidents("t"), wanted)).killed.low

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(killed, ASKED * 8))
    assert answers == [sum(range(n, 400, 4)) for n in range(4)] * 8


def test_two_downloads_at_once_each_hold_all_their_rows():
    store = factories.store(*(factories.incident() for _ in range(500)))
    rows = store.incidents("t")
    first, second = store.stream(rows, at_once=50), store.stream(rows, at_once=50)
    both = zip(first, second, strict=True)
    assert sum(len(one) + len(other) for one, other in both) == 1000


def test_a_table_that_is_not_held_has_its_columns_and_no_row():
    held = factories.store(factories.incident())
    for name in schema.SCHEMAS:
        if name != "incidents":
            found = held.table(name, "t").to_pyarrow()
            assert found.schema.names == schema.arrow_schema(name).names
            assert not len(found)


def test_a_question_gets_the_same_answer_in_view_and_apart():
    store = factories.store(*(factories.incident(initiators=actor, targets="civilians") for actor in ASKED))
    for actor in ASKED:
        rows = query.matching(store.incidents("t"), Filter(origin="t", actors=(actor,)))
        assert store.answer(rows, headline) == headline(rows)
        assert store.answer(rows, headline).incidents == 1


def test_a_question_that_fails_leaves_the_next_one_its_own_incidents():
    store = factories.store(factories.incident(), factories.incident())
    rows = store.incidents("t")
    absent = rows.filter(rows.incident_id == "none")

    def impossible(incidents):
        return incidents.filter(incidents.incident_id.cast("int64") > 0).count().execute()

    assert store.answer(absent, headline).incidents == 0
    with pytest.raises(duckdb.Error):
        store.answer(rows, impossible)
    assert store.answer(rows, headline).incidents == 2
    store.backend.raw_sql("ALTER TABLE incidents RENAME TO gone")
    with pytest.raises(duckdb.Error):
        store.answer(absent, headline)
    store.backend.raw_sql("ALTER TABLE gone RENAME TO incidents")
    assert store.answer(rows, headline).incidents == 2


def test_analysts_who_look_at_different_incidents_at_once_do_not_see_each_others():
    rows = [factories.incident(initiators=ASKED[n % 4], targets="civilians", killed_low=n) for n in range(400)]
    store = factories.store(*rows)

    def killed(actor):
        matched = query.matching(store.incidents("t"), Filter(origin="t", actors=(actor,)))
        return store.answer(matched, headline).killed.low

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(killed, ASKED * 8)) == [sum(range(n, 400, 4)) for n in range(4)] * 8


def test_a_server_that_was_asked_many_filters_lets_go_of_the_first():
    backend = SimpleNamespace(con=None, compile=lambda expression, limit: "SELECT")
    engine.share(backend)
    rows = ibis.table({"killed_low": "int64"}, name="incidents")

    def ask(least):
        asked = rows.filter(rows.killed_low >= least)
        backend.compile(asked)
        return weakref.ref(asked.op())

    first = ask(0)
    gc.collect()
    assert first() is not None  # asked again, it is not put into SQL again
    for least in range(1, 300):
        ask(least)
    gc.collect()
    assert first() is None


def test_a_table_that_was_written_before_rows_named_their_file_is_read_as_it_is(tmp_path):
    old = factories.table(factories.incident()).drop(list(schema.WHENCE))
    path = tmp_path / "incidents" / "t.parquet"
    path.parent.mkdir()
    pq.write_table(old, path)
    kept = open_store(tables=tmp_path)
    (row,) = listing.incident(kept.incidents("t"), "I1").to_dict("records")
    assert all(pd.isna(row[name]) for name in schema.WHENCE)
    assert not kept.origins["t"].records(*schema.WHENCE)


def test_an_origin_names_its_own_columns_and_the_values_of_those_that_have_few():
    rows = factories.table(*(factories.incident() for _ in range(40)))
    rows = rows.append_column("own:level", pa.array((["red", "green", None, "red"]) * 10))
    rows = rows.append_column("own:n", pa.array([10, 9] * 20, pa.int64()))
    rows = rows.append_column("own:ref", pa.array([f"r{n}" for n in range(40)]))
    rows = rows.append_column("own:few", pa.array(["a", "b", "c", *[None] * 37]))
    rows = rows.append_column("own:each", pa.array([*(f"e{n}" for n in range(20)), *[None] * 20]))
    rows = rows.append_column("own:long", pa.array(["x" * 300] * 40))
    rows = rows.append_column("own:nothing", pa.nulls(40, pa.string()))
    assert store_of(rows, "v").origins["t"].own == (
        OwnColumn("level", "text", 30, ("green", "red")),
        OwnColumn("n", "number", 40, ("9", "10")),
        OwnColumn("ref", "text", 40),
        OwnColumn("few", "text", 3, ("a", "b", "c")),
        OwnColumn("each", "text", 20),
        OwnColumn("long", "text", 40),
    )


def test_a_table_without_own_columns_is_asked_for_none(monkeypatch):
    monkeypatch.setattr(own_values, "_values", lambda *_: pytest.fail("asked"))
    assert factories.store(factories.incident()).origins["t"].own == ()
