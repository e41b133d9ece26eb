"""Where narrow tables are kept: home/cache, a file for each state of a table, made in a process of its own.

Nothing there is of value: all may be removed at any time, and what is missing, broken or old is made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb

from data import schema
from data.home import home, private_file, private_folder, shut

FOLDER = "cache"
KEPT = 6  # files: of the tables that were opened last


class NotMade(RuntimeError):  # noqa: N818 -- then the incidents themselves are asked
    """What made the narrow tables failed; the message is its own."""


def place(origin: str, files: Sequence[Path]) -> Path:
    """Where the narrow tables of an origin are, or will be, for these files as they are now.

    raises  OSError
    """
    stamps = [f"{file.resolve()}:{(found := file.stat()).st_size}:{found.st_mtime_ns}" for file in files]
    parts = "\n".join((origin, *stamps, duckdb.__version__, _rules()))
    return home() / FOLDER / f"{hashlib.sha256(parts.encode()).hexdigest()[:32]}.duckdb"


@cache
def _rules() -> str:
    """What stands for how rows are read and counted: the code and the vocabularies that say so."""
    core = (schema.DATA, schema.DATA / "aggregate", schema.DATA / "cubes", schema.REFERENCE)
    told = (path for folder in core for path in sorted(folder.iterdir()) if path.suffix in (".py", ".csv"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in told)).hexdigest()


def make(target: Path, origin: str, files: Sequence[Path]) -> None:
    """Make the file in a process of its own, which gives its memory back and ends what it began if this one does not.

    raises  NotMade, OSError
    """
    asked = [sys.executable, "-m", "data.cubes.making", str(target), origin, *map(str, files)]
    done = subprocess.run(asked, cwd=schema.DATA.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMade(done.stderr.strip().rpartition("\n")[2] or f"it ended with {done.returncode}")


@contextmanager
def room_for(target: Path, files: Sequence[Path]) -> Iterator[Path | None]:
    """A file to be made, put in the place of `target` when it is whole; None where another process has made it
    meanwhile: one at a time makes it, and what one that was killed has left goes. Its lock names what it is made of.

    raises  OSError (a full disk, a folder that may not be written)
    """
    private_folder(target.parent)
    lock, room = target.with_suffix(".lock"), target.with_suffix(".part")
    private_file(lock)
    with lock.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        held.write("\n".join(str(file.resolve()) for file in files).encode())
        held.flush()
        if target.is_file():
            yield None
            return
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir(mode=0o700)
        try:
            yield room / target.name
            shut(room / target.name)
            (room / target.name).replace(target)
        finally:
            shutil.rmtree(room, ignore_errors=True)
    sweep()


def used(target: Path) -> None:
    """Remember that a file was asked for."""
    with suppress(OSError):
        target.touch()


def sweep() -> None:
    """Leave the files that were used last, and none of a table that is gone."""
    files = sorted((home() / FOLDER).glob("*.duckdb"), key=_last_used, reverse=True)
    for at, file in enumerate(files):
        lock = file.with_suffix(".lock")
        with suppress(OSError):
            made_of = lock.read_text(encoding="utf-8").splitlines() if lock.is_file() else []
            if at >= KEPT or not all(Path(source).exists() for source in made_of):
                file.unlink()
                lock.unlink(missing_ok=True)


def _last_used(file: Path) -> float:
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0
