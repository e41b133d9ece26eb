"""Room for the tables that sessions bring: so much for one session, so much for all sessions of this server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from weakref import WeakSet

from data import sources
from data.sources import limits
from data.sources.problems import Refusal

_MB = 1_000_000
FULL = ("too_many_tables", "too_much_held", "server_is_full")
"""Refusals that are none of the file's making: the same file may be taken as soon as something else is let go."""


@dataclass(frozen=True)
class Bounds:
    """How many tables may be held, and how many bytes in all."""

    tables: int
    size: int


class Account:
    """What one session holds: bytes by origin. It lives in the session's state, and ends with it."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}


class Room:
    """The accounts of all sessions. Sums are made of what the sessions hold at that moment: none is kept."""

    def __init__(self, one: Bounds, everyone: Bounds) -> None:
        self._one, self._everyone = one, everyone
        self._lock = threading.Lock()
        self._accounts: WeakSet[Account] = WeakSet()

    def account(self) -> Account:
        """A new session's."""
        opened = Account()
        with self._lock:
            self._accounts.add(opened)
        return opened

    def total(self) -> Bounds:
        """What all sessions hold now."""
        with self._lock:
            return self._total()

    def hold(self, mine: Account, origin: str, size: int, name: str) -> None:
        """From now on this session holds `size` bytes of this origin.

        name    of the file, for the message.
        raises  Refused where that is more than before, and more than there is room for: nothing is changed then.
        """
        with self._lock:
            more = size - mine.held.get(origin, 0)
            if more > 0 or origin not in mine.held:
                self._check(mine, origin, more, name)
            mine.held[origin] = size

    def let_go(self, mine: Account, origin: str) -> None:
        """This session holds nothing of this origin any more."""
        with self._lock:
            mine.held.pop(origin, None)

    @contextmanager
    def holding(self, mine: Account, origin: str, size: int, name: str) -> Iterator[Callable[[int], None]]:
        """Around what needs room: yields a way to say how much it needs as that becomes known. What was held before is
        held until then, and stays where anything is raised, also by a session that ends.
        """
        before, wanted = mine.held.get(origin), size

        def needs(known: int) -> None:
            nonlocal wanted
            wanted = known
            self.hold(mine, origin, max(known, before or 0), name)

        try:
            needs(size)
            yield needs
            self.hold(mine, origin, wanted, name)
        except BaseException:
            if before is None:
                self.let_go(mine, origin)
            else:
                self.hold(mine, origin, before, name)
            raise

    def _total(self) -> Bounds:
        all_held = [size for one in self._accounts for size in one.held.values()]
        return Bounds(len(all_held), sum(all_held))

    def _check(self, mine: Account, origin: str, more: int, name: str) -> None:
        """Raises Refused: too_many_tables, too_much_held, server_is_full."""
        own, everyone = Bounds(len(mine.held), sum(mine.held.values())), self._total()
        new = origin not in mine.held
        if new and own.tables >= self._one.tables:
            raise sources.Refused("too_many_tables", name=name, held=str(own.tables), limit=str(self._one.tables))
        if own.size + more > self._one.size:
            raise _too_much("too_much_held", own.size, more, self._one.size, name)
        if (new and everyone.tables >= self._everyone.tables) or everyone.size + more > self._everyone.size:
            tables = str(self._everyone.tables)
            raise _too_much("server_is_full", everyone.size, more, self._everyone.size, name, tables=tables)


def _too_much(code: Refusal, held: int, more: int, limit: int, name: str, **also: str) -> sources.Refused:
    shown = {"held": held, "more": more, "limit": limit}
    return sources.Refused(code, name=name, **also, **{what: f"{size / _MB:,.1f}" for what, size in shown.items()})


ROOM = Room(Bounds(limits.TABLES_OF_ONE, limits.HELD_BY_ONE), Bounds(limits.TABLES_OF_ALL, limits.HELD_BY_ALL))
