"""A record is checked as strictly as the desk writes it, alone and among the others."""

import json

import pytest

from data.extract.model.second_coder import Events
from data.ledger.checking import unsound
from data.ledger.held import TABLES
from data.ledger.records import MOST_DRAFTS, decision_of, draft_of, reading_of
from data.ledger.together import unsound_together
from tests.ledger.made import TEXT, draft, ledger_with, rows


def stored(ledger, table):
    with ledger.file.reading() as connection:
        return [json.loads(content) for (content,) in connection.execute(f"SELECT content FROM {table} ORDER BY seq")]


@pytest.fixture
def records(tmp_path):
    """What a ledger holds with one article and one row, corrected and accepted: table -> records."""
    ledger, _ = ledger_with(tmp_path)
    ledger.save(rows(ledger)[0], {"killed_high": 5}, by="Amal", accept=True)
    return {table: stored(ledger, table) for table in TABLES}


def together(records, lengths=None):
    parsed = ([reading_of(one) for one in records["readings"]], [draft_of(one) for one in records["drafts"]])
    known = {one.sha256: len(TEXT) for one in parsed[0]} if lengths is None else lengths
    return unsound_together(known, *parsed, [decision_of(one) for one in records["decisions"]])


def test_what_the_desk_writes_is_sound(records):
    assert [found for table, kept in records.items() for one in kept for found in unsound(table, one)] == []
    assert together(records) == ()


def test_what_is_wrong_names_the_record_the_field_the_value_and_what_was_expected(records):
    (draft,) = records["drafts"]
    draft["facts"]["killed_low"] = 2**31 - 1
    draft["confidence"] = {"place": float("inf")}
    assert [(one.name, one.field, one.value, one.expected) for one in unsound("drafts", draft)] == [
        (draft["draft_id"], "facts.killed_low", "2147483647", "whole_number: 0..10000000"),
        (draft["draft_id"], "confidence.place", "inf", "number: 0..1"),
    ]


@pytest.mark.parametrize("content", [None, [], "x", 1, {}, {"kind": []}, {"kind": "steal"}, {"draft_id": ["x"]}])
@pytest.mark.parametrize("table", TABLES)
def test_no_value_at_all_breaks_the_check(table, content):
    assert unsound(table, content)
    assert all(isinstance(str(found), str) for found in unsound(table, content))


def test_a_text_that_is_missing_is_said(records):
    (found,) = together(records, {})
    assert (found.table, found.field, found.expected) == ("readings", "sha256", "known_text")


def test_an_article_to_which_the_second_coder_adds_all_that_it_may_is_not_set_aside(tmp_path):
    (most,) = (limit.max_length for limit in Events.model_fields["events"].metadata)
    ledger, document_id = ledger_with(tmp_path, *[draft()] * (MOST_DRAFTS + most))
    assert not ledger.state().broken
    assert len(ledger.state().queue(document_id)) == MOST_DRAFTS + most
