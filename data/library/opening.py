"""Kept tables as stores, without asking one of their rows; who may see them, and which version is meant."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from data import engine
from data.home import home
from data.library import making
from data.library.records import Kept, Version
from data.library.refused import LibraryError
from data.library.shelf import Shelf, version_of
from data.store import Origin, Store

PASSES = timedelta(days=1)  # how long a table is held that nobody has kept
OPEN = 24  # databases that stay open, each with its threads


def library() -> Shelf:
    """The tables that are kept until somebody removes them."""
    return Shelf(home() / "tables")


def passing() -> Shelf:
    """The tables of sessions, held for a day."""
    return Shelf(home() / "passing")


def a_day_on() -> str:
    """Until when a table of a session is held from now: Kept.until."""
    return (datetime.now(UTC) + PASSES).isoformat(timespec="seconds")


def may_see(kept: Kept, owner: str) -> bool:
    """Whether a browser may see a table. owner: a digest of its token, "" where it has none."""
    return not kept.owner or kept.owner == owner


def pinned(kept: Kept, asof: str) -> Version | None:
    """The version that a link means: by number, or the last made by the end of a day (ISO, UTC); "": that in use."""
    if not asof:
        return kept.version(kept.current)
    if asof.isascii() and asof.isdecimal() and len(asof) < 8:
        return kept.version(int(asof))
    try:
        day = date.fromisoformat(asof).isoformat()
    except ValueError:
        return None
    made = [version for version in kept.versions if version.made[:10] <= day]
    return made[-1] if made else None


def origin_of(kept: Kept, version: Version) -> Origin:
    """What a version of a table is, and what it covers."""
    about, facts = kept.about, version.facts
    day = date.fromisoformat(version.made[:10])
    found = facts or Origin(kept.origin, "upload", version.loaded, day, day, 0, {}, {}, acts=frozenset())
    return replace(
        found,
        origin=kept.origin,
        kind=about.kind,
        covers_from=date.fromisoformat(about.covers_from) if about.covers_from else found.covers_from,
        covers_to=date.fromisoformat(about.covers_to) if about.covers_to else found.covers_to,
        names={lang: about.name(lang) for lang in ("en", "ar")},
        covers={lang: about.covers.get(lang, "") for lang in ("en", "ar")},
        citation=dict.fromkeys(("en", "ar"), about.citation),
        licence=dict.fromkeys(("en", "ar"), about.licence),
        url=about.url,
        contact=about.contact,
        **_numbered(kept, version),
        private=bool(kept.owner),
    )


def _numbered(kept: Kept, version: Version) -> dict[str, Any]:
    """Which version it is; nothing of a table that nobody has kept: it has none that could be told apart."""
    if kept.until:
        return {}
    return {"version": version.number, "made": version.made[:10], "versions": len(kept.versions)}


def store_of_version(shelf: Shelf, kept: Kept, number: int) -> Store:
    """The store of a version; its database is opened when something is asked of it, and stays open for a while.

    raises  LibraryError (gone); what is asked of it raises LibraryError (unreadable) where its files are not there.
    """
    version = version_of(kept, number)
    folder = shelf.version_folder(kept, number)
    content = _digest(kept.origin, repr(replace(version, facts=None)))
    told = {kept.origin: origin_of(kept, version)} if kept.holds == "incidents" else {}
    return Store(
        lambda: _opened(folder, kept.holds, content),
        _digest(content, repr(kept.about)),
        origins=told,
        files=[path for name, path in making.paths(folder).items() if name == "incidents"],
    )


def stores(shelf: Shelf) -> dict[str, Store]:
    """The incident tables of a shelf in the versions in use, whoever may see them: for who owns the folder."""
    return {
        kept.origin: store_of_version(shelf, kept, kept.current) for kept in shelf.tables() if kept.holds == "incidents"
    }


@lru_cache(maxsize=OPEN)
def _opened(folder: Path, holds: str, _: str) -> Any:
    tables = making.paths(folder)
    if holds not in tables:
        raise LibraryError("unreadable", reason=f"{folder.name} is not there")
    backend = making.opened(tables)
    engine.share(backend)  # here, where one thread has it
    return backend


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
