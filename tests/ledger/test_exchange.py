"""The whole ledger leaves as one file and comes back the same."""

import json
from datetime import date

import pytest

from data import calendar
from data.__main__ import main
from data.ledger import Ledger, Refused, as_tables, exchange, handwork
from tests.ledger.made import draft, ledger_with, rows


@pytest.fixture
def worked(tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(), draft(killed_low=0))
    ledger.save(rows(ledger)[0], {"killed_high": 5}, by="Amal", accept=True)
    ledger.decide("split", rows(ledger)[1], by="Badr", makes=[draft(), draft()])
    ledger.undo(rows(ledger)[2], by="Badr")
    ledger.add(document_id, draft(note="بيد المحلل \u2028 \u202e"), by="Amal")
    return ledger


def test_a_ledger_taken_over_whole_is_the_same_ledger(worked, tmp_path):
    other = Ledger(tmp_path / "other" / "ledger.sqlite3")
    taken = exchange.take(other, exchange.lines(worked))
    assert taken == len(worked.file.records()[1])
    assert list(exchange.lines(other)) == list(exchange.lines(worked))
    assert other.state().rows == worked.state().rows
    assert exchange.take(other, exchange.lines(worked)) == 0


def test_a_file_cut_off_is_refused_whole(worked, tmp_path):
    other = Ledger(tmp_path / "other.sqlite3")
    lines = list(exchange.lines(worked))
    for part in (lines[:-1], [*lines[:-1], lines[-1][:20]], [], ["{}"], ["[1]"], ["null"]):
        with pytest.raises(Refused) as refusal:
            exchange.take(other, part)
        assert refusal.value.code == "not_a_ledger"
    assert other.file.records() == ({}, [])


def test_a_ledger_that_says_otherwise_is_refused_and_nothing_of_it_is_taken(worked, tmp_path):
    other, _ = ledger_with(tmp_path / "b", draft(killed_low=1))
    before = other.file.records()
    with pytest.raises(Refused) as refusal:
        exchange.take(other, exchange.lines(worked))
    assert refusal.value.code == "differs"
    assert other.file.records() == before


@pytest.mark.parametrize(
    ("kind", "changed"),
    [
        ("draft", {"facts": {"date_start": "someday"}}),
        ("draft", {"facts": {}}),
        ("draft", {"document_id": "elsewhere"}),
        ("draft", {"spans": {"killed": [[1]]}}),
        ("draft", {"colour": "red"}),
        ("decision", {"new": {"decision": None}, "kind": "undo", "drafts": [[]]}),
        ("decision", {"new": {}, "kind": "merge"}),
        ("reading", {"published": "soon"}),
    ],
)
def test_a_file_from_which_no_tables_could_be_made_is_refused_whole(worked, tmp_path, kind, changed):
    other = Ledger(tmp_path / "other.sqlite3")
    lines = [json.loads(line) for line in exchange.lines(worked)]
    next(line for line in lines if kind in line)[kind].update(changed)
    with pytest.raises(Refused) as refusal:
        exchange.take(other, [json.dumps(line) for line in lines])
    assert refusal.value.code == "not_a_ledger"
    assert other.file.records() == ({}, [])


def test_every_line_is_json_that_other_programs_read(worked):
    lines = list(exchange.lines(worked))
    assert json.loads(lines[0]) == {"format": exchange.FORMAT, "lines": len(lines) - 1}
    assert all(len(line.splitlines()) == 1 for line in lines)


def test_the_command_line_exports_and_imports(worked, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    assert main(["ledger", "export", str(tmp_path / "all.jsonl")]) == 0
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "elsewhere"))
    assert main(["ledger", "import", str(tmp_path / "all.jsonl"), "--by", "Basel"]) == 0
    assert main(["ledger", "import", str(tmp_path / "missing.jsonl"), "--by", "Basel"]) == 1
    assert "missing.jsonl" in capsys.readouterr().err
    assert Ledger(tmp_path / "elsewhere" / "ledger.sqlite3").version


def test_a_row_of_elsewhere_whose_numbers_contradict_each_other_comes_in_and_is_flagged(worked, tmp_path):
    other = Ledger(tmp_path / "other.sqlite3")
    lines = [json.loads(line) for line in exchange.lines(worked)]
    accepted = next(line["draft"] for line in lines if "draft" in line)
    accepted["facts"] |= {"detained_low": 9, "detained_high": 2}
    exchange.take(other, [json.dumps(line) for line in lines])
    (made,) = as_tables(other.state())["incidents"].to_pylist()
    assert (made["detained_low"], made["detained_high"], made["flags"]) == (9, 2, "low_above_high")


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1899, 12, 31)])
def test_a_ledger_that_tells_of_days_that_cannot_be_is_refused_whole(monkeypatch, tmp_path, day):
    with monkeypatch.context() as before:
        before.setattr(calendar, "is_plausible", lambda day: True)
        published, _ = ledger_with(tmp_path / "published", published=day)
        told, _ = ledger_with(tmp_path / "told", draft(date_start=str(day), date_end=str(day)))
    other = Ledger(tmp_path / "other.sqlite3")
    for ledger in (published, told):
        with pytest.raises(Refused) as refusal:
            exchange.take(other, exchange.lines(ledger))
        assert str(day) in refusal.value.values["line"]
    assert other.file.records() == ({}, [])


def test_a_row_of_a_day_that_cannot_be_keeps_no_other_ledger_out(monkeypatch, tmp_path, worked):
    with monkeypatch.context() as before:
        before.setattr(calendar, "is_plausible", lambda day: True)
        other, _ = ledger_with(tmp_path / "b", draft(date_start="9999-12-31", date_end=None), text="a text of its own")
    assert exchange.take(other, exchange.lines(worked)) == len(worked.file.records()[1])


@pytest.mark.parametrize("splits_first", [True, False])
def test_a_row_that_one_machine_split_and_another_accepted_is_not_counted_beside_its_halves(tmp_path, splits_first):
    here, _ = ledger_with(tmp_path / "here")
    there = Ledger(tmp_path / "there" / "ledger.sqlite3")
    exchange.take(there, exchange.lines(here), by="Basel")
    splitting, accepting = (here, there) if splits_first else (there, here)
    splitting.decide("split", rows(splitting)[0], by="Amal", makes=handwork.halves(rows(splitting)[0]))
    for half in rows(splitting)[1:]:
        splitting.decide("accept", half, by="Amal")
    accepting.decide("accept", rows(accepting)[0], by="Badr")
    exchange.take(here, exchange.lines(there), by="Basel")
    assert [row.status for row in rows(here)] == ["replaced", "accepted", "accepted"]
    assert sum(row["killed_low"] or 0 for row in as_tables(here.state())["reports"].to_pylist()) == 2
