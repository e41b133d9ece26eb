"""How the server ends when it is told to (SIGTERM, Ctrl+C): what is being saved is finished, and it ends in time."""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from data.ending import ENDING

_log = logging.getLogger("rasid.server")
SAVES = 7.0  # s for what is being saved
LONGEST = 9.0  # s for all of it: a slow download keeps no server from ending


@asynccontextmanager
async def ending_well() -> AsyncIterator[None]:
    """Around the life of a server: told to end, it lets no save begin, and ends once those that began are done."""
    told = threading.Event()
    finishing = threading.Thread(target=_finish, args=(told,), name="stopping", daemon=True)
    finishing.start()
    _hear(told)
    try:
        yield
    finally:
        _end(told)
        await asyncio.to_thread(finishing.join)
        atexit.register(_leave)  # not by way of threads that still run, which may bring the interpreter down


def _hear(told: threading.Event) -> None:
    """Take the signals over from the web server, which would end with them raised again: as if it had been killed."""
    server: Any = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if not hasattr(server, "should_exit"):  # it is run by something else, which hears them
        return

    def stop() -> None:
        _end(told)
        server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)


def _end(told: threading.Event) -> None:
    ENDING.shut()
    told.set()


def _finish(told: threading.Event) -> None:
    told.wait()
    late = threading.Timer(LONGEST, _leave)
    late.daemon = True
    late.start()
    _log.info("server_stopping")
    whole = ENDING.finish(SAVES)
    _log.log(logging.INFO if whole else logging.WARNING, "saves_finished", {"whole": whole})


def _leave() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
