"""Where the tables are: Parquet files read by DuckDB by default, or any database that Ibis reaches.

    store = open_store()                          the tables shipped in data/tables
    store = open_store("postgres://...")          a team's shared database, tables named as in data.schema

Only small results leave the store as pandas frames.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from data import addresses, engine, own_values, schema
from data.own_values import OwnColumn as OwnColumn  # noqa: PLC0414 -- part of what an origin is

T = TypeVar("T")
CASE = "case"
SAMPLE = "sample"
SERIES = "series"
_COLUMNS = tuple(column.name for column in schema.INCIDENTS if column.name != "directed")
_PRECISIONS = ("date_precision", "location_precision")


@dataclass(frozen=True)
class Origin:
    """One loaded table of incidents and what it covers.

    kind      series: complete by its own rule, rates and trends may be read; sample: no rate or trend may be read;
              case: a worked example; upload: a user's own table.
    covers_from, covers_to  as its publisher states them, else the first and last day in the rows.
    directed  rows that say who attacked.
    recorded  the columns that any row fills (rule 11); "directed" is one where any row says who attacked.
    unstated  those of _PRECISIONS that some row leaves empty: how well its date or place is known is not stated.
    acts      the pairs of event class and type that occur.
    own       its own columns, which have no place in schema.INCIDENTS.
    version   number of the version in view of a kept table, 0 where there are none; made: its day (ISO); versions: how
              many there are.
    private   whether one browser alone may see it.
    """

    origin: str
    kind: str
    rows: int
    covers_from: date
    covers_to: date
    directed: int
    names: dict[str, str]
    covers: dict[str, str]
    citation: dict[str, str] = field(default_factory=dict)
    licence: dict[str, str] = field(default_factory=dict)
    url: str = ""
    recorded: frozenset[str] = frozenset(column.name for column in schema.INCIDENTS)
    unstated: frozenset[str] = frozenset()
    acts: frozenset[tuple[str, str]] = frozenset(product(schema.CLASSES, schema.codes("event_type")))
    own: tuple[OwnColumn, ...] = ()
    contact: str = ""
    version: int = 0
    made: str = ""
    versions: int = 0
    private: bool = False

    @property
    def classes(self) -> frozenset[str]:
        """The event classes that occur."""
        return frozenset(event_class for event_class, _ in self.acts)

    @property
    def types(self) -> frozenset[str]:
        """The event types that occur."""
        return frozenset(event_type for _, event_type in self.acts)

    def records(self, *columns: str) -> bool:
        """Whether any row fills any of these columns. What a table never records is neither 0 nor "not reported"."""
        return not self.recorded.isdisjoint(columns)

    @property
    def undirected(self) -> bool:
        """Whether most rows do not say who attacked: then "violent events" is the measure (rule 10)."""
        return self.directed * 2 < self.rows

    def covered(self, start: date, end: date) -> tuple[date, date]:
        """The part of a period that the table covers; the period itself where it covers none of it."""
        first, last = max(start, self.covers_from), min(end, self.covers_to)
        return (first, last) if first <= last else (start, end)


class Unreachable(Exception):  # noqa: N818 -- an answer to whoever set the server up
    """The database cannot be read; the message is the driver's, without what is secret in the address."""


class Store:
    """The tables behind one Ibis backend. `version` changes whenever their content does.

    backend  or a function that opens it, called when something is asked for the first time.
    title    what tables that data/reference/origins.csv does not know are called: a file's name, untrusted text.
    origins  its incident tables, where they are known without asking.
    files    Parquet files that hold its incidents, where they do: what data.cubes is made of.
    """

    def __init__(
        self,
        backend: Any | Callable[[], Any],
        version: str,
        title: str = "",
        origins: Mapping[str, Origin] | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        self._open: Callable[[], Any] = backend if callable(backend) else lambda: backend
        self._opening = threading.Lock()
        self._opened: Any = None
        self.version = version
        self.title = title
        self.files = tuple(files)
        self._told = origins
        self._read: dict[str, ir.Table] = {}  # looking a table up costs as much as a small query

    @property
    def backend(self) -> Any:
        """The Ibis backend that is asked."""
        with self._opening:
            if self._opened is None:
                opened = self._open()
                if opened.name == "duckdb":
                    engine.share(opened)
                self._opened = opened
        return self._opened

    @property
    def is_open(self) -> bool:
        """Whether anything was asked of it yet."""
        return self._opened is not None

    def table(self, name: str, origin: str) -> ir.Table:
        """The rows of one of schema.SCHEMAS that came from one origin; an empty table where the store has none."""
        if not self.holds(name):
            columns = ibis.Schema.from_pyarrow(schema.arrow_schema(name)).items()
            nothing = self.incidents(origin).filter(ibis.literal(False))
            return nothing.select(**{column: ibis.null(kind) for column, kind in columns})
        if name not in self._read:
            self._read[name] = whole(self.backend.table(name), name)
        table = self._read[name]
        return table.filter(table.origin == origin)

    def alone(self) -> dict[str, Store]:
        """Itself by each of its origins: where tables of several stores are looked for."""
        return dict.fromkeys(self.origins, self)

    def count(self) -> int:
        """How many incidents there are in all its tables, counted anew each time."""
        return int(self.backend.table("incidents").count().execute())

    def holds(self, name: str) -> bool:
        """Whether the store has one of schema.SCHEMAS at all."""
        return name in self._names

    def incidents(self, origin: str) -> ir.Table:
        """One row per incident of this origin (schema.INCIDENTS)."""
        return self.table("incidents", origin)

    def answer(self, rows: ir.Table, question: Callable[[ir.Table], T]) -> T:
        """question(rows), where `rows` are of this store. Quicker for questions that are asked of many filters."""
        return engine.answer(self.backend, rows, question) if self.backend.name == "duckdb" else question(rows)

    def held(self) -> int:
        """Bytes of memory that a store in memory (`store_of`) takes, as DuckDB counts them."""
        (size,) = self.backend.con.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchone()
        return int(size)

    def stream(self, rows: ir.Table, at_once: int = 20_000) -> Iterator[pa.RecordBatch]:
        """The rows of a query on this store, `at_once` at a time: for what is too big to stand in memory at once."""
        if self.backend.name != "duckdb":
            yield from rows.to_pyarrow_batches(chunk_size=at_once)
            return
        yield from self.backend.con.execute(self.backend.compile(rows)).to_arrow_reader(at_once)

    @cached_property
    def _names(self) -> set[str]:
        return set(self.backend.list_tables())

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """The incident tables held, in the order of data/reference/origins.csv, then by name."""
        if self._told is not None:
            return dict(self._told)
        if "incidents" not in self._names:
            return {}
        table = self.backend.table("incidents")
        summary = (
            table.group_by("origin")
            .agg(
                rows=table.count(),
                covers_from=table.date_start.min(),
                covers_to=ibis.coalesce(table.date_end, table.date_start).max(),
                directed=table.count(where=table.directed.fill_null(True)),
                **{f"fills_{name}": table[name].count() for name in _COLUMNS if name in table.columns},
            )
            .to_pandas()
            .set_index("origin")
        )
        acts = table.select("origin", "event_class", "event_type").distinct().to_pandas()
        known = {row["origin"]: row for row in schema.reference("origins")}
        ordered = [name for name in known if name in summary.index]
        ordered += sorted(set(summary.index) - set(known))
        found = {
            name: _origin(
                name, summary.loc[name], acts[acts["origin"] == name], known.get(name, {}), self.title or name
            )
            for name in ordered
        }
        own = own_values.by_origin(table)
        return {name: replace(one, own=own.get(name, ())) for name, one in found.items()}


def whole(table: ir.Table, name: str) -> ir.Table:
    """A table with the columns, empty, that it was written too early to have."""
    known = ibis.Schema.from_pyarrow(schema.arrow_schema(name))
    missing = {column: ibis.null(kind) for column, kind in known.items() if column not in table.columns}
    return table.mutate(**missing) if missing else table


def _origin(name: str, counted: pd.Series[Any], acts: pd.DataFrame, known: dict[str, str], title: str) -> Origin:
    filled = {column for column in _COLUMNS if counted.get(f"fills_{column}", 0)}
    filled |= {"directed"} if counted["directed"] else set()
    if known.get("kind") == CASE:  # articles coded in full: what is empty, they do not report
        filled = {*_COLUMNS, "directed"}
    return Origin(
        origin=name,
        kind=known.get("kind", "upload"),
        rows=int(counted["rows"]),
        covers_from=pd.Timestamp(known.get("covers_from") or counted["covers_from"]).date(),
        covers_to=pd.Timestamp(known.get("covers_to") or counted["covers_to"]).date(),
        directed=int(counted["directed"]),
        names={lang: known.get(f"name_{lang}", title) for lang in ("en", "ar")},
        covers={lang: known.get(f"covers_{lang}", "") for lang in ("en", "ar")},
        citation={lang: known.get(f"citation_{lang}", "") for lang in ("en", "ar")},
        licence={lang: known.get(f"licence_{lang}", "") for lang in ("en", "ar")},
        url=known.get("url", ""),
        recorded=frozenset(filled),
        unstated=frozenset(name for name in _PRECISIONS if counted.get(f"fills_{name}", 0) < counted["rows"]),
        acts=frozenset(zip(acts["event_class"].fillna(""), acts["event_type"].fillna(""), strict=True)),
    )


def open_store(url: str = "", tables: Path = schema.TABLES) -> Store:
    """Open the store at an Ibis URL, or the Parquet files under `tables` with DuckDB where none is given.

    raises  Unreachable where there is no database with such tables.
    """
    if url:
        return _connected(url)
    backend = ibis.duckdb.connect()
    stamps = []
    for name in schema.SCHEMAS:
        files = sorted((tables / name).glob("*.parquet"))
        stamps += [f"{file.name}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in files]
        if files:
            backend.con.read_parquet([str(file) for file in files], union_by_name=True).create_view(name)
    return Store(backend, _digest(*stamps), files=sorted((tables / "incidents").glob("*.parquet")))


def _connected(url: str) -> Store:
    """raises Unreachable, without the error that it comes from: that may hold the password."""
    try:
        backend = ibis.connect(url)
        count = backend.table("incidents").count().execute()
    except Exception as error:
        said = addresses.hidden(f"{type(error).__name__}: {error}", url)
    else:
        return Store(backend, _digest(addresses.hidden(url, url), str(count)))
    raise Unreachable(said)


def store_of(incidents: pa.Table, version: str, title: str = "", **others: pa.Table) -> Store:
    """A store in memory that holds one table of incidents: an upload, or the reviewed rows with `others` beside."""
    backend = ibis.duckdb.connect(**engine.IN_MEMORY)
    for name, rows in {"incidents": incidents, **others}.items():
        backend.con.from_arrow(rows).create(name)
    return Store(backend, version, title)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
