"""Rows made of rows double no number."""

from data.ledger import handwork
from data.ledger.facts import faults
from tests.ledger.made import draft, ledger_with, rows


def made(tmp_path, *drafts):
    ledger, _ = ledger_with(tmp_path, *drafts)
    return rows(ledger)


def test_of_two_halves_only_the_first_keeps_the_numbers(tmp_path):
    (row,) = made(tmp_path, draft(detained_low=7))
    first, second = handwork.halves(row)
    assert (first.facts["killed_low"], first.facts["detained_low"]) == (2, 7)
    assert not [name for name in second.facts if name.startswith(("killed", "detained"))]
    assert "killed" not in second.spans
    assert second.facts["place_id"] == row.facts["place_id"]


def test_a_joined_row_spans_both_numbers_and_stays_open_where_one_is(tmp_path):
    exact = draft(killed_low=3, killed_high=3, injured_low=1, injured_high=1)
    least = draft(killed_low=2, killed_high=None, spans={"date": [(0, 4)]})
    joined = handwork.joined(*made(tmp_path, exact, least))
    assert (joined.facts["killed_low"], joined.facts.get("killed_high")) == (2, None)
    assert (joined.facts["injured_low"], joined.facts["injured_high"]) == (1, 1)
    assert set(joined.spans) == {"killed", "date"}
    assert not faults(joined.facts)


def test_a_joined_row_takes_from_one_what_the_other_does_not_say(tmp_path):
    undated = draft(date_start=None, date_end=None, targets=None)
    joined = handwork.joined(*made(tmp_path, undated, draft()))
    assert (joined.facts["date_start"], joined.facts["targets"]) == ("2021-12-12", "sdf")
