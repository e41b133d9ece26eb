"""Where the server listens: this computer alone, unless RASID_OPEN=1 says otherwise.

There is no log-in: whoever opens a page reads the tables and decides at the desk. So a wider address is somebody's
decision, and is said where the server starts and on the page Data; so is a name that a proxy on this computer has.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from ipaddress import ip_address

from streamlit import config

HOSTS = "RASID_HOSTS"  # environment: names of this server, with commas between: desk.example,rasid.example


def opened(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody decided that other machines may open this server."""
    return environment.get("RASID_OPEN") == "1"


def address() -> str:
    """The address the server is told to listen on, or that of our own proxy before it where it stands behind one
    (deploy/serve.py); where it is told none, Streamlit takes every one there is.
    """
    own = str(config.get_option("server.address") or "0.0.0.0")  # noqa: S104 -- to be refused
    behind = is_loopback(own) and config.is_manually_set("browser.serverAddress")
    return str(config.get_option("browser.serverAddress")) if behind else own


def public_port() -> int:
    """The port the server is reached at: its own, or that of our own proxy before it."""
    return int(config.get_option("browser.serverPort"))


def is_loopback(address: str) -> bool:
    """Whether only this computer reaches an address: a name other than localhost may lead anywhere."""
    try:
        found = ip_address(address.strip("[]"))
        return (getattr(found, "ipv4_mapped", None) or found).is_loopback  # ::ffff:127.0.0.1 is 127.0.0.1
    except ValueError:
        return address == "localhost"


def given_names(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The names in RASID_HOSTS, as a browser writes them."""
    given = (name.strip() for name in environment.get(HOSTS, "").split(","))
    return [_as_asked(name) for name in given if name]


def own_names(environment: Mapping[str, str] = os.environ) -> frozenset[str]:
    """The names that this machine gives itself, and those that somebody gave it."""
    here = socket.gethostname().lower()
    return frozenset({here, f"{here}.local", *given_names(environment)})


def _as_asked(name: str) -> str:
    try:
        return name.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return name


def wide() -> bool:
    """Whether this server listens where other machines reach it, or is named to them, by somebody's decision."""
    return opened() and (not is_loopback(address()) or bool(given_names()))


def reached_at() -> str:
    """Where other machines reach a wide server: its address, or what a proxy on this computer calls it."""
    return ", ".join(given_names()) if is_loopback(address()) else address()
