"""How much of a request's body is taken: none where nothing is asked for, and of files what can be held.

Streamlit's own route looks at one file at a time. It takes any number of them for a session that is open, and keeps
each until the session ends, whether a page ever asks for it or not.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config, runtime

from components.serving.asgi import refused
from components.spoken import DEFAULT_LANGUAGE, strings

PER_SESSION = 4  # times server.maxUploadSize: files that one session hands over before a page has read them
PER_SERVER = 10  # times the same: those of all sessions, arriving ones included
MOST_FILES = 500  # of one session: the desk takes 200 at once, and lets go of them when they are read
FRAMING = 1_000_000  # bytes around a file: boundaries and headers, as much as Streamlit allows for them
STALLED = 30.0  # s without a byte
LONGEST = 600.0  # s for a whole file: 50 MB at 85 kB a second
_FILE = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")


def only_bodies_that_are_asked_for(app: ASGIApp) -> ASGIApp:
    """Refuse in words, before it is read, a body that nothing asks for or that is more than can be held."""
    arriving: list[tuple[str, int]] = []  # session and bytes of each file on its way in

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        file = _FILE.search(scope["path"]) if scope["method"] == "PUT" else None
        length, most = _length(headers), _most()
        if file is None:
            if length != 0:
                unknown = length is None or length > most
                await refused("serving_no_body", 413, ends=unknown)(scope, receive, send)
            else:
                await app(scope, receive, send)
            return
        if length is not None and length > most + FRAMING:
            await refused("serving_file_too_large", 413, ends=True, size=most // _MB)(scope, receive, send)
            return
        one = (file[1], most if length is None else min(length, most))
        why_not = _why_not(one, [*arriving, *_held()], most)
        if why_not is not None:
            status = 413 if why_not == "serving_session_full" else 503
            said = refused(why_not, status, ends=length is None, size=most * PER_SESSION // _MB, files=MOST_FILES)
            await said(scope, receive, send)
            return
        arriving.append(one)
        try:
            await app(scope, _in_time(receive), send)
        finally:
            arriving.remove(one)

    return guarded


def _why_not(one: tuple[str, int], others: list[tuple[str, int]], most: int) -> str | None:
    """The words of a refusal, or None where there is room for one more file beside the others."""
    session_id, wanted = one
    own = [size for whose, size in others if whose == session_id]
    if sum(own) + wanted > most * PER_SESSION or len(own) >= MOST_FILES:
        return "serving_session_full"
    if sum(size for _, size in others) + wanted > most * PER_SERVER:
        return "serving_server_full"
    return None


def _held() -> list[tuple[str, int]]:
    """Session and bytes of each file that Streamlit holds."""
    if not runtime.exists():
        return []
    files: Mapping[str, Mapping[str, Any]] = getattr(runtime.get_instance().uploaded_file_mgr, "file_storage", {})
    return [(session_id, len(file.data)) for session_id, own in [*files.items()] for file in [*own.values()]]


def _in_time(receive: Receive) -> Receive:
    """The same body, cut off with 408 where it stands still or takes too long: neither may keep others out."""
    until = time.monotonic() + LONGEST
    arrived = False

    async def received() -> Message:
        nonlocal arrived
        if arrived:
            return await receive()  # until the browser goes: no body is awaited any more
        try:
            message = await asyncio.wait_for(receive(), min(STALLED, max(0.0, until - time.monotonic())))
        except TimeoutError as error:
            raise HTTPException(408, strings(DEFAULT_LANGUAGE)["serving_body_slow"], {"connection": "close"}) from error
        arrived = not message.get("more_body")
        return message

    return received


def _length(headers: Headers) -> int | None:
    """The bytes of a body as announced; None where it comes in pieces without an announcement."""
    if "transfer-encoding" in headers:
        return None
    try:
        return max(0, int(headers.get("content-length", "0")))
    except ValueError:
        return 0  # no HTTP server passes it on; Streamlit refuses it


def _most() -> int:
    return int(config.get_option("server.maxUploadSize")) * _MB


_MB = 1024 * 1024
