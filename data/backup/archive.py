"""The file of a backup: one uncompressed tar of plain files, the manifest first, then the files in its order.

Uncompressed, so that nothing in it can be larger than the file itself; read block by block by the rules below and
never unpacked by names that it gives.
"""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from data.ledger.home import FILE as LEDGER
from data.library.writing import is_part

FORMAT = "rasid-backup-1"
MANIFEST = "manifest.json"
TABLES, PASSING, CACHE = "tables", "passing", "cache"
FOLDERS = ("mappings", "decks", TABLES)  # of RASID_HOME, beside the ledger: what people decided or chose to keep
MOST_FILES = 20_000
_LONGEST_MANIFEST = 8 << 20  # bytes
_LONGEST_PART = 100  # bytes of a name between two slashes: what the format holds
_DEEPEST = 4
_BLOCK = tarfile.BLOCKSIZE
_AT_ONCE = 1 << 20  # bytes


class BackupError(Exception):
    """Nothing was made or restored; says why, and what to do."""


@dataclass(frozen=True)
class Part:
    """One file of a backup. name: below RASID_HOME, with slashes; size: bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. made: when, UTC; parts in the order of the archive."""

    made: str
    parts: tuple[Part, ...]

    def as_json(self) -> str:
        """As the archive's first file holds it."""
        files = {part.name: {"bytes": part.size, "sha256": part.sha256} for part in self.parts}
        return json.dumps({"format": FORMAT, "made": self.made, "files": files}, ensure_ascii=False, indent=1)


def is_kept(name: str) -> bool:
    """Whether a backup may hold a file of this name below RASID_HOME: the ledger, or what may be in one of FOLDERS."""
    if name == LEDGER:
        return True
    folder, *below = name.split("/")
    if folder == TABLES:
        return is_part("/".join(below))
    return folder in FOLDERS and 0 < len(below) < _DEEPEST and all(map(_is_plain, below))


def _is_plain(part: str) -> bool:
    return (
        0 < len(part.encode("utf-8", "surrogatepass")) <= _LONGEST_PART
        and part.isprintable()
        and part[0] not in ". "
        and part[-1] not in ". "
        and not set(part) & set('/\\:*?"<>|')
    )


def digest(path: Path) -> tuple[int, str]:
    """The size of a file, and its SHA-256."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256")
        return file.tell(), found.hexdigest()


def write(file: BinaryIO, manifest: Manifest, folder: Path) -> None:
    """Write the archive of files that stand in `folder` under their names."""
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT, encoding="utf-8") as archive:
        told = manifest.as_json().encode()
        archive.addfile(_header(MANIFEST, len(told)), BytesIO(told))
        for part in manifest.parts:
            with (folder / part.name).open("rb") as content:
                archive.addfile(_header(part.name, part.size), content)


def _header(name: str, size: int) -> tarfile.TarInfo:
    header = tarfile.TarInfo(name)
    header.size, header.mode = size, 0o600
    return header


def read(file: BinaryIO) -> Iterator[tuple[Manifest, Part, Iterator[bytes]]]:
    """Each file of an archive and its bytes, which must be taken before the next one is.

    raises  BackupError where the archive is cut off, or holds what it should not; for a file of other bytes than its
            manifest says: after the last of them.
    """
    file.seek(0)
    whole = os.fstat(file.fileno()).st_size
    manifest = _manifest(file, whole)
    for part in manifest.parts:
        name, size = _next(file)
        if (name, size) != (part.name, part.size):
            raise BackupError(f"{_said(name)} is not what the manifest says comes here")
        yield manifest, part, _bytes(file, part)
        _exactly(file, -size % _BLOCK)
    while rest := file.read(_AT_ONCE):
        if rest.strip(b"\0"):
            raise BackupError("it holds more than its manifest says")


def checked(file: BinaryIO) -> Manifest:
    """What is in a backup, every byte of it read and found to be as it was kept. Raises BackupError."""
    manifest = Manifest("", ())
    for found, _, content in read(file):
        manifest = found
        for _ in content:
            pass
    if not manifest.parts:
        raise BackupError("it holds nothing")
    return manifest


def _manifest(file: BinaryIO, whole: int) -> Manifest:
    name, size = _next(file)
    if name != MANIFEST or size > _LONGEST_MANIFEST:
        raise BackupError("this is no backup: it does not begin with a manifest")
    told = _exactly(file, size)
    _exactly(file, -size % _BLOCK)
    try:
        found = json.loads(told)
        if found["format"] != FORMAT:
            raise BackupError(f"this is no backup that this version knows: {FORMAT} expected")
        parts = tuple(_part(name, said) for name, said in found["files"].items())
        made = str(found["made"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BackupError("this is no backup: its manifest cannot be read") from error
    if len({unicodedata.normalize("NFKC", part.name).casefold() for part in parts}) < len(parts):
        raise BackupError("two of its files have the same name")
    if len(parts) > MOST_FILES or sum(part.size for part in parts) > whole:
        raise BackupError("its manifest names more than the file can hold")
    return Manifest(made, parts)


def _part(name: str, said: Mapping[str, Any]) -> Part:
    if not is_kept(name):
        raise BackupError(f"{_said(name)} is nothing that a backup of this version holds")
    size, sha256 = said["bytes"], said["sha256"]
    if type(size) is not int or size < 0 or not isinstance(sha256, str):
        raise ValueError(name)
    return Part(name, size, sha256)


def _next(file: BinaryIO) -> tuple[str, int]:
    """The name and size of the next file; plain files alone, whose header says all: no link, no extension."""
    try:
        header = tarfile.TarInfo.frombuf(_exactly(file, _BLOCK), "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError, ValueError) as error:
        raise BackupError("it is cut off, or no backup") from error
    if header.type != tarfile.REGTYPE or header.size < 0:
        raise BackupError(f"{_said(header.name)} is no plain file")
    return header.name, header.size


def _bytes(file: BinaryIO, part: Part) -> Iterator[bytes]:
    found, left = hashlib.sha256(), part.size
    while left:
        some = _exactly(file, min(left, _AT_ONCE))
        found.update(some)
        left -= len(some)
        yield some
    if found.hexdigest() != part.sha256:
        raise BackupError(f"{_said(part.name)} is damaged: its bytes are not those that were kept")


def _exactly(file: BinaryIO, size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise BackupError("it is cut off: take it again from where it was made")
    return found


def _said(name: str) -> str:
    """A name that somebody else wrote, as one harmless piece of a line."""
    return ascii(name[:120])
