"""Addresses that may hold a password or a key: what is sent, and what may be shown of them."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import parse_qsl, quote, unquote, urlsplit

HIDDEN = "…"
_PATH = "/%:!$&'()*+,;=~-._"  # letters of a path and a query that stand for themselves


@dataclass(frozen=True)
class Address:
    """A web address in its parts.

    host   the machine as it is asked for, and its port where one is given: all that is shown.
    base   scheme, machine and path, in ASCII, without a slash at its end. A key may stand in it.
    query  what follows the question mark.
    login  user:password, decoded; "" where there is none.
    """

    host: str
    base: str = field(repr=False)
    query: str = field(default="", repr=False)
    login: str = field(default="", repr=False)

    def below(self, path: str) -> str:
        """The address of something below it."""
        return f"{self.base}/{path}" + (f"?{self.query}" if self.query else "")

    @property
    def authorization(self) -> str:
        """The header of the log-in (RFC 7617, in UTF-8); "" where there is none."""
        return f"Basic {b64encode(self.login.encode()).decode()}" if self.login else ""


def read(url: str) -> Address | None:
    """A web address; None where it is none, or where a password with / ? # or @ in it would be taken for the machine.

    What follows # is for a browser, and dropped.
    """
    try:
        parts = urlsplit(url.strip())
        name, port = parts.hostname or "", parts.port
        machine = _in_ascii(name)
        login = unquote(parts.netloc.rpartition("@")[0], errors="strict")
        login.encode()
    except ValueError:  # of the parts, of an encoding
        return None
    rest = (parts.path, parts.query, parts.fragment)
    if parts.scheme not in ("http", "https") or not machine or any("@" in part for part in rest):
        return None
    behind = "" if port is None else f":{port}"
    base = f"{parts.scheme}://{machine}{behind}{quote(parts.path, _PATH)}".rstrip("/")
    return Address(machine + behind, base, quote(parts.query, _PATH + "?"), login)


def _in_ascii(name: str) -> str:
    """A machine's name as it is asked for; "" for what is no name. Raises UnicodeError, a ValueError."""
    if ":" in name:
        return f"[{ip_address(name)}]"
    ascii_name = name.encode("idna").decode()
    return ascii_name if re.fullmatch(r"[a-z0-9._-]+", ascii_name) else ""


def hidden(text: str, url: str) -> str:
    """A text about the address of a database, without what is secret in that: its password, its parameters.

    The pieces that a reader of addresses would cut a password to are hidden as well.
    """
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)" if len(secret) < 4 else re.escape(secret), HIDDEN, text)
    return text


def _secrets(url: str) -> set[str]:
    before, _, after = url.partition("://")[2].rpartition("@")
    user, colon, password = before.partition(":")
    query = (after.partition("?")[2] if before else url.partition("?")[2]).partition("#")[0]
    whole = [password if colon else user, *(value for _, value in parse_qsl(query, keep_blank_values=True)), query]
    raw = {*whole, *(piece for piece in re.split(r"[/?#@:&=]", whole[0]))}
    known = {form for part in raw for form in (part, unquote(part), quote(part, ""))}
    return {form for part in known for form in (part, repr(part)[1:-1], ascii(part)[1:-1])} - {""}
