"""Several processes of the app behind one address: starts them and HAProxy before them, and keeps them running.

    python -m deploy.serve --workers 2 --address 127.0.0.1 --port 8501

Each worker is a whole server on one of the ports after the address's, for this computer alone. One that ends is
started again. SIGHUP: a new one takes the place of each, one after the other. SIGTERM, Ctrl+C: what is being saved is
finished (components/serving/stopping.py), and all end.

A program of our own, since nothing there restarts one process after the other and knows when it answers: not make, not
HAProxy's master, and systemd only with a target of units and a script. It imports nothing of Streamlit.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from components.spoken import DEFAULT_LANGUAGE, strings
from deploy import proxy
from deploy.keeping import Kept, NotBegunError, say, until
from deploy.proxy import Worker

MOST = 64
DRAINED = 15.0  # s for downloads and runs of pages that go on; an open page goes to another worker after that
LATE = 6.0  # s for a worker's /healthz, which answers after 5 at most

Command = Callable[[Worker, str, int], Sequence[str]]


async def serve(slots: Sequence[Worker], command: Command, haproxy: str, address: str, port: int) -> int:
    """Serve until told to end, by all workers but the last; returns 1 where they could not begin."""
    ending, renewing = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ending.set)
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, renewing.set)
    with TemporaryDirectory(prefix="rasid_serve_") as name, (Path(name) / "said").open("w+") as said:
        config = proxy.written(Path(name), address, port, slots)
        workers = {one: Kept(one.name, command(one, address, port)) for one in slots}
        workers[slots[0]] = Kept(slots[0].name, command(slots[0], address, port), said.fileno())
        before = Kept("proxy", [haproxy, "-db", "-f", str(config)], heard=True)
        living = asyncio.create_task(_live(workers, before, Path(name), renewing))
        told = asyncio.create_task(ending.wait())
        await asyncio.wait([living, told], return_when=asyncio.FIRST_COMPLETED)
        failed = living.done()
        _tell_systemd("STOPPING=1")
        for task in (living, told):
            task.cancel()
        await asyncio.wait([living, told])
        await asyncio.gather(*(one.end() for one in workers.values()))
        await before.end()  # last: what was saved has been acknowledged through it
        say("served")
    if failed and not isinstance(error := living.exception(), NotBegunError):
        raise error or RuntimeError
    return int(failed)


async def _live(workers: Mapping[Worker, Kept], before: Kept, folder: Path, renewing: asyncio.Event) -> None:
    first, *others = [*workers][:-1]
    await _begin(first, workers[first])  # alone, so that what it refuses is said once
    await asyncio.gather(*(_begin(one, workers[one]) for one in others))
    before.begin()
    await until(proxy.runs, folder, begins=before)
    print((folder / "said").read_text(), end="", flush=True)
    say("serving", workers=len(others) + 1, pid=os.getpid())
    _tell_systemd("READY=1")
    while await renewing.wait():
        renewing.clear()
        say("renewing")
        await _renew_all(workers, folder)
        say("renewed")


async def _begin(worker: Worker, process: Kept) -> None:
    process.begin()
    await until(answers, worker.port, begins=process)


async def _renew_all(workers: Mapping[Worker, Kept], folder: Path) -> None:
    """Put a new worker in the place of each, one after the other: it is there before the old one goes, whose pages it
    gets since it has the fewest. Where one cannot begin, all others go on as they are.
    """
    (free,) = [one for one, process in workers.items() if not process.is_kept]
    for old in [one for one in workers if one != free]:
        workers[free].begin()
        await until(answers, free.port)
        await until(proxy.take, folder, free, True)
        await until(proxy.gets, folder, free)
        await until(proxy.take, folder, old, False)
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAINED):
                await until(proxy.is_idle, folder, old)
        await workers[old].end()
        free = old


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
    parser.add_argument("--port", type=int, default=8501, help="workers take the ports after it, and one more")
    asked = parser.parse_args()
    said = strings(DEFAULT_LANGUAGE)
    haproxy = proxy.found(os.environ.get("PATH", ""))
    if not haproxy:
        sys.exit(said["serving_no_proxy"].format(program="HAProxy", command=proxy.INSTALL))
    slots = [Worker(f"worker{n}", asked.port + n, secrets.token_hex(8)) for n in range(1, asked.workers + 2)]
    for address, port in ((asked.address, asked.port), *(("127.0.0.1", one.port) for one in slots)):
        if taken(address, port):
            sys.exit(said["serving_port_taken"].format(port=port, setting="PORT="))
    return asyncio.run(serve(slots, command, haproxy, asked.address, asked.port))


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
