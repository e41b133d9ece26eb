"""Many analysts at once, without browsers: each changes its link, thinks for 2 to 4 seconds, and changes it again.

They share the machine with the server that they measure, so of what comes back only as much is read as tells that a
page has run, that it failed, and which large parts of it a browser would keep.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, quantiles
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from data import schema
from tests.bench.made_up import DAYS, FIRST_DAY
from tests.bench.servers import Server
from tests.bench.sessions import LONGEST, asked_of

SIZES = (1, 10, 30, 100)  # sessions at once
SECONDS = 60.0  # of changing links, once every session has opened its first page
THINKS = (2.0, 4.0)  # seconds between an answer and the next change, each as likely as any other
AT_ONCE = 4  # first pages that are opened at once
PAGES = ("", "", "", "timeline", "map", "actors", "incidents")  # the overview three times as often as another
TURNS = ("actor", "actor", "period", "period", "gov", "page")  # what a change changes: each as often as it stands here
CHOICES = {
    "actor": ("", *schema.codes("actor")),
    "period": ("all", *map(str, range(FIRST_DAY.astype(object).year, (FIRST_DAY + DAYS).astype(object).year + 1))),
    "gov": ("", "SY07", "SY08", "SY09", "SY11", "all"),
}
# A message begins with its name, 32 letters behind 2 bytes, and then says whether a browser is to keep it; the end of a
# run ends it.
_CACHEABLE = b"\x08\x01"
_FINISHED, _NO_CODE = (ForwardMsg(script_finished=how).SerializeToString() for how in (0, 1))
_SMALL, _LARGE = 100, 10_000  # bytes: the end of a run takes less, what a browser keeps takes more
_ERROR = b":material/error:"  # what a page that failed says begins with it (components/serving/errors.py)


@dataclass(frozen=True)
class Tenth:
    """A tenth of the time: how long its changes took [ms], and what the servers held at its end [MB]."""

    waited: tuple[float, ...]
    held: float


@dataclass(frozen=True)
class Crowd:
    """What many sessions at once have measured.

    waited    from each change to the end of its run, slowest last [ms].
    server, client  the time that the servers' processors worked, and ours, for each second [s].
    held      what the servers held before the first session and at the end [MB].
    """

    sessions: int
    processes: int
    seconds: float
    waited: tuple[float, ...]
    server: float
    client: float
    held: tuple[float, float]
    tenths: tuple[Tenth, ...] = ()

    @property
    def p95(self) -> float:
        """Of 100 changes 95 took no longer [ms]."""
        return quantiles(self.waited, n=20, method="inclusive")[-1]

    @property
    def rate(self) -> float:
        """Changes a second."""
        return len(self.waited) / self.seconds

    @property
    def each(self) -> float:
        """The time that the servers' processors worked for a change [ms]."""
        return 1e3 * self.server / self.rate

    @property
    def unhindered(self) -> float:
        """The processors that would be at work if nobody ever waited: what a change takes, as often as people think."""
        return self.each / 1e3 * self.sessions / mean(THINKS)


def links(number: int) -> Iterator[tuple[str, dict[str, str]]]:
    """The pages and parameters that one analyst asks for, without end: always the same ones for the same number."""
    chance, page, params = random.Random(number), "", dict.fromkeys(CHOICES, "")
    while True:
        yield page, {name: value for name, value in params.items() if value}
        turn = chance.choice(TURNS)
        if turn == "page":
            page = chance.choice(PAGES)
        else:
            params[turn] = chance.choice(CHOICES[turn])


def crowd(servers: Sequence[Server], sessions: int, seconds: float = SECONDS) -> Crowd:
    """Let `sessions` analysts change links for `seconds`; each stays with one of the servers, which share them evenly.

    raises  ExceptionGroup where a page fails or does not come.
    """
    return asyncio.run(_crowd(servers, sessions, seconds))


async def _crowd(servers: Sequence[Server], sessions: int, seconds: float) -> Crowd:
    empty, few, begin = _held(servers), asyncio.Semaphore(AT_ONCE), asyncio.Barrier(sessions + 1)
    waited: list[float] = []
    tenths: list[Tenth] = []

    async def analyst(number: int) -> None:
        chance, asked = random.Random(number), links(number)
        host = urlsplit(servers[number % len(servers)].address).netloc
        async with connect(f"ws://{host}/_stcore/stream", compression=None, max_size=None) as socket:
            async with few:
                kept = await _ran(socket, *next(asked), ())
            await begin.wait()
            until = time.monotonic() + seconds
            await asyncio.sleep(chance.uniform(0, THINKS[1]))
            while (now := time.monotonic()) < until:
                kept = await _ran(socket, *next(asked), kept)
                waited.append(1e3 * (time.monotonic() - now))
                await asyncio.sleep(chance.uniform(*THINKS))

    async with asyncio.TaskGroup() as tasks:
        for number in range(sessions):
            tasks.create_task(analyst(number))
        await begin.wait()
        spent, own, began = _spent(servers), time.process_time(), time.monotonic()
        for tenth in range(1, 11):
            before = len(waited)
            await asyncio.sleep(began + seconds * tenth / 10 - time.monotonic())
            tenths.append(Tenth(tuple(waited[before:]), _held(servers)))
        lasted = time.monotonic() - began
        spent, own = (_spent(servers) - spent) / lasted, (time.process_time() - own) / lasted
    held = empty, tenths[-1].held
    return Crowd(sessions, len(servers), seconds, tuple(sorted(waited)), spent, own, held, tuple(tenths))


async def _ran(socket: ClientConnection, page: str, params: dict[str, str], kept: Sequence[str]) -> list[str]:
    """Run a page, and wait until it has run; returns the names of those parts that a browser keeps for the next run.

    raises  RuntimeError where the page fails, TimeoutError where it takes longer than LONGEST.
    """
    await socket.send(asked_of(page, params, kept).SerializeToString())
    large: list[str] = []
    async with asyncio.timeout(LONGEST):
        while True:
            message = await socket.recv(decode=False)
            if len(message) >= _LARGE and message[36:38] == _CACHEABLE:
                large.append(message[2:34].decode("ascii"))
            elif len(message) < _SMALL and message.endswith(_FINISHED):
                return large
            elif message.endswith(_NO_CODE) or _ERROR in message:
                raise RuntimeError(f"the page {page!r} failed, asked for {params}")


def _held(servers: Sequence[Server]) -> float:
    return sum(server.holds for server in servers)


def _spent(servers: Sequence[Server]) -> float:
    return sum(sum(server.process.cpu_times()[:2]) for server in servers)
