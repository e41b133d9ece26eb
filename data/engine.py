"""DuckDB, as many analysts ask it at once: each question on a cursor of its own, and put into SQL once.

Putting an Ibis expression into SQL takes longer than DuckDB takes to answer it, on tables of usual size. So the
incidents that a filter means become a view that always has the same name, and a question to it is the same whatever
the filter. What matched is not copied: of a million rows a copy takes 0.2 to 0.5 s, all that a page asks of them 0.3 s.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

import ibis.expr.operations as ops
import ibis.expr.types as ir

T = TypeVar("T")
MATCHED = "matched"  # the view that holds what a filter means; each cursor sees its own
# Questions and filters put into SQL: what every page asks stays among them. A filter holds some 0.1 MB of expressions,
# and there is no end of filters.
REMEMBERED = 256
# Of a database for one table in memory: there may be hundreds, and each has its own threads. The largest table that may
# be read takes 1 GB.
IN_MEMORY: dict[str, int | str] = {"threads": min(4, os.cpu_count() or 1), "memory_limit": "3GB"}


class SharedConnection:
    """In place of a DuckDB connection: on one cursor the next question ends the one before it, whoever asked that."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._asking = threading.local()

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(self._asking, "cursor", None) or self._connection.cursor(), name)

    @contextmanager
    def viewing(self, sql: str) -> Iterator[None]:
        """While this lasts, what this thread asks is asked on a cursor that sees the answer to `sql` as MATCHED.

        The view stays for the thread's next question, which mostly means the same incidents.
        """
        mine = self._asking
        if getattr(mine, "viewed", None) != sql:
            mine.viewed, mine.viewing = None, self._connection.cursor()
            mine.viewing.execute(f"CREATE TEMP VIEW {MATCHED} AS {sql}")
            mine.viewed = sql
        mine.cursor = mine.viewing
        try:
            yield
        finally:
            mine.cursor = None


def share(backend: Any) -> None:
    """Make an Ibis backend on DuckDB one that many may ask at once; one that is so already is left as it is."""
    if isinstance(backend.con, SharedConnection):
        return
    put_into_sql = backend.compile

    @lru_cache(REMEMBERED)
    def once(asked: ops.Node, limit: int | str | None) -> str:
        sql: str = put_into_sql(asked.to_expr(), limit=limit)
        return sql

    def compiled(expression: ir.Expr, /, *, limit: int | str | None = None, **more: Any) -> str:
        if any(more.values()):
            sql: str = put_into_sql(expression, limit=limit, **more)
            return sql
        return once(expression.op(), limit)

    backend.con = SharedConnection(backend.con)
    backend.compile = compiled


def answer(backend: Any, rows: ir.Table, question: Callable[[ir.Table], T]) -> T:
    """question(rows), on a backend that was `share`d."""
    matched = ops.DatabaseTable(name=MATCHED, schema=rows.schema(), source=backend).to_expr()
    with backend.con.viewing(backend.compile(rows)):
        return question(matched)
