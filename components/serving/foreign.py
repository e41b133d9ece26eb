"""Which requests are not of our own pages: made under a name that is not ours, or by a page of another address.

There is no log-in, so what a browser may ask of this server hangs on these two alone. A page anywhere can make the
browser that reads it ask "http://localhost:8501"; and its owner can let the page's own name lead to 127.0.0.1, and
then ask as one of our pages (DNS rebinding). The browser tells both: in Origin where the page is from, in Host the name
that it asked under. X-Forwarded-Host is never read: a page can send it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.types import Scope

from components.serving.listening import given_names, is_loopback, opened, own_names, public_port

OTHER_NAME, OTHER_PAGE = "serving_other_name", "serving_other_page"  # keys of the words that refuse
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})  # methods that change nothing
_PORTS = {"http": 80, "https": 443}
# As browsers write it: lower case, no user, no dot at the end, an address in its one usual form.
_AUTHORITY = re.compile(r"(\[[0-9a-f.]*:[0-9a-f:.]*\]|[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)(?::([0-9]{1,5}))?", re.ASCII)


@dataclass(frozen=True)
class Authority:
    """A name or an address, and the port where one is said: "[::1]:8501"."""

    name: str
    port: int | None


def authority(text: str) -> Authority | None:
    """What a Host says, or an Origin behind its scheme; None where it says it in no way that a browser does."""
    found = _AUTHORITY.fullmatch(text.lower())
    port = int(found[2]) if found and found[2] else None
    return Authority(found[1], port) if found and (port is None or 0 < port < 2**16) else None


def refusal(scope: Scope) -> str | None:
    """The key of the words that refuse a request; None where one of our own pages, or no page at all, may have made it.

    What no browser made gives no Origin with a websocket, and is let in: a program of this computer could give any.
    """
    hosts, origins = told(scope, "host"), told(scope, "origin")
    host = authority(hosts[0]) if len(hosts) == 1 else None
    if host is None or not is_ours(host.name):
        return OTHER_NAME
    changes = scope["type"] == "http" and scope["method"] not in SAFE
    if len(origins) > 1 or (changes and not origins):
        return OTHER_PAGE
    if origins and not is_same(origins[0], host, scope):
        return OTHER_PAGE
    return OTHER_PAGE if _fetched_by_another(scope) else None


def told(scope: Scope, header: str) -> list[str]:
    """What a header of a request says, each time that it is there."""
    return [value.decode("latin-1") for name, value in scope["headers"] if name.decode("latin-1").lower() == header]


def is_ours(name: str) -> bool:
    """Whether this server is known under a name: a loopback one, and on an open server any address and its own names.

    An address leads to itself alone; only a name can be made to lead here.
    """
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return name == "localhost" or (opened() and name in own_names())
    return opened() or is_loopback(name)


def not_names() -> list[str]:
    """What stands in RASID_HOSTS and is no name: an address with a scheme, a port, a star."""
    found = ((name, authority(name)) for name in given_names())
    return [name for name, one in found if one is None or one.port is not None]


def is_same(origin: str, host: Authority, scope: Scope) -> bool:
    """Whether an Origin is the address that a request was made to, its port too.

    Before a proxy that speaks TLS for us, Host often tells no port and nothing tells the scheme: then either is taken.
    """
    scheme, _, rest = origin.lower().partition("://")
    theirs, secure = authority(rest), scope["scheme"] in ("https", "wss")
    if theirs is None or theirs.name != host.name or scheme not in _PORTS or (secure and scheme == "http"):
        return False
    usual = _PORTS[scheme]
    return (theirs.port or usual) == (host.port or _port_unsaid(scope, secure) or usual)


def _port_unsaid(scope: Scope, secure: bool) -> int | None:
    """The port of a Host that tells none, where there is no other way for it."""
    reached = scope.get("server")
    if secure:
        return _PORTS["https"]
    ports = (public_port(), reached[1] if reached else None)
    return _PORTS["http"] if not opened() and _PORTS["http"] in ports else None


def _fetched_by_another(scope: Scope) -> bool:
    """Whether a browser says that another page asks, and not for a page to go to: for an image, a script, a frame.

    Pages of another port of this computer are of the same "site".
    """
    if not {"cross-site", "same-site"} & set(told(scope, "sec-fetch-site")):
        return False
    return told(scope, "sec-fetch-mode") != ["navigate"] or told(scope, "sec-fetch-dest") != ["document"]
