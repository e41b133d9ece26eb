"""What each answer tells the browser: load nothing from elsewhere, run no script but ours, stand in no other page."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from streamlit import file_util

from components.serving.foreign import authority

MAP = "/component/streamlit_folium."  # where the map's component is served; it runs what it is sent as a script
_TILES = "RASID_TILES"  # as in components/map/incident_map.py
_POLICY = (
    "default-src 'self'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:{images}; font-src 'self' data:; connect-src 'self'; frame-src 'self' blob: data:; "
    "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
_OTHERS = {
    "x-frame-options": "SAMEORIGIN",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def of_pages() -> dict[str, str]:
    """The headers of every answer but the map's component."""
    hashes = inline_scripts((Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8"))
    return {"content-security-policy": _POLICY.format(scripts=" ".join(hashes), images=""), **_OTHERS}


def of_the_map(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The headers of the map's component, which may also load the online tiles that this server was told of."""
    tiles = tile_source(environment.get(_TILES, ""))
    scripts, images = "'unsafe-inline' 'unsafe-eval'", f" {tiles}" if tiles else ""
    return {"content-security-policy": _POLICY.format(scripts=scripts, images=images), **_OTHERS}


def inline_scripts(page: str) -> list[str]:
    """The hash of each script that stands in a page itself, as a policy names it."""
    reader = _Scripts()
    reader.feed(page)
    digests = (hashlib.sha256(script.encode()).digest() for script in reader.found)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def tile_source(address: str) -> str:
    """Where tiles come from, as a policy names it: "https://*.tiles.example" of https://{s}.tiles.example/{z}/{x}/{y}.

    "" where they come from this server, or from an address that no policy can name: nothing is loaded from there then.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    name = parts.netloc.lower()
    plain = re.sub(r"^\{s\}\.", "", name)
    if parts.scheme not in ("http", "https") or authority(plain) is None:
        return ""
    return f"{parts.scheme}://{plain if plain == name else f'*.{plain}'}"


class _Scripts(HTMLParser):
    """Collects the text of scripts that have no address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, _: str) -> None:
        self._inside = False
