"""A language model behind any OpenAI-compatible address (chat completions): one question, one answer, within a time.

RASID_LLM_URL (up to /v1), RASID_LLM_MODEL and, where the address wants one, RASID_LLM_KEY; off unless the first two are
set. A local Ollama or llama.cpp is such an address.
"""

from __future__ import annotations

import http.client
import json
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

SECONDS = 60.0  # for one answer, as a whole
MOST_BYTES = 1_000_000  # of an answer


@dataclass(frozen=True)
class Coder:
    """Where the text is sent."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    @property
    def host(self) -> str:
        """The machine that reads the text."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def configured() -> Coder | None:
    """The second coder of the environment; None where there is none: then nothing is sent anywhere."""
    url, model = os.environ.get("RASID_LLM_URL", "").strip(), os.environ.get("RASID_LLM_MODEL", "").strip()
    if not model or urlsplit(url).scheme not in ("http", "https"):
        return None
    return Coder(url.rstrip("/"), model, os.environ.get("RASID_LLM_KEY", ""))


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
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {coder.key}"} if coder.key else {})}
    where = f"{coder.url}/chat/completions"
    request = urllib.request.Request(where, json.dumps(body).encode(), headers)  # noqa: S310 (http or https: configured)
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
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Failed("not_json") from error
    if choice.get("finish_reason") == "length":
        raise Failed("cut_off")
    if not isinstance(content, str):
        raise Failed("not_json")
    return content


def _sent(request: urllib.request.Request, seconds: float) -> bytes | Failed:
    try:
        with urllib.request.build_opener(_StayHere).open(request, timeout=seconds) as response:
            found: bytes = response.read(MOST_BYTES + 1)
    except urllib.error.HTTPError:
        return Failed("refused")
    except TimeoutError:
        return Failed("timeout")
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Failed("timeout" if "timed out" in str(error) else "unreachable")
    return found if len(found) <= MOST_BYTES else Failed("not_json")
