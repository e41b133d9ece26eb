"""The files of a version: its tables as Parquet, the file that they were read from as it came, and what is in them."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import ibis
import pyarrow as pa
import pyarrow.compute as pc

from data import engine, schema
from data.home import private_folder, put_on_disk
from data.library.records import Holds, How, Original, Version
from data.library.refused import LibraryError
from data.sources import writing
from data.sources.cells import Import
from data.store import Origin, Store

_AT_ONCE = 1 << 20  # bytes
_LONGEST_NAME = 200  # characters of who did it


@dataclass(frozen=True)
class Came:
    """A file as somebody brought it: its content, its name as they know it, and what was said of it (TOML)."""

    original: bytes | Path
    name: str
    sheet: str = ""
    mapping: str = ""


def holds(read: Import) -> Holds:
    """Which table of an import it is kept for. Raises LibraryError (empty) where no row of it was loaded."""
    if len(read.table):
        return "incidents"
    if len(read.others.get("counts", ())):
        return "counts"
    raise LibraryError("empty")


def make(
    read: Import,
    room: Path,
    *,
    origin: str,
    number: int,
    how: How,
    by: str,
    came: Came,
    before: tuple[Original, ...] = (),
) -> Version:
    """Write a version into an empty folder: room/tables, and room/files with the one file that it adds.

    before  the files that the version was read from already.
    raises  LibraryError (empty), OSError
    """
    kind = holds(read)
    tables, files = room / "tables", room / "files"
    private_folder(tables)
    private_folder(files)
    about = {"content": read.version, "source": read.source}
    for table, rows in _tables(read, kind, origin):
        writing.write(rows, table, tables / f"{table}.parquet", about, mode=0o600)
    original = _taken(came, files)
    put_on_disk(tables)
    put_on_disk(files)
    found = paths(tables)
    return Version(
        number=number,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        by=printable(by)[:_LONGEST_NAME],
        how=how,
        files=(*before, original),
        mapping=came.mapping,
        source=read.source,
        header=tuple(map(_whole, read.header)),
        read=read.n_read,
        loaded=len(read.table if kind == "incidents" else read.others["counts"]),
        rejected=read.n_rejected,
        skipped=read.skipped,
        size=sum(path.stat().st_size for path in found.values()),
        facts=_of_incidents(found, origin) if kind == "incidents" else _of_counts(read.others["counts"], origin),
    )


def paths(folder: Path) -> dict[str, Path]:
    """The tables of a version, by name."""
    named = {name: folder / f"{name}.parquet" for name in schema.SCHEMAS}
    return {name: path for name, path in named.items() if path.is_file()}


def opened(tables: Mapping[str, Path]) -> ibis.BaseBackend:
    """A database on the tables of a version."""
    backend = ibis.duckdb.connect(**engine.IN_MEMORY)
    for name, path in tables.items():
        backend.con.read_parquet(str(path)).create_view(name)
    return backend


def printable(text: str) -> str:
    """What a person typed, as one line in which nothing is hidden."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def _tables(read: Import, kind: Holds, origin: str) -> Iterator[tuple[str, pa.Table]]:
    """Every table that has rows, all of them of this origin."""
    for name in schema.SCHEMAS:
        rows = read.table if name == "incidents" else read.others.get(name)
        if rows is not None and (len(rows) or name == kind):
            place = rows.schema.get_field_index("origin")
            yield name, rows.set_column(place, "origin", pa.repeat(origin, len(rows)).cast(pa.string()))


def _taken(came: Came, files: Path) -> Original:
    """Keep a file as it came, under the digest of its content."""
    part, digest = files / "came.part", hashlib.sha256()
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for some in _pieces(came.original):
            digest.update(some)
            file.write(some)
        size = file.tell()
        file.flush()
        os.fsync(file.fileno())
    part.rename(files / digest.hexdigest())
    return Original(_whole(came.name), _whole(came.sheet), digest.hexdigest(), size)


def _pieces(original: bytes | Path) -> Iterator[bytes]:
    if isinstance(original, bytes):
        yield original
        return
    with original.open("rb") as file:
        while some := file.read(_AT_ONCE):
            yield some


def _whole(text: str) -> str:
    """Text without the halves of letters that a hostile file may hold, as no file can be written with them."""
    return text.encode("utf-8", "replace").decode()


def _of_incidents(tables: Mapping[str, Path], origin: str) -> Origin:
    """What is in a table of incidents, by one question."""
    backend = opened(tables)
    try:
        found = Store(backend, "").origins[origin]
    finally:
        backend.disconnect()
    return replace(found, kind="upload", names={}, covers={}, citation={}, licence={}, url="")


def _of_counts(rows: pa.Table, origin: str) -> Origin:
    """What is in a table of totals: how many, from when to when, which columns any row fills."""
    first, last = pc.min(rows["date_start"]).as_py(), pc.max(rows["date_end"]).as_py()
    filled = frozenset(name for name in rows.column_names if rows[name].null_count < len(rows))
    days: tuple[date, date] = (first, last)
    return Origin(origin, "upload", len(rows), *days, 0, {}, {}, recorded=filled, acts=frozenset())


def move(room: Path, table: Path, number: int) -> None:
    """Put what `make` made in the place where a record may name it."""
    private_folder(table)
    private_folder(table / "files")
    for came in (room / "files").iterdir():
        came.replace(table / "files" / came.name)
    place = table / f"v{number}"
    if place.exists():  # of a writer that was killed before its record named it
        shutil.rmtree(place)
    (room / "tables").rename(place)
    put_on_disk(table / "files")
    put_on_disk(table)
