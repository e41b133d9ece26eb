"""The server's log: one line of JSON an event, on standard error; ids, codes and numbers, and no words of anybody.

An event of ours is what a logger below "rasid" is told, with a mapping of its facts: `_log.info("file_read", {...})`.
Of what Streamlit, the web server and other libraries log, only where in the code it was said is written, and of an
exception only its type and the lines it passed: their texts quote addresses, search words, file names and articles.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from traceback import walk_tb
from typing import Any

import streamlit.logger

ROOT = Path(__file__).parent.parent.parent
OURS = "rasid"
_CODE = re.compile(r"[\w.:+-]{1,80}", re.ASCII)  # what an id or a code looks like; anything else is somebody's words
_MOST_CAUSES, _MOST_LINES = 5, 30
_SAID_BY_US = ("streamlit.error_util", "_log_uncaught_app_exception")  # by components.serving.errors, with a number


class Line(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name.partition(".")[0] == OURS:
            facts = record.args if isinstance(record.args, Mapping) else {}
            said |= {"event": code(record.msg)} | {str(code(name)): code(value) for name, value in facts.items()}
        else:
            said |= {"event": "log", "at": f"{code(record.name)}:{record.lineno}"}
        if record.exc_info and record.exc_info[1]:
            said["errors"] = list(errors(record.exc_info[1]))
        return json.dumps(said)


def code(value: object) -> str | int | float | bool | None:
    """A number, or a text that can be an id or a code; of anything else only that it was something else."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return value if isinstance(value, str) and _CODE.fullmatch(value) else "?"


def errors(error: BaseException) -> Iterator[dict[str, Any]]:
    """An exception and what it came from, outermost first: its type and the lines that it passed, never its text."""
    for one in islice(_causes(error), _MOST_CAUSES):
        lines = [f"{_place(frame.f_code.co_filename)}:{line}" for frame, line in walk_tb(one.__traceback__)]
        yield {"type": type(one).__qualname__, "at": lines[-_MOST_LINES:]}


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _place(file: str) -> str:
    """A file of the code, without the folders of this machine above it."""
    path = Path(file)
    if path.is_relative_to(ROOT):
        return path.relative_to(ROOT).as_posix()
    return path.as_posix().rpartition("/site-packages/")[2] if "site-packages" in path.parts else path.name


def begin() -> None:
    """From now on every line of this process's log is one of these, whoever says it."""
    logging.raiseExceptions = False  # a line that cannot be written would be told with what it was to say
    logging.captureWarnings(True)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Line())
    handler.addFilter(lambda record: (record.name, record.funcName) != _SAID_BY_US)
    logging.root.handlers = [handler]
    logging.getLogger(OURS).setLevel(logging.INFO)
    for name in list(logging.root.manager.loggerDict):
        _give_over(logging.getLogger(name))
    streamlit.logger.setup_formatter = _give_over
    threading.excepthook = _in_a_thread
    sys.unraisablehook = _unraisable


def _give_over(logger: logging.Logger) -> None:
    """Take a logger's own handlers from it: what it says goes the way of all."""
    logger.handlers.clear()
    logger.propagate = True
    if logger.name.partition(".")[0] == "uvicorn":
        logger.setLevel(logging.WARNING)  # that it starts and stops is said by us


def _in_a_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and told.exc_type is not SystemExit:
        logging.getLogger(f"{OURS}.server").error("thread_failed", exc_info=told.exc_value)


def _unraisable(told: sys.UnraisableHookArgs) -> None:
    logging.getLogger(f"{OURS}.server").error("failed_unseen", exc_info=told.exc_value)
