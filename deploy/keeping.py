"""Processes that are kept running, and a line of the log for what becomes of them."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST = 12.0  # s for a process to end: a worker promises 10
LIVED = 10.0  # s: what ended sooner is not started again at once
PAUSES = (1.0, 30.0)  # s: the first and the longest
ASKED = 0.2  # s between questions whether something has come so far, while that is waited for


class NotBegunError(Exception):
    """A process ended before it had answered: it has said why."""


class Kept:
    """A process that is started again whenever it ends, from `begin` to `end`.

    said   file that it prints to; heard: whether each line of its standard error is told as one of ours.
    ended  how many times it has ended by itself.
    """

    def __init__(self, name: str, command: Sequence[str], said: int = subprocess.DEVNULL, heard: bool = False) -> None:
        self.name, self.ended = name, 0
        self._command, self._said, self._heard = command, said, heard
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it is running, or about to."""
        return self._keeping is not None

    def begin(self) -> None:
        """From now on it runs."""
        self._keeping = asyncio.create_task(self._keep())

    async def end(self) -> None:
        """End it for good, as it likes within LONGEST, else at once."""
        if self._keeping is None:
            return
        self._keeping.cancel()
        await asyncio.wait([self._keeping])
        self._keeping = None
        if self._process is None or self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), LONGEST)
        except TimeoutError:
            self._process.kill()
        say("process_ended", process=self.name, code=await self._process.wait())

    async def _keep(self) -> None:
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


async def until(there: Callable[..., Awaitable[bool]], *about: object, begins: Kept | None = None) -> None:
    """Wait until something is so. begins: a process that must not end before that. Raises NotBegunError."""
    while True:
        with suppress(OSError):  # what would tell is not there yet, or is started again
            if await there(*about):
                return
        if begins and begins.ended:
            raise NotBegunError
        await asyncio.sleep(ASKED)


def say(event: str, **facts: object) -> None:
    """One line of JSON of the log, as components/serving/logs.py writes them."""
    told = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "level": "info", "event": event, **facts}
    print(json.dumps(told), file=sys.stderr, flush=True)
