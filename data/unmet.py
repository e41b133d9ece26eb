"""Questions without an answer: a link to a table that is not here, or to what no row of it can be.

An empty result is a finding of a kind, and is shown as one. What stands here is none: no number may be given for it,
least of all that of another table or of a wider filter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from data.filter import Filter
from data.store import Origin

OfTable = Literal["none", "upload", "kept", "reviewed", "table"]
Why = Literal[OfTable, "version", "days", "district", "place", "nowhere", "coverage"]
UPLOADED = "upload-"  # what the name of a table begins with that is held for the browser it was uploaded in
KEPT = "kept_"  # of one that somebody kept; a private one of another browser is not told from one that never was
REVIEWED = "reviewed"
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


@dataclass(frozen=True)
class Unmet:
    """Why there is no number.

    why     none: there are no tables; upload, kept, reviewed, table: the one asked for is not here; version: it is, but
            not the version asked for; days: the period ends before it begins; district: all the districts lie outside
            the governorates; place: the place is such an area; nowhere: no row of the table is at the place, whatever
            else is asked; coverage: the table covers no day of the period.
    clears  the parameters of the link without which there would be one.
    """

    why: Why
    clears: tuple[str, ...]

    @property
    def of_table(self) -> bool:
        """Whether it is the table itself that is not here."""
        return "table" in self.clears

    @property
    def on_slides(self) -> bool:
        """Whether a slide is made that says so itself: a deck may be gathered before its weeks are covered."""
        return self.why == "coverage"


def unmet(asked: Filter, origins: Mapping[str, Origin]) -> Unmet | None:
    """Why nothing can be shown of a filter, its period not yet resolved; None where something may be.

    origins  the tables there are, the one asked for in the version that is asked for, where it has that.
    """
    origin = origins.get(asked.origin)
    if origin is None:
        return Unmet(_why_not_here(asked.origin) if origins else "none", ("table",))
    if asked.asof and not is_meant(asked.asof, origin):
        return Unmet("version", ("asof",))
    if asked.date_from and asked.date_to and asked.date_from > asked.date_to:
        return Unmet("days", ("from", "to"))
    if asked.outside():
        return Unmet("district", ("district",))
    if asked.strays():
        return Unmet("place", ("place",))
    dated = asked.resolved(origin.covers_from, origin.covers_to)
    if asked.period != "all" and (dated.date_from > origin.covers_to or dated.date_to < origin.covers_from):
        return Unmet("coverage", ("period", "from", "to"))
    return None


def is_meant(asof: str, origin: Origin) -> bool:
    """Whether a version of a table is the one that a link asks for: by its number, or by a day it was made by."""
    by_number = asof == str(origin.version)
    return origin.version > 0 and (by_number or (_DAY.fullmatch(asof) is not None and origin.made <= asof))


def _why_not_here(table: str) -> OfTable:
    if table.startswith(UPLOADED):
        return "upload"
    if table.startswith(KEPT):
        return "kept"
    return "reviewed" if table == REVIEWED else "table"
