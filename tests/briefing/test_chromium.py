"""The browser that draws files: one at a time, with no way to the network, and what goes wrong is told."""

import subprocess
import threading
from pathlib import Path

import pytest

from components.briefing.asked import SHEETS
from components.briefing.html import chromium, layout
from tests.briefing.views import LINKS, slide_of


def draws(monkeypatch, run):
    monkeypatch.setattr(chromium, "found", lambda: "/usr/bin/a-chromium")
    monkeypatch.setattr(chromium.subprocess, "run", run)


def out_of(command):
    return Path(
        next(flag.split("=", 1)[1] for flag in command if flag.startswith(("--screenshot=", "--print-to-pdf=")))
    )


def test_several_exports_at_once_wait_for_one_another(monkeypatch):
    started, free = threading.Barrier(4), []

    def run(command, **_):
        free.append(chromium.busy.acquire(blocking=False))  # whether a second one could be drawing now
        out_of(command).write_bytes(b"drawn")
        return subprocess.CompletedProcess(command, 0, b"", b"")

    draws(monkeypatch, run)

    def export():
        started.wait()
        assert chromium.png("<p>", SHEETS["screen"]) == b"drawn"

    exports = [threading.Thread(target=export) for _ in range(4)]
    for thread in exports:
        thread.start()
    for thread in exports:
        thread.join()
    assert free == [False] * 4


def test_a_browser_that_fails_is_told_with_its_last_words(monkeypatch):
    draws(monkeypatch, lambda command, **_: subprocess.CompletedProcess(command, 1, b"", b"no memory"))
    with pytest.raises(chromium.DrawingError, match="no memory"):
        chromium.pdf("<p>")


def test_a_browser_that_never_ends_is_ended(monkeypatch):
    def run(command, timeout, **_):
        raise subprocess.TimeoutExpired(command, timeout)

    draws(monkeypatch, run)
    with pytest.raises(chromium.DrawingError, match="longer than 60 s"):
        chromium.pdf("<p>")


def test_no_name_of_another_machine_is_resolved(monkeypatch):
    asked = []

    def run(command, **_):
        asked.extend(command)
        out_of(command).write_bytes(b"drawn")
        return subprocess.CompletedProcess(command, 0, b"", b"")

    draws(monkeypatch, run)
    chromium.pdf("<p>")
    assert {"--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking"} <= set(asked)
    assert asked[-1].startswith("file://")


def test_a_slide_needs_nothing_from_outside_itself():
    page = layout.page(slide_of(LINKS["half a year"], "ar"))
    assert "default-src 'none'" in page
    for way in ("<script", "<link", "<img", "src=", "@import", "url(http", "url(/"):
        assert way not in page.replace("src:url(data:", "")
