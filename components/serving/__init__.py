"""The server around the app: where it listens, whom it answers, how it begins and ends. Used by app.py."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from streamlit import config, net_util
from streamlit.runtime import app_session
from streamlit.web.server import server_util

from components.long_links import read_or_unread
from components.serving import leaving, logs, tidying
from components.serving.errors import on_error
from components.serving.foreign import not_names
from components.serving.guards import GUARDS
from components.serving.health import routes
from components.serving.listening import address, is_loopback, opened, reached_at, wide
from components.serving.stopping import ending_well
from components.spoken import DEFAULT_LANGUAGE, strings

_log = logging.getLogger("rasid.server")
SOON = 0.1  # s: the port is answered at by then


def begin() -> None:
    """Before anything is answered: exit, in words, where the address is wide and nobody decided so, or a name is none.

    Nobody outside is asked for our address either: Streamlit does so for its welcome, and for a page of another origin.
    """
    net_util.get_external_ip = net_util.get_internal_ip = _not_asked
    app_session.sanitize_query_string = read_or_unread  # type: ignore[attr-defined]
    said = strings(DEFAULT_LANGUAGE)
    if not opened() and not is_loopback(address()):
        sys.exit(said["serving_refused"].format(address=address()))
    if wrong := not_names():
        sys.exit(said["serving_no_name"].format(names=", ".join(wrong)))
    logs.begin()


@asynccontextmanager
async def alive(_: object, ready: Callable[[], object] | None = None) -> AsyncIterator[None]:
    """The life of the server: its address, and who can open it, are said in the terminal; its garbage is collected.

    ready  has at hand what the first page would wait for; called in a thread of its own once the server answers.
    """
    url = server_util.get_url(server_util.get_display_address(address()))
    said = strings(DEFAULT_LANGUAGE)  # without the names of codes: they take a second, and the port is open already
    who = said["serving_open"].format(address=reached_at()) if wide() else said["serving_shut"]
    print(said["serving_at"].format(url=url), who, sep="\n", flush=True)
    _log.info("server_started", {"port": config.get_option("server.port"), "wide": wide()})
    if ready:
        warming = threading.Thread(target=ready, name="ready", daemon=True)
        asyncio.get_running_loop().call_later(SOON, warming.start)
    with tidying.tidying():
        async with leaving.leaving(tidying.TALLY.left), ending_well():
            yield
    _log.info("server_stopped")


def _not_asked() -> None:
    return None


__all__ = ["GUARDS", "alive", "begin", "on_error", "routes"]
