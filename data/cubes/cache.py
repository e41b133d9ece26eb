"""Where narrow tables are kept: home/cache, a file for each state of a table, made in a process of its own.

Nothing there is of value: all may be removed at any time, and what is missing, broken or old is made anew.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import duckdb

from data import schema
from data.home import home, private_folder, shut

FOLDER = "cache"
KEPT = 6  # files: of the tables that were opened last
_PART = "part-"


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
    """Make the file in a process of its own, and put it in its place when it is whole. Several may do so at once.

    raises  NotMade, OSError (a full disk, a folder that may not be written)
    """
    private_folder(target.parent)
    room = Path(tempfile.mkdtemp(prefix=_PART, dir=target.parent))
    try:
        asked = [sys.executable, "-m", "data.cubes.making", str(room / target.name), origin, *map(str, files)]
        done = subprocess.run(asked, cwd=schema.DATA.parent, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotMade(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else str(done.returncode))
        shut(room / target.name)
        (room / target.name).replace(target)
    finally:
        shutil.rmtree(room, ignore_errors=True)
    remove_old(target.parent)


def used(target: Path) -> None:
    """Remember that a file was asked for."""
    with suppress(OSError):
        target.touch()


def remove_old(folder: Path) -> None:
    """Leave the files that were used last; one that a process still has open goes when that ends."""
    files = sorted(folder.glob("*.duckdb"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT:]:
        with suppress(OSError):
            file.unlink()
