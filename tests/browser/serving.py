"""The app in a process of its own, as browsers find it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LONGEST = 30_000  # ms: how long anything may take on a slow machine


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def serve(
    folder: Path, below: str = "", port: int | None = None, **environment: str
) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app; returns the process and its address once it answers. Its log is folder/server.log.

    below  the path that the app is served under; environment: variables such as RASID_TABLES.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.baseUrlPath", below]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, "TZ": "UTC", **environment}
        )
    address = f"http://127.0.0.1:{port}" + (f"/{below}" if below else "")
    until = time.monotonic() + LONGEST / 1000
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return process, address
        except OSError:  # nothing listens yet, or what listens is still loading
            if process.poll() is not None or time.monotonic() > until:
                process.kill()
                raise RuntimeError((folder / "server.log").read_text(encoding="utf-8")) from None
            time.sleep(0.05)
