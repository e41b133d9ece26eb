"""What SQLite does to the disk, seen and meddled with from inside the process: each write and each sync.

SQLite reaches its files through a table of functions (https://sqlite.org/vfs.html). In a process that calls `watch`,
opening a file, writing, syncing and deleting go through functions of ours, which may fail, kill the process in the
middle, or keep a copy of what is certain to be on the disk: a file as it was when it was last synced.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import fcntl
import os
import shutil
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from random import Random

OK, IO_ERROR, FULL = 0, 10, 13  # results of SQLite's functions
SECTOR = 512  # bytes that reach a disk together or not at all

Before = Callable[[str, int], int]  # (write or sync, bytes) -> how many bytes still to write; negative: the failure
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))  # the name is kept by address
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Files(ctypes.Structure):
    """sqlite3_vfs, as far as it is needed."""

    _fields_ = (
        *(("version", c_int), ("size", c_int), ("longest", c_int), ("next", c_void_p), ("name", c_char_p)),
        *(("data", c_void_p), ("open", _Open), ("delete", _Delete)),
    )


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (
        *(("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", _Write), ("truncate", c_void_p)),
        *(("sync", _Sync), ("others", c_void_p * 13)),
    )


_kept: list[object] = []  # SQLite points to these for as long as the process lives


def watch(before: Before, durable: Path | None = None) -> None:
    """Have `before` asked before each write and sync of this process; copy files as they are synced to `durable`."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = POINTER(_Files)
    files = library.sqlite3_vfs_find(None).contents
    opens, deletes = (
        _Open(ctypes.cast(files.open, c_void_p).value),
        _Delete(ctypes.cast(files.delete, c_void_p).value),
    )

    def opened(vfs: int, name: int | None, file: int, flags: int, out: object) -> int:
        result = opens(vfs, name, file, flags, out)
        if result == OK and name is not None:
            _meddle(file, Path(os.fsdecode(ctypes.string_at(name))), before, durable)
        return result

    def deleted(vfs: int, name: bytes, synced: int) -> int:
        result = deletes(vfs, name, synced)
        if result == OK and durable is not None:
            (durable / Path(os.fsdecode(name)).name).unlink(missing_ok=True)
        return result

    files.open, files.delete = _Open(opened), _Delete(deleted)
    _kept.extend((library, files, opens, deletes, files.open, files.delete))


def _meddle(file: int, path: Path, before: Before, durable: Path | None) -> None:
    """Put our functions in the place of those of an open file."""
    pointer = ctypes.cast(file, POINTER(POINTER(_Methods)))
    known = pointer.contents.contents
    mine = _Methods.from_buffer_copy(known)
    writes, syncs = _Write(ctypes.cast(known.write, c_void_p).value), _Sync(ctypes.cast(known.sync, c_void_p).value)

    def write(handle: int, data: int, size: int, offset: int) -> int:
        allowed = before("write", size)
        if allowed < 0:
            return -allowed
        if allowed < size:
            writes(handle, data, allowed, offset)
            os.kill(os.getpid(), 9)
        return writes(handle, data, size, offset)

    def sync(handle: int, flags: int) -> int:
        if (allowed := before("sync", 0)) < 0:
            return -allowed
        result = syncs(handle, flags)
        if result == OK and durable is not None:
            keep(path, durable)
        return result

    mine.write, mine.sync = _Write(write), _Sync(sync)
    _kept.extend((mine, writes, syncs, mine.write, mine.sync))
    pointer[0] = ctypes.pointer(mine)


def keep(path: Path, durable: Path) -> None:
    """Copy a file as it is now: from here on it is on the disk."""
    with (durable / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # or an older copy of another process could come after
        copy = durable / f".{path.name}.{os.getpid()}"
        shutil.copyfile(path, copy)
        copy.replace(durable / path.name)


def after_power_cut(now: bytes, synced: bytes, rng: Random) -> bytes:
    """What a disk may hold of a file after the power went.

    now     the file as programs saw it last; synced: as it was when it was last synced.
    Each sector that differs came to the disk or did not; beyond the end that was synced it may also hold anything.
    """
    size = rng.choice((len(synced), len(now), rng.randint(*sorted((len(synced), len(now))))))
    found = bytearray(synced[:size].ljust(size, b"\0"))
    for start in range(0, size, SECTOR):
        end = min(start + SECTOR, size)
        fresh = now[start:end]
        if fresh == found[start:end] or rng.random() < 0.5:
            continue
        beyond = start >= len(synced)
        found[start:end] = (
            rng.randbytes(end - start) if beyond and rng.random() < 0.2 else fresh.ljust(end - start, b"\0")
        )
    return bytes(found)
