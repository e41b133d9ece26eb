"""A browser is known again by a cookie: what is private is shown to the browser that brought it, and to no other.

The cookie says nothing but that it is the same browser: random bits, given by the first page that it opens. No script
reads it, no page of another site sends it, and nothing writes it down: what is kept is a digest (components/whose.py).
"""

from __future__ import annotations

import re
import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.serving.foreign import told

COOKIE = "rasid_browser"
YEAR = 365 * 24 * 60 * 60  # s
_BITS = 128
_TOKEN = re.compile(r"[0-9a-f]{32}", re.ASCII)


def is_token(text: str) -> bool:
    """Whether a text can be what we gave to a browser."""
    return _TOKEN.fullmatch(text) is not None


def with_browser(app: ASGIApp) -> ASGIApp:
    """Give a browser that has none its cookie, with the first page that it opens."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _known(scope):
            await app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message, scope):
                message = {**message, "headers": [*message.get("headers", ()), (b"set-cookie", _new(scope))]}
            await send(message)

        await app(scope, receive, sending)

    return guarded


def _known(scope: Scope) -> bool:
    """Whether the request brings a cookie of ours: the same that Streamlit will read."""
    try:
        sent = SimpleCookie("; ".join(told(scope, "cookie")))
    except CookieError:
        return False
    return COOKIE in sent and is_token(sent[COOKIE].value)


def _is_page(message: Message, scope: Scope) -> bool:
    """Whether an answer is a page, or says that the page which the browser has is still the one."""
    kinds = [value for name, value in message.get("headers", ()) if name.lower() == b"content-type"]
    if message["status"] == 304:
        return any("text/html" in accepted for accepted in told(scope, "accept"))
    return any(kind.startswith(b"text/html") for kind in kinds)


def _new(scope: Scope) -> bytes:
    secure = "; Secure" if scope["scheme"] == "https" else ""
    token = secrets.token_hex(_BITS // 8)
    return f"{COOKIE}={token}; Max-Age={YEAR}; Path=/; HttpOnly; SameSite=Lax{secure}".encode()
