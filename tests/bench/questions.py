"""What the pages ask the core, and how long it takes to answer, without a browser and without Streamlit's share."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest import mock

from streamlit.testing.v1 import AppTest

from components import stores, view
from data import schema
from tests.bench import servers

ROOT = Path(__file__).parent.parent.parent
ACTORS = schema.codes("actor")


def milliseconds(tables: Path, page: str, changes: int) -> list[float]:
    """Run a page for this many actors, one at a time; the time that its questions took each time [ms]."""
    asked = _Asked()
    with ExitStack() as patched:
        settings = {"RASID_TABLES": str(tables), "RASID_HOME": str(servers.home(tables))}
        patched.enter_context(mock.patch.dict(os.environ, settings))
        for name in ("_remember", "_remember_in_session"):
            patched.enter_context(mock.patch.object(view, name, asked))
        stores.forget()
        found = []
        for actor in ("", *ACTORS[:changes]):
            asked.begin()
            app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
            app.query_params["actor"] = actor
            app.switch_page(f"pages/{page}.py").run()
            if app.exception:
                raise RuntimeError(app.exception[0].message)
            found.append(asked.spent * 1000)
    stores.forget()
    return found[1:]  # the first one also imports and opens


class _Asked:
    """In place of the cache: asks each question once a run, and adds up the time."""

    def begin(self) -> None:
        self.spent = 0.0
        self._answers: dict[str, Any] = {}

    def __call__(self, question: str, answer: Callable[[], Any]) -> Any:
        if question not in self._answers:
            began = time.perf_counter()
            self._answers[question] = answer()
            self.spent += time.perf_counter() - began
        return self._answers[question]
