"""Who reads now and who waits: files are read a few at a time on one server, first come, first served."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from data.sources import limits

LOOKED = 0.2  # s: how often one who waits is asked whether he still wants to


class Progress(NamedTuple):
    """How far a file is: how many must be read before it, and for how long it is being read [s]."""

    before: int = 0
    seconds: float = 0.0


class Turns:
    """A queue of threads, of which the first `at_once` have their turn."""

    def __init__(self, at_once: int) -> None:
        self._at_once = at_once
        self._changed = threading.Condition()
        self._line: list[object] = []  # those whose turn it is, then those who wait, as they came

    @contextmanager
    def turn(self, waiting: Callable[[int], None]) -> Iterator[None]:
        """A turn, once those before have had theirs; whoever ends it, in whatever way, makes room at once.

        waiting  called several times a second, until it is the turn, with how many files must be done before: where it
                 raises, the place in the queue is given up.
        """
        me = object()
        with self._changed:
            self._line.append(me)
        try:
            while before := self._before(me):
                waiting(before)
                with self._changed:
                    self._changed.wait_for(lambda: not self._before(me), LOOKED)
            yield
        finally:
            with self._changed:
                self._line.remove(me)
                self._changed.notify_all()

    def _before(self, me: object) -> int:
        """How many must be done before it is the turn of this one; 0: it is."""
        with self._changed:
            return max(0, self._line.index(me) + 1 - self._at_once)


TURNS = Turns(limits.AT_ONCE)
