"""Files that stay as they are while the server runs, from memory: Streamlit's bundles, our static/, the map's frame.

A page asks for a hundred of them when it is opened first. Streamlit reads each from the disk in a thread of its own,
and presses what it presses anew every time; here a file is read and pressed once.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from components.serving import early, paths
from components.serving.headers import MAP

_STREAMLITS = Path(file_util.get_static_dir())
_HASHED = re.compile(r"\.[\w-]{8}\.\w+$")  # a name that tells what is in it
_FOREVER = "public, immutable, max-age=31536000"
_A_DAY = "public, max-age=86400"  # of fonts, which change with no version of ours
_ASKED_AGAIN = "no-cache"  # kept by the browser, which asks each time whether that is still the file
_LEAST = 500  # bytes: what is smaller is not pressed
_TYPES = MappingProxyType({".woff2": "font/woff2", ".js": "text/javascript", ".map": "application/json"})


@dataclass(frozen=True)
class File:
    """What a file holds, and what is said of it. pressed: the same as gzip, where that is smaller."""

    kind: str
    tag: str
    cached: str
    plain: bytes
    pressed: bytes | None


def from_memory(app: ASGIApp) -> ASGIApp:
    """Answer for the files that are known, and with our page where Streamlit would with its own; the rest, and who
    asks for a part of a file, is Streamlit's.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope) if scope["type"] == "http" else {}
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or "range" in headers:
            await app(scope, receive, send)
        elif path := known().get(scope["path"]):
            await answer(held(path), headers)(scope, receive, send)
        elif "." in scope["path"].rpartition("/")[2]:
            await app(scope, receive, send)
        else:
            await app(scope, receive, _with_our_page(scope, receive, send))

    return guarded


def _with_our_page(scope: Scope, receive: Receive, send: Send) -> Send:
    """Sends an answer on, ours in place of Streamlit's page: it has one for the address of every page, and for any
    other that has no file.
    """
    ours = False

    async def sending(message: Message) -> None:
        nonlocal ours
        if message["type"] == "http.response.start" and message["status"] == 200:
            ours = Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
            if ours:
                await answer(held(_STREAMLITS / "index.html"), Headers(scope=scope))(scope, receive, send)
        if not ours:
            await send(message)

    return sending


@cache
def known() -> Mapping[str, Path]:
    """Each file by the path that it is asked for at."""
    folders = {"/static/": _STREAMLITS / "static", "/app/static/": early.STATIC, f"{MAP}st_folium/": _of_the_map()}
    return {
        f"{paths.base()}{at}{path.relative_to(folder).as_posix()}": path
        for at, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file()
    }


@cache
def held(path: Path) -> File:
    """A file, read and pressed the first time."""
    plain = path.read_bytes()
    if path == _STREAMLITS / "index.html":
        plain = early.in_page(plain.decode(), _STREAMLITS / "static").encode()
    elif path == _of_the_map() / "index.html":
        plain = early.in_map(plain.decode()).encode()
    pressed = gzip.compress(plain, 9, mtime=0) if len(plain) >= _LEAST else plain
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
    return File(
        kind=kind,
        tag=f'"{hashlib.sha256(plain).hexdigest()[:32]}"',
        cached=_FOREVER if _HASHED.search(path.name) else _A_DAY if kind.startswith("font/") else _ASKED_AGAIN,
        plain=plain,
        pressed=pressed if len(pressed) < 0.9 * len(plain) else None,
    )


def answer(file: File, asked: Mapping[str, str]) -> Response:
    """The answer to one who asks for a file. asked: his headers."""
    said = {"etag": file.tag, "cache-control": file.cached, "vary": "accept-encoding"}
    if asked.get("if-none-match") == file.tag:
        return Response(status_code=304, headers=said)
    if file.pressed is not None and "gzip" in asked.get("accept-encoding", ""):
        return Response(file.pressed, headers=said | {"content-encoding": "gzip"}, media_type=file.kind)
    return Response(file.plain, headers=said, media_type=file.kind)


@cache
def _of_the_map() -> Path:
    """The folder of streamlit-folium's frame; not imported: it would declare its component before Streamlit stands."""
    found = importlib.util.find_spec("streamlit_folium")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("streamlit_folium")
    return Path(found.origin).parent / "frontend" / "build"
