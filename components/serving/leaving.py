"""When a session ends whose tab was closed or whose network is gone.

Streamlit keeps it for a return (server.disconnectedSessionTTL), and then looks for those whose time is over only when
yet another session leaves: the last table of a working day, or of an attack, would be held for good. Here they are
looked for all the time.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from streamlit import config, runtime

EVERY = 1.0  # s: how often it is asked whose time is over
KEPT = 60.0  # s: a network that is back by then finds its session; one that is reloaded is a new session at once


class Departures:
    """The sessions that have left and have not come back, noted by the threads that see them go."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since: dict[str, float] = {}

    def left(self, session_id: str) -> None:
        """A session has lost its browser now."""
        with self._lock:
            self._since[session_id] = time.monotonic()

    def over(self, kept: float) -> list[str]:
        """The sessions that left at least `kept` seconds ago, each of them once."""
        until = time.monotonic() - kept
        with self._lock:
            gone = [session_id for session_id, at in self._since.items() if at <= until]
            for session_id in gone:
                del self._since[session_id]
        return gone


DEPARTURES = Departures()


@asynccontextmanager
async def leaving(ended: Callable[[], None]) -> AsyncIterator[None]:
    """Around the life of a server: on its own loop, sessions whose time is over are ended; `ended` is told of each."""
    task = asyncio.create_task(_end_whose_time_is_over(ended))
    try:
        yield
    finally:
        task.cancel()


async def _end_whose_time_is_over(ended: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(EVERY)
        end(DEPARTURES.over(kept()), ended)


def end(gone: list[str], ended: Callable[[], None]) -> None:
    """End these sessions, but for those that have come back."""
    server = runtime.get_instance()
    for session_id in gone:
        if not server.is_active_session(session_id):
            server.close_session(session_id)
            ended()


def kept() -> float:
    """How long a session is kept without its browser [s]: always less than Streamlit keeps it, which ends none."""
    return min(KEPT, float(config.get_option("server.disconnectedSessionTTL")) / 2)
