"""python -m data import keeps tables in the library, says what changes, and python -m data tables undoes it."""

import errno
import json

import pyarrow.parquet as pq
import pytest

from data import __main__ as command
from data import schema
from data.library import making
from data.library.opening import library
from tests.library.made import ABOUT, counts
from tests.sources.files import as_csv, rows


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))

    def run(content, *words):
        file = tmp_path / "week.csv"
        file.write_bytes(content)
        return command.main(["import", str(file), "--to", "mine", *words])

    return run


FIRST = as_csv(rows({"killed": "3"}, {"killed": ""}))
SECOND = as_csv(rows({"killed": "4"}, {"killed": ""}, {"killed": "1"}))


def test_a_file_is_kept_with_what_is_said_of_it_and_the_code_is_left_alone(run):
    shipped = sorted(schema.TABLES.rglob("*"))
    assert run(FIRST, "--kind", "sample", "--name-ar", "جدول", "--by", "Ana", "--licence", "CC BY") == 0
    (kept,) = library().tables()
    assert (kept.origin, kept.about.kind, kept.about.licence) == ("mine", "sample", "CC BY")
    assert (kept.about.names, kept.versions[0].by) == ({"en": "mine", "ar": "جدول"}, "Ana")
    assert sorted(schema.TABLES.rglob("*")) == shipped


def test_a_newer_file_is_told_apart_before_it_becomes_a_version_and_undone_by_number(run, capsys):
    run(FIRST)
    capsys.readouterr()
    assert run(SECOND, "--dry-run") == 0
    printed = capsys.readouterr().out
    assert "new 1, changed 1, withdrawn 0, same 1" in printed
    assert "I1: killed_low: 3 -> 4" in printed
    assert "killed: 3 (1 silent) -> 5 (1 silent)" in printed
    assert len(library().find("mine").versions) == 1
    assert run(SECOND) == 0
    assert library().find("mine").current == 2
    assert command.main(["tables", "use", "mine", "1"]) == 0
    assert library().find("mine").current == 1


def test_the_same_content_makes_no_version_and_no_second_table(run, capsys):
    run(FIRST)
    assert run(FIRST) == 0
    assert "no version is made" in capsys.readouterr().out
    assert run(FIRST, "--to", "again") == 2
    assert [len(kept.versions) for kept in library().tables()] == [1]


def test_this_weeks_rows_are_added_to_those_there_are(run):
    run(FIRST)
    assert run(as_csv([{**rows({})[0], "incident_id": "I9", "killed": "2"}]), "--add") == 0
    kept = library().find("mine")
    assert (kept.versions[-1].how, kept.versions[-1].facts.rows) == ("added", 3)
    version = pq.read_table(library().version_folder(kept, kept.current) / "incidents.parquet")
    assert "i9" in dict(zip(*version.select(["incident_id", "search_text"]).to_pydict().values(), strict=True))["I9"]


def test_rows_of_acled_are_shown_to_no_browser_unless_it_is_said(run, capsys):
    content = as_csv(rows({"disorder_type": "Political violence"}))
    assert run(content, "--as", "native") == 0
    assert library().find("mine").owner
    assert "terms" in capsys.readouterr().err
    assert command.main(["tables", "open", "mine"]) == 0
    assert not library().find("mine").owner


def test_a_table_is_removed_only_after_a_yes(run, monkeypatch):
    run(FIRST)
    monkeypatch.setattr("builtins.input", lambda _: "n")
    assert command.main(["tables", "remove", "mine"]) == 1
    assert command.main(["tables"]) == 0
    assert library().find("mine")
    assert command.main(["tables", "remove", "mine", "--yes"]) == 0
    assert library().tables() == ()


def test_describe_tells_of_kept_tables_in_the_version_in_use(run, capsys):
    run(FIRST, "--kind", "sample")
    run(SECOND)
    assert command.main(["tables", "use", "mine", "1"]) == 0
    capsys.readouterr()
    assert command.main(["describe", "--json"]) == 0
    described = json.loads(capsys.readouterr().out)
    mine = described.pop("mine")
    assert (mine["rows"], mine["kind"], mine["built"]["version"]) == (2, "sample", "1 of 2")
    assert described  # the shipped ones
    assert command.main(["describe"]) == 0
    assert "mine  2 incidents" in capsys.readouterr().out


def test_describe_tells_of_kept_totals(run, capsys):
    library().keep(counts(), ABOUT, origin="totals", by="", original=b"", name="")
    assert command.main(["describe"]) == 0
    assert "totals  2 totals, 2024-01-01..2024-01-14" in capsys.readouterr().out


def test_a_removal_that_nobody_is_there_to_confirm_removes_nothing_and_says_so(run, monkeypatch, capsys):
    def nobody(_):
        raise EOFError

    run(FIRST)
    monkeypatch.setattr("builtins.input", nobody)
    assert command.main(["tables", "remove", "mine"]) == 1
    assert "--yes" in capsys.readouterr().err and library().find("mine")


def test_a_version_that_cannot_be_written_leaves_what_was_said_of_the_table_too(run, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "no space")

    run(FIRST, "--name-en", "Before")
    before = library().find("mine")
    with monkeypatch.context() as patched:
        patched.setattr(making, "move", full)
        assert run(SECOND, "--name-en", "After", "--kind", "series") == 2
    assert library().find("mine") == before
    assert run(SECOND, "--name-en", "After") == 0
    kept = library().find("mine")
    assert (kept.about.names["en"], kept.current) == ("After", 2)
