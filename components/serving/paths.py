"""Which of the ways that Streamlit opens stay open: those that our pages ask for, and no others.

The rest would tell how many sessions there are and what they hold (metrics), run the app for a program (agent), or
log somebody in where nobody can.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from streamlit import config
from streamlit.url_util import make_url_path

_CORE = "_stcore"
_NEEDED = re.compile(rf"/{_CORE}/(?:health|host-config|stream|upload_file/[^/]+/[^/]+)")
_LOGIN = (["auth", "login"], ["auth", "logout"], ["oauth2callback"])


def base() -> str:
    """The path that the app is served below: "" or "/rasid"."""
    return make_url_path(config.get_option("server.baseUrlPath") or "", "").rstrip("/")


def is_closed(path: str, below: str) -> bool:
    """Whether a path is one of Streamlit's own that no page of ours asks for, however it is spelled.

    path  as the server read it, its %-signs decoded once; a proxy, or Streamlit to come, may read it otherwise.
    """
    parts = _parts(path)
    if _CORE in parts:
        return not (path.startswith(below) and _NEEDED.fullmatch(path.removeprefix(below)))
    return any(parts[-len(way) :] == way for way in _LOGIN)


def _parts(path: str) -> list[str]:
    """The names in a path as the most lenient reader would find them."""
    while (decoded := unquote(path)) != path:
        path = decoded
    names = (part.partition(";")[0].strip().casefold() for part in re.split(r"[/\\]+", path))
    return [name for name in names if name not in ("", ".")]
