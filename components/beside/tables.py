"""The tables of another source's totals: shared ones, kept ones that this browser may see, this session's uploads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from components.stores import of_shelf
from data.library.opening import library, may_see, origin_of, passing
from data.library.shelf import version_of
from data.store import Origin, Store

_NO_DAY = date(1970, 1, 1)  # what such a table covers is asked of its rows: counted.holdings


class Table(NamedTuple):
    """What it is called and where its rows are."""

    origin: Origin
    store: Store


def tables(shared: Store, owner: str = "", uploads: Mapping[str, Store] | None = None) -> dict[str, Table]:
    """By the name that links have. None is opened for it but those of the shared store.

    owner  a digest of this browser's token, "" where it has none: then it sees what everybody does.
    """
    held = [
        (name, _table(name, name, "series", shared)) for name in (_origins(shared) if shared.holds("counts") else ())
    ]
    passing_by = [
        (name, _table(name, store.title or name, "upload", store))
        for name, store in (uploads or {}).items()
        if store.holds("counts")
    ]
    return dict([*held, *_kept(owner), *passing_by])


def _table(name: str, title: str, kind: str, store: Store) -> Table:
    return Table(Origin(name, kind, 0, _NO_DAY, _NO_DAY, 0, dict.fromkeys(("en", "ar"), title), {}), store)


@lru_cache(maxsize=2)
def _origins(store: Store) -> tuple[str, ...]:
    rows = store.backend.table("counts")
    return tuple(sorted(rows.select("origin").distinct().to_pandas()["origin"]))


def _kept(owner: str) -> Iterator[tuple[str, Table]]:
    for shelf in (library(), passing()):
        for name, (kept, store) in of_shelf(shelf).items():
            if kept.holds == "counts" and may_see(kept, owner):
                yield name, Table(origin_of(kept, version_of(kept, kept.current)), store)
