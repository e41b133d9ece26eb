"""What a server and an app say to each other, as types."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

from components.spoken import DEFAULT_LANGUAGE, strings

Scope = MutableMapping[str, Any]
Asgi = Callable[[Scope, Any, Any], Awaitable[None]]


def refused(key: str, status: int = 403, **words: object) -> Asgi:
    """An answer that says why there is none: a text, or the close of a websocket that was not opened."""

    async def answer(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await WebSocketClose(1008)(scope, receive, send)
        else:
            text = strings(DEFAULT_LANGUAGE)[key].format(**words)
            await PlainTextResponse(text, status)(scope, receive, send)

    return answer
