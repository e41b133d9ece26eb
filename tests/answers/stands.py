"""The same tables in two stores: one that is asked as it is, and one through what data.cubes makes of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from data.cubes import asking, cache, making
from data.cubes.columns import GROUPS
from data.store import Store, open_store


@contextmanager
def both(tables: Path) -> Iterator[tuple[Store, Store]]:
    """The store that is asked as it is, and the other: with every narrow and counted table, however small it is."""
    with (
        mock.patch.dict(os.environ, RASID_HOME=str(tables / "home")),
        mock.patch.object(asking, "LEAST", 0),
        mock.patch.object(making, "LEAST_GAIN", 0),
        mock.patch.object(cache, "make", making.make),
    ):
        (tables / "home" / cache.FOLDER).mkdir(parents=True, exist_ok=True)
        plain, counted = open_store(tables=tables), open_store(tables=tables)
        plain.files = ()
        for origin in counted.origins.values():
            assert len(asking.tables(counted, origin, wait=True)) == len(GROUPS) + 1
        yield plain, counted
