"""What stands before the app: who is answered at all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

from components.serving.listening import address, is_loopback, opened
from components.spoken import DEFAULT_LANGUAGE, strings

Scope = MutableMapping[str, Any]
Asgi = Callable[[Scope, Any, Any], Awaitable[None]]


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
