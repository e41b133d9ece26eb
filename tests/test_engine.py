"""What is asked once is answered as Ibis answers it, built once whatever the filter, and gone with its table."""

import gc
import weakref
from datetime import date
from functools import partial

import ibis
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import engine, query, reading
from data.aggregate import actors, baseline, geography, headline, listing, periods, publishers, readings, resting, side
from data.filter import Filter
from data.store import open_store
from tests import factories

QUESTIONS = [
    headline.headline,
    headline.counted,
    partial(headline.toll_counted, toll="killed_civilians"),
    geography.ground,
    partial(geography.ground, split="family"),
    partial(geography.per_area, level="district"),
    partial(periods.per_period, every="month"),
    partial(periods.per_period, every="day", family=True, rough=True),
    partial(actors.sides, measure="attacks"),
    partial(actors.sides, measure="violent_events", across="event_type"),
    partial(actors.over_time, measure="violent_events", every="quarter"),
    listing.listed,
    partial(listing.listed, order="deadliest", limit=7, offset=3),
    listing.length,
    partial(resting.resting, toll="killed"),
    partial(resting.resting, toll="injured", measure="attacks"),
    partial(baseline.baseline, windows=baseline.Windows(date(2016, 1, 1), 30, 40, 3)),
    publishers.alone_per_year,
    partial(
        publishers.shift,
        measure="violent_events",
        before=(date(2017, 1, 1), date(2017, 12, 31)),
        now=(date(2018, 1, 1), date(2018, 12, 31)),
    ),
    side.side,
]
STORE = open_store()
FIRST = next(iter(STORE.origins))
FILTERS = (
    Filter(actors=("islamic_state",), period="2018"),
    Filter(governorates=(), text="checkpoint", exact_place=True),
    Filter(actors=("turkey",), role="claimant"),  # of whom no row is
)


def same(one: object, other: object) -> bool:
    """Whether two answers are equal to the type of each value."""
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
        return True
    if isinstance(one, geography.Ground):
        return same(one.places, other.places) and same(one.areas, other.areas)
    return repr(one) == repr(other)


def told(question: object) -> str:
    """A question by its name: as a text it has an address in it, another one in each worker."""
    asked = getattr(question, "keywords", {})
    name = getattr(question, "func", question).__name__
    return " ".join((name, *(f"{key}={value}" for key, value in asked.items())))


@pytest.mark.parametrize("question", QUESTIONS, ids=told)
def test_what_is_asked_once_is_answered_as_ibis_answers_it(question):
    for wanted in FILTERS:
        rows = query.matching(STORE.incidents(FIRST), wanted.resolved(date(2016, 1, 1), date(2019, 12, 31)))
        assert same(STORE.answer(rows, question), question(rows))


def test_readings_that_are_asked_once_are_those_of_ibis():
    store = factories.store(
        factories.incident(), factories.incident(date_start=date(2021, 9, 30), date_end=date(2021, 10, 1))
    )
    wanted = Filter(origin="t", date_from=date(2021, 10, 1), date_to=date(2021, 10, 31))
    rows = query.touching(store.incidents("t"), wanted.resolved(date(2021, 1, 1), date(2021, 12, 31)))
    question = partial(readings.counts, measure="attacks")
    assert same(store.answer(rows, question), question(rows))


CONNECTED = ibis.duckdb.connect()
VALUES = {
    "int32": st.integers(-5, 5),
    "int64": st.integers(-5, 2**52),
    "float64": st.floats(allow_nan=False, width=32),
    "string": st.sampled_from(["", "a;b", "حقل"]),
    "boolean": st.booleans(),
    "date": st.dates(date(1990, 1, 1), date(2030, 1, 1)),
}


@settings(max_examples=25)
@given(st.data(), st.integers(0, 4))
def test_an_answer_is_a_frame_as_ibis_makes_it(data, rows):
    answers = {
        kind: data.draw(st.lists(st.none() | value, min_size=rows, max_size=rows)) for kind, value in VALUES.items()
    }
    schema = ibis.schema({kind: kind for kind in VALUES})
    table = pa.table(answers, schema=schema.to_pyarrow())
    CONNECTED.create_table("answers", table, overwrite=True)
    asked = CONNECTED.table("answers")
    asked = asked.group_by(list(VALUES)).agg(total=asked.int32.sum()).order_by(list(VALUES))  # which is a decimal
    answer = CONNECTED.con.execute(CONNECTED.compile(asked)).to_arrow_table()
    pd.testing.assert_frame_equal(reading.frame(answer, asked.schema().to_pyarrow()), asked.to_pandas())
    assert reading.table(answer, asked.schema().to_pyarrow()).equals(asked.to_pyarrow())


def test_a_question_is_built_once_whatever_the_filter():
    built = []

    @engine.once
    def counted(incidents):
        built.append(incidents)
        return incidents.agg(n=incidents.count())

    store = factories.store(factories.incident(), factories.incident(killed_low=3))
    for least, found in ((0, 2), (1, 1), (4, 0)):
        rows = query.matching(store.incidents("t"), Filter(origin="t", least_toll=least))
        assert store.answer(rows, lambda incidents: counted(incidents).to_pyarrow()["n"].to_pylist()) == [found]
    assert len(built) == 1


def test_what_was_asked_once_keeps_no_table_that_is_gone():
    store = factories.store(factories.incident())
    assert store.answer(store.incidents("t"), headline.counted) == 1
    backend = weakref.ref(store.backend)
    del store
    gc.collect()
    assert backend() is None
