"""How many pages are open at once: each may say as much as server.maxMessageSize, which is held until it is whole."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

MOST = 100
FULL = 1013  # RFC 6455: try again later


def only_so_many_pages(app: ASGIApp) -> ASGIApp:
    """Close at once what would be one open page too many; a browser tries again by itself."""
    opened = 0

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal opened
        if scope["type"] != "websocket":
            await app(scope, receive, send)
        elif opened >= MOST:
            await WebSocketClose(FULL)(scope, receive, send)
        else:
            opened += 1
            try:
                await app(scope, receive, send)
            finally:
                opened -= 1

    return guarded
