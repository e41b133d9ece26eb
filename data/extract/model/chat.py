"""A language model behind any OpenAI-compatible address (chat completions): one question, one answer, within a time.

RASID_LLM_URL (up to /v1), RASID_LLM_MODEL and, where the address wants one, RASID_LLM_KEY; off unless the first two are
set. A local Ollama or llama.cpp is such an address. A password or a key in the address is sent and never shown.
"""

from __future__ import annotations

import http.client
import json
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from data import addresses

SECONDS = 60.0  # for one answer, as a whole
MOST_BYTES = 1_000_000  # of an answer


@dataclass(frozen=True)
class Coder:
    """Where the text is sent. query and login (user:password) are what an address may hold beside its place."""

    url: str = field(repr=False)
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS
    query: str = field(default="", repr=False)
    login: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The machine that reads the text."""
        address = addresses.read(self.url)
        return address.host if address else ""


def configured() -> Coder | None:
    """The second coder of the environment; None where there is none: then nothing is sent anywhere."""
    address, model = addresses.read(_url()), os.environ.get("RASID_LLM_MODEL", "").strip()
    if not model or address is None:
        return None
    key = os.environ.get("RASID_LLM_KEY", "").strip()
    return Coder(address.base, model, key, query=address.query, login=address.login)


def unusable() -> bool:
    """Whether the environment names an address that no text can be sent to."""
    return bool(_url()) and addresses.read(_url()) is None


def _url() -> str:
    return os.environ.get("RASID_LLM_URL", "").strip()


class Failed(Exception):  # noqa: N818
    """The address gave no usable answer; the message is its code: timeout, unreachable, refused, not_json, cut_off."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """The text goes to the address that was named, or nowhere."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""
        return


def answer(coder: Coder, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
    """What the model answers, asked for JSON of a schema.

    raises Failed, also where the whole takes longer than coder.seconds, however slowly it drips.
    """
    body = {
        "model": coder.model,
        "messages": list(messages),
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": schema, "strict": True},
        },
    }
    address = addresses.read(coder.url)
    if address is None:
        raise Failed("unreachable")
    address = replace(address, query=coder.query or address.query, login=coder.login or address.login)
    login = f"Bearer {coder.key}" if coder.key else address.authorization
    headers = {"Content-Type": "application/json", **({"Authorization": login} if login else {})}
    where = address.below("chat/completions")
    request = urllib.request.Request(where, json.dumps(body).encode(), headers)  # noqa: S310 (http or https: an Address)
    answered: list[bytes | Failed] = []
    asking = threading.Thread(target=lambda: answered.append(_sent(request, coder.seconds)), daemon=True)
    asking.start()
    asking.join(coder.seconds)
    if not answered:
        raise Failed("timeout")
    if isinstance(answered[0], Failed):
        raise answered[0]
    try:
        choice = json.loads(answered[0])["choices"][0]
        content = choice["message"]["content"]
    except (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        RecursionError,
    ) as error:  # the last: lists as deep as it is long
        raise Failed("not_json") from error
    if choice.get("finish_reason") == "length":
        raise Failed("cut_off")
    if not isinstance(content, str):
        raise Failed("not_json")
    return content


def _sent(request: urllib.request.Request, seconds: float) -> bytes | Failed:
    until = time.monotonic() + seconds
    found = bytearray()
    try:
        with urllib.request.build_opener(_StayHere).open(request, timeout=seconds) as response:
            while len(found) <= MOST_BYTES and (piece := response.read1(MOST_BYTES)):
                found += piece
                if time.monotonic() > until:  # nobody waits any more
                    return Failed("timeout")
    except urllib.error.HTTPError:
        return Failed("refused")
    except TimeoutError:
        return Failed("timeout")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Failed("timeout" if "timed out" in str(error) else "unreachable")
    return bytes(found) if len(found) <= MOST_BYTES else Failed("not_json")
