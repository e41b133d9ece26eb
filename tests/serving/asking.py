"""Requests put to the guards themselves, without a server."""

from contextlib import suppress
from dataclasses import dataclass

from components.serving import GUARDS

HERE = ("127.0.0.1", 8501)


@dataclass(frozen=True)
class Answer:
    """status is None where a websocket was closed before it opened; `app`: whether the request came as far as that."""

    status: int | None
    headers: dict[str, str]
    text: str
    app: bool


async def _page(scope, receive, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-frame-options", b"ALLOWALL")]})
        await send({"type": "http.response.body", "body": b"page"})


def ask(path="/", *, kind="http", method="GET", host="localhost:8501", server=HERE, tls=False, app=_page, **headers):
    """What is answered. A header may be a list, where it is said several times; one that is None is not said."""
    scheme = {"http": "http", "websocket": "ws"}[kind] + "s" * tls
    given = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    said = [
        (name.encode(), one.encode("latin-1"))
        for name, value in given.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    ]
    scope = {"type": kind, "path": path, "scheme": scheme, "headers": said, "server": server}
    scope |= {"method": method} if kind == "http" else {}
    reached, sent = [], []

    async def inner(*given):
        reached.append(scope["path"])
        await app(*given)

    async def send(message):
        sent.append(message)

    guarded = inner
    for guard in reversed(GUARDS):
        guarded = guard.cls(guarded, *guard.args, **guard.kwargs)
    with suppress(StopIteration, ZeroDivisionError):  # the end, or that of an app that fails: the server logs it
        guarded(scope, None, send).send(None)  # nothing here waits for anything: a loop would cost the time of ten
    first = sent[0]
    status = 101 if first["type"] == "websocket.accept" else first.get("status")
    named = [name.decode() for name, _ in first.get("headers", ())]
    assert len(named) == len(set(named))
    text = b"".join(message.get("body", b"") for message in sent).decode()
    told = {name.decode(): value.decode() for name, value in first.get("headers", ())}
    return Answer(status, told, text, bool(reached))
