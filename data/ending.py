"""The end of this process: what is being saved is finished, nothing more begins, and what it started ends with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol
from weakref import WeakSet


class EndingError(Exception):
    """The process ends: this was not begun."""


class Closable(Protocol):
    """Something that is let go of at the end."""

    def close(self) -> None:
        """Let go of it."""


class Killable(Protocol):
    """A process that is not waited for at the end."""

    def kill(self) -> None:
        """End it at once."""


class Ending:
    """A gate: who is inside is waited for, and once it is shut nobody gets in."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._shut = False
        self._open: WeakSet[Closable] = WeakSet()
        self._started: WeakSet[Killable] = WeakSet()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Around what must be whole once it has begun. Raises EndingError where the process ends."""
        with self._changed:
            if self._shut:
                raise EndingError
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def closes(self, one: Closable) -> None:
        """Close this one at the end, if it is still there."""
        with self._changed:
            self._open.add(one)

    def kills(self, process: Killable) -> None:
        """Kill this process at the end, or now where that is."""
        with self._changed:
            self._started.add(process)
            if self._shut:
                process.kill()

    def shut(self) -> None:
        """Let nobody in any more; may be called within a signal."""
        self._shut = True

    def finish(self, within: float) -> bool:
        """Wait for who is inside, at most `within` seconds, then close what is open; whether all were done by then."""
        with self._changed:
            self._shut = True
            for process in self._started:
                process.kill()
            done = self._changed.wait_for(lambda: not self._inside, within)
            opened = list(self._open) if done else []
        for one in opened:
            one.close()
        return done


ENDING = Ending()
