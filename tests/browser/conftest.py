"""A real browser in front of a real server. No request leaves the machine: what is not loopback is refused and fails
the test, and so does any error on the console."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.serving import LONGEST, serve

RUNS, POLICY = (Path(__file__).with_name(name) for name in ("runs.js", "policy.js"))
LOCAL = {"127.0.0.1", "localhost", ""}
# Streamlit asks below the page's path for what it then finds above it.
EXPECTED = "/_stcore/"
CUT_OFF = "Cannot send rerun backMessage when disconnected from server."  # of a server that a test killed
expect.set_options(timeout=LONGEST)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `server` keeps what analysts decide."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[str]:
    """The app on the shipped tables; its address."""
    process, address = serve(tmp_path_factory.mktemp("server"), RASID_HOME=str(home))
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """serving(below=..., RASID_TABLES=...) starts a server for one test; its address.

    To be named before `visit`, so that pages are closed before the server is.
    """
    started = []

    def start(**options: str) -> str:
        process, address = serve(tmp_path, **options)
        started.append(process)
        return address

    yield start
    for process in started:
        process.terminate()
        process.wait(LONGEST / 1000)


# Chromium finds no other machine, whoever asks: a page, its workers or Chromium itself.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this system, else Playwright's own."""
    with sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ALONE]
        chromium = playwright.chromium.launch(executable_path=found, args=options)
        yield chromium
        chromium.close()


@dataclass(frozen=True)
class Visitor:
    """A profile of the browser that no other visitor shares, its page, and what went wrong in it."""

    context: BrowserContext
    page: Page
    wrong: list[str]


def arrived(browser: Browser, dark: bool) -> Visitor:
    """A visitor that is watched: requests to another machine, errors of a script or on the console and what is against
    the policy of the page are wrong."""
    context, wrong = browser.new_context(color_scheme="dark" if dark else "light"), []

    def asked(url: str) -> None:
        if urlsplit(url).hostname not in LOCAL and not url.startswith(("data:", "blob:")):
            wrong.append(f"request to {url}")

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and EXPECTED not in message.location["url"] and message.text != CUT_OFF:
            wrong.append(f"console: {message.text}")

    context.set_default_timeout(LONGEST)
    context.add_init_script(path=RUNS)
    context.add_init_script(path=POLICY)
    context.on("request", lambda request: asked(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: asked(socket.url)))
    context.on("console", heard)
    context.on("weberror", lambda error: wrong.append(f"script: {error.error}"))
    return Visitor(context, context.new_page(), wrong)


Visit = Callable[..., Page]
Visitors = Callable[[bool, int], Visitor]


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[Visitors]:
    """visitors(dark, nth): the nth visitor of a test, the same for every test of this worker.

    A visitor keeps the page and what it has loaded once, files and compiled scripts: in a new one the app costs twice
    the time. What was stored is taken away before the next visit (`emptied`).
    """
    known: dict[tuple[bool, int], Visitor] = {}

    def nth_visitor(dark: bool, nth: int) -> Visitor:
        if (dark, nth) not in known:
            known[dark, nth] = arrived(browser, dark)
        return known[dark, nth]

    yield nth_visitor
    for visitor in known.values():
        visitor.context.close()


@pytest.fixture
def visit(visitors: Visitors, server: str) -> Iterator[Visit]:
    """visit("map", lang="ar", dark=True, ...) opens a page and waits until it is drawn. Each visit of a test is another
    visitor's.

    dark, width, height, address say how; everything else is a URL parameter. At the end of the test there must have
    been no request to another machine and no error on the console.
    """
    yield from visits(visitors, server)


@pytest.fixture(scope="module")
def stay(visitors: Visitors, server: str) -> Iterator[Visit]:
    """As `visit`, of a page that stays for all tests of a file: what it took to come there is paid for once.

    No test may rest on where another has left it.
    """
    yield from visits(lambda dark, nth: visitors(dark, ~nth), server)


@pytest.fixture
def look(visitors: Visitors, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """As `visit`, of the page where the test before has left it, if that looked too: it is turned to the address, which
    costs less than half of a visit.

    The session is the same. A test that leaves something there, as a table or a name, has to visit, and so has one that
    asks for what is not in the address. What is looked at has to be waited for (`follow`).
    """
    yield from visits(visitors, server, stays=lambda: not request.session.testsfailed)


def visits(visitors: Visitors, server: str, stays: Callable[[], bool] = lambda: False) -> Iterator[Visit]:
    """The visits of a test, or of the tests of a file, by visitors that are watched until all of them are over.

    stays  whether their pages stay open for who comes next, and are turned where who came before has left them open.
    """
    came: list[Visitor] = []

    def open_page(
        path: str = "",
        *,
        dark: bool = False,
        width: int = 1366,
        height: int = 900,
        address: str = server,
        **params: str,
    ) -> Page:
        visitor = visitors(dark, len(came))
        visitor.wrong.clear()
        came.append(visitor)
        page = visitor.page
        turned = stays() and page.url.startswith(f"{address}/")
        if not turned and page.url.startswith("http"):  # of who looked before
            left(page)
        page.set_viewport_size({"width": width, "height": height})
        if turned:
            page.mouse.move(-1, -1)
            page.emulate_media(media="null")
            page.evaluate(TOP)
            follow(page, path, **params)
        else:
            emptied(page, address)
            page.goto(f"{address}/{path}" + (f"?{urlencode(params)}" if params else ""))
            settled(page)
        return page

    yield open_page
    for visitor in came:
        if not stays():
            left(visitor.page)
        for page in visitor.context.pages[1:]:
            page.close()
    assert [line for visitor in came for line in visitor.wrong] == []


NOWHERE = "about:blank"
TOP = "() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
STORED = "cookies,local_storage,indexeddb,service_workers,cache_storage"


def left(page: Page) -> None:
    """Leave the app: the session of the page is over. An address that the app writes at that moment would hold it."""
    page.evaluate("() => sessionStorage.clear()")
    try:
        page.goto(NOWHERE)
    except Error as error:
        if "interrupted" not in str(error) and "ERR_ABORTED" not in str(error):
            raise
        page.goto(NOWHERE)


def emptied(page: Page, address: str) -> None:
    """Take away what a page was left with: what an address has stored, where the mouse is, and the medium."""
    page.mouse.move(-1, -1)
    page.emulate_media(media="null")
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": origin_of(address), "storageTypes": STORED})
    session.detach()


def origin_of(address: str) -> str:
    """The origin of an address: "http://127.0.0.1:8501/below" -> "http://127.0.0.1:8501"."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


# Nothing that was asked is unanswered, nothing runs, nothing on the page is stale or still loads its script, and that
# each time one looks: Streamlit asks a moment after a click, and draws a frame or two after a message.
LOOKS, BETWEEN = 3, 40  # ms: more often, and looking costs more than the page
SETTLED = """(looks) => {
    const app = document.querySelector('.stApp');
    const settled = window.runs && !window.runs.asked && !window.runs.running
        && app && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('.st-key-topbar, .st-key-presented')
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
    window.settledLooks = settled ? (window.settledLooks ?? 0) + 1 : 0;
    if (window.settledLooks < looks) return false;
    window.settledLooks = 0;
    return true;
}"""


def settled(page: Page) -> None:
    """Wait until the app has answered everything that the page has asked of it, and the page is drawn."""
    page.wait_for_function(SETTLED, arg=LOOKS, polling=BETWEEN)


def follow(page: Page, path: str = "", /, **params: str) -> None:
    """Go to another address of the app in a page that is open, as a step back or forward in its history does.

    A page that is loaded draws it without loading and compiling the app's scripts again, which is most of what a visit
    costs. What is asked of it then must be waited for: what was drawn before stands there for a moment.
    """
    to = f"./{path}" + (f"?{urlencode(params)}" if params else "")
    page.evaluate(
        """(to) => {
            history.pushState(null, '', new URL(to, location));
            dispatchEvent(new PopStateEvent('popstate'));
        }""",
        to,
    )
    settled(page)
