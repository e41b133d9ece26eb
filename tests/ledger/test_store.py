"""What an analyst decides is kept, and nothing else is."""

import sqlite3
from datetime import date

import pytest

from data.ledger import Conflict, Ledger, Refused
from tests.ledger.made import TEXT, document, draft, ledger_with, rows


def test_a_new_ledger_holds_nothing_and_makes_no_file(tmp_path):
    ledger = Ledger(tmp_path / "none" / "ledger.sqlite3")
    assert (ledger.version, list(ledger.state().rows)) == ("", [])
    assert not (tmp_path / "none").exists()


def test_what_was_read_waits_and_counts_nothing(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    assert [row.status for row in rows(ledger)] == ["open"]
    assert ledger.state().accepted == []
    assert ledger.text(ledger.state().readings[document_id]) == TEXT


def test_the_least_certain_row_comes_first_and_what_the_second_coder_disputes_before_it(tmp_path):
    from dataclasses import replace

    disputed = replace(draft(confidence=0.95), warnings=({"code": "second_coder_differs"},))
    ledger, document_id = ledger_with(tmp_path, draft(confidence=0.9), draft(confidence=0.3), disputed)
    assert [row.draft.draft_id[-1] for row in ledger.state().queue(document_id)] == ["3", "2", "1"]


def test_a_decision_says_who_when_old_and_new(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    ledger.save(rows(ledger)[0], {"killed_low": 3, "killed_high": 3}, by="  Amal  B ", accept=True)
    edit, accept = ledger.state().decisions
    assert (edit.kind, edit.by, accept.kind) == ("edit", "Amal B", "accept")
    assert (edit.old, edit.new) == ({"killed_low": 2, "killed_high": 2}, {"killed_low": 3, "killed_high": 3})
    assert edit.extractor == "rules 1" and edit.at <= accept.at
    assert (rows(ledger)[0].status, rows(ledger)[0].facts["killed_low"]) == ("accepted", 3)


def test_undo_takes_back_one_decision_at_a_time_and_keeps_the_record(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    ledger.save(rows(ledger)[0], {"killed_low": 1}, by="Amal", accept=True)
    ledger.undo(rows(ledger)[0], by="Badr")
    assert (rows(ledger)[0].status, rows(ledger)[0].facts["killed_low"]) == ("open", 1)
    ledger.undo(rows(ledger)[0], by="Badr")
    assert (rows(ledger)[0].status, rows(ledger)[0].facts["killed_low"]) == ("open", 2)
    with pytest.raises(Refused) as refusal:
        ledger.undo(rows(ledger)[0], by="Badr")
    assert refusal.value.code == "nothing_to_undo"
    assert [decision.kind for decision in ledger.state().decisions] == ["edit", "accept", "undo", "undo"]


def test_a_rejection_undone_after_an_acceptance_leaves_it_accepted(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    ledger.decide("reject", rows(ledger)[0], by="Amal")
    assert rows(ledger)[0].status == "rejected"
    ledger.undo(rows(ledger)[0], by="Amal")
    assert rows(ledger)[0].status == "accepted"


def test_a_row_without_a_date_cannot_be_accepted(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(date_start=None, date_end=None))
    with pytest.raises(Refused) as refusal:
        ledger.decide("accept", rows(ledger)[0], by="Amal")
    assert (refusal.value.code, refusal.value.values) == ("lacking", {"fields": "date_start"})
    ledger.save(rows(ledger)[0], {"date_start": "2021-12-12"}, by="Amal", accept=True)
    assert rows(ledger)[0].status == "accepted"


def test_background_is_never_accepted(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(kind="background"))
    with pytest.raises(Refused):
        ledger.decide("accept", rows(ledger)[0], by="Amal")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"killed_low": 5}, "low_above_high"),
        ({"killed_low": -1}, "wrong_value"),
        ({"killed_low": True}, "wrong_value"),
        ({"date_end": "2021-12-01"}, "end_before_start"),
        ({"date_start": "yesterday"}, "wrong_value"),
        ({"initiators": "martians"}, "wrong_value"),
        ({"latitude": None}, "half_a_point"),
        ({"colour": "red"}, "unknown_field"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(tmp_path, changed, fault):
    ledger, _ = ledger_with(tmp_path)
    with pytest.raises(Refused) as refusal:
        ledger.save(rows(ledger)[0], changed, by="Amal", accept=True)
    assert refusal.value.values["fault"] == fault
    assert (rows(ledger)[0].status, list(ledger.state().decisions)) == ("open", [])


def test_a_correction_and_its_acceptance_are_written_together_or_not_at_all(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(event_type=None, event_class=None))
    with pytest.raises(Refused):
        ledger.save(rows(ledger)[0], {"killed_low": 1}, by="Amal", accept=True)
    assert list(ledger.state().decisions) == []


def test_a_name_with_a_character_that_cannot_be_written_is_kept_without_it(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    assert ledger.decide("accept", rows(ledger)[0], by="Amal \x7f K").by == "Amal K"


def test_nobody_decides_without_a_name(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    with pytest.raises(Refused) as refusal:
        ledger.decide("accept", rows(ledger)[0], by=" \n")
    assert refusal.value.code == "no_name"


def test_split_gives_two_rows_for_one_and_its_undo_gives_the_one_back(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    ledger.decide("split", rows(ledger)[0], by="Amal", makes=[draft(killed_low=1), draft(killed_low=0)])
    assert [row.status for row in rows(ledger)] == ["replaced", "open", "open"]
    ledger.decide("accept", rows(ledger)[1], by="Amal")
    ledger.undo(rows(ledger)[2], by="Amal")
    assert [row.status for row in rows(ledger)] == ["open", "void", "void"]
    assert len(ledger.state().of_document(document_id)) == 1


def test_join_gives_one_row_for_two(tmp_path):
    ledger, _ = ledger_with(tmp_path, draft(), draft())
    first, second = rows(ledger)
    ledger.decide("join", first, also=[second], by="Amal", makes=[draft(killed_high=3)])
    assert [row.status for row in rows(ledger)] == ["replaced", "replaced", "open"]
    with pytest.raises(Refused):
        ledger.decide("accept", first, by="Badr")
    ledger.undo(rows(ledger)[2], by="Amal")
    assert [row.status for row in rows(ledger)] == ["open", "open", "void"]


def test_a_row_added_by_hand_is_open_until_it_is_accepted_and_gone_when_undone(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    draft_id = ledger.add(document_id, draft(killed_low=0), by="Amal")
    assert ledger.state().rows[draft_id].status == "open"
    ledger.decide("accept", ledger.state().rows[draft_id], by="Amal")
    ledger.undo(ledger.state().rows[draft_id], by="Amal")
    assert ledger.state().rows[draft_id].status == "open"
    ledger.undo(ledger.state().rows[draft_id], by="Amal")
    assert ledger.state().rows[draft_id].status == "void"


def test_the_same_article_pasted_twice_is_one(tmp_path):
    ledger, document_id = ledger_with(tmp_path)
    assert ledger.read(document(), [draft()], by="Badr", extractor="rules 1") == document_id
    assert len(rows(ledger)) == 1


@pytest.mark.parametrize(("published", "extractor"), [(date(2021, 12, 14), "rules 1"), (date(2021, 12, 13), "rules 2")])
def test_a_new_date_or_new_rules_make_the_old_rows_obsolete_and_rewrite_none(tmp_path, published, extractor):
    ledger, document_id = ledger_with(tmp_path)
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    ledger.read(document(published=published), [draft()], by="Badr", extractor=extractor)
    assert [row.status for row in rows(ledger)] == ["obsolete", "open"]
    assert [row.draft.draft_id for row in ledger.state().obsolete(document_id)] == [f"{document_id}-1.1"]
    assert ledger.state().accepted == []
    with pytest.raises(Refused):
        ledger.decide("accept", rows(ledger)[0], by="Amal")


@pytest.mark.parametrize("table", ["texts", "readings", "drafts", "decisions"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_the_file_itself_refuses_to_change_or_lose_a_record(tmp_path, table, change):
    ledger, _ = ledger_with(tmp_path)
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    with sqlite3.connect(ledger.file.path) as connection, pytest.raises(sqlite3.IntegrityError, match="appended"):
        connection.execute(change.format(table))


def test_a_file_that_is_no_ledger_is_refused_in_words(tmp_path):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"not a database at all, but long enough to be looked at as one" * 20)
    with pytest.raises(Refused) as refusal:
        Ledger(path).state()
    assert refusal.value.code == "unreadable"


def test_two_analysts_correct_two_fields_of_a_row_and_both_hold(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    seen_by_both = rows(ledger)[0]
    ledger.save(seen_by_both, {"killed_low": 1}, by="Amal")
    ledger.save(seen_by_both, {"targets": "asayish"}, by="Badr")
    assert (rows(ledger)[0].facts["killed_low"], rows(ledger)[0].facts["targets"]) == (1, "asayish")


def test_two_analysts_who_accept_the_same_row_are_both_on_record(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    seen_by_both = rows(ledger)[0]
    for name in ("Amal", "Badr"):
        ledger.decide("accept", seen_by_both, by=name)
    assert [(decision.kind, decision.by) for decision in rows(ledger)[0].history] == [
        ("accept", "Amal"),
        ("accept", "Badr"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("edit", {"killed_low": 1}), ("edit", {"killed_low": 0})),
        (("edit", {"killed_low": 1}), ("accept", {})),
        (("accept", {}), ("reject", {})),
        (("reject", {}), ("edit", {"killed_low": 1})),
        (("reject", {}), ("accept", {})),
    ],
)
def test_who_decides_on_what_another_has_changed_meanwhile_is_told_and_nothing_is_overwritten(tmp_path, first, second):
    ledger, _ = ledger_with(tmp_path)
    seen_by_both = rows(ledger)[0]
    ledger.decide(first[0], seen_by_both, by="Amal", new=first[1])
    with pytest.raises(Conflict) as conflict:
        ledger.decide(second[0], seen_by_both, by="Badr", new=second[1])
    assert [other.by for other in conflict.value.others] == ["Amal"]
    assert [decision.by for decision in ledger.state().decisions] == ["Amal"]
    ledger.decide(second[0], rows(ledger)[0], by="Badr", new=second[1])


def test_what_one_writes_the_other_sees_though_each_has_the_file_open(tmp_path):
    ledger, _ = ledger_with(tmp_path)
    other = Ledger(ledger.file.path)
    before = other.version
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    assert other.version != before
    assert [row.status for row in rows(other)] == ["accepted"]
