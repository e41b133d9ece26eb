"""The same ledger on another machine: another process, language, time zone and order of hashing."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pyarrow as pa

from data.ledger import Ledger, as_tables, exchange

ROOT = Path(__file__).parent.parent.parent.parent
MACHINES: tuple[Mapping[str, str], ...] = (
    {"TZ": "Pacific/Kiritimati", "LANG": "ar_SY.UTF-8", "LC_ALL": "ar_SY.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
)


def digests(ledger: Ledger) -> dict[str, str]:
    """What a ledger says: its export, and each table as Arrow writes it, to the byte."""
    export = "".join(exchange.lines(ledger)).encode()
    found = {"export": hashlib.sha256(export).hexdigest()}
    for name, table in as_tables(ledger.state()).items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        found[name] = hashlib.sha256(sink.getvalue()).hexdigest()
    return found


class Machine:
    """A process that replays the exports it is given, each into a ledger of its own."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import main; main()"],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def replayed(self, export: Path) -> dict[str, str]:
        """The digests of a ledger that took this export."""
        print(export, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


@contextmanager
def machines(number: int = len(MACHINES)) -> Iterator[list[Machine]]:
    """Other machines, until no longer needed."""
    started = [Machine(settings) for settings in MACHINES[:number]]
    try:
        yield started
    finally:
        for machine in started:
            machine.process.stdin.close()
            machine.process.stdout.close()
            machine.process.wait()


def main() -> None:
    """For each export named on a line, the digests of the ledger that takes it over."""
    for line in sys.stdin:
        with tempfile.TemporaryDirectory() as folder, closing(Ledger(Path(folder) / "ledger.sqlite3")) as ledger:
            with Path(line.strip()).open(encoding="utf-8") as export:
                exchange.take(ledger, export)
            print(json.dumps(digests(ledger)), flush=True)
