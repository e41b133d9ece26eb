"""Several processes of the app behind one address: starts them and HAProxy before them, and keeps them running.

    python -m deploy.serve --workers 2 --address 127.0.0.1 --port 8501

Each worker is a whole server on one of the ports after the address's, for this computer alone. One that ends is
started again. SIGHUP: they are restarted one after the other, and nobody is without one. SIGTERM, Ctrl+C: what is being
saved is finished (components/serving/stopping.py), and all end.

A program of our own, since nothing there restarts one process after the other and knows when it answers: not make, not
HAProxy's master, and systemd only with a target of units and a script. It imports nothing of Streamlit.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from components.spoken import DEFAULT_LANGUAGE, strings
from deploy import proxy
from deploy.proxy import Worker

ROOT = Path(__file__).parent.parent
MOST = 64
LONGEST = 12.0  # s for a worker to end: it promises 10
DRAINED = 15.0  # s for downloads and runs of pages that go on; an open page goes to another worker after that
LATE = 6.0  # s for a worker's /healthz, which answers after 5 at most
LIVED = 10.0  # s: what ended sooner is not started again at once
PAUSES = (1.0, 30.0)  # s: the first and the longest
ASKED = 0.2  # s between questions whether something has come so far, while that is waited for

Command = Callable[[Worker, str, int], Sequence[str]]


class Kept:
    """A process that is started again whenever it ends."""

    def __init__(self, name: str, command: Sequence[str], said: int = subprocess.DEVNULL, heard: bool = False) -> None:
        self.name, self.ended = name, 0
        self._command, self._said, self._heard = command, said, heard
        self._process: asyncio.subprocess.Process | None = None

    async def keep(self) -> None:
        """Start it, and whenever it has ended start it again, after a pause where it had not lived long."""
        pause = 0.0
        while True:
            began = time.monotonic()
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=ROOT,
                env={**os.environ, "FORWARDED_ALLOW_IPS": "127.0.0.1"},  # HAProxy alone
                stdout=self._said,
                stderr=subprocess.PIPE if self._heard else None,
                start_new_session=True,  # Ctrl+C is for us: they end in their order
            )
            say("process_started", process=self.name, pid=self._process.pid)
            if self._process.stderr:
                async for line in self._process.stderr:
                    say("process_says", process=self.name, text=line.decode(errors="replace").strip())
            code = await self._process.wait()
            self.ended += 1
            say("process_ended", process=self.name, code=code)
            lived = time.monotonic() - began > LIVED
            pause = 0.0 if lived else min(max(2 * pause, PAUSES[0]), PAUSES[1])
            await asyncio.sleep(pause)

    async def end(self) -> None:
        """End it, as it likes within LONGEST, else at once."""
        if self._process is None or self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), LONGEST)
            except TimeoutError:
                say("process_late", process=self.name)
                self._process.kill()
                await self._process.wait()


async def serve(workers: Sequence[Worker], command: Command, haproxy: str, address: str, port: int) -> int:
    """Serve until told to end; returns 1 where it could not begin."""
    ending, renewing = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, renewing.set)
    with TemporaryDirectory(prefix="rasid_serve_") as name, (Path(name) / "said").open("w+") as said:
        folder = Path(name)
        config = proxy.written(folder, address, port, workers)
        kept = {one: Kept(one.name, command(one, address, port), said.fileno()) for one in workers[:1]}
        kept |= {one: Kept(one.name, command(one, address, port)) for one in workers[1:]}
        before = Kept("proxy", [haproxy, "-db", "-f", str(config)], heard=True)
        keeping: list[asyncio.Task[None]] = []

        async def begin(worker: Worker) -> None:
            keeping.append(asyncio.create_task(kept[worker].keep()))
            await _until(answers, worker.port, begins=kept[worker])

        async def live() -> None:
            await begin(workers[0])  # alone, so that what it refuses is said once
            await asyncio.gather(*map(begin, workers[1:]))
            keeping.append(asyncio.create_task(before.keep()))
            await _until(proxy.runs, folder, begins=before)
            print(Path(said.name).read_text(), end="", flush=True)
            say("serving", workers=len(workers), port=port, pid=os.getpid())
            _tell_systemd("READY=1")
            while await renewing.wait():
                renewing.clear()
                await _renew_all(kept, folder)

        living, told = asyncio.create_task(live()), asyncio.create_task(ending.wait())
        await asyncio.wait({living, told}, return_when=asyncio.FIRST_COMPLETED)
        failed = living.done()
        _tell_systemd("STOPPING=1")
        for task in (living, told, *keeping):
            task.cancel()
        await asyncio.gather(living, told, *keeping, return_exceptions=True)
        await asyncio.gather(*(one.end() for one in kept.values()))
        await before.end()  # last: what was saved has been acknowledged through it
        say("served")
        return int(failed)


class NotBegunError(Exception):
    """A process ended before it had answered: it has said why."""


async def _until(there: Callable[..., Awaitable[bool]], *about: object, begins: Kept | None = None) -> None:
    """Wait until something is so. begins: a process that must not end before that. Raises NotBegunError."""
    while not await there(*about):
        if begins and begins.ended:
            raise NotBegunError
        await asyncio.sleep(ASKED)


async def _renew_all(kept: Mapping[Worker, Kept], folder: Path) -> None:
    """Restart one worker after the other, each once all are there: one that cannot begin ends no other."""
    say("renewing")
    for worker, process in kept.items():
        for one in kept:
            await _until(proxy.gets, folder, one)
        if len(kept) > 1:
            await proxy.take(folder, worker, new=False)
            with suppress(TimeoutError):
                async with asyncio.timeout(DRAINED):
                    await _until(proxy.is_idle, folder, worker)
        await process.end()
        await _until(answers, worker.port)
        await proxy.take(folder, worker, new=True)
    say("renewed")


async def answers(port: int) -> bool:
    """Whether a worker says in time how it is, whatever it says: a ledger that nobody can read shuts no other page."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(LATE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                said = await reader.read()
            finally:
                writer.close()
        return said[9:12] in (b"200", b"503") and b'"late"' not in said
    return False


def say(event: str, **facts: object) -> None:
    """One line of JSON of the log, as components/serving/logs.py writes them."""
    told = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": "info", "event": event, **facts}
    print(json.dumps(told), file=sys.stderr, flush=True)


def _tell_systemd(state: str) -> None:
    """sd_notify: where systemd started us, it knows when we serve."""
    path = os.environ.get("NOTIFY_SOCKET")
    if path:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.sendto(state.encode(), "\0" + path[1:] if path.startswith("@") else path)


def app(worker: Worker, address: str, port: int) -> Sequence[str]:
    """The command of a worker: it listens for this computer, and knows the address that it is reached at."""
    return [
        *(sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"),
        *("--server.address", "127.0.0.1", "--server.port", str(worker.port)),
        *("--browser.serverAddress", address, "--browser.serverPort", str(port)),
    ]


def taken(address: str, port: int) -> bool:
    """Whether something else listens there."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError:
            return True
    return False


def main(command: Command = app) -> int:
    """The command line; exits in words where a port is taken or there is no HAProxy."""
    parser = argparse.ArgumentParser(prog="python -m deploy.serve", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--workers", type=_number, default=2, help=f"processes of the app, 1 to {MOST}")
    parser.add_argument("--address", type=_address, default="127.0.0.1", help="where it is reached")
    parser.add_argument("--port", type=int, default=8501, help="workers take the ports after it")
    asked = parser.parse_args()
    said = strings(DEFAULT_LANGUAGE)
    haproxy = proxy.found(os.environ.get("PATH", ""))
    if not haproxy:
        sys.exit(said["serving_no_proxy"])
    workers = [Worker(f"worker{n}", asked.port + n, secrets.token_hex(8)) for n in range(1, asked.workers + 1)]
    for address, port in ((asked.address, asked.port), *(("127.0.0.1", one.port) for one in workers)):
        if taken(address, port):
            sys.exit(said["serving_port_taken"].format(port=port))
    return asyncio.run(serve(workers, command, haproxy, asked.address, asked.port))


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST:
        raise ValueError(text)
    return number


def _address(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", text):
        raise ValueError(text)
    return text


if __name__ == "__main__":
    sys.exit(main())
