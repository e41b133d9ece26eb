"""What came in a file is known to have come in one, whatever it says of itself."""

import sqlite3

import pytest

from data.__main__ import main
from data.ledger import Ledger, Refused, exchange
from data.ledger.refused import Conflict
from tests.ledger.made import draft, ledger_with, rows


@pytest.fixture
def elsewhere(tmp_path):
    """A ledger of another machine, in which somebody called Amal accepted a row."""
    ledger, _ = ledger_with(tmp_path / "elsewhere")
    ledger.save(rows(ledger)[0], {}, by="Amal", accept=True)
    return ledger


def decisions(ledger):
    return [one.decision_id for one in ledger.state().decisions]


def test_a_decision_that_came_in_a_file_is_not_taken_for_one_made_here(elsewhere, tmp_path):
    here = Ledger(tmp_path / "here" / "ledger.sqlite3")
    exchange.take(here, exchange.lines(elsewhere), by="  Basel  of  the desk ")
    here.decide("reject", rows(here)[0], by="Amal")
    forged, own = decisions(here)
    marked = here.imported("decisions", [forged, own])
    assert set(marked) == {forged} and marked[forged].by == "Basel of the desk"
    (reading,) = here.state().readings.values()
    assert here.imported_record(reading) == marked[forged]
    assert here.imported("drafts", [rows(here)[0].draft.draft_id])
    assert [(one.by, one.records) for one in here.imports()] == [("Basel of the desk", 3)]


def test_what_was_written_here_stays_genuine_when_it_comes_back(elsewhere, tmp_path):
    there = Ledger(tmp_path / "there" / "ledger.sqlite3")
    exchange.take(there, exchange.lines(elsewhere), by="Basel")
    there.decide("reject", rows(there)[0], by="Basel")
    exchange.take(elsewhere, exchange.lines(there), by="Amal")
    own, came = decisions(elsewhere)
    assert set(elsewhere.imported("decisions", [own, came])) == {came}
    assert exchange.take(elsewhere, exchange.lines(there), by="Amal") == 0
    assert len(elsewhere.imports()) == 1


def test_the_marks_are_known_here_alone_and_change_no_export(elsewhere, tmp_path):
    here = Ledger(tmp_path / "here" / "ledger.sqlite3")
    exchange.take(here, exchange.lines(elsewhere), by="Basel")
    assert list(exchange.lines(here)) == list(exchange.lines(elsewhere))


def test_a_refused_file_leaves_no_mark(elsewhere, tmp_path):
    here, _ = ledger_with(tmp_path / "here", draft(killed_low=1))
    with pytest.raises(Refused):
        exchange.take(here, exchange.lines(elsewhere), by="Basel")
    assert here.imports() == []


def test_a_ledger_from_before_imports_were_marked_opens_and_marks_them(elsewhere, tmp_path):
    elsewhere.close()
    path = tmp_path / "elsewhere" / "ledger.sqlite3"
    with sqlite3.connect(path) as old:
        old.executescript("DROP TABLE imports; DROP TABLE imported;")
    old.close()
    other, _ = ledger_with(tmp_path / "other", text="another text, which is long enough to hold the words of a row.")
    opened = Ledger(path)
    assert opened.imports() == [] and opened.state().accepted
    exchange.take(opened, exchange.lines(other), by="Basel")
    assert [one.records for one in opened.imports()] == [2]


def test_marks_are_only_appended_to_like_all_of_the_ledger(elsewhere, tmp_path):
    here = Ledger(tmp_path / "here" / "ledger.sqlite3")
    exchange.take(here, exchange.lines(elsewhere), by="Basel")
    for change in ("DELETE FROM imported", "UPDATE imports SET by = 'Amal'"):
        with pytest.raises(Refused), here.file.writing() as connection:
            connection.execute(change)


def test_who_stands_in_the_way_by_a_file_is_told_apart(elsewhere, tmp_path):
    unseen = Ledger(tmp_path / "there" / "ledger.sqlite3")
    exchange.take(unseen, list(exchange.lines(elsewhere)), by="Basel")
    seen = rows(unseen)[0]
    elsewhere.decide("reject", rows(elsewhere)[0], by="Amal")
    exchange.take(unseen, exchange.lines(elsewhere), by="Basel")
    with pytest.raises(Conflict) as refusal:
        unseen.decide("edit", seen, by="Badr", new={"killed_low": 9})
    assert [one.decision_id in refusal.value.marks for one in refusal.value.others] == [True]


def test_the_command_line_asks_who_imports(elsewhere, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "here"))
    file = tmp_path / "all.jsonl"
    file.write_text("".join(exchange.lines(elsewhere)), encoding="utf-8")
    assert main(["ledger", "import", str(file)]) == 1
    assert "--by" in capsys.readouterr().err
    assert main(["ledger", "import", str(file), "--by", "Basel"]) == 0
    file.write_text(
        file.read_text(encoding="utf-8").replace('"killed_low": 2', '"killed_low": 2e400'), encoding="utf-8"
    )
    assert main(["ledger", "import", str(file), "--by", "Basel"]) == 1
    said = capsys.readouterr().err
    for part in ("line 4", "facts.killed_low is inf", "expected whole number: 0..", "export again"):
        assert part in said
