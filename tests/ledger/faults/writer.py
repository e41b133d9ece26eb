"""A process that writes to a ledger until its work is done or a fault strikes, and tells of each thing written."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from data.ledger import Ledger, Refused, Row
from data.ledger import file as ledger_file
from tests.ledger.faults import disk, planted
from tests.ledger.faults.work import Hands, Told, any_operation, read, take

STOPPING = "stopping"  # said before a writer stops itself
DONE = "done"
_MOUTH = threading.Lock()  # one thread tells at a time
YEARS = (1970, 2001, 2038, 2106, 2262)  # where a clock without a battery, or one set wrong, may stand


@dataclass(frozen=True)
class Strike:
    """What befalls a writer, of itself, at its n-th statement of SQL, write or sync."""

    on: Literal["statement", "commit", "write", "sync"]
    number: int
    does: Literal["kill", "tear", "full", "stop"]


@dataclass(frozen=True)
class Plan:
    """What a writer is to do.

    operations  how many before it ends by itself, in each of its threads, which share one ledger as sessions do.
    imports     the one file to import, in place of other work.
    durable     folder for what is certain to be on the disk, where that is asked.
    jumping     whether the clock jumps before each operation.
    stale       how often of 1 it decides on rows as they were before.
    checkpoint  pages of the log after which it is written into the ledger.
    wait        seconds for another writer. planted: a fault of the ledger itself (planted.py).
    """

    path: Path
    name: str
    seed: str
    operations: int
    files: Path
    imports: Path | None = None
    strike: Strike | None = None
    durable: Path | None = None
    jumping: bool = False
    stale: float = 0.3
    threads: int = 1
    checkpoint: int = 1000
    wait: float = 2.0
    planted: str = ""


class Refusal(NamedTuple):
    """An operation that was refused: nothing of it may ever be there."""

    token: str
    code: str
    words: str


class Broke(NamedTuple):
    """An operation that neither wrote nor refused."""

    token: str
    trace: str


def run(plan: Plan, tells: Connection) -> None:
    """Work as planned."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who pressed it ends the driver, and that ends this
    rng = Random(plan.seed)
    ledger_file.WAIT = plan.wait
    if plan.planted:
        planted.FAULTS[plan.planted]()
    ledger = Ledger(plan.path)
    _arm(plan, tells)
    if plan.threads == 1:  # in the first thread, which stops at once where the process stops itself
        _work(plan, ledger, plan.name, rng, tells.send)
    with ThreadPoolExecutor(plan.threads) as threads:
        for name in (f"{plan.name}-{n}" for n in range(plan.threads) if plan.threads > 1):
            threads.submit(_work, plan, ledger, name, Random(f"{plan.seed} {name}"), tells.send)
    if rng.random() < 0.5:
        ledger.close()
    tells.send(DONE)
    tells.close()
    os._exit(0)


def _work(plan: Plan, ledger: Ledger, name: str, rng: Random, tell: Callable[[object], None]) -> None:
    """What one thread does."""
    rows: tuple[Row, ...] = ()
    for number in range(plan.operations):
        if plan.jumping:
            _jump(rng)
        token = f"{name}.{number}"
        said: Told | Refusal | Broke
        try:
            if not rows or rng.random() >= plan.stale:
                rows = tuple(ledger.state().rows.values())
            hands = Hands(ledger, rng, name, token, rows, plan.files)
            said = take(hands, plan.imports) if plan.imports else (any_operation(rng) if rows else read)(hands)
        except Refused as error:
            said = Refusal(token, error.code, str(error))
        except Exception:
            said = Broke(token, traceback.format_exc())
        with _MOUTH:
            tell(said)


def _arm(plan: Plan, tells: Connection) -> None:
    """Have the strike fall where it is planned."""
    strike, passed = plan.strike, 0

    def falls(on: str) -> bool:
        nonlocal passed
        passed += strike is not None and strike.on == on
        return strike is not None and strike.on == on and passed == strike.number

    def statement(sql: str) -> None:
        if falls("statement") or (sql == "COMMIT" and falls("commit")):
            if strike.does == "stop":
                tells.send(STOPPING)
                os.kill(os.getpid(), signal.SIGSTOP)
            else:
                os.kill(os.getpid(), signal.SIGKILL)

    def touched(kind: str, size: int) -> int:
        if falls(kind):
            if strike.does == "full":
                return -disk.FULL
            if strike.does == "tear":
                return size // 3
            os.kill(os.getpid(), signal.SIGKILL)
        return size

    if plan.durable or (strike and strike.on in ("write", "sync")):
        disk.watch(touched, plan.durable)
    connect = sqlite3.connect

    def connected(*args, **settings):
        connection = connect(*args, **settings)
        connection.execute(f"PRAGMA wal_autocheckpoint = {plan.checkpoint}")
        if strike and strike.on in ("statement", "commit"):
            connection.set_trace_callback(statement)
        return connection

    sqlite3.connect = connected


def _jump(rng: Random) -> None:
    """Set the clock of this process, as the ledger reads it, to another year."""
    there = datetime(rng.choice((*YEARS, datetime.now(UTC).year)), 1, 1, tzinfo=UTC) + timedelta(
        seconds=rng.random() * 3e7
    )

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return there.astimezone(tz)

    for name, module in list(sys.modules.items()):
        if name.startswith("data.ledger") and hasattr(module, "datetime"):
            module.datetime = Clock
