"""Whether a library holds all that was acknowledged, nothing by half, and nothing that no record names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.parquet as pq

from data.library import disk, reading
from data.library.records import Kept
from data.library.shelf import Shelf
from tests.library.faults.writer import SHARED, Began, Done, original_of, rows_of
from tests.library.made import ABOUT


@dataclass
class Known:
    """What was acknowledged so far.

    tables   each as it must be; shared: the tokens of the versions of the table that all writers replace.
    checked  versions that were found whole, by table, number and token: they are looked at again by their size alone.
    """

    tables: dict[str, Kept] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)
    told: int = 0

    def take(self, heard: Sequence[Began | Done]) -> list[Began]:
        """Take over what one writer said; what it began and did not end."""
        open_now: dict[str, Began] = {}
        for one in heard:
            if isinstance(one, Began):
                open_now[one.token] = one
                continue
            open_now.pop(one.token, None)
            self.told += 1
            if one.act == "moved":
                continue
            if one.origin == SHARED:
                self.shared.add(one.token)
            elif one.kept is None:
                self.tables.pop(one.origin, None)
            else:
                self.tables[one.origin] = one.kept
        return list(open_now.values())


def wrong(shelf: Shelf, known: Known, began: Sequence[Began]) -> list[str]:
    """All that is not as it was acknowledged; what was begun may be done or not, but nothing between.

    `known` is as the library is afterwards.
    """
    reading._record.cache_clear()
    there = {kept.origin: kept for kept in shelf.tables()}
    found = [f"{name} cannot be read" for name in shelf.broken()]
    for origin in sorted({*known.tables, *there} - {SHARED}):
        before, now = known.tables.get(origin), there.get(origin)
        if now != before and not any(_is_of(act, before, now) for act in began if act.origin == origin):
            found.append(f"{origin} is not as it was acknowledged: {before} -> {now}")
    tokens = {version.by for version in there[SHARED].versions} if SHARED in there else set()
    found += [f"{token} of {SHARED} is lost" for token in sorted(known.shared - tokens)]
    allowed = known.shared | {act.token for act in began if act.origin == SHARED}
    found += [f"{token} of {SHARED} came from nowhere" for token in sorted(tokens - allowed)]
    for kept in there.values():
        found += _halves(shelf, kept)
    known.tables = {origin: kept for origin, kept in there.items() if origin != SHARED}
    known.shared = tokens
    return found


def left_over(shelf: Shelf) -> list[str]:
    """What is on the disk and named by no record, after a writer went over it."""
    named = {path for origin in reading.named(shelf.folder) for path in reading.files(shelf.folder, origin)}
    there = {path for path in shelf.folder.rglob("*") if path.is_file() and path.name != disk.LOCK}
    return [f"{path.relative_to(shelf.folder)} is left over" for path in sorted(there - named)]


def _is_of(act: Began, before: Kept | None, now: Kept | None) -> bool:
    """Whether a table is as this act, begun on the one before, leaves it."""
    match act.act:
        case "keep":
            return before is None and now is not None and [version.by for version in now.versions] == [act.token]
        case "remove":
            return now is None
    if before is None or now is None:
        return False
    match act.act:
        case "replace" | "add":
            made = now.versions[-1]
            after = replace(before, versions=(*before.versions, made), current=before.next, next=before.next + 1)
            return now == after and (made.number, made.by) == (before.next, act.token)
        case "use":
            return now == replace(before, current=now.current)
        case "describe":
            return now == replace(before, about=replace(ABOUT, licence=act.token))
        case "remove_version":
            kept = tuple(version for version in before.versions if version in now.versions)
            return now == replace(before, versions=kept) and len(kept) == len(before.versions) - 1
    return False


def _halves(shelf: Shelf, kept: Kept) -> Iterator[str]:
    """What of a table's versions and files is not whole."""
    for version in kept.versions:
        wanted = rows_of(version.by).table
        rows = pq.read_table(shelf.version_folder(kept, version.number) / "incidents.parquet")
        same = ("incident_id", "killed_low", "own:Alert")
        if not rows.select(same).equals(wanted.sort_by("incident_id").select(same)):
            yield f"{kept.origin} v{version.number} has not the rows of {version.by}"
        for file in version.files:
            content = _content(shelf, kept, file.sha256)
            if hashlib.sha256(content).hexdigest() != file.sha256:
                yield f"{kept.origin} has not {file.name} as it came"
        if _content(shelf, kept, version.files[-1].sha256) != original_of(version.by):
            yield f"{kept.origin} v{version.number} has not its own file"
    folders = {path.name for path in (shelf.folder / kept.origin).iterdir() if re.fullmatch(r"v\d+", path.name)}
    missing = {f"v{version.number}" for version in kept.versions} - folders
    if missing:
        yield f"{kept.origin} lacks {sorted(missing)}"


def _content(shelf: Shelf, kept: Kept, sha256: str) -> bytes:
    path: Path = shelf.folder / kept.origin / "files" / sha256
    return path.read_bytes() if path.is_file() else b""
