"""From a click to the last pixel, in a real browser: see clock.js for what is noted.

A change has settled when the server has said that it is done and nothing was drawn or received for QUIET. The time is
that of the last drawing; the quiet after it does not count.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

QUIET = 0.4  # seconds
LONGEST = 180  # seconds
_SCRIPT = (Path(__file__).parent / "clock.js").read_text(encoding="utf-8")
_STATE = """() => {
    const streamlit = document.querySelector('.stApp');
    const dash = document.querySelector('#react-entry-point');
    const busy = streamlit
        ? !window.__clock.finished || streamlit.dataset.testScriptState !== 'notRunning'
            || !!document.querySelector('[data-stale="true"]')
        : dash && (!window.__clock.bytes || document.title === 'Updating...');
    return { ...window.__clock, now: performance.timeOrigin + performance.now(), busy };
}"""


@dataclass(frozen=True)
class Change:
    """One change of a page: from the click to the last pixel [ms], and what the server sent for it [bytes]."""

    ms: float
    bytes: int


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this system, else Playwright's own."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


@contextmanager
def visit(browser: Browser, address: str) -> Iterator[tuple[Page, Change]]:
    """Open a page in a fresh context that reaches no other machine; also how long it took to be drawn.

    raises  RuntimeError at the end where the server has failed meanwhile: what was timed then is no page.
    """
    failed: list[str] = []
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, color_scheme="light")
    try:
        context.set_default_timeout(LONGEST * 1000)
        context.route(lambda url: urlsplit(url).hostname not in ("127.0.0.1", None), Route.abort)
        context.add_init_script(_SCRIPT)
        page = context.new_page()
        page.on(
            "response",
            lambda answer: failed.append(f"{answer.status}: {answer.url}"[:200]) if answer.status >= 500 else None,
        )
        asked = time.time() * 1000
        page.goto(address, wait_until="commit")
        page.locator("#actors, [role=combobox]").first.wait_for()
        yield page, _settled(page, asked)
        if failed:
            raise RuntimeError(f"the server failed, {len(failed)} times: {failed[0]}")
    finally:
        context.close()


def timed(page: Page, click: Callable[[], None]) -> Change:
    """Click, and wait until the page has settled."""
    for frame in page.frames:
        try:
            frame.evaluate("() => window.__clock && window.__clock.reset()")
        except Error:
            continue  # a frame that has just gone
    click()
    pressed = [state["pressed"] for state in _states(page) if state["pressed"]]
    return _settled(page, min(pressed))


def _settled(page: Page, since: float) -> Change:
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        states = _states(page)
        if states:
            last = max(max(state["drawn"], state["received"]) for state in states)
            quiet = max(state["now"] for state in states) - last > QUIET * 1000
            busy = any(state["busy"] for state in states)
            if quiet and not busy and last > since:
                drawn = max(state["drawn"] for state in states)
                return Change(drawn - since, sum(state["bytes"] for state in states))
        time.sleep(0.03)
    raise TimeoutError(f"{page.url} did not settle within {LONGEST} s")


def _states(page: Page) -> list[dict[str, Any]]:
    found = []
    for frame in page.frames:
        try:
            state = frame.evaluate(_STATE)
        except Error:
            continue
        if "drawn" in state:
            found.append(state)
    return found
