"""A folder of kept tables: each is a record (table.json), its versions, and the files that they were read from.

    <origin>/table.json                 the record: what it does not name does not exist, and is swept
    <origin>/v<number>/<table>.parquet  a version, never changed once a record names it
    <origin>/files/<sha256>             files as they came

Whatever is killed at whatever moment, a table is as its last record says: records are put in place whole, after all
that they name is on the disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path

from data import schema
from data.cubes import cache
from data.ending import ENDING
from data.home import put_on_disk
from data.library import disk, making, reading
from data.library.making import Came, printable
from data.library.reading import RECORD
from data.library.records import About, How, Kept, Original, Version
from data.library.refused import LibraryError, Moved, explained
from data.library.writing import LONGEST_NAME, as_json, is_name, said_well
from data.sources.cells import Import

_UPLOADED, _REVIEWED = "upload-", "reviewed"


@dataclass(frozen=True)
class Shelf:
    """The kept tables below a folder; several processes may read and write there at once.

    All that writes raises LibraryError, and then nothing is changed: Moved where the table is no more what the caller
    has seen of it, gone where it was removed.
    """

    folder: Path

    def tables(self) -> tuple[Kept, ...]:
        """The tables there are, in order of their first versions; asks the disk for no more than what has changed."""
        found = (self.find(name) for name in reading.named(self.folder))
        return tuple(sorted((kept for kept in found if kept), key=lambda kept: (kept.versions[0].made, kept.origin)))

    def broken(self) -> tuple[str, ...]:
        """The folders whose table cannot be read, and is left out: damaged, or of a newer version."""
        return tuple(name for name in reading.named(self.folder) if reading.read(self.folder, name) is None)

    def find(self, origin: str) -> Kept | None:
        """The table that links call so."""
        kept = reading.read(self.folder, origin) if is_name(origin) else None
        return None if kept is None or reading.is_past(kept) else kept

    def keep(
        self,
        read: Import,
        about: About,
        *,
        origin: str = "",
        by: str,
        original: bytes | Path,
        name: str,
        sheet: str = "",
        mapping: str = "",
        owner: str = "",
        until: str = "",
    ) -> Kept:
        """Keep a table that was read.

        origin    what links call it; without one, by its English name.
        original  the file; name: as the analyst knows it; mapping: TOML of what was said of its columns.
        owner     whose browser alone may see it; until: for a table held for a while, see Kept.
        raises    LibraryError: name_taken (also by a shipped table), not_a_name, empty, fault, ...
        """
        about, came = _said(about), Came(original, name, sheet, mapping)
        for called in [origin] if origin else _names(about):
            _check_name(called, passing=bool(until))
            if reading.is_free(self.folder, called):
                with self._room() as room:
                    version = making.make(read, room, origin=called, number=1, how="kept", by=by, came=came)
                    kept = Kept(called, making.holds(read), about, (version,), 1, 2, owner, until)
                    with self._writing():
                        if reading.is_free(self.folder, called):
                            return self._put(kept, room)
        raise LibraryError("name_taken", name=origin)

    def add_version(
        self,
        kept: Kept,
        read: Import,
        *,
        how: How,
        by: str,
        original: bytes | Path,
        name: str,
        sheet: str = "",
        mapping: str = "",
        about: About | None = None,
        owner: str | None = None,
    ) -> Kept:
        """A new version, which is in use from then on. read: the whole new state, also where rows are added.

        about, owner  what is said of the table from then on, and who may see it, where that changes with it.

        raises  LibraryError; Moved
        """
        if making.holds(read) != kept.holds:
            raise LibraryError("other_kind", table=kept.origin)
        before = version_of(kept, kept.current).files if how == "added" else ()
        came = Came(original, name, sheet, mapping)
        with self._room() as room:
            version = making.make(
                read, room, origin=kept.origin, number=kept.next, how=how, by=by, came=came, before=before
            )
            after = replace(
                kept,
                versions=(*kept.versions, version),
                current=kept.next,
                next=kept.next + 1,
                about=kept.about if about is None else _said(about),
                owner=kept.owner if owner is None else owner,
            )
            with self._changing(kept):
                return self._put(after, room)

    def use(self, kept: Kept, number: int) -> Kept:
        """Put another version in use: undo, and redo. Raises LibraryError (gone)."""
        version_of(kept, number)
        with self._changing(kept):
            return self._put(replace(kept, current=number))

    def describe(self, kept: Kept, about: About, owner: str) -> Kept:
        """Say otherwise what a table is, and who may see it."""
        after = replace(kept, about=_said(about), owner=owner)
        with self._changing(kept):
            return self._put(after)

    def remove(self, kept: Kept) -> None:
        """Remove a table with all its versions and files."""
        with self._changing(kept):
            reading.take_away(self.folder, kept.origin)

    def remove_version(self, kept: Kept, number: int) -> Kept:
        """Remove a version, and the files that no other was read from. Raises LibraryError (in_use, gone)."""
        version_of(kept, number)
        if number == kept.current:
            raise LibraryError("in_use", table=kept.origin)
        after = replace(kept, versions=tuple(one for one in kept.versions if one.number != number))
        with self._changing(kept):
            self._put(after)
            reading.sweep_table(self.folder, kept.origin)
            return after

    def original(self, kept: Kept, original: Original) -> Path:
        """Where a file stands as it came. Raises LibraryError (gone)."""
        path = self.folder / kept.origin / "files" / original.sha256
        if not path.is_file():
            raise LibraryError("gone", table=kept.origin)
        return path

    def version_folder(self, kept: Kept, number: int) -> Path:
        """Where the tables of a version stand."""
        return self.folder / kept.origin / f"v{number}"

    @contextmanager
    def _room(self) -> Iterator[Path]:
        with explained(), ENDING.inside(), disk.room(self.folder) as room:
            yield room

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """While this lasts nobody else writes; what killed writers left behind is gone, and after it what was made of a
        table that it removed."""
        with explained(), ENDING.inside(), disk.locked(self.folder):
            reading.sweep(self.folder)
            yield
            cache.sweep()

    @contextmanager
    def _changing(self, kept: Kept) -> Iterator[None]:
        """The same, where the table is still as the caller has seen it. Raises LibraryError (gone), Moved."""
        with self._writing():
            found = self.find(kept.origin)
            if found is None:
                raise LibraryError("gone", table=kept.origin)
            if found != kept:
                raise Moved(kept.origin)
            yield

    def _put(self, kept: Kept, room: Path | None = None) -> Kept:
        """Put a record in place, after the version that stands in the room where there is one."""
        try:
            content = as_json(kept)
        except ValueError as error:
            raise LibraryError("fault", field=str(error)) from error
        folder = self.folder / kept.origin
        try:
            if room:
                making.move(room, folder, kept.current)
                put_on_disk(self.folder)
            disk.put(content, folder / RECORD)
        except BaseException:
            with suppress(OSError):
                reading.sweep_table(self.folder, kept.origin)
            raise
        return kept


def version_of(kept: Kept, number: int) -> Version:
    """A version. Raises LibraryError (gone)."""
    if found := kept.version(number):
        return found
    raise LibraryError("gone", table=kept.origin)


def _check_name(origin: str, *, passing: bool) -> None:
    if not is_name(origin) or (origin.startswith(_UPLOADED) and not passing):
        raise LibraryError("not_a_name", name=ascii(origin)[:LONGEST_NAME])
    if origin in _shipped():
        raise LibraryError("name_taken", name=origin)


def _said(about: About) -> About:
    """What a person says, each text as one line. Raises LibraryError (fault)."""
    about = replace(
        about,
        names={lang: printable(name) for lang, name in about.names.items() if printable(name)},
        covers={lang: printable(text) for lang, text in about.covers.items() if printable(text)},
        licence=printable(about.licence),
        citation=printable(about.citation),
        contact=printable(about.contact),
        url=printable(about.url),
    )
    wrong = [name for name, right in said_well(about).items() if not right]
    if wrong:
        raise LibraryError("fault", field=wrong[0])
    return about


def _names(about: About) -> Iterator[str]:
    """Names for links, by the English one: the first that is free is taken."""
    slug = "_".join(re.findall("[a-z0-9]+", about.names.get("en", "").lower()))[:40].strip("_") or "table"
    yield f"kept_{slug}"
    yield from (f"kept_{slug}_{n}" for n in count(2))


@lru_cache(maxsize=1)
def _shipped() -> frozenset[str]:
    known = {row["origin"] for row in schema.reference("origins")}
    return frozenset({*known, *(path.stem for path in (schema.TABLES / "incidents").glob("*.parquet")), _REVIEWED})
