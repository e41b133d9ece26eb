"""A file is delivered as it is now: of a corrected one no earlier copy, and of nobody else's."""

import re
from pathlib import Path

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components.files.offering import offer

ROOT = Path(__file__).parent.parent.parent
ROWS = b"incident,killed\n" + b"ucdp-1,3\n" * 333_000  # 3 MB
CORRECTED = ROWS[:500_000] + ROWS[500_000:].replace(b",3", b",4", 100)  # where Streamlit takes no sample


class Browser:
    """Sessions of one server, each with one page that offers one file; Streamlit's own storage of files behind it."""

    def __init__(self, monkeypatch):
        self.storage = MemoryMediaFileStorage("/media")
        self.files = MediaFileManager(self.storage)
        self.session = ""
        self.offered = {}
        monkeypatch.setattr(media_file_manager, "_get_session_id", lambda: self.session)

    def run(self, session, data):
        """A run of the page, as Streamlit makes it: what was shown before is let go of, and the file is offered."""
        self.session = session
        self.files.clear_session_refs(session)
        offer("CSV", data, "incidents.csv", "text/csv", place=self)
        self.files.remove_orphaned_files()
        return self.offered[session]

    def download_button(self, label, data, file_name, mime, **_):
        keep = self.files.add_deferred if callable(data) else self.files.add
        self.offered[self.session] = keep(data, mime, "1.0", file_name, **({} if callable(data) else STATIC))

    def click(self, session):
        """The address that a file built at the click is delivered from."""
        return self.files.execute_deferred(self.offered[session])

    def delivered(self, address):
        return self.storage.get_file(address.removeprefix("/media/")).content


STATIC = {"is_for_static_download": True}


@pytest.fixture
def browser(monkeypatch):
    return Browser(monkeypatch)


def test_a_corrected_export_does_not_deliver_the_old_numbers(browser):
    assert len(ROWS) == len(CORRECTED) != 0 and ROWS != CORRECTED
    first, second = browser.run("a", ROWS), browser.run("b", CORRECTED)
    assert browser.delivered(first) == ROWS
    assert browser.delivered(second) == CORRECTED


def test_a_file_built_at_a_click_is_the_one_of_that_click(browser):
    now = [ROWS]
    browser.run("a", lambda: now[0])
    before = browser.click("a")
    now[0] = CORRECTED
    assert browser.delivered(browser.click("a")) == CORRECTED
    assert browser.delivered(before) == ROWS


def test_the_same_file_offered_twice_or_to_two_sessions_has_different_addresses(browser):
    assert len({browser.run("a", ROWS), browser.run("a", ROWS), browser.run("b", ROWS)}) == 3
    built = []
    for session in ("a", "a", "b"):
        browser.run(session, lambda: ROWS)
        built.append(browser.click(session))
    assert len(set(built)) == 3


@pytest.mark.parametrize("data", [ROWS, lambda: ROWS], ids=["made", "built at a click"])
def test_a_page_that_runs_again_and_again_piles_up_no_files(browser, data):
    for _ in range(20):
        browser.run("a", data)
        if callable(data):
            assert browser.click("a") == browser.click("a")
    assert len(browser.storage._files_by_id) <= 3


def test_every_download_is_offered_with_a_nonce():
    sources = [path for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")]
    direct = [path.name for path in sources if re.search(r"\.download_button\(", path.read_text(encoding="utf-8"))]
    assert direct == ["offering.py"]
