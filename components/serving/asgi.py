"""An answer that says why there is none, for every guard."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from components.spoken import DEFAULT_LANGUAGE, strings


def refused(key: str, status: int = 403, *, ends: bool = False, **words: object) -> ASGIApp:
    """An answer that says why there is none: a text, or the close of a websocket that was not opened.

    key   of the words; ends: the connection ends with it, for nobody knows how much of a body is still to come.
    """
    headers = {"connection": "close"} if ends else None

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await WebSocketClose(1008)(scope, receive, send)
        else:
            text = strings(DEFAULT_LANGUAGE)[key].format(**words)
            await PlainTextResponse(text, status, headers)(scope, receive, send)

    return answer
