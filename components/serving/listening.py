"""Where the server listens: this computer alone, unless RASID_OPEN=1 says otherwise.

There is no log-in: whoever opens a page reads the tables and decides at the desk. So a wider address is somebody's
decision, and is said where the server starts and on the page Data.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address

from streamlit import config


def opened(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody decided that other machines may open this server."""
    return environment.get("RASID_OPEN") == "1"


def address() -> str:
    """The address the server is told to listen on; where it is told none, Streamlit takes every one there is."""
    return config.get_option("server.address") or "0.0.0.0"  # noqa: S104 -- to be refused


def is_loopback(address: str) -> bool:
    """Whether only this computer reaches an address: a name other than localhost may lead anywhere."""
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def wide() -> bool:
    """Whether this server listens where other machines reach it, by somebody's decision."""
    return opened() and not is_loopback(address())
