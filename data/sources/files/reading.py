"""A file of any accepted type, opened: cheap checks first, then the reader of its type, nothing believed.

Runs in a child process (data.sources.child): a file that slips through the checks ends that process, not the server.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from data.sources import limits
from data.sources.files import calamine_file, csv_file, json_file, parquet_file, xlsx_file
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Sheet
from data.sources.problems import Refused


def _geopackage(content: bytes, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    from data.sources.files import gpkg_file

    return gpkg_file.opened(content, name, known)


_TEXTS = (".csv", ".tsv", ".txt")
_READERS: dict[str, Callable[[bytes, str, HeadersKnown], tuple[Sheet, ...]]] = {
    **dict.fromkeys((".xlsx", ".xlsm"), xlsx_file.opened),
    **dict.fromkeys((".xls", ".xlsb", ".ods"), calamine_file.opened),
    ".parquet": parquet_file.opened,
    **dict.fromkeys((".geojson", ".json", ".ndjson", ".jsonl", ".geojsonl"), json_file.opened),
    ".gpkg": _geopackage,
}
_PACKED = (".gz", ".zip")
ACCEPTED = (*_TEXTS, *_READERS, ".csv.gz", *_PACKED)
# What a file of a type begins with, whatever its name says; and what types begin so.
_SIGNATURES = {
    b"PK\x03\x04": (".xlsx", ".xlsm", ".xlsb", ".ods", ".zip"),
    b"PAR1": (".parquet",),
    b"\x1f\x8b": (".gz",),
    b"\xd0\xcf\x11\xe0": (".xls",),
    b"SQLite format 3\0": (".gpkg",),
    b"%PDF": (".pdf",),
}
_SIGNATURE = max(map(len, _SIGNATURES))  # bytes
_NAMED = 20  # members of an archive
_BINARY = frozenset(kind for kinds in _SIGNATURES.values() for kind in kinds)


def opened(path: Path, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The tables of the file at `path`, which the analyst knows as `name`; never none.

    raises  Refused, naming what was found: nothing of the file is used then.
    """
    size = path.stat().st_size
    if size > limits.LARGEST_FILE:
        raise Refused("too_large", name=name, size=str(size), limit=str(limits.LARGEST_FILE))
    if not size:
        raise Refused("empty_file", name=name)
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    with path.open("rb") as file:
        kind = _checked_kind(file.read(_SIGNATURE), suffixes[-1] if suffixes else "", name)
    if kind in _TEXTS:  # not held: it is read again from where it lies
        return csv_file.opened(lambda: path.open("rb"), name, known)
    content = path.read_bytes()
    if kind == ".gz":
        content = _gunzipped(content, name)
        kind = _checked_kind(content, suffixes[-2] if len(suffixes) > 1 else "", name)
    elif kind == ".zip":
        content, member = _unzipped(content, name)
        kind = _checked_kind(content, Path(member).suffix.lower(), name)
    if kind not in (*_TEXTS, *_READERS):
        raise Refused("wrong_type", name=name, found=kind, accepted=" ".join(ACCEPTED))
    if kind in _TEXTS:
        return csv_file.opened(lambda: io.BytesIO(content), name, known)
    return _READERS[kind](content, name, known)


def _checked_kind(content: bytes, kind: str, name: str) -> str:
    begins = next((kinds for signature, kinds in _SIGNATURES.items() if content.startswith(signature)), ())
    known = kind in ACCEPTED
    if not known or (begins and kind not in begins) or (kind in _BINARY and not begins):
        raise Refused("wrong_type", name=name, found=begins[0] if begins else "?", accepted=" ".join(ACCEPTED))
    return kind


def _gunzipped(content: bytes, name: str) -> bytes:
    try:
        for _ in _pieces(content, name):  # weighed before any of it is held
            pass
        return b"".join(_pieces(content, name))
    except (OSError, EOFError, zlib.error) as error:
        raise Refused("wrong_type", name=name, found="?", accepted=" ".join(ACCEPTED)) from error


def _pieces(content: bytes, name: str) -> Iterator[bytes]:
    with gzip.open(io.BytesIO(content)) as file:
        yield from limits.unpacked(file, len(content), name)


def _unzipped(content: bytes, name: str) -> tuple[bytes, str]:
    """The one file of an archive, and its name. Raises Refused: several_members, wrong_type, expands_too_far."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir() and not _is_litter(one.filename)]
            if len(members) > 1:
                raise Refused("several_members", name=name, members=[one.filename for one in members[:_NAMED]])
            if not members:
                raise Refused("empty_file", name=name)
            with archive.open(members[0]) as file:
                return b"".join(limits.unpacked(file, len(content), name)), members[0].filename
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
        OSError,
        EOFError,
        zlib.error,
        lzma.LZMAError,
    ) as error:
        raise Refused("wrong_type", name=name, found="?", accepted=" ".join(ACCEPTED)) from error


def _is_litter(member: str) -> bool:
    """Whether a program left it in the archive beside what was packed."""
    parts = Path(member).parts
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].casefold() in ("thumbs.db", "desktop.ini")
