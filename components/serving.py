"""Who may open this server: this computer alone, unless RASID_OPEN=1 says otherwise.

There is no log-in: whoever opens a page reads the tables and decides at the desk. So a wider address is somebody's
decision, and is said where the server starts and on the page Data.
"""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from contextlib import asynccontextmanager
from ipaddress import ip_address
from typing import Any

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose
from streamlit import config, net_util
from streamlit.web.server import server_util

from components.spoken import DEFAULT_LANGUAGE, strings
from components.tidying import tidying

Scope = MutableMapping[str, Any]
Asgi = Callable[[Scope, Any, Any], Awaitable[None]]


def opened(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody decided that other machines may open this server."""
    return environment.get("RASID_OPEN") == "1"


def address() -> str:
    """The address the server is told to listen on; where it is told none, Streamlit takes every one there is."""
    return config.get_option("server.address") or "0.0.0.0"  # noqa: S104 -- to be refused


def is_loopback(address: str) -> bool:
    """Whether only this computer reaches an address: a name other than localhost may lead anywhere."""
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def wide() -> bool:
    """Whether this server listens where other machines reach it, by somebody's decision."""
    return opened() and not is_loopback(address())


def begin() -> None:
    """Before anything is answered: exit, in words, where the address is wide and nobody decided so.

    Nobody outside is asked for our address either: Streamlit does so for its welcome, and for a page of another origin.
    """
    net_util.get_external_ip = net_util.get_internal_ip = _not_asked
    if not opened() and not is_loopback(address()):
        sys.exit(strings(DEFAULT_LANGUAGE)["serving_refused"].format(address=address()))


@asynccontextmanager
async def alive(_: object) -> AsyncIterator[None]:
    """The life of the server: its address, and who can open it, are said in the terminal; its garbage is collected."""
    url = server_util.get_url(server_util.get_display_address(address()))
    said = strings(DEFAULT_LANGUAGE)  # without the names of codes: they take a second, and the port is open already
    who = said["serving_open"].format(address=address()) if wide() else said["serving_shut"]
    print(said["serving_at"].format(url=url), who, sep="\n", flush=True)
    with tidying():
        yield


def only_this_computer(app: Asgi) -> Asgi:
    """Answer what came in at a loopback address, and refuse the rest in words, however the server was started."""

    async def guarded(scope: Scope, receive: Any, send: Any) -> None:
        reached = scope.get("server")  # (address, port) of our end; (path, None) of a socket in the file system
        if scope["type"] == "lifespan" or opened() or (reached and (not reached[1] or is_loopback(reached[0]))):
            await app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(1008)(scope, receive, send)
        else:
            said = strings(DEFAULT_LANGUAGE)["serving_refused"]
            text = said.format(address=reached[0] if reached else address())
            await PlainTextResponse(text, 403)(scope, receive, send)

    return guarded


GUARDS = (Middleware(only_this_computer),)


def _not_asked() -> None:
    return None
