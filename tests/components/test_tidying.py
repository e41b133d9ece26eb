"""Garbage is collected when nobody waits for it, and not after every run of a page."""

import gc
import tomllib
from pathlib import Path

import pytest
from streamlit.runtime import caching
from streamlit.testing.v1 import AppTest

from components.serving import tidying
from components.serving.tidying import APART, MANY, QUIET, Tally, Work, due

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("work", "wanted"),
    [
        (Work(), False),  # nothing has been done
        (Work(running=1, runs=40, ended=2, at=0), False),  # somebody waits
        (Work(runs=1, at=100), False),  # somebody may be about to ask again
        (Work(runs=1, at=100 - QUIET), True),  # nobody waits
        (Work(ended=1, at=100), True),  # a session has ended
        (Work(runs=MANY, at=100), True),  # it may never be quiet
        (Work(running=1, runs=9 * MANY, at=100), False),
        (Work(ended=3, at=100, since=100 - APART / 2), False),  # soon: others may be ending with it
        (Work(ended=3, at=100, since=100 - APART), True),
    ],
)
def test_a_collection_is_due_when_nobody_waits_or_a_session_has_ended(work, wanted):
    assert due(work, now=100.0) is wanted


def test_what_has_been_collected_is_not_collected_again(monkeypatch):
    collected = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append("all"))
    monkeypatch.setattr(tidying, "APART", 0.0)
    tally = Tally()
    steps = iter([tally.left, None, None, tally.began, tally.left, tally.finished, None])

    def stopped():
        step = next(steps, "end")
        if callable(step):
            step()
        return step == "end"

    tidying.collect_when_due(tally, stopped)
    assert collected == ["all", "all"]


def test_streamlit_does_not_collect_after_every_run():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["postScriptGC"] is False


def test_a_run_and_the_end_of_its_session_are_noted(monkeypatch):
    monkeypatch.setattr(tidying, "TALLY", tally := Tally())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert (tally.work.running, tally.work.runs > 0, tally.work.ended) == (0, True, 0)
    caching.clear_session_resource_cache("test session id")
    assert tally.work.ended == 1


def test_the_thread_that_collects_ends_with_the_server():
    names = lambda: [thread.name for thread in tidying.threading.enumerate()]
    with tidying.tidying(Tally()):
        assert "tidying" in names()
    assert "tidying" not in names()
