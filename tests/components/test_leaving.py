"""A session whose tab was closed is ended by the clock, and not only when another one leaves."""

import gc
import time
import weakref
from types import SimpleNamespace

import pytest
from streamlit import config, runtime

from components.serving import leaving, tidying
from components.serving.leaving import Departures


@pytest.fixture
def server(monkeypatch):
    """A server that holds three sessions, one of them connected; `closed` are those that it was told to end."""
    held = SimpleNamespace(closed=[], is_active_session=lambda one: one == "connected")
    held.close_session = held.closed.append
    monkeypatch.setattr(runtime, "get_instance", lambda: held)
    return held


def test_a_session_that_left_is_ended_though_no_other_one_leaves(server):
    left, ended = Departures(), []
    left.left("gone")
    leaving.end(left.over(kept=0), lambda: ended.append("collect"))
    leaving.end(left.over(kept=0), lambda: ended.append("again"))
    assert (server.closed, ended) == (["gone"], ["collect"])


def test_a_session_that_came_back_is_not_ended(server):
    left = Departures()
    left.left("connected")
    leaving.end(left.over(kept=0), lambda: pytest.fail("nothing has ended"))
    assert server.closed == []


def test_a_session_that_left_a_moment_ago_is_kept(monkeypatch):
    left = Departures()
    left.left("twice")
    now = time.monotonic()
    monkeypatch.setattr(leaving.time, "monotonic", lambda: now + 59)
    left.left("twice")  # it came back meanwhile, and left again
    assert left.over(kept=60) == []
    monkeypatch.setattr(leaving.time, "monotonic", lambda: now + 120)
    assert left.over(kept=60) == ["twice"]


@pytest.mark.parametrize("theirs", [120, 30, 1])
def test_a_session_is_ended_before_streamlit_forgets_it_without_ending_it(theirs, monkeypatch):
    monkeypatch.setattr(config, "get_option", lambda name: {"server.disconnectedSessionTTL": theirs}[name])
    assert 0 < leaving.kept() < theirs


def test_a_session_that_was_open_when_the_tables_were_loaded_is_let_go_of_as_well():
    class Held:
        """Something of a session that holds itself, as sessions do once a page has run."""

    one = Held()
    one.itself = one
    left = weakref.ref(one)
    tally = tidying.Tally()
    tally.left()
    try:
        gc.collect()
        gc.freeze()  # as components.stores does
        del one
        steps = iter([False, True])
        tidying.collect_when_due(tally, lambda: next(steps))
        assert left() is None
    finally:
        gc.unfreeze()


def test_what_an_ended_session_held_goes_back_to_the_system(monkeypatch):
    trimmed = []
    monkeypatch.setattr(tidying, "_trim", lambda: trimmed.append)
    tally = tidying.Tally()
    tally.left()
    steps = iter([False, True])
    tidying.collect_when_due(tally, lambda: next(steps))
    assert trimmed == [0]
