"""The process that reads one file: limits itself, answers in a folder that its parent made, ends."""

from __future__ import annotations

import ctypes
import gc
import json
import resource
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.sources import limits, loading
from data.sources.cells import Import
from data.sources.mapping import toml
from data.sources.peeking import Peeked
from data.sources.problems import Refused

_PR_SET_PDEATHSIG = 1  # prctl(2)


def main() -> None:
    """Serve the request on standard input, within bounds."""
    bound()
    gc.disable()  # it ends soon, and nothing that it holds by the million is part of a circle
    pa.set_memory_pool(pa.system_memory_pool())  # gives back what is freed; Arrow's own keeps it, a tenth of the most
    request = json.load(sys.stdin)
    tempfile.tempdir = request["room"]  # what is left there goes with the room, also when this process is killed
    serve(request)


def serve(request: dict[str, Any]) -> None:
    """Read the file of a request of data.sources.loading, and leave the answer in its room."""
    room = Path(request.pop("room"))
    path = Path(request.pop("path"))
    result: Import | Peeked | Refused
    try:
        if request.pop("peek", False):
            result = loading.peek_here(path, **request)
        else:
            said = request.pop("mapping")
            request["mapping"] = toml.read(said, request["name"]) if said else None
            result = loading.read_into(room, path, **request)
    except Refused as refused:
        result = refused
    except MemoryError:
        result = Refused("too_large_to_read", name=request["name"])
    loading.send(result, room)


def bound() -> None:
    """Let this process take no more than limits.MEMORY and limits.SECONDS of a processor, and, on Linux, outlive no
    server that was killed: nobody would wait for its answer.
    """
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main()
