"""A backup made while the server runs: the ledger as of one moment, through SQLite, and what is kept beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from data.backup import archive
from data.backup.archive import BackupError, Manifest, Part
from data.home import put_on_disk
from data.ledger.home import FILE as LEDGER
from data.library import disk, reading
from data.library.refused import LibraryError

_BESIDE = tuple(f"{LEDGER}{end}" for end in ("-wal", "-shm", "-journal"))  # SQLite's own; what they hold is in the copy
_WAIT = 30.0  # s for whoever writes


def make(home: Path, target: Path, *, overwrite: bool = False) -> tuple[Manifest, tuple[str, ...]]:
    """Write a backup of RASID_HOME, for its owner's eyes alone; what it holds, and what of the folder it leaves out.

    raises  BackupError where nothing is kept yet, where `target` is there and was not to be overwritten, where the
            ledger is damaged: then nothing is written.
    """
    if not overwrite:
        _refuse_there(target)
    names, left_out = _found(home)
    tables = () if (home / archive.TABLES).is_symlink() else reading.named(home / archive.TABLES)
    if not (names or tables):
        raise BackupError(f"nothing is kept in {home} yet: is RASID_HOME the server's?")
    try:
        with tempfile.TemporaryDirectory(prefix=".rasid-backup-", dir=target.absolute().parent) as room:
            copied = [_copied(home, name, Path(room)) for name in names]
            copied += [part for origin in tables for part in _copied_table(home, origin, Path(room))]
            parts = tuple(copied)
            manifest = Manifest(datetime.now(UTC).isoformat(timespec="seconds"), parts)
            made = Path(room) / "made"
            with os.fdopen(os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
                archive.write(file, manifest, Path(room))
                file.flush()
                os.fsync(file.fileno())
                archive.checked(file)  # a backup that could not be restored is none
            _put(made, target, overwrite)
    except sqlite3.Error as error:
        raise BackupError(f"the ledger cannot be read: {error}") from error
    except LibraryError as error:
        raise BackupError(f"the kept tables cannot be read now: {error}") from error
    except (OSError, ValueError) as error:  # ValueError: more than the format holds, 8 GB a file
        raise BackupError(str(error)) from error
    return manifest, left_out


def _found(home: Path) -> tuple[list[str], tuple[str, ...]]:
    """What is kept in the folder but for tables, by name, the ledger first; and what else is there."""
    files = sorted(path for path in home.rglob("*") if path.is_symlink() or not path.is_dir())
    named = {path.relative_to(home).as_posix(): path for path in files}
    kept = [name for name, path in named.items() if archive.is_kept(name) and _is_plain(path, home)]
    kept.sort(key=lambda name: (name != LEDGER, name))
    others = (name for name in named if name not in (*kept, *_BESIDE) and not name.endswith(".part"))
    return [name for name in kept if not _is_of_tables(name)], tuple(name for name in others if not _is_passing(name))


def _is_of_tables(name: str) -> bool:
    return name.startswith(f"{archive.TABLES}/")


def _is_passing(name: str) -> bool:
    """Whether it is there for a while alone: a table of a session, a lock, what somebody is just making or is made
    again by itself."""
    return name.startswith((f"{archive.PASSING}/", f"{archive.CACHE}/", f"{archive.TABLES}/."))


def _is_plain(path: Path, home: Path) -> bool:
    """Whether a file stands there itself: no link leads to it or to a folder above it."""
    on_the_way = [above for above in path.parents if above.is_relative_to(home) and above != home]
    return path.is_file() and not any(found.is_symlink() for found in (path, *on_the_way))


def _copied(home: Path, name: str, room: Path) -> Part:
    copy = room / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    if name == LEDGER:
        _copy_ledger(home / name, copy)
    else:
        shutil.copyfile(home / name, copy)
    return Part(name, *archive.digest(copy))


def _copied_table(home: Path, origin: str, room: Path) -> list[Part]:
    """A table as it is at one moment: its record and all that it names. Nobody changes it meanwhile."""
    with disk.locked(home / archive.TABLES):
        found = [path for path in reading.files(home / archive.TABLES, origin) if _is_plain(path, home)]
        return [_copied(home, path.relative_to(home).as_posix(), room) for path in found]


def _copy_ledger(ledger: Path, copy: Path) -> None:
    """All that is in a ledger at one moment, as one file; whoever writes to it goes on."""
    source = sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT)
    written = sqlite3.connect(copy)
    try:
        source.backup(written)
        written.execute("PRAGMA journal_mode = DELETE")  # one file: none beside it
        (found,) = written.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise BackupError("the ledger is damaged: keep the backups you have, and take the file as it is aside")
    finally:
        written.close()
        source.close()


def _put(made: Path, target: Path, overwrite: bool) -> None:
    """The whole file under its name at once, over none that came there meanwhile."""
    if overwrite:
        made.replace(target)
    else:
        try:
            os.link(made, target)
        except OSError:  # there is one by now; or a stick that knows no links
            _refuse_there(target)
            made.replace(target)
    put_on_disk(target.absolute().parent)


def _refuse_there(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BackupError("there is such a file already: give another name, or --overwrite")
