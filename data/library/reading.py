"""The records of a library as they stand on the disk: read once for each state of their files, and swept around."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from data.home import put_on_disk
from data.library import disk, making
from data.library.records import Kept
from data.library.writing import LARGEST, is_digest, is_name, is_part, of_json

RECORD = "table.json"
_Stamp = tuple[int, int, int]
_log = logging.getLogger(__name__)


def named(folder: Path) -> tuple[str, ...]:
    """The folders with a record, whatever is in it."""
    try:
        found = sorted(path.name for path in folder.iterdir())
    except OSError:  # there is no library yet, or none that may be read
        return ()
    return tuple(name for name in found if _has_record(folder / name))


def _has_record(table: Path) -> bool:
    try:
        return (table / RECORD).is_file()
    except OSError:  # a folder of somebody else's, as lost+found is: it hides no table beside it
        return False


def is_free(folder: Path, origin: str) -> bool:
    """Whether no record has this name, not even one that cannot be read."""
    return not (folder / origin / RECORD).exists()


def read(folder: Path, origin: str) -> Kept | None:
    """A record; None where there is none, or none that can be believed."""
    path = folder / origin / RECORD
    try:
        found = path.stat()
    except OSError:
        return None
    return _record(path, (found.st_mtime_ns, found.st_size, found.st_ino))


def is_past(kept: Kept) -> bool:
    """Whether it was held for a while, and that is over."""
    return bool(kept.until) and datetime.fromisoformat(kept.until) <= datetime.now(UTC)


@lru_cache(maxsize=2_000)
def _record(path: Path, _: _Stamp) -> Kept | None:
    """The same for one state of the file; None also where the version in use is not whole."""
    try:
        with path.open("rb") as file:
            kept = of_json(file.read(LARGEST + 1), path.parent.name)
        version = kept.version(kept.current)
        assert version
        tables = making.paths(path.parent / f"v{version.number}")
        if kept.holds not in tables or sum(table.stat().st_size for table in tables.values()) != version.size:
            raise ValueError(f"version {version.number} is not whole")
    except (OSError, ValueError) as error:
        _log.warning("a kept table cannot be read and is left out: %a: %a", path.parent.name, str(error)[:200])
        return None
    return kept


def files(folder: Path, origin: str) -> tuple[Path, ...]:
    """The files of a table, its record first: what the record names; all there are where it cannot be read.

    Asked by who has the folder locked.
    """
    table, kept = folder / origin, read(folder, origin)
    if kept is None:
        there = sorted(path for path in table.glob("**/*") if path.is_file())
        return tuple(path for path in there if is_part(path.relative_to(folder).as_posix()))
    originals = dict.fromkeys(file.sha256 for version in kept.versions for file in version.files)
    versions = [path for version in kept.versions for path in making.paths(table / f"v{version.number}").values()]
    return (table / RECORD, *versions, *(table / "files" / sha256 for sha256 in originals))


def take_away(folder: Path, origin: str) -> None:
    """Remove a table: with its record it is gone, whatever else is left. Asked by who has the folder locked."""
    (folder / origin / RECORD).unlink()
    put_on_disk(folder / origin)
    sweep_table(folder, origin)


def sweep(folder: Path) -> None:
    """Remove what no record names, and what was held for a while that is over. Asked by who has the folder locked."""
    disk.sweep_rooms(folder)
    for path in sorted(folder.iterdir()):
        if not is_name(path.name) or path.is_symlink() or not path.is_dir():
            continue
        kept = read(folder, path.name)
        if kept and is_past(kept):
            take_away(folder, path.name)
        else:
            sweep_table(folder, path.name)


def sweep_table(folder: Path, origin: str) -> None:
    """The same of one table. Nothing is touched where there is a record that cannot be read."""
    table, kept = folder / origin, read(folder, origin)
    if not table.is_dir() or (kept is None and not is_free(folder, origin)):
        return
    versions = kept.versions if kept else ()
    known = {f"v{version.number}" for version in versions}
    known |= {file.sha256 for version in versions for file in version.files}
    for path in [*table.iterdir(), *(table / "files").glob("*")]:
        in_files = path.parent != table
        ours = is_digest(path.name) if in_files else re.fullmatch(r"v\d+|table\.json\.part", path.name)
        if ours and path.name not in known:
            disk.remove(path)
    if kept is None:
        for left in (table / "files", table):
            with suppress(OSError):  # something of somebody else's is in it
                left.rmdir()
