"""The servers that are measured: the app itself on made-up tables, and the yardsticks beside it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import psutil

from data.cubes import asking
from data.store import open_store

ROOT = Path(__file__).parent.parent.parent
YARDSTICKS = Path(__file__).parent / "yardsticks"


@dataclass(frozen=True)
class Server:
    """A running server. `started` is the time from the command until it answered [seconds]."""

    process: psutil.Process
    address: str
    started: float

    @property
    def holds(self) -> float:
        """The memory that it holds now [MB]."""
        return float(self.process.memory_info().rss) / 1e6

    @property
    def memory(self) -> float:
        """The most memory that it has held so far [MB]; where the system does not tell, what it holds now."""
        with suppress(OSError, StopIteration):
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
            return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1e3
        return self.holds


def yardsticks_in(folder: Path) -> Path:
    """Copy the yardsticks, and what they serve, to a folder of their own."""
    copied = shutil.copytree(YARDSTICKS, folder / "yardsticks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "static" / "leaflet", copied / "static" / "leaflet")
    return copied


def count_ahead(tables: Path) -> float:
    """Make beforehand what the app makes of a large table when it is first asked for; returns how long it took [s]."""
    began = time.monotonic()
    with mock.patch.dict(os.environ, RASID_HOME=str(home(tables))):
        store = open_store(tables=tables)
        for origin in store.origins.values():
            asking.tables(store, origin, wait=True)
    return time.monotonic() - began


def home(tables: Path) -> Path:
    """The home of a server on these tables."""
    return tables / "home"


@contextmanager
def app(tables: Path, code: Path = ROOT) -> Iterator[Server]:
    """Rasid on the tables of this folder, as the code of this checkout makes it; its ledger is an empty one."""
    with _running(_streamlit("app.py"), code, tables) as server:
        yield server


@contextmanager
def yardstick(folder: Path, name: str, tables: Path) -> Iterator[Server]:
    """One of the yardsticks on the tables of this folder; dash_page runs by itself, the others in Streamlit."""
    script = f"{name}.py"
    streamlit = _streamlit(script, "--server.enableStaticServing", "true")
    command = [sys.executable, script] if name == "dash_page" else streamlit
    with _running(command, folder, tables) as server:
        yield server


def _streamlit(script: str, *options: str) -> list[str]:
    fixed = ("--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false")
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script,
        *fixed,
        *options,
        "--server.fileWatcherType",
        "none",
        "--server.port",
    ]


@contextmanager
def _running(command: list[str], folder: Path, tables: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "RASID_TABLES": str(tables), "RASID_ROOT": str(ROOT), "TZ": "UTC"}
    environment["RASID_HOME"] = str(home(tables))
    log = tables / f"{port}.log"
    began = time.monotonic()
    with log.open("wb") as file:
        process = subprocess.Popen([*command, str(port)], cwd=folder, env=environment, stdout=file, stderr=file)
    try:
        while True:
            with suppress(OSError):
                urllib.request.urlopen(address, timeout=5).close()
                break
            if process.poll() is not None or time.monotonic() - began > 60:
                raise RuntimeError(log.read_text(encoding="utf-8"))
            time.sleep(0.02)
        yield Server(psutil.Process(process.pid), address, time.monotonic() - began)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # one that is stuck costs no other measurement
            process.kill()
            process.wait()
