"""A file of any accepted type, opened: cheap checks first, then the reader of its type, nothing believed.

Runs in a child process (data.sources.child): a file that slips through the checks ends that process, not the server.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from data.sources import limits
from data.sources.files import csv_file, geojson_file, parquet_file, xlsx_file
from data.sources.files.headers_known import HeadersKnown
from data.sources.files.sheet import Sheet
from data.sources.problems import Refused

_READERS: dict[str, Callable[[bytes, str, HeadersKnown], tuple[Sheet, ...]]] = {
    ".csv": csv_file.opened,
    ".tsv": csv_file.opened,
    ".xlsx": xlsx_file.opened,
    ".parquet": parquet_file.opened,
    ".geojson": geojson_file.opened,
    ".json": geojson_file.opened,
}
ACCEPTED = (*_READERS, ".csv.gz")
# What a file of a type begins with, whatever its name says.
_SIGNATURES = {
    b"PK\x03\x04": ".xlsx",
    b"PAR1": ".parquet",
    b"\x1f\x8b": ".gz",
    b"\xd0\xcf\x11\xe0": ".xls",
    b"%PDF": ".pdf",
}
_BINARY = (".xlsx", ".parquet", ".gz")


def opened(path: Path, name: str, known: HeadersKnown) -> tuple[Sheet, ...]:
    """The tables of the file at `path`, which the analyst knows as `name`; never none.

    raises  Refused, naming what was found: nothing of the file is used then.
    """
    size = path.stat().st_size
    if size > limits.LARGEST_FILE:
        raise Refused("too_large", name=name, size=str(size), limit=str(limits.LARGEST_FILE))
    content = path.read_bytes()
    if not content:
        raise Refused("empty_file", name=name)
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    kind = _checked_kind(content, suffixes[-1] if suffixes else "", name)
    if kind == ".gz":
        content = _gunzipped(content, name)
        kind = _checked_kind(content, suffixes[-2] if len(suffixes) > 1 else "", name)
    if kind not in _READERS:
        raise Refused("wrong_type", name=name, found=kind, accepted=" ".join(ACCEPTED))
    return _READERS[kind](content, name, known)


def _checked_kind(content: bytes, kind: str, name: str) -> str:
    begins = next((type_ for signature, type_ in _SIGNATURES.items() if content.startswith(signature)), "")
    known = kind in _READERS or kind == ".gz"
    if not known or (begins and begins != kind) or (kind in _BINARY and not begins):
        raise Refused("wrong_type", name=name, found=begins or "?", accepted=" ".join(ACCEPTED))
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
