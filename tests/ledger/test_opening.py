"""The ledger's file is for its owner alone, and what stands in its way is said in words."""

import os
import sqlite3
import stat

import pytest

from components.desk.words import refused
from components.names import languages, names
from data.home import private_folder
from data.ledger import Ledger, Refused
from data.ledger.opening import VERSION
from data.sources.mapping import keeping, toml
from tests.ledger.made import draft, ledger_with, rows


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_only_its_owner_reads_the_ledger_whatever_the_umask(tmp_path, open_umask):
    ledger, _ = ledger_with(tmp_path / "home")
    ledger.decide("accept", rows(ledger)[0], by="Amal")
    found = {path.name: mode(path) for path in (tmp_path / "home").iterdir()}
    assert found == dict.fromkeys(("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm"), 0o600)
    assert mode(tmp_path / "home") == 0o700


def test_a_ledger_that_others_could_read_is_shut_when_it_is_opened(tmp_path):
    ledger, _ = ledger_with(tmp_path / "home")
    for path in (tmp_path / "home").iterdir():
        path.chmod(0o644)
    (tmp_path / "home").chmod(0o755)
    assert Ledger(ledger.file.path).version
    assert {mode(path) for path in (tmp_path / "home").iterdir()} == {0o600}
    assert mode(tmp_path / "home") == 0o700


def test_a_folder_of_somebody_else_and_the_folders_above_are_left_as_they_are(tmp_path, monkeypatch):
    tmp_path.chmod(0o755)
    private_folder(tmp_path / "home")
    (tmp_path / "home").chmod(0o777)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    private_folder(tmp_path / "home")
    assert (mode(tmp_path), mode(tmp_path / "home")) == (0o755, 0o777)


def test_a_mapping_that_is_kept_is_for_its_owner_alone(tmp_path, monkeypatch, open_umask):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(toml, "written", lambda mapping: "")
    path = keeping.keep(type("Made", (), {"header": ["a"]})())
    assert [mode(found) for found in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def held(path):
    """Another program that lets nobody in."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    return other


def cut_short(path):
    path.write_bytes(path.read_bytes()[:6000])


def overwritten(path):
    found = bytearray(path.read_bytes())
    for page in range(1, len(found) // 4096):
        found[page * 4096 : page * 4096 + 200] = b"\xee" * 200
    path.write_bytes(found)


def with_words_overwritten(path):
    """SQLite quotes a table's name in what it says of the damage."""
    found = path.read_bytes()
    path.write_bytes(found.replace(b"CREATE TABLE drafts", b"CREATE TABLE dr\xd7\x01ts"))


def of_tomorrow(path):
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def no_database(path):
    path.write_bytes(b"not a database at all, but long enough to be looked at as one" * 20)


def a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (held, "locked"),
        (cut_short, "damaged"),
        (overwritten, "damaged"),
        (with_words_overwritten, "damaged"),
        (of_tomorrow, "newer"),
        (no_database, "unreadable"),
        (a_folder, "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path, monkeypatch, harm, code):
    monkeypatch.setattr("data.ledger.file.LOOK", 0.05)
    ledger, _ = ledger_with(tmp_path, *[draft()] * 30)
    ledger.close()
    kept_open = harm(ledger.file.path)
    with pytest.raises(Refused) as refusal:
        Ledger(ledger.file.path).state()
    assert refusal.value.code == code, refusal.value
    for lang in languages():
        assert not refused(refusal.value, names(lang)).startswith(code)
    if kept_open:
        kept_open.close()


def test_a_folder_that_may_not_be_looked_into_is_not_taken_for_an_empty_ledger(tmp_path, monkeypatch):
    def shut_out(*_):
        raise PermissionError(13, "Permission denied")

    ledger, _ = ledger_with(tmp_path)
    other = Ledger(ledger.file.path)
    monkeypatch.setattr(type(ledger.file.path), "exists", shut_out)
    with pytest.raises(Refused) as refusal:
        _ = other.version
    assert refusal.value.code == "unreadable"
