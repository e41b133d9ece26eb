"""What became of a file, for the server's log: how large, how many rows, how long, how it ended; never its name."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.sources.problems import Refused

_log = logging.getLogger("rasid.file")


class Told:
    """What is known of a reading while it goes on."""

    rows = 0


@contextmanager
def told(file: Path | bytes) -> Iterator[Told]:
    """Around the reading of a file: outcome "ok", the code of its refusal, or "stopped"."""
    began, outcome, about = time.monotonic(), "stopped", Told()
    try:
        yield about
        outcome = "ok"
    except Refused as refused:
        outcome = refused.code
        raise
    finally:
        size = len(file) if isinstance(file, bytes) else file.stat().st_size if file.exists() else 0
        seconds = round(time.monotonic() - began, 2)
        _log.info("file_read", {"bytes": size, "rows": about.rows, "seconds": seconds, "outcome": outcome})
