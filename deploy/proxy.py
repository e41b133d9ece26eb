"""HAProxy before the workers: its configuration, and what is said to it while it runs.

Imports nothing of Streamlit: who starts the workers stays small.
"""

from __future__ import annotations

import asyncio
import csv
import html
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from components.spoken import languages, strings

HERE = Path(__file__).parent
INSTALL = "sudo apt-get install haproxy"  # what is said where there is none
_WHERE = ":/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin"  # not everybody's PATH has them
_NONE_ANSWERS = (502, 503, 504)
_PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_PAGE = Template(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3">'
    "<title>Rasid</title><style>body{font:1.1rem/1.6 sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem;"
    "color:#1b242c;background:#fff}@media(prefers-color-scheme:dark){body{color:#e8edf1;background:#11171c}}"
    "</style></head><body>$said</body></html>"
)
_RIGHT_TO_LEFT = ("ar",)


@dataclass(frozen=True)
class Worker:
    """A process of the app. cookie: what a browser's sessions are found again by."""

    name: str
    port: int
    cookie: str


def found(path: str) -> str:
    """Where HAProxy is, on a PATH or where it usually is; "" where it is not."""
    return shutil.which("haproxy", path=path + _WHERE) or ""


def written(folder: Path, address: str, port: int, workers: Sequence[Worker]) -> Path:
    """Write the configuration for workers behind an address into a folder that is ours alone; returns the file."""
    page = folder / "unavailable.html"
    page.write_text(_unavailable(), encoding="utf-8")
    headers = " ".join(f'hdr {name} "{value}"' for name, value in _PAGE_HEADERS.items())
    content = f'content-type "text/html; charset=utf-8" file {_quoted(page)} {headers}'
    config = folder / "haproxy.cfg"
    config.write_text(
        Template((HERE / "haproxy.cfg").read_text(encoding="utf-8")).substitute(
            admin=_quoted(admin(folder)),
            pages="\n".join(f"  http-error status {status} {content}" for status in _NONE_ANSWERS),
            address=bound(address, port),
            servers="\n".join(f"  server {one.name} 127.0.0.1:{one.port} cookie {one.cookie}" for one in workers),
        ),
        encoding="utf-8",
    )
    return config


def bound(address: str, port: int) -> str:
    """An address to listen on as HAProxy writes it; of IPv6, as Streamlit does, also for IPv4."""
    return f"ipv6@{address}:{port} v4v6 proto h1" if ":" in address else f"ipv4@{address}:{port} proto h1"


def admin(folder: Path) -> Path:
    """The socket at which a running HAProxy is told something; only who owns the folder reaches it."""
    return folder / "admin"


async def tell(folder: Path, command: str) -> str:
    """Tell the running HAProxy something; returns what it says. Raises OSError where none runs."""
    reader, writer = await asyncio.open_unix_connection(admin(folder))
    try:
        writer.write(f"{command}\n".encode())
        return (await reader.read()).decode()
    finally:
        writer.close()


async def runs(folder: Path) -> bool:
    """Whether HAProxy runs."""
    try:
        return bool(await tell(folder, "show info"))
    except OSError:
        return False


async def take(folder: Path, worker: Worker, new: bool) -> bool:
    """From now on a worker gets new browsers, or only those that it has; returns whether HAProxy took that."""
    return not (await tell(folder, f"set server workers/{worker.name} state {'ready' if new else 'drain'}")).strip()


async def is_idle(folder: Path, worker: Worker) -> bool:
    """Whether a worker has no request that goes on, and no page that is open."""
    return (await _seen(folder, worker))["scur"] == "0"


async def gets(folder: Path, worker: Worker) -> bool:
    """Whether a worker is there for HAProxy, and gets new browsers."""
    return (await _seen(folder, worker))["status"].startswith("UP")


async def _seen(folder: Path, worker: Worker) -> Mapping[str, str]:
    told = (await tell(folder, "show stat")).removeprefix("# ").splitlines()
    return next(row for row in csv.DictReader(told) if row["svname"] == worker.name)


def _unavailable() -> str:
    """The page for a browser that no worker answers; it asks again by itself."""
    said = [
        f'<p lang="{lang}" dir="{"rtl" if lang in _RIGHT_TO_LEFT else "ltr"}">'
        f"{html.escape(strings(lang)['serving_unavailable'])}</p>"
        for lang in languages()
    ]
    return _PAGE.substitute(said="".join(said))


def _quoted(path: Path) -> str:
    """A path as one word of the configuration."""
    return '"' + "".join(f"\\{letter}" if letter in '"\\$' else letter for letter in str(path)) + '"'
