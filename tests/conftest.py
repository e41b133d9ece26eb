"""Settings of every test: property tests without a clock and the same on every run, and no analyst's own ledger."""

import json
import os
import sys
import tempfile
from functools import cache

import pytest
from hypothesis import settings

settings.register_profile("rasid", deadline=None, derandomize=True)
settings.load_profile("rasid")
os.environ["RASID_HOME"] = tempfile.mkdtemp(prefix="rasid_home_")


MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def main_is_no_page():
    """A page that a test opens takes the place of the program's main module: a process started later would run it."""
    yield
    sys.modules["__main__"] = MAIN


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once():
    """Streamlit reads the metadata of every installed package for components, each time that a test opens the app: half
    of what an opened page takes. What is installed is the same each time.
    """
    from streamlit.components.v2 import manifest_scanner as scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "scan_component_manifests", cache(scanner.scan_component_manifests))
        yield


@pytest.fixture
def read_here(monkeypatch):
    """Files are read in this process: to start one for each takes a second (test_stopping and test_hostile do)."""
    from data.sources import child, loading

    def ended(asked, *_):
        child.serve(json.loads(asked))
        return True

    monkeypatch.setattr(loading, "_ended", ended)


def pytest_xdist_auto_num_workers(config):
    """One worker more than there are cores: a test that drives a browser, or a process of its own, mostly waits."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items):
    """What takes a browser comes first: at the end one worker had such tests alone, and the other nothing to take."""
    items.sort(key=lambda item: item.path.parent.name != "browser")
