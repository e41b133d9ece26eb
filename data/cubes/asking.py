"""Which table a question is put to: the smallest that has what it and the filter read, else the incidents."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import ibis.expr.types as ir
from ibis.common.exceptions import IbisError

from data import held
from data.cubes import cache
from data.cubes.columns import ROWS
from data.store import Origin, Store

T = TypeVar("T")
LEAST = 50_000  # rows of a table that are worth it
MEMORY = "1GB"  # that the database of a large table may take of a server; what is more goes to the cache folder
MOST_IN_VAIN = 2_000  # questions that are remembered
_LACKS = (AttributeError, IbisError)  # what Ibis raises where a table lacks a column
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_in_vain: set[tuple[Callable[..., Any], tuple[Any, ...], str]] = set()  # what was asked of a table that lacks it


class Found:
    """The narrow tables of one origin, the smallest first; none while they are made, and where they cannot be."""

    def __init__(self) -> None:
        self.tables: tuple[ir.Table, ...] = ()
        self.made = threading.Event()


def answer(
    store: Store, origin: Origin, meant: Callable[[ir.Table], ir.Table], question: Callable[..., T], /, **asked: Any
) -> T:
    """question(meant(incidents), **asked), whichever table it is put to.

    meant  from incidents to those that a filter means.
    """
    may, may_be_grouped = held.asked_of(question)

    def put_to(rows: ir.Table) -> T:
        return store.answer(rows, lambda incidents: question(incidents, **asked))

    for table in tables(store, origin) if may else ():
        this = question, tuple(asked.items()), table.get_name()
        if this in _in_vain or (held.is_grouped(table) and not may_be_grouped):
            continue
        try:
            rows = meant(table)
        except _LACKS:
            continue
        try:
            return put_to(rows)
        except _LACKS:
            if len(_in_vain) > MOST_IN_VAIN:
                _in_vain.clear()
            _in_vain.add(this)
    return put_to(meant(store.incidents(origin.origin)))


def tables(store: Store, origin: Origin, *, wait: bool = False) -> tuple[ir.Table, ...]:
    """The narrow tables of a large table; what is not there yet is made meanwhile.

    wait  until it is: for tests and for measuring.
    """
    if not store.files or origin.rows < LEAST:
        return ()
    with _lock:
        found: Found | None = store.backend.con.beside.get(origin.origin)
        if found is None:
            found = store.backend.con.beside[origin.origin] = Found()
            threading.Thread(target=_find, args=(found, store, origin.origin), daemon=True).start()
    if wait:
        found.made.wait()
    return found.tables


def _find(found: Found, store: Store, origin: str) -> None:
    try:
        target = cache.place(origin, store.files)
        found.tables = _opened(target, store) or _made(target, store, origin)
    except (cache.NotMade, OSError, duckdb.Error) as error:
        _log.warning("a large table is asked as it is, no narrow ones could be made: %s", type(error).__name__)
    finally:
        found.made.set()


def _made(target: Path, store: Store, origin: str) -> tuple[ir.Table, ...]:
    cache.make(target, origin, store.files)
    return _opened(target, store)


def _opened(target: Path, store: Store) -> tuple[ir.Table, ...]:
    """The tables of a file; none where it is not there, or is no such file: then it is removed."""
    if not target.is_file():
        return ()
    name, folder = f"cubes_{target.stem}", str(target.parent).replace("'", "''")
    try:
        store.backend.con.execute(f"ATTACH IF NOT EXISTS '{folder}/{target.name}' AS {name} (READ_ONLY)")
        sizes = (
            f"SELECT table_name FROM duckdb_tables() WHERE database_name = '{name}' ORDER BY estimated_size, table_name"
        )
        named = [table for (table,) in store.backend.con.execute(sizes).fetchall()]
        opened = [store.backend.table(table, database=(name, "main")) for table in named]
    except (duckdb.Error, IbisError):
        named = []
    if named[-1:] != [ROWS]:
        target.unlink(missing_ok=True)
        return ()
    store.backend.con.execute(f"SET memory_limit = '{MEMORY}'")
    with suppress(duckdb.Error):  # it has put something elsewhere already
        store.backend.con.execute(f"SET temp_directory = '{folder}/spill-{os.getpid()}'")
    cache.used(target)
    return tuple(opened)
