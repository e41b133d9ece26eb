"""Whether the server can do its work: /healthz asks the store and the ledger a question each, and says who answered.

Nothing here imports a page or its parts: a component that is imported before Streamlit's runtime stands is never found.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

PATH = "/healthz"
LIMIT = 5.0  # s for an answer
OK, LATE, FAILED = "ok", "late", "failed"


def _store() -> object:
    from components.stores import shared_store

    return shared_store().count()


def _ledger() -> object:
    from data.ledger.home import count_decisions

    return count_decisions()


PARTS: Mapping[str, Callable[[], object]] = MappingProxyType({"store": _store, "ledger": _ledger})
_asked: dict[str, Future[str]] = {}  # part -> its last question: one at a time, however often health is asked for


async def health(_: Request) -> JSONResponse:
    """200 where each part has answered, else 503: for each part "ok", "late" or a code of what failed."""
    questions = {part: asyncio.wrap_future(_question(part)) for part in PARTS}
    await asyncio.wait(questions.values(), timeout=LIMIT)
    said = {part: question.result() if question.done() else LATE for part, question in questions.items()}
    well = set(said.values()) == {OK}
    return JSONResponse(said, 200 if well else 503, headers={"Cache-Control": "no-store"})


def _question(part: str) -> Future[str]:
    """The question to a part that is being answered now, else a new one, in a thread that keeps nobody waiting."""
    if part not in _asked or _asked[part].done():
        _asked[part] = Future()
        threading.Thread(target=_answer, args=(part, _asked[part]), name=f"health of {part}", daemon=True).start()
    return _asked[part]


def _answer(part: str, answer: Future[str]) -> None:
    from data.ledger import Refused

    try:
        PARTS[part]()
    except Refused as refusal:
        answer.set_result(refusal.code)
    except Exception:  # whose words may tell of paths, addresses and rows
        answer.set_result(FAILED)
    else:
        answer.set_result(OK)


def routes() -> tuple[Route, ...]:
    """Where health is asked for: at the root, and below the path that the server is told to stand at."""
    below = (config.get_option("server.baseUrlPath") or "").strip("/")
    paths = (PATH, f"/{below}{PATH}") if below else (PATH,)
    return tuple(Route(path, health, methods=["GET"]) for path in paths)  # and HEAD with it
