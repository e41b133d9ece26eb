"""A deck of ten slides in both languages, drawn without the app from a cold start, as cron would."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SLIDES = 10
_BLOCKS = ("timeline,map", "actors", "timeline", "map", "incidents")


def deck() -> str:
    """Ten links: five kinds of slide on two years of the shipped table."""
    links = [f"period={year}&slide={blocks}" for year in (2017, 2018) for blocks in _BLOCKS]
    return "\n".join(f'[[slide]]\nlink = "{link}"\n' for link in links)


def drawn() -> tuple[float, float, int]:
    """Draw the deck as PDF, PowerPoint and HTML; returns seconds, the largest process [MB] and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.toml"
        path.write_text(deck(), encoding="utf-8")
        command = [sys.executable, "-m", "components.briefing", str(path), "--in", "en,ar", "--out", folder]
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return seconds, most, done.returncode
