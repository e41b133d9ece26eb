"""What a page is sent, in bursts. Streamlit sends each part as it is drawn, and its side in the browser goes over the
whole page for each that comes by itself: what comes together is gone over once."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

HOLD = 0.1  # s: how long a part waits for the end of its run
_SHORT = 100  # bytes: the message that says whether a page runs has no more


def in_bursts(app: ASGIApp) -> ASGIApp:
    """Hold what a page is sent until its run has ended, but no longer than HOLD; of its first run nothing is held."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await app(scope, receive, send)
            return
        burst = Burst(send)
        try:
            await app(scope, receive, burst.add)
        finally:
            burst.forget()

    return guarded


class Burst:
    """What one page is still to be sent, in order."""

    def __init__(self, send: Send, hold: float = HOLD) -> None:
        self._send = send
        self._hold = hold
        self._held: list[Message] = []
        self._runs = 0
        self._sending = asyncio.Lock()
        self._late: asyncio.TimerHandle | None = None
        self._releasing: asyncio.Task[None] | None = None  # or nothing would hold it

    async def add(self, message: Message) -> None:
        """Send a message: with those that follow, or now where none is to be waited for."""
        self._held.append(message)
        content = message.get("bytes")
        running = runs(content) if content else False  # without content the page is opened or closed
        self._runs += running is True
        if self._runs < 2 or running is False:
            await self._release()
        elif self._late is None:
            self._late = asyncio.get_running_loop().call_later(self._hold, self._release_late)

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._late:
            self._late.cancel()
            self._late = None

    def _release_late(self) -> None:
        self._releasing = asyncio.create_task(self._release_what_can_be())

    async def _release_what_can_be(self) -> None:
        with suppress(OSError, RuntimeError):  # the page has gone: whoever sends it the next message is told
            await self._release()

    async def _release(self) -> None:
        self.forget()
        async with self._sending:
            while self._held:
                await self._send(self._held.pop(0))


def runs(content: bytes) -> bool | None:
    """Whether a page runs or is at rest, where a message of Streamlit's says so."""
    said = ForwardMsg.FromString(content) if len(content) <= _SHORT else ForwardMsg()
    told = said.WhichOneof("type") == "session_status_changed"
    return said.session_status_changed.script_is_running if told else None
