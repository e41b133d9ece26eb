"""DuckDB, as many analysts ask it at once: each question on a cursor of its own, and put into SQL once.

Building an Ibis expression, putting it into SQL and reading the answer as Ibis does take longer than DuckDB takes to
answer, on tables of usual size. So the incidents that a filter means become a view that always has the same name, and a
question to it is the same whatever the filter: what is asked `once` is neither built again nor put into SQL again.
What matched is not copied: of a million rows a copy takes 0.2 to 0.5 s, all that a page asks of them 0.3 s.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import ibis.expr.operations as ops
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from data import reading

P = ParamSpec("P")
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
        self.beside: dict[str, Any] = {}  # what is known of the database for as long as it is held

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
    backend.con.prepare = lru_cache(REMEMBERED)(_prepared)


@dataclass(frozen=True)
class Prepared:
    """What is asked of MATCHED, and the types of the answer."""

    connection: SharedConnection
    sql: str
    types: pa.Schema

    def to_pyarrow(self) -> pa.Table:
        """The answer, as Ibis gives it."""
        return reading.table(self._answer(), self.types)

    def to_pandas(self) -> pd.DataFrame:
        """The answer, as Ibis gives it."""
        return reading.frame(self._answer(), self.types)

    def _answer(self) -> pa.Table:
        return self.connection.execute(self.sql).to_arrow_table()


class Asked(Protocol):
    """Something asked and not answered yet: an Ibis table, or Prepared."""

    def to_pyarrow(self) -> pa.Table: ...
    def to_pandas(self) -> pd.DataFrame: ...


def once(build: Callable[Concatenate[ir.Table, P], ir.Table]) -> Callable[Concatenate[ir.Table, P], Asked]:
    """Of MATCHED, build(incidents, ...) is built and put into SQL once for each way of asking.

    What `build` asks must follow from the columns of the incidents and from its arguments, which must be hashable.
    """

    @wraps(build)
    def prepared(incidents: ir.Table, /, *args: P.args, **named: P.kwargs) -> Asked:
        rows = incidents.op()
        if isinstance(rows, ops.DatabaseTable) and rows.name == MATCHED:
            found: Asked = rows.source.con.prepare(build, rows, args, tuple(named.items()))
        else:
            found = build(incidents, *args, **named)
        return found

    return prepared


def _prepared(build: Callable[..., ir.Table], rows: ops.DatabaseTable, args: tuple[Any, ...], named: Any) -> Prepared:
    asked = build(rows.to_expr(), *args, **dict(named))
    return Prepared(rows.source.con, rows.source.compile(asked), asked.schema().to_pyarrow())


def answer(backend: Any, rows: ir.Table, question: Callable[[ir.Table], T]) -> T:
    """question(rows), on a backend that was `share`d."""
    matched = ops.DatabaseTable(name=MATCHED, schema=rows.schema(), source=backend).to_expr()
    with backend.con.viewing(backend.compile(rows)):
        return question(matched)
