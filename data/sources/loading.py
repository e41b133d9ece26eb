"""Load a file as incidents, in a process of its own: what a hostile file can bring down is that process, not the
server.
"""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import feather

from data import schema
from data.ending import ENDING, EndingError
from data.searching import with_search_text
from data.sources import formats, limits, peeking
from data.sources.alike import LOOKED_AT, alike
from data.sources.cells import Alike, Import, LeftOut
from data.sources.format import File, Format
from data.sources.formats import native
from data.sources.mapping import toml
from data.sources.mapping.mapping import Mapping
from data.sources.owning import in_full
from data.sources.peeking import Peeked, as_json, of_json
from data.sources.problem_list import Problems
from data.sources.problems import Problem, Refused
from data.sources.telling import told
from data.sources.turns import TURNS, Progress

_SENT = ("n_read", "version", "source", "left_out", "read_as", "header", "alike")
Meanwhile = Callable[[Progress], None]
_BETWEEN = 0.2  # seconds
_RESULT, _TABLE, _PROBLEMS, _TOLD = "result.json", "incidents.arrow", "problems.arrow", "told.arrow"
_TOLD_TYPES = {"row": pa.int32(), "rejects": pa.bool_()}


def load(
    file: Path | bytes,
    name: str,
    source: str | None = None,
    *,
    sheet: str = "",
    origin: str = "",
    mapping: Mapping | None = None,
    meanwhile: Meanwhile | None = None,
) -> Import:
    """Read and check a file in a child process, within limits.SECONDS and limits.MEMORY.

    file     its path, or its content as uploaded.
    name     what the analyst calls it: named in messages, its ending says the type, used for nothing else.
    source   name of a format (data.sources.formats); without one, the format that is surest of the header, else the
             native columns.
    sheet    of a workbook in which several fit.
    origin   what its rows are known as in the store; without one "upload-" and the version of the content.
    mapping  what a person says of its columns and texts; without one, what was kept for this header, else what the
             header says. One without columns says what texts mean, and leaves the columns to the format.
    meanwhile  called several times a second, while the file waits for its turn and while it is read: where it raises,
               waiting or reading ends at once.
    raises   Refused: nothing is loaded then.
    """
    said = toml.written(mapping) if mapping else ""
    asked = {"source": source, "sheet": sheet, "origin": origin, "mapping": said}
    with told(file) as about, _in_a_child(file, name, asked, meanwhile) as room:
        found = _received(room)
        about.rows = found.n_loaded
        return found


def peek(file: Path | bytes, name: str, *, sheet: str = "", meanwhile: Meanwhile | None = None) -> Peeked:
    """A look at a file before it is read, in a child process and in its turn as well. Raises Refused."""
    with _in_a_child(file, name, {"sheet": sheet, "peek": True}, meanwhile) as room:
        return of_json(_answer(room))


@contextmanager
def _in_a_child(
    file: Path | bytes, name: str, request: dict[str, Any], meanwhile: Meanwhile | None = None
) -> Iterator[Path]:
    """The folder in which a child process has left its answer. Raises Refused where it could not end."""
    say = meanwhile or (lambda _: None)
    with _before_the_end(name), tempfile.TemporaryDirectory(prefix="rasid-import-") as folder:
        room = Path(folder)
        with TURNS.turn(lambda before: say(Progress(before))):
            path = _lying(file, room)
            asked = json.dumps({"path": str(path), "name": name, "room": folder, **request})
            ended = _ended(asked, name, say)
        if not ended:
            raise Refused("could_not_be_read", name=name)
        yield room


def _lying(file: Path | bytes, room: Path) -> Path:
    """Where the child finds the file."""
    if isinstance(file, Path):
        return file.resolve()
    path = room / "file"
    path.write_bytes(file)
    return path


@contextmanager
def _before_the_end(name: str) -> Iterator[None]:
    """The end of the server waits until the file that was brought is off the disk again; none is put there later."""
    try:
        with ENDING.inside():
            yield
    except EndingError as error:
        raise Refused("could_not_be_read", name=name) from error


def _ended(asked: str, name: str, meanwhile: Meanwhile) -> bool:
    """Run the child to its end; whether it ended well. Nothing of it is left, whatever is raised meanwhile."""
    began = time.monotonic()
    command = [sys.executable, "-m", "data.sources.child"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=schema.DATA.parent, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet) as child:
        ENDING.kills(child)
        try:
            assert child.stdin
            with suppress(BrokenPipeError), child.stdin:
                child.stdin.write(asked.encode())
            while True:
                with suppress(subprocess.TimeoutExpired):
                    return _in_time(child.wait(_BETWEEN), name)
                taken = time.monotonic() - began
                if taken > limits.SECONDS:
                    raise _too_long(name)
                meanwhile(Progress(seconds=taken))
        finally:
            child.kill()


def _in_time(code: int, name: str) -> bool:
    """Whether a child that ended with this code ended well. Raises Refused where its time was up."""
    if code == -signal.SIGXCPU:
        raise _too_long(name)
    return code == 0


def _too_long(name: str) -> Refused:
    return Refused("took_too_long", name=name, seconds=str(limits.SECONDS))


def load_here(
    path: Path,
    name: str,
    source: str | None = None,
    *,
    sheet: str = "",
    origin: str = "",
    mapping: Mapping | None = None,
) -> Import:
    """The same as `load` in this process, for files of one's own."""
    found = read_here(path, name, source, sheet=sheet, origin=origin, mapping=mapping)
    return replace(found, table=with_search_text(found.table))


def read_here(
    path: Path,
    name: str,
    source: str | None = None,
    *,
    sheet: str = "",
    origin: str = "",
    mapping: Mapping | None = None,
) -> Import:
    """The same, with rows that may lack their search text yet: for what handles a few of them at a time."""
    found = _read(_file(path, name, sheet, origin, mapping), source)
    if found.own:
        found = replace(found, table=pa.concat_tables(in_full(found.table, found.own)), own=None)
    return replace(found, alike=alike(found.table))


def read_into(
    room: Path,
    path: Path,
    name: str,
    source: str | None = None,
    *,
    sheet: str = "",
    origin: str = "",
    mapping: Mapping | None = None,
) -> Import:
    """Child's side: the same, its rows left in the room, where `load` finds them. In `table` are only the columns by
    which rows are compared with each other: all that is still held then.
    """
    found = _read(_file(path, name, sheet, origin, mapping), source)
    _send_incidents(found, room / _TABLE)
    found = replace(found, table=found.table.select(LOOKED_AT), own=None)
    return replace(found, alike=alike(found.table))


def _read(file: File, source: str | None) -> Import:
    return file.named(_format(file, source).read(file))


def _format(file: File, source: str | None) -> Format:
    if source is not None:
        return formats.found()[source]
    if file.said and file.said.columns:
        return formats.found()["totals"] if file.said.row_is == "total" else native.FORMAT
    return formats.surest(file.header, file.sample, otherwise=native.NAME)


def peek_here(path: Path, name: str, *, sheet: str = "") -> Peeked:
    """The same as `peek` in this process."""
    return peeking.peek(_file(path, name, sheet))


def _file(path: Path, name: str, sheet: str = "", origin: str = "", mapping: Mapping | None = None) -> File:
    version = version_of(path, sheet)
    return File(path, name, version, origin or f"upload-{version[:12]}", formats.headers_known(), sheet, mapping)


def version_of(path: Path, sheet: str = "") -> str:
    """The same for the same bytes, whatever the file is called; another for each sheet that is asked for."""
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(f"{whole}/{sheet}".encode()).hexdigest() if sheet else whole


def send(result: Import | Peeked | Refused, room: Path) -> None:
    """Child's side: leave the result, but for the rows of `read_into`, where `load` and `peek` find it."""
    answer: dict[str, object]
    if isinstance(result, Refused):
        answer = {"refused": result.code, "values": result.values}
    elif isinstance(result, Peeked):
        answer = as_json(result)
    else:
        answer = {field: getattr(result, field) for field in _SENT} | {"others": list(result.others)}
        for name, table in result.others.items():
            _send_table(table, room / f"{name}.arrow")
        said = result.problems
        _send_table(pa.table({"rows": pa.array(said.rows), "kinds": pa.array(said.kinds)}), room / _PROBLEMS)
        told = list(zip(*said.told, strict=True)) or [()] * len(Problem._fields)
        types = {name: _TOLD_TYPES.get(name, pa.string()) for name in Problem._fields}
        columns = {name: pa.array(values, types[name]) for name, values in zip(types, told, strict=True)}
        _send_table(pa.table(columns), room / _TOLD)
    (room / _RESULT).write_text(json.dumps(answer), encoding="utf-8")


def _send_incidents(found: Import, path: Path) -> None:
    """As they lie in memory: the server maps them, and holds none of them itself."""
    fields = found.own.fields if found.own else ()
    with pa.ipc.new_file(path, pa.schema([*schema.arrow_schema("incidents"), *fields])) as file:
        for part in in_full(found.table, found.own):
            file.write_table(part)


def _mapped(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def _send_table(table: pa.Table, path: Path) -> None:
    feather.write_feather(table, str(path), compression="zstd")


def _answer(room: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((room / _RESULT).read_text(encoding="utf-8"))
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["values"])
    return answer


def _received(room: Path) -> Import:
    answer = _answer(room)
    others = {name: feather.read_table(str(room / f"{name}.arrow"), memory_map=False) for name in answer.pop("others")}
    left_out = tuple(
        LeftOut(reason, column, value, tuple(rows), sheet)
        for reason, column, value, rows, sheet in answer.pop("left_out")
    )
    answer["read_as"] = {ours: tuple(theirs) for ours, theirs in answer["read_as"].items()}
    answer["header"] = tuple(answer["header"])
    rows, pairs, whole = answer["alike"]
    answer["alike"] = Alike(rows, tuple(((a, m), (b, n)) for (a, m), (b, n) in pairs), whole)
    return Import(
        left_out=left_out,
        table=_mapped(room / _TABLE),
        problems=_problems(room),
        others=others,
        **answer,
    )


def _problems(room: Path) -> Problems:
    said = feather.read_table(str(room / _PROBLEMS), memory_map=False)
    told = feather.read_table(str(room / _TOLD), memory_map=False)
    texts = zip(*(column.to_pylist() for column in told.columns), strict=True)
    return Problems(said["rows"].to_numpy(), said["kinds"].to_numpy(), tuple(Problem(*one) for one in texts))
