"""What is known of a kept table: what a person says about it, its versions, which of them is in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from data.store import Origin

Holds = Literal["incidents", "counts"]
How = Literal["kept", "replaced", "added"]
Kind = Literal["series", "sample", "upload"]  # of data.store.Origin; upload: nobody said


@dataclass(frozen=True)
class About:
    """What a person says of a table.

    names       by language, at least one.
    kind        series: complete by its own rule, rates and trends may be read; sample: none may; upload: not said.
    covers      by language, what it covers in words; covers_from, covers_to: ISO days, "" as the rows show.
    licence, citation, contact, url   one text for both languages, "" where not said.
    """

    names: dict[str, str]
    kind: Kind = "upload"
    covers: dict[str, str] = field(default_factory=dict)
    covers_from: str = ""
    covers_to: str = ""
    licence: str = ""
    citation: str = ""
    contact: str = ""
    url: str = ""

    def name(self, lang: str) -> str:
        """What it is called in a language, or in the one there is."""
        return self.names.get(lang) or next(iter(self.names.values()))


@dataclass(frozen=True)
class Original:
    """A file as it came. name: as the analyst knows it (untrusted); sha256: of its content, by which it is found."""

    name: str
    sheet: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Version:
    """One state of a table, never changed once made.

    number   counted up from 1, never used twice.
    made     UTC, ISO to the second; by: who did it, as typed; how: kept first, replaced whole, rows added.
    files    what it was read from, in order: several where rows were added.
    mapping  TOML of what was said of the columns, "" where nothing had to be; source: the layout it was read by.
    header   columns of the last file.
    read, loaded, rejected, skipped   rows of the last file.
    size     bytes of its tables on disk.
    facts    of its rows: what Store.origins gives, with the names, kind and coverage that `about` says not yet put in;
             None for a table of counts.
    """

    number: int
    made: str
    by: str
    how: How
    files: tuple[Original, ...]
    mapping: str
    source: str
    header: tuple[str, ...]
    read: int
    loaded: int
    rejected: int
    skipped: int
    size: int
    facts: Origin | None


@dataclass(frozen=True)
class Kept:
    """A kept table.

    origin   what links call it (`table=`): a-z, 0-9 and _.
    owner    whose browser alone may see it (a digest of its token); "" for everybody on this server.
    current  number of the version in use; next: the number of the next one.
    until    UTC, ISO: a table that is held for a day alone, as nobody has kept it yet; "" for one that is kept.
    """

    origin: str
    holds: Holds
    about: About
    versions: tuple[Version, ...]
    current: int
    next: int
    owner: str = ""
    until: str = ""

    def version(self, number: int) -> Version | None:
        """The version of this number; None where there is none, or none any more."""
        return next((one for one in self.versions if one.number == number), None)
