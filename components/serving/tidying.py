"""When garbage is collected: when nobody waits for the server, and soon after a session has ended.

Streamlit would collect all of it after every run of a page (runner.postScriptGC, off in .streamlit/config.toml): on a
busy server two thirds of the interpreter's time, more as the heap grows. Python's own collector, which looks at what is
young, stays on: so memory is bounded on a server that is never quiet. What has outlived much is frozen: Python's own
would walk all of it, for 0.1 s in which everybody waits, at every tenth change.
"""

from __future__ import annotations

import ctypes
import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache

EVERY = 1.0  # s: how often it is asked whether a collection is due
QUIET = 5.0  # s: nobody has waited for so long: a collection keeps nobody waiting
APART = 5.0  # s between collections: sessions that end one soon after the other are of one
MANY = 100  # runs: on a server that is never quiet, the next moment in which nobody waits is taken


@dataclass(frozen=True)
class Work:
    """What a server has done since its last full collection.

    running  runs of pages that go on now.
    runs     runs that have ended.
    ended    sessions that have lost their browser, or have ended.
    at       when the last run began or ended, and
    since    when that collection was [s, time.monotonic].
    """

    running: int = 0
    runs: int = 0
    ended: int = 0
    at: float = -QUIET
    since: float = -APART

    @property
    def much(self) -> bool:
        """Whether what was left frozen can have become garbage: a session has ended, or many runs have."""
        return self.ended > 0 or self.runs >= MANY


def due(work: Work, now: float) -> bool:
    """Whether to collect now: nobody waits, and there is much to collect, or runs have ended and it is quiet since."""
    if work.running or now - work.since < APART:
        return False
    return work.much or (work.runs > 0 and now - work.at >= QUIET)


class Tally:
    """The work of this process, noted by the threads that do it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.work = Work()

    def began(self) -> None:
        """A run of a page begins."""
        self._note(lambda work: replace(work, running=work.running + 1, at=time.monotonic()))

    def finished(self) -> None:
        """A run of a page has ended."""
        self._note(lambda work: replace(work, running=work.running - 1, runs=work.runs + 1, at=time.monotonic()))

    def left(self) -> None:
        """A session has lost its browser, or has ended."""
        self._note(lambda work: replace(work, ended=work.ended + 1))

    def collected(self) -> None:
        """All garbage is being collected."""
        self._note(lambda work: replace(work, runs=0, ended=0, since=time.monotonic()))

    def _note(self, change: Callable[[Work], Work]) -> None:
        with self._lock:
            self.work = change(self.work)


TALLY = Tally()


@contextmanager
def at_work() -> Iterator[None]:
    """Around a run of a page."""
    TALLY.began()
    try:
        yield
    finally:
        TALLY.finished()


@contextmanager
def tidying(tally: Tally = TALLY) -> Iterator[None]:
    """Around the life of a server: a thread of its own collects whenever that is due."""
    stop = threading.Event()
    thread = threading.Thread(
        target=collect_when_due, args=(tally, lambda: stop.wait(EVERY)), name="tidying", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def collect_when_due(tally: Tally, stopped: Callable[[], bool]) -> None:
    """Collect whenever it is due, until `stopped`, which waits a little each time it is asked."""
    while not stopped():
        if due(tally.work, time.monotonic()):
            much = tally.work.much
            tally.collected()  # before: what ends meanwhile is for the next one
            if much:
                gc.unfreeze()  # a session that was open when the tables were loaded was frozen with them (stores)
            gc.collect()
            if much:
                gc.freeze()
            give_back()


def give_back() -> None:
    """What was freed goes back to the system: glibc would keep much of it, in an arena for each thread."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """glibc's malloc_trim; None where the C library is another one."""
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return trim
