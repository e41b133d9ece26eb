"""Lists of incidents: order, pages, one in full, links, accounts."""

from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.aggregate import listing
from data.store import open_store
from tests.factories import USUAL, incident, refilled, store

ORIGIN = USUAL["origin"]


def incidents(*rows):
    return store(*(incident(**row) for row in rows)).incidents(ORIGIN)


def ids(frame):
    return frame.incident_id.tolist()


def test_the_latest_incident_comes_first_by_the_end_of_its_window():
    found = incidents(
        {"date_start": date(2021, 11, 4), "date_end": date(2021, 11, 4)},
        {"date_start": date(2021, 11, 1), "date_end": date(2021, 11, 30), "date_precision": "month"},
    )
    assert ids(listing.listed(found, "latest")) == ["I2", "I1"]
    assert ids(listing.listed(found, "earliest")) == ["I2", "I1"]


@pytest.mark.parametrize("order", ["deadliest", "mildest"])
def test_an_incident_without_a_number_is_neither_the_deadliest_nor_the_mildest(order):
    found = incidents({"killed_low": None}, {"killed_low": 2}, {"killed_low": 9})
    assert ids(listing.listed(found, order))[-1] == "I1"


def test_a_report_of_nobody_killed_is_milder_than_silence():
    found = incidents({"killed_low": None}, {"killed_low": 0, "killed_high": 0})
    assert ids(listing.listed(found, "mildest")) == ["I2", "I1"]


def test_places_are_sorted_by_their_name_in_the_language_on_screen():
    nameless = {"place_name_en": None, "place_name_ar": None}
    found = incidents(
        {"place_name_en": "Raqqa", "place_name_ar": "الرقة"},
        {"place_name_en": "Hajin", "place_name_ar": "هجين"},
        nameless,
    )
    assert ids(listing.listed(found, "place", lang="en")) == ["I2", "I1", "I3"]
    assert ids(listing.listed(found, "place", lang="ar")) == ["I1", "I2", "I3"]


@settings(max_examples=25, deadline=None)
@given(
    order=st.sampled_from(listing.ORDERS),
    tolls=st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=12),
    page=st.integers(1, 5),
)
def test_the_pages_of_a_list_hold_every_incident_once(order, tolls, page):
    found = refilled(*(incident(killed_low=toll, injured_low=toll) for toll in tolls))
    pages = (listing.listed(found, order, page, offset) for offset in range(0, len(tolls), page))
    assert sorted(incident for page in pages for incident in ids(page)) == sorted(
        f"I{number}" for number in range(1, len(tolls) + 1)
    )


def test_the_length_says_which_columns_any_incident_gives():
    found = listing.length(
        incidents({"injured_high": 3, "initiator_basis": None}, {"status": "contested", "initiator_basis": None})
    )
    assert found.incidents == 2
    assert found.given == {"injured", "status"}
    assert listing.length(incidents()).incidents == 0


def test_an_incident_is_linked_to_what_it_answers_and_to_what_answers_it():
    found = incidents({}, {"follows_up": "I1"}, {"follows_up": "I2"}, {})
    assert ids(listing.linked(found, "I2", "I1")) == ["I1", "I3"]
    assert ids(listing.linked(found, "I4")) == []


def test_an_incident_that_is_not_in_the_table_has_no_row():
    assert listing.incident(incidents({}), "I2").empty
    assert listing.incident(incidents({}), "I1").columns.tolist() == list(listing.FULL)


def test_every_account_of_an_incident_keeps_its_own_numbers():
    shipped = open_store()
    merged = shipped.incidents("coded_reports")
    raid = merged.filter(merged.n_sources > 1).to_pandas().sort_values("killed_high").iloc[-1]
    accounts = listing.reports(
        shipped.table("reports", "coded_reports"), shipped.table("documents", "coded_reports"), raid.incident_id
    )
    assert len(accounts) >= 2
    assert accounts.killed_low.min() == raid.killed_low
    assert accounts.publisher.notna().all()


def test_a_table_without_accounts_has_none_to_show():
    bare = store(incident())
    assert listing.reports(bare.table("reports", ORIGIN), bare.table("documents", ORIGIN), "I1").empty


def test_a_stream_of_rows_survives_the_next_query_on_its_store():
    made = store(*(incident() for _ in range(5)))
    rows = made.stream(made.incidents(ORIGIN).select("incident_id").order_by("incident_id"), at_once=2)
    first = next(rows)
    assert listing.length(made.incidents(ORIGIN)).incidents == 5
    assert pa.Table.from_batches([first, *rows]).column(0).to_pylist() == ["I1", "I2", "I3", "I4", "I5"]


def test_a_shipped_table_streams_too():
    shipped = open_store()
    rows = shipped.stream(shipped.incidents("worked_case").select(*listing.FULL).order_by("incident_id"))
    found = pa.Table.from_batches(rows)
    assert found.schema.names == [name for name in schema.arrow_schema("incidents").names if name != "search_text"]
    assert len(found) == 2
