"""What stands before the app, the outermost first: what each answer carries, who is answered, and what is."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.serving import foreign, headers, paths
from components.serving.asgi import refused
from components.serving.bodies import only_bodies_that_are_asked_for
from components.serving.bursts import in_bursts
from components.serving.files import from_memory
from components.serving.listening import address, is_loopback, opened
from components.serving.sockets import only_so_many_pages
from components.serving.whose import with_browser


def with_headers(app: ASGIApp) -> ASGIApp:
    """Give every answer its headers: pages, files, redirects, refusals, and what goes wrong."""
    the_map, of_the_map, of_pages = paths.base() + headers.MAP, _sent(headers.of_the_map()), _sent(headers.of_pages())

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        own = of_the_map if scope["path"].startswith(the_map) else of_pages
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in own]
                message = {**message, "headers": [*kept, *own.items()]}
            await send(message)

        try:
            await app(scope, receive, sending)
        except Exception:
            if not begun:  # the server's own answer would not come through here
                await PlainTextResponse("Internal Server Error", 500)(scope, receive, sending)
            raise

    return guarded


def _sent(told: dict[str, str]) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in told.items()}


def only_this_computer(app: ASGIApp) -> ASGIApp:
    """Answer what came in at a loopback address, and refuse the rest in words, however the server was started."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        reached = scope.get("server")  # (address, port) of our end; (path, None) of a socket in the file system
        if scope["type"] == "lifespan" or opened() or (reached and (not reached[1] or is_loopback(reached[0]))):
            await app(scope, receive, send)
        else:
            said = refused("serving_refused", address=reached[0] if reached else address())
            await said(scope, receive, send)

    return guarded


def only_own_pages(app: ASGIApp) -> ASGIApp:
    """Refuse, in words, what pages of others ask of this server through the browser that reads them."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        why = None if scope["type"] == "lifespan" else foreign.refusal(scope)
        await (refused(why) if why else app)(scope, receive, send)

    return guarded


def only_what_is_needed(app: ASGIApp) -> ASGIApp:
    """Answer that there is nothing where Streamlit would show or do what no page of ours asks for."""
    below = paths.base()

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        closed = scope["type"] != "lifespan" and paths.is_closed(scope["path"], below)
        await (refused("serving_nothing_here", 404) if closed else app)(scope, receive, send)

    return guarded


GUARDS = tuple(
    Middleware(guard)
    for guard in (
        with_headers,
        only_this_computer,
        only_own_pages,
        only_what_is_needed,
        only_so_many_pages,
        only_bodies_that_are_asked_for,
        with_browser,
        from_memory,
        in_bursts,
    )
)
