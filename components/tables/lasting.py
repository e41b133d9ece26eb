"""What a browser has uploaded outlasts its session: for a day it is on the shelf of passing tables, for it alone."""

from __future__ import annotations

import logging

from components import whose
from components.tables.file import File
from components.view import visible
from data.library.opening import a_day_on, passing
from data.library.records import About, Kept
from data.library.refused import LibraryError
from data.sources import Import
from data.sources.limits import HELD_BY_ALL, HELD_BY_ONE, TABLES_OF_ALL, TABLES_OF_ONE
from data.sources.mapping import toml
from data.sources.mapping.mapping import Mapping

LONGEST_NAME = 200  # characters of a file's name
_log = logging.getLogger("rasid.library")


def put(file: File, found: Import, mapping: Mapping | None) -> str:
    """Put a table that was read on the shelf; the code of why it could not be, "" where it is there.

    The session goes on either way: it is then said that a reload loses the table.
    """
    owner, shelf = whose.owner(), passing()
    if not owner:
        return "no_cookie"
    if not len(found.table) and not len(found.others.get("counts", ())):
        return ""  # there is nothing that could be lost
    if not _has_room(len(file.content), owner, file.origin):
        return "full"
    name = visible(file.name)[:LONGEST_NAME] or "?"
    try:
        if before := shelf.find(file.origin):  # read before, in another way
            shelf.remove(before)
        shelf.keep(
            *(found, About({"en": name, "ar": name})),
            origin=file.origin,
            by="",
            original=file.content,
            name=file.name,
            sheet=file.sheet,
            mapping=toml.written(mapping) if mapping else "",
            owner=owner,
            until=a_day_on(),
        )
    except LibraryError as error:
        _log.warning("upload_not_held", {"code": error.code})
        return "disk"
    return ""


def mine() -> tuple[Kept, ...]:
    """What this browser has uploaded within a day, the first first."""
    owner = whose.owner()
    return tuple(kept for kept in passing().tables() if owner and kept.owner == owner)


def file_of(kept: Kept) -> File:
    """The file of such a table, as it was brought. Raises LibraryError, OSError."""
    (came,) = kept.versions[-1].files
    return File(came.name, passing().original(kept, came).read_bytes(), came.sheet, kept.owner)


def mapping_of(kept: Kept) -> Mapping | None:
    """What was said of its columns; None where nothing had to be. Raises Refused."""
    text = kept.versions[-1].mapping
    return toml.read(text, kept.origin) if text else None


def remove(origin: str) -> None:
    """Take one of this browser's from the shelf, if it is there."""
    for kept in mine():
        if kept.origin == origin:
            try:
                passing().remove(kept)
            except LibraryError as error:  # gone meanwhile; or it goes by itself, within a day
                _log.warning("upload_not_removed", {"code": error.code})


def _has_room(size: int, owner: str, origin: str) -> bool:
    """Whether the shelf may hold so much more: as much of each browser, and of all, as sessions hold in memory."""
    held = [kept for kept in passing().tables() if kept.origin != origin]
    own = [kept for kept in held if kept.owner == owner]
    return (
        len(held) < TABLES_OF_ALL
        and len(own) < TABLES_OF_ONE
        and size + sum(map(_size, held)) <= HELD_BY_ALL
        and size + sum(map(_size, own)) <= HELD_BY_ONE
    )


def _size(kept: Kept) -> int:
    return sum(version.size + sum(file.size for file in version.files) for version in kept.versions)
