"""Reading that takes long can be stopped, and nothing of it goes on."""

import subprocess

import pytest

from data.sources import load, loading
from tests.sources.files import as_csv, rows


class StoppedError(Exception):
    """What a page raises when somebody presses Stop."""


def test_a_reading_that_is_stopped_leaves_no_process_behind(monkeypatch):
    children = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **how):
            super().__init__(*args, **how)
            children.append(self)

    def stop(_seconds):
        raise StoppedError

    monkeypatch.setattr(loading.subprocess, "Popen", Noted)
    monkeypatch.setattr(loading, "_BETWEEN", 0.001)
    with pytest.raises(StoppedError):
        load(as_csv(rows({})), "mine.csv", meanwhile=stop)
    (child,) = children
    assert child.returncode is not None


def test_how_long_a_reading_has_taken_is_told_while_it_goes_on(monkeypatch):
    monkeypatch.setattr(loading, "_BETWEEN", 0.001)
    told = []
    assert len(load(as_csv(rows({})), "mine.csv", meanwhile=told.append).table) == 1
    assert told == sorted(told)
    assert told
