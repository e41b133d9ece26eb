"""A ledger that is poisoned or damaged is told of, and mended without losing anything."""

import json
import sqlite3
import stat
from datetime import date

import pytest

from data import calendar
from data.__main__ import main
from data.ledger import Ledger, as_tables, exchange
from data.ledger.mending import check, quarantine
from data.ledger.saving import save
from tests.ledger.made import document, draft, ledger_with, rows
from tests.ledger.poison import HARMS, changed, decided, poisoned, two_articles, written


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_poisoned_ledger_is_told_of_mended_and_taken_over_by_another(home, harm, capsys):
    ledger, good, broken = two_articles(home)
    ledger = poisoned(ledger, harm(broken))
    before = _content(ledger)
    assert main(["ledger", "check"]) == 1
    assert capsys.readouterr().out.strip()
    assert main(["ledger", "quarantine", "--by", " Amal  B "]) == 0
    assert main(["ledger", "check"]) == 0
    assert _content(ledger) == before
    assert ledger.state().broken == {}
    assert {one.by for one in ledger.state().quarantined} == {"Amal B"}
    assert [row.status for row in rows(ledger) if row.draft.document_id == good] == ["accepted"]
    other = Ledger(home / "other" / "ledger.sqlite3")
    exchange.take(other, exchange.lines(ledger), by="Badr")
    assert other.state().rows == ledger.state().rows


def test_what_is_set_aside_is_written_beside_for_a_person_to_look_at(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, changed("drafts", broken, kind="rumour"))
    main(["ledger", "quarantine", "--by", "Amal"])
    (path,) = home.glob("ledger-quarantined-*.jsonl")
    found = [json.loads(line) for line in path.read_text().splitlines()]
    assert [one["table"] for one in found] == ["drafts", "decisions", "decisions"]
    assert json.loads(found[0]["content"])["kind"] == "rumour" and "rumour" in found[0]["why"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_rest_of_an_article_stands_again_once_its_broken_record_is_quarantined(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, decided(broken, "edit", {"note": ["a"]}, {"note": "b"}))
    assert broken not in ledger.state().readings
    version = ledger.version
    main(["ledger", "quarantine", "--by", "Amal"])  # another process, as the server sees it
    assert ledger.version != version
    assert [row.status for row in ledger.state().of_document(broken)] == ["accepted"]
    assert len(ledger.state().quarantined) == 1


def test_an_article_whose_reading_is_in_quarantine_can_be_read_again(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, changed("readings", broken, title=["a"]))
    main(["ledger", "quarantine", "--by", "Amal"])
    ledger.read(document(), [draft()], by="Badr", extractor="rules 1")
    assert [row.draft.draft_id for row in ledger.state().of_document(broken)] == [f"{broken}-2.1"]
    assert check(ledger.file).is_sound
    other = Ledger(home / "other" / "ledger.sqlite3")
    exchange.take(other, exchange.lines(ledger), by="Badr")


def test_a_sound_ledger_is_left_as_it_is(home, capsys):
    assert main(["ledger", "check"]) == main(["ledger", "quarantine", "--by", "Amal"]) == 0
    assert list(home.iterdir()) == []
    ledger, _, _ = two_articles(home)
    version = ledger.version
    assert main(["ledger", "check"]) == main(["ledger", "quarantine", "--by", "Amal"]) == 0
    assert (ledger.version, list(home.glob("*.jsonl"))) == (version, [])
    assert "0 broken" in capsys.readouterr().err


def test_an_export_says_that_articles_set_aside_are_not_in_it(home, capsys):
    ledger, _, broken = two_articles(home)
    poisoned(ledger, changed("drafts", broken, kind="rumour"))
    assert main(["ledger", "export", str(home / "all.jsonl")]) == 0
    assert "articles that are set aside are not in it" in capsys.readouterr().err


def test_a_row_whose_rejection_is_broken_counts_nowhere_where_its_ledger_is_taken_over(home):
    ledger, good, broken = two_articles(home)
    ledger = poisoned(ledger, decided(broken, "reject", {"note": ["a"]}, {}))
    other = Ledger(home / "other" / "ledger.sqlite3")
    exchange.take(other, exchange.lines(ledger), by="Badr")
    assert as_tables(other.state()) == as_tables(ledger.state())
    assert list(other.state().readings) == [good]


def test_nobody_quarantines_without_a_name(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, changed("drafts", broken, kind="rumour"))
    assert main(["ledger", "quarantine", "--by", " "]) == 1
    assert ledger.state().quarantined == ()


def test_a_row_of_a_day_that_cannot_be_is_told_of_and_can_still_be_put_right_at_the_desk(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, changed("drafts", broken, facts={"date_start": "9999-12-31", "date_end": "9999-12-31"}))
    assert main(["ledger", "check"]) == 1
    row = ledger.state().rows[f"{broken}-1.1"]
    ledger.save(row, {"date_start": "2021-12-12", "date_end": "2021-12-12"}, by="Amal")
    assert main(["ledger", "check"]) == 0


def test_a_clock_that_stands_in_another_year_sets_nothing_sound_aside_for_good(home, monkeypatch):
    ledger, good, broken = two_articles(home)
    ledger = poisoned(ledger, changed("readings", broken, title=["a"]))
    monkeypatch.setattr(calendar, "today", lambda: date(2020, 1, 1))
    assert main(["ledger", "quarantine", "--by", "Amal"]) == 0
    monkeypatch.undo()
    assert (list(ledger.state().readings), len(ledger.state().accepted)) == ([good], 1)


def test_a_day_that_cannot_be_is_not_asked_of_a_row_that_others_stand_in_place_of(home):
    ledger, document_id = ledger_with(home, draft())
    ledger.decide("split", rows(ledger)[0], by="Amal", makes=[draft(), draft()])
    poisoned(ledger, changed("drafts", f'{document_id}-1.1"', facts={"date_start": "9999-12-31", "date_end": None}))
    assert main(["ledger", "check"]) == 0


def damaged(home, *pages):
    """A ledger of many rows, some pages of whose file are overwritten."""
    ledger, _ = ledger_with(home, *[draft(note=f"{n} " + "x" * 300) for n in range(60)])
    for row in rows(ledger)[:20]:
        ledger.decide("accept", row, by="Amal")
    ledger.close()
    content = bytearray(ledger.file.path.read_bytes())
    for page in pages:
        content[page * 4096 : (page + 1) * 4096] = b"\xee" * 4096
    ledger.file.path.write_bytes(content)
    return bytes(content)


def test_of_a_damaged_file_what_can_be_read_is_saved_and_the_file_is_kept(home, capsys):
    content = damaged(home, 20)
    assert main(["ledger", "check"]) == 1
    assert "Can be saved" in capsys.readouterr().out
    assert main(["ledger", "quarantine", "--by", "Amal"]) == 0
    assert main(["ledger", "check"]) == 0
    (kept,) = home.glob("ledger-damaged-*.sqlite3")
    assert kept.read_bytes() == content
    ledger = Ledger(home / "ledger.sqlite3")
    assert 40 <= len(ledger.state().rows) < 60
    assert stat.S_IMODE(ledger.file.path.stat().st_mode) == 0o600


def test_of_a_file_that_was_cut_short_the_rest_is_saved(home):
    content = damaged(home)
    (home / "ledger.sqlite3").write_bytes(content[: len(content) * 3 // 4])
    assert main(["ledger", "check"]) == 1
    assert main(["ledger", "quarantine", "--by", "Amal"]) == 0
    assert main(["ledger", "check"]) == 0
    assert list(home.glob("ledger-damaged-*.sqlite3"))


def test_a_server_that_runs_while_its_file_is_saved_writes_into_the_new_one(home):
    content = damaged(home)
    server = Ledger(home / "ledger.sqlite3")
    server.decide("accept", rows(server)[30], by="Amal")
    saved = save(server.file.path)
    assert saved.records["decisions"] == 21
    server.decide("accept", rows(server)[31], by="Amal")
    assert len(Ledger(home / "ledger.sqlite3").state().accepted) == 22
    assert len(Ledger(saved.aside).state().accepted) == 21
    assert len(content) >= 4096


def test_what_was_taken_over_from_a_file_is_still_marked_in_the_saved_one(home):
    other, _, _ = two_articles(home / "other")
    ledger = Ledger(home / "ledger.sqlite3")
    exchange.take(ledger, exchange.lines(other), by="Badr")
    names = list(ledger.state().rows)
    marked = ledger.imported("drafts", names)
    save(ledger.file.path)
    assert len(marked) == 2 and ledger.imported("drafts", names) == marked


def test_a_file_of_which_nothing_can_be_read_is_left_as_it_is(home, capsys):
    path = home / "ledger.sqlite3"
    path.write_bytes(b"no database" * 1000)
    assert main(["ledger", "check"]) == main(["ledger", "quarantine", "--by", "Amal"]) == 1
    assert path.read_bytes() == b"no database" * 1000
    assert "not a database" in capsys.readouterr().err


def test_the_file_keeps_a_quarantine_like_every_record(home):
    ledger, _, _ = two_articles(home)
    ledger = poisoned(ledger, written("decisions", "x", "nothing"))
    assert len(quarantine(ledger.file, "Amal")[0]) == 1
    with sqlite3.connect(ledger.file.path) as connection, pytest.raises(sqlite3.IntegrityError, match="appended"):
        connection.execute("DELETE FROM quarantined")


def _content(ledger):
    tables = ("texts", "readings", "drafts", "decisions")
    with ledger.file.reading() as connection:
        return [connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables]
