"""A kept table is there until somebody removes it, whole in every version, whoever writes beside and whatever fails."""

import errno
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from data.library import disk, reading
from data.library.refused import LibraryError, Moved
from data.library.shelf import Shelf
from tests.library.made import ABOUT, counts, kept, read, replaced


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "tables")


def code_of(action):
    with pytest.raises(LibraryError) as caught:
        action()
    return caught.value.code


def ids(shelf, table, number):
    return pq.read_table(shelf.version_folder(table, number) / "incidents.parquet")["incident_id"].to_pylist()


def everything(folder):
    """Every file below a folder but for the lock, with its content."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != disk.LOCK)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_kept_table_is_as_it_was_for_whoever_opens_the_folder_next(shelf):
    made = kept(shelf, "a", "b", mapping="[columns]", sheet="Week 1")
    reading._record.cache_clear()
    (found,) = Shelf(shelf.folder).tables()
    assert found == made == shelf.find(made.origin)
    assert (found.origin, found.holds, found.current, found.next) == ("kept_alerts_of_the_week", "incidents", 1, 2)
    (version,) = found.versions
    assert (version.read, version.loaded, version.facts.rows, version.header) == (2, 2, 2, ("id", "Alert"))
    assert shelf.original(found, version.files[0]).read_bytes() == b"a,b"
    rows = pq.read_table(shelf.version_folder(found, 1) / "incidents.parquet")
    assert rows["own:Alert"].to_pylist() == ["level a", "level b"]
    assert set(rows["origin"].to_pylist()) == {found.origin}


def test_a_table_of_totals_is_kept_as_such(shelf):
    made = shelf.keep(counts(), ABOUT, by="Amal", original=b"", name="hapi.csv")
    assert (made.holds, made.versions[0].loaded) == ("counts", 2)
    assert code_of(lambda: replaced(shelf, made, "a")) == "other_kind"


def test_what_is_kept_is_for_its_owner_alone(shelf):
    before = os.umask(0)
    try:
        replaced(shelf, kept(shelf, "a"), "b")
    finally:
        os.umask(before)
    found = [shelf.folder, *shelf.folder.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_file()} == {0o600}


def test_a_replaced_table_can_be_put_back_and_forth_and_numbers_are_never_used_twice(shelf):
    one = kept(shelf, "a")
    two = replaced(shelf, one, "a", "b")
    assert (two.current, two.versions[1].files[0].name) == (2, "next.csv")
    back = shelf.use(two, 1)
    assert shelf.find(one.origin).current == 1
    less = shelf.remove_version(back, 2)
    assert not shelf.version_folder(less, 2).exists()
    assert len(list((shelf.folder / one.origin / "files").iterdir())) == 1
    three = replaced(shelf, less, "c", how="added")
    assert [version.number for version in three.versions] == [1, 3]
    assert [file.name for file in three.versions[1].files] == ["week.csv", "next.csv"]
    assert (ids(shelf, three, 1), ids(shelf, three, 3)) == (["a"], ["c"])


def test_the_version_in_use_is_not_removed_and_none_that_is_not_there(shelf):
    one = kept(shelf, "a")
    assert code_of(lambda: shelf.remove_version(one, 1)) == "in_use"
    assert code_of(lambda: shelf.remove_version(one, 7)) == "gone"
    assert code_of(lambda: shelf.use(one, 2)) == "gone"


def test_who_has_not_seen_what_another_did_meanwhile_changes_nothing(shelf):
    seen = kept(shelf, "a")
    after = replaced(shelf, seen, "b")
    with pytest.raises(Moved):
        replaced(shelf, seen, "c")
    for late in (lambda: shelf.use(seen, 1), lambda: shelf.remove(seen), lambda: shelf.describe(seen, ABOUT, "")):
        assert code_of(late) == "moved"
    assert shelf.tables() == (after,)
    shelf.remove(after)
    assert code_of(lambda: shelf.use(after, 1)) == "gone"
    assert everything(shelf.folder) == {}


def test_a_table_is_described_and_shut_to_others(shelf):
    one = kept(shelf, "a")
    said = replace(ABOUT, kind="series", names={"en": "One\nline \u202e"}, url="https://example.org")
    found = shelf.describe(one, said, "ab12")
    assert (shelf.find(one.origin), found.owner, found.about.names) == (found, "ab12", {"en": "One line"})


@pytest.mark.parametrize(
    "about",
    [
        replace(ABOUT, names={}),
        replace(ABOUT, names={"en": " "}),
        replace(ABOUT, url="javascript:alert(1)"),
        replace(ABOUT, covers_from="yesterday"),
        replace(ABOUT, covers_from="2024-02-01", covers_to="2024-01-01"),
        replace(ABOUT, licence="x" * 5_000),
    ],
)
def test_what_could_not_be_read_again_is_not_written(shelf, about):
    assert code_of(lambda: shelf.keep(read("a"), about, by="", original=b"", name="")) == "fault"
    assert everything(shelf.folder) == {}


@pytest.mark.parametrize(
    ("origin", "code"),
    [
        ("../x", "not_a_name"),
        ("a/b", "not_a_name"),
        ("A", "not_a_name"),
        ("x" * 61, "not_a_name"),
        ("upload-1", "not_a_name"),
        ("coded_reports", "name_taken"),
        ("reviewed", "name_taken"),
        ("mine", "name_taken"),
    ],
)
def test_a_name_that_no_link_could_have_or_that_is_taken_is_refused(shelf, origin, code):
    kept(shelf, "a", origin="mine")
    before = everything(shelf.folder)
    assert code_of(lambda: kept(shelf, "b", origin=origin)) == code
    assert everything(shelf.folder) == before
    assert shelf.find(origin) == (shelf.find("mine") if origin == "mine" else None)


def test_a_name_is_made_that_no_other_table_has(shelf):
    assert [kept(shelf, "a").origin for _ in range(2)] == ["kept_alerts_of_the_week", "kept_alerts_of_the_week_2"]
    arabic = shelf.keep(read("a"), replace(ABOUT, names={"ar": "إنذارات"}), by="", original=b"", name="")
    assert arabic.origin == "kept_table"


def test_a_file_without_a_row_is_not_kept(shelf):
    assert code_of(lambda: kept(shelf)) == "empty"


def test_a_table_of_a_session_is_gone_after_its_day_and_swept_by_the_next_that_is_held(shelf):
    now = datetime.now(UTC)
    later, over = ((now + timedelta(days=days)).isoformat(timespec="seconds") for days in (1, -1))
    held = kept(shelf, "a", origin="upload-a", owner="ab", until=later)
    kept(shelf, "b", origin="upload-b", owner="ab", until=over)
    assert shelf.tables() == (held,)
    assert shelf.find("upload-b") is None
    kept(shelf, "c", origin="upload-c", owner="ab", until=later)
    assert not (shelf.folder / "upload-b").exists()


def test_what_a_killed_writer_left_is_swept_and_nothing_that_is_just_made(shelf):
    one = kept(shelf, "a")
    table = shelf.folder / one.origin
    left = [shelf.folder / ".making-dead", table / "v2", shelf.folder / "kept_half" / "v1"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "incidents.parquet").write_bytes(b"half")
    (table / "files" / ("0" * 64)).write_bytes(b"of nothing")
    (table / "table.json.part").write_bytes(b"{")
    (table / "notes.txt").write_text("somebody's own")
    with disk.room(shelf.folder) as room:
        two = replaced(shelf, one, "b")
        assert room.is_dir()
    assert not any(folder.exists() for folder in (left[0], left[2].parent))
    assert ids(shelf, two, 2) == ["b"]
    files = {"files", "notes.txt", "table.json", "v1", "v2"}
    assert {path.name for path in table.iterdir()} == files
    assert len(list((table / "files").iterdir())) == 2


class Disk:
    """A disk that is full from its n-th step on: a folder, a file, a name or a sync."""

    def __init__(self, monkeypatch, step):
        self.left, self.met = step, False
        for name in ("fsync", "mkdir", "rename", "replace"):
            monkeypatch.setattr(os, name, self.failing(getattr(os, name)))

    def failing(self, real):
        def step(*args, **kwargs):
            self.left -= 1
            if self.left == 0:
                self.met = True
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*args, **kwargs)

        return step


def test_a_disk_that_is_full_at_any_step_leaves_the_table_as_it_was(shelf):
    """But at the last: there its record is in place, and only that this lasts could not be made sure."""
    one, failed, late = kept(shelf, "a"), 0, 0
    for step in range(1, 40):
        before = everything(shelf.folder)
        with pytest.MonkeyPatch.context() as patch:
            full = Disk(patch, step)
            try:
                one = replaced(shelf, one, "b")
            except LibraryError as error:
                assert error.code == "no_space"
                failed += 1
                late += shelf.find(one.origin) != one
                assert late or everything(shelf.folder) == before
            if late or not full.met:
                break
    assert failed > 8
    assert shelf.find(one.origin).current == one.current + late


def test_tables_are_looked_at_without_reading_a_record_again(shelf, monkeypatch):
    made = tuple(kept(shelf, "a", origin=name) for name in ("one", "two"))
    assert shelf.tables() == made
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a record was read again"))
    assert shelf.tables() == made


def test_a_folder_that_nobody_may_look_into_hides_no_table_beside_it(tmp_path, monkeypatch):
    there, is_file = Shelf(tmp_path), Path.is_file
    one = kept(there, "a")
    (tmp_path / "lost+found").mkdir()

    def looked(path):
        if path.parent.name == "lost+found":
            raise PermissionError(13, "denied")
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", looked)
    assert there.tables() == (one,)
