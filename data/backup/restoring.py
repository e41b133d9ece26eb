"""A backup restored onto an empty RASID_HOME: every byte is checked before any is written; all of it, or nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import BinaryIO

from data.backup import archive
from data.backup.archive import BackupError, Manifest
from data.home import put_on_disk
from data.ledger.home import FILE as LEDGER
from data.ledger.opening import VERSION, connected


def restore(file: Path, home: Path) -> Manifest:
    """Restore a backup as RASID_HOME, for its owner's eyes alone; what was restored.

    raises  BackupError where the folder holds anything, where the file is no whole backup: then nothing is written.
    """
    home = home.resolve()
    _refuse_kept(home)
    try:
        with file.open("rb") as opened:
            manifest = archive.checked(opened)
            home.parent.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=f".{home.name}-", dir=home.parent))
            try:
                _write(opened, beside)
                _refuse_foreign(beside / LEDGER)
                _refuse_kept(home)
                beside.rename(home)
                put_on_disk(home.parent)
            except BaseException:
                shutil.rmtree(beside, ignore_errors=True)
                raise
    except OSError as error:
        advice = f"{home} cannot be put in place as one folder: set RASID_HOME to a new folder below one you may write"
        raise BackupError(f"{advice} ({error})") from error
    return manifest


def _refuse_kept(home: Path) -> None:
    if home.exists() and not home.is_dir():
        raise BackupError(f"{home} is a file: set RASID_HOME to a new folder")
    if home.exists() and any(home.iterdir()):
        raise BackupError(f"{home} is not empty: set RASID_HOME to a new folder, or move that one away first")


def _write(file: BinaryIO, folder: Path) -> None:
    for _, part, content in archive.read(file):
        path = folder / part.name
        for above in reversed([above for above in path.parents if above.is_relative_to(folder)]):
            above.mkdir(mode=0o700, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
            for some in content:
                written.write(some)
            written.flush()
            os.fsync(written.fileno())
    for found in sorted(folder.rglob("*"), reverse=True):
        if found.is_dir():
            put_on_disk(found)
    put_on_disk(folder)


def _refuse_foreign(ledger: Path) -> None:
    """Refuse a database that is damaged, newer, or in which anything but our own tables and rules would be at work."""
    if not ledger.exists():
        return
    try:
        held = _layout(ledger)
        with tempfile.TemporaryDirectory() as room:
            ours = Path(room) / LEDGER
            connected(ours, 0).close()
            foreign = held - _layout(ours)
    except sqlite3.Error as error:
        raise BackupError(f"its ledger cannot be read: {error}") from error
    if foreign:
        named = ", ".join(sorted(ascii(name) for _, name, _ in foreign))
        raise BackupError(f"its ledger holds what is none of this version's: {named}")


def _layout(ledger: Path) -> set[tuple[str, str, str]]:
    """Every table, index and trigger: its type, name and declaration."""
    connection = sqlite3.connect(f"{ledger.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise BackupError("its ledger is of a newer version of Rasid: use that one")
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise BackupError("its ledger is damaged")
        return set(connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master"))
    finally:
        connection.close()
