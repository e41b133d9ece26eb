"""What a server holds over a working day, in sessions that end: different filters one after the other, and uploads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from data import schema
from tests.bench.made_up import FIRST_DAY
from tests.bench.servers import Server
from tests.bench.sessions import Session, session

SESSIONS, FILTERS = 20, 1_000
STOPS = 4  # times that memory is read on the way
WARM = 20  # filters before the first reading, none of them asked again
PAGES = ("", "timeline", "map", "actors", "incidents")
SETTLED = 1.0  # MB: less than this in QUIET seconds is no change
QUIET, LONGEST = 8.0, 60.0  # seconds; a server collects when nobody has waited for five
UPLOADS, UPLOADED = 50, 10_000  # sessions that upload a table and end; rows of each
ENDED = 75.0  # seconds after which a session is over whose tab was closed


@dataclass(frozen=True)
class Reading:
    """What the server held at one moment [MB]."""

    when: str
    held: float


def filters() -> Iterator[dict[str, str]]:
    """Filters without end in practice, each another one: a month to half a year, one actor, or all of them."""
    first = date.fromisoformat(str(FIRST_DAY))
    for months, actor, length in product(range(140), ("", *schema.codes("actor")), (30, 90, 180)):
        start = first + timedelta(30 * months)
        yield {"gov": "all", "from": str(start), "to": str(start + timedelta(length)), "actor": actor}


def over_a_day(server: Server, wanted: int = FILTERS, sessions: int = SESSIONS) -> Iterator[Reading]:
    """Ask `wanted` filters in `sessions` sessions, each of which ends after its share; read memory on the way."""
    asked, share, stop = filters(), wanted // sessions, wanted // STOPS
    with session(server.address) as warm:
        for number in range(WARM):
            _ask(warm, PAGES[number % len(PAGES)], next(asked))
    yield Reading(f"after {WARM} filters to warm up", server.holds)
    done = 0
    for number in range(sessions):
        with session(server.address) as one:
            for _ in range(share):
                _ask(one, PAGES[number % len(PAGES)], next(asked))
                done += 1
                if done % stop == 0:
                    yield Reading(f"after {done:,} filters", server.holds)
    yield Reading(f"after {sessions} sessions have ended", _settled(server))


def after_uploads(server: Server, table: Path, sessions: int = UPLOADS) -> Iterator[Reading]:
    """A new server's memory with one session open, then after sessions that each upload this file and end."""
    with session(server.address) as open_all_day:
        _ask(open_all_day, "", {})
        yield Reading("a new server, one session", _settled(server))
        for number in range(1, sessions + 1):
            with session(server.address) as one:
                one.upload(table)
            if number % max(1, sessions // 2) == 0:
                yield Reading(f"when session {number} has uploaded and left", server.holds)
        time.sleep(ENDED)
        yield Reading(f"when the uploads of {sessions} sessions are over", _settled(server))


def _ask(one: Session, page: str, params: dict[str, str]) -> None:
    one.open(page, **{name: value for name, value in params.items() if value})


def _settled(server: Server) -> float:
    """What it holds when that has stopped falling: what ended sessions held is given back when nobody waits."""
    until, held = time.monotonic() + LONGEST, server.holds
    while time.monotonic() < until:
        time.sleep(QUIET)
        now = server.holds
        if abs(now - held) < SETTLED:
            return now
        held = now
    return held
