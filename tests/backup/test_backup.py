"""What people decided leaves in one file while others write, and stands again on an empty machine, or not at all."""

import hashlib
import io
import json
import os
import shutil
import sqlite3
import stat
import tarfile
from contextlib import closing, suppress
from pathlib import Path

import pytest

from data import deck
from data.__main__ import main
from data.backup import archive
from data.backup.archive import BackupError
from data.backup.making import make
from data.backup.restoring import restore
from data.ledger import Ledger
from data.library import disk
from data.library.opening import a_day_on
from data.library.refused import LibraryError
from data.library.shelf import Shelf
from data.sources.mapping import keeping
from data.sources.mapping.mapping import Mapping
from tests.ledger.made import draft, ledger_with, rows
from tests.library.made import kept as made_kept
from tests.library.made import replaced

HEADER = ("Datum", "Ort")
MAPPING = Mapping({"date_start": ("Datum",), "governorate": ("Ort",)}, header=HEADER)
DECK = (deck.Entry("from=2018-01-01&slide=map", "أسبوع"),)


@pytest.fixture
def home(tmp_path):
    """A RASID_HOME in use: a ledger that is open, with what is not in its main file yet, a mapping, a deck."""
    home = tmp_path / "home"
    ledger, _ = ledger_with(home, draft(), draft(killed_low=0))
    ledger.save(rows(ledger)[0], {"killed_high": 5}, by="Amal", accept=True)
    keeping.keep(MAPPING, home / "mappings")
    (home / "decks").mkdir()
    (home / "decks" / "أسبوع.toml").write_text(deck.written(DECK), encoding="utf-8")
    yield home
    ledger.close()


@pytest.fixture
def kept(home, tmp_path):
    """A backup of it."""
    file = tmp_path / "kept.tar"
    make(home, file)
    return file


def exported(home, monkeypatch, file):
    monkeypatch.setenv("RASID_HOME", str(home))
    assert main(["ledger", "export", str(file)]) == 0
    return file.read_bytes()


def test_what_people_decided_stands_on_an_empty_machine_as_it_was(home, tmp_path, monkeypatch, capsys):
    file, elsewhere = tmp_path / "kept.tar", tmp_path / "machine" / "rasid"
    monkeypatch.setenv("RASID_HOME", str(home))
    assert main(["backup", str(file)]) == 0
    monkeypatch.setenv("RASID_HOME", str(elsewhere))
    assert main(["restore", str(file)]) == 0
    assert "3 files" in capsys.readouterr().err
    before, after = Ledger(home / "ledger.sqlite3"), Ledger(elsewhere / "ledger.sqlite3")
    assert after.state() == before.state()
    assert after.version == before.version
    assert rows(after)[0].status == "accepted"
    one = exported(home, monkeypatch, tmp_path / "one.jsonl")
    assert exported(elsewhere, monkeypatch, tmp_path / "other.jsonl") == one
    assert keeping.kept(HEADER, elsewhere / "mappings") == MAPPING
    assert deck.read((elsewhere / "decks" / "أسبوع.toml").read_text(encoding="utf-8")) == DECK


def test_what_is_restored_and_the_backup_itself_are_for_their_owner_alone(kept, tmp_path):
    before = os.umask(0)
    try:
        restore(kept, tmp_path / "new")
    finally:
        os.umask(before)
    found = [tmp_path / "new", *(tmp_path / "new").rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in [kept, *found] if path.is_file()} == {0o600}


def test_a_backup_taken_in_the_middle_of_a_save_holds_all_that_was_saved_and_nothing_of_that_save(home, tmp_path):
    ledger = Ledger(home / "ledger.sqlite3")
    before = ledger.version
    with suppress(ZeroDivisionError), ledger.file.writing() as connection:
        connection.execute("INSERT INTO decisions (id, content) VALUES ('half', '{}')")
        make(home, tmp_path / "kept.tar")
        raise ZeroDivisionError
    restore(tmp_path / "kept.tar", tmp_path / "new")
    assert Ledger(tmp_path / "new" / "ledger.sqlite3").version == before


def test_a_file_that_is_there_is_overwritten_only_where_that_is_said(home, tmp_path, monkeypatch, capsys):
    file = tmp_path / "kept.tar"
    file.write_text("of last week")
    monkeypatch.setenv("RASID_HOME", str(home))
    assert main(["backup", str(file)]) == 1
    assert "--overwrite" in capsys.readouterr().err
    assert file.read_text() == "of last week"
    assert main(["backup", str(file), "--overwrite"]) == 0
    assert archive.checked(file.open("rb")).parts
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "kept.tar"]


def test_a_home_that_holds_anything_is_not_restored_over(kept, home, tmp_path, monkeypatch, capsys):
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    monkeypatch.setenv("RASID_HOME", str(home))
    assert main(["restore", str(kept)]) == 1
    assert "RASID_HOME" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_where_nothing_is_kept_there_is_no_backup_of_nothing(tmp_path):
    with pytest.raises(BackupError, match="RASID_HOME"):
        make(tmp_path / "nowhere", tmp_path / "kept.tar")
    assert not list(tmp_path.iterdir())


def test_what_is_left_out_of_a_backup_is_named_and_no_link_is_followed(home, tmp_path, monkeypatch, capsys):
    (tmp_path / "secret").write_text("of others")
    (home / "mappings" / "link.toml").symlink_to(tmp_path / "secret")
    (home / "tables").symlink_to(tmp_path)
    (home / "notes.txt").write_text("mine")
    monkeypatch.setenv("RASID_HOME", str(home))
    assert main(["backup", str(tmp_path / "kept.tar")]) == 0
    said = capsys.readouterr().err
    assert all(name in said for name in ("'mappings/link.toml'", "'tables'", "'notes.txt'"))
    assert "wal" not in said
    assert b"of others" not in (tmp_path / "kept.tar").read_bytes()


def test_a_damaged_ledger_is_no_backup(tmp_path):
    ledger, _ = ledger_with(tmp_path / "home")
    ledger.close()
    content = bytearray(ledger.file.path.read_bytes())
    content[4096 * 2 : 4096 * 4] = b"\x07" * 8192
    ledger.file.path.write_bytes(content)
    with pytest.raises(BackupError, match="ledger"):
        make(tmp_path / "home", tmp_path / "kept.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


# What somebody may hand over as a backup: each is refused in words, and nothing is written anywhere.

CONTENT = b"[columns]\n"
SIZE, SHA256 = len(CONTENT), hashlib.sha256(CONTENT).hexdigest()


def manifest_of(*names, size=SIZE, sha256=SHA256, **more):
    files = {name: {"bytes": size, "sha256": sha256} for name in names}
    return json.dumps({"format": archive.FORMAT, "made": "2026", "files": files, **more}).encode()


def plain(name, size=SIZE, kind=tarfile.REGTYPE, target=""):
    header = tarfile.TarInfo(name)
    header.size, header.type, header.linkname = size, kind, target
    return header


def packed(manifest, *members, form=tarfile.USTAR_FORMAT):
    """A tar of a manifest and these (header, content)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as made:
        for header, content in [(plain(archive.MANIFEST, len(manifest)), manifest), *members]:
            made.addfile(header, io.BytesIO(content))
    return file.getvalue()


def one(name, **header):
    return packed(manifest_of(name), (plain(name, **header), CONTENT))


def database(*statements):
    """The file of a ledger to which somebody added something."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        content = connection.serialize()
    digest = hashlib.sha256(content).hexdigest()
    name = "ledger.sqlite3"
    return packed(manifest_of(name, size=len(content), sha256=digest), (plain(name, len(content)), content))


GOOD = one("mappings/a.toml")
ATTACKS = {
    "no tar at all": b"PK\x03\x04" + b"\0" * 600,
    "empty": b"",
    "nothing in it": packed(manifest_of()),
    "cut off in the manifest": GOOD[:600],
    "cut off in a file": GOOD[:1540],
    "cut off before a file": GOOD[:1024],
    "a bit flipped in a file": GOOD.replace(CONTENT, b"[colomns]\n"),
    "a bit flipped in a header": GOOD.replace(b"mappings/a.toml\0", b"mappings/b.toml\0"),
    "another format": packed(
        manifest_of("mappings/a.toml", format="rasid-backup-9"), (plain("mappings/a.toml"), CONTENT)
    ),
    "a manifest that is a list": packed(b"[]"),
    "a manifest as deep as a well": packed(b"[" * 100_000),
    "a size that is a text": packed(manifest_of("mappings/a.toml", size="10"), (plain("mappings/a.toml"), CONTENT)),
    "a size below nothing": packed(manifest_of("mappings/a.toml", size=-1), (plain("mappings/a.toml"), CONTENT)),
    "more than the file": packed(manifest_of("mappings/a", size=10**12), (plain("mappings/a"), CONTENT)),
    "the same file again": packed(manifest_of("mappings/a.toml"), *[(plain("mappings/a.toml"), CONTENT)] * 2),
    "two names that are one elsewhere": packed(
        manifest_of("decks/a.toml", "decks/A.toml"), (plain("decks/a.toml"), CONTENT), (plain("decks/A.toml"), CONTENT)
    ),
    "a file that the manifest does not name": packed(
        manifest_of("mappings/a.toml"), (plain("mappings/a.toml"), CONTENT), (plain("mappings/b.toml"), CONTENT)
    ),
    "a file that is not there": packed(
        manifest_of("mappings/a.toml", "mappings/b.toml"), (plain("mappings/a.toml"), CONTENT)
    ),
    "a path above": one("mappings/../../a.toml"),
    "a path from the root": one("/tmp/a.toml"),
    "a path of another system": one("mappings\\..\\a.toml"),
    "a drive": one("mappings/C:a.toml"),
    "a hidden file": one("mappings/.a.toml"),
    "a letter that turns the name round": one("mappings/\u202ea.toml"),
    "a folder nobody knows": one("bin/a.toml"),
    "a file that no kept table has": one("tables/kept_a/v1/incidents.csv"),
    "a table of a name that no link has": one("tables/Kept A/table.json"),
    "a table deeper than any": one("tables/kept_a/v1/v1/incidents.parquet"),
    "a table of a session": one("passing/upload-a/table.json"),
    "what SQLite keeps beside": one("ledger.sqlite3-wal"),
    "a link": packed(
        manifest_of("mappings/a.toml", size=0), (plain("mappings/a.toml", 0, tarfile.SYMTYPE, "/etc/passwd"), b"")
    ),
    "a hard link": packed(
        manifest_of("mappings/a.toml", size=0), (plain("mappings/a.toml", 0, tarfile.LNKTYPE, "x"), b"")
    ),
    "a device": packed(manifest_of("mappings/a", size=0), (plain("mappings/a", 0, tarfile.CHRTYPE), b"")),
    "a pipe": packed(manifest_of("mappings/a", size=0), (plain("mappings/a", 0, tarfile.FIFOTYPE), b"")),
    "an extended header": packed(
        manifest_of("mappings/" + "a" * 90), (plain("mappings/" + "a" * 101), CONTENT), form=tarfile.PAX_FORMAT
    ),
    "a ledger that is no database": one("ledger.sqlite3"),
    "a ledger with rules of its own": database(
        "CREATE TABLE decisions (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL)",
        "CREATE TRIGGER mine AFTER INSERT ON decisions BEGIN SELECT 1; END",
    ),
    "a ledger of a newer version": database("PRAGMA user_version = 99"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_whole_backup_is_refused_in_words_and_nothing_is_written(attack, tmp_path, monkeypatch, capsys):
    file = tmp_path / "kept.tar"
    file.write_bytes(ATTACKS[attack])
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "new"))
    assert main(["restore", str(file)]) == 1
    said = capsys.readouterr().err
    assert "Nothing was restored." in said
    assert "\u202e" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.tar"]


def test_the_file_that_those_were_made_from_is_restored(tmp_path):
    (tmp_path / "kept.tar").write_bytes(GOOD)
    (tmp_path / "new").mkdir()
    restore(tmp_path / "kept.tar", tmp_path / "new")
    assert (tmp_path / "new" / "mappings" / "a.toml").read_bytes() == CONTENT


def test_a_disk_that_is_full_meanwhile_leaves_nothing_behind(kept, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupError, match="No space"):
        restore(kept, tmp_path / "new")
    with pytest.raises(BackupError, match="No space"):
        make(tmp_path / "home", tmp_path / "other.tar")
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == ["home", "kept.tar"]


def test_kept_tables_are_in_a_backup_as_they_are_and_stand_again_on_an_empty_machine(home, tmp_path):
    shelf = Shelf(home / "tables")
    table = replaced(shelf, made_kept(shelf, "a"), "a", "b")
    made_kept(Shelf(home / "passing"), "a", origin="upload-a", owner="ab", until=a_day_on())
    damaged = home / "tables" / "damaged"
    damaged.mkdir()
    (damaged / "table.json").write_text("{")
    (home / "cache").mkdir()
    (home / "cache" / "made.duckdb").write_bytes(b"made again by itself")
    (shelf.folder / table.origin / "v7").mkdir()
    (shelf.folder / table.origin / "v7" / "incidents.parquet").write_bytes(b"of a killed writer")
    _, left_out = make(home, tmp_path / "kept.tar")
    assert left_out == ()
    restore(tmp_path / "kept.tar", tmp_path / "new")
    other = Shelf(tmp_path / "new" / "tables")
    assert (other.tables(), other.broken()) == ((table,), ("damaged",))
    assert other.original(table, table.versions[1].files[0]).read_bytes() == b"a-b"
    for number in (1, 2):
        rows = [(one.version_folder(table, number) / "incidents.parquet").read_bytes() for one in (shelf, other)]
        assert rows[0] == rows[1]
    assert not other.version_folder(table, 7).exists()
    assert not (tmp_path / "new" / "passing").exists()
    assert not (tmp_path / "new" / "cache").exists()


def test_a_backup_made_while_a_table_is_replaced_holds_it_at_one_moment(home, tmp_path, monkeypatch):
    """Of every file that is copied, somebody tries to remove the version just before: it is there all the same."""
    shelf = Shelf(home / "tables")
    before = replaced(shelf, made_kept(shelf, "a"), "b")
    monkeypatch.setattr(disk, "WAIT", 0)
    copyfile = shutil.copyfile

    def copied(source, target):
        if source.is_relative_to(shelf.folder):
            with pytest.raises(LibraryError, match="busy"):
                shelf.remove_version(before, 1)
        return copyfile(source, target)

    monkeypatch.setattr(shutil, "copyfile", copied)
    make(home, tmp_path / "kept.tar")
    restore(tmp_path / "kept.tar", tmp_path / "new")
    assert Shelf(tmp_path / "new" / "tables").tables() == (before,)
    assert len(shelf.remove_version(before, 1).versions) == 1
