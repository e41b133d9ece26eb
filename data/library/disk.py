"""The disk of the library: one writer at a time, rooms to make things in, names that outlast the power."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.home import private_file, private_folder, put_on_disk
from data.library.refused import LibraryError

LOCK, MAKING = ".lock", ".making-"  # names in the folder of a library that are no table's
WAIT = 60.0  # s for whoever writes
_AGAIN = 0.02  # s


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """While this lasts nobody else writes below the folder, in no process. Raises LibraryError (busy), OSError."""
    private_folder(folder)
    private_file(folder / LOCK)
    handle = os.open(folder / LOCK, os.O_RDWR)
    try:
        end = time.monotonic() + WAIT
        while not _taken(handle):
            if time.monotonic() > end:
                raise LibraryError("busy")
            time.sleep(_AGAIN)
        yield
    finally:
        os.close(handle)  # lets go of the lock


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """A folder to make things in, without keeping other writers waiting: nobody sweeps it while its maker lives."""
    with locked(folder):
        made = Path(tempfile.mkdtemp(prefix=MAKING, dir=folder))
        handle = os.open(made, os.O_RDONLY)
        _taken(handle)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(handle)


def sweep_rooms(folder: Path) -> None:
    """Remove the rooms whose makers were killed. Asked by whoever has the folder `locked`."""
    for left in folder.glob(f"{MAKING}*"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDONLY)
            try:
                if _taken(handle):
                    shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(handle)


def put(content: bytes, path: Path) -> None:
    """Write a file for its owner alone: whoever reads sees the old one or the new one whole, also after a power cut."""
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    put_on_disk(path.parent)


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; what is gone is gone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
