"""Files are read a few at a time on one server: first come, first served, and whoever leaves makes room at once."""

import subprocess
import threading

import pytest

from data.sources import Refused, limits, load, loading, peek
from data.sources.turns import Progress, Turns
from tests.sources.files import as_csv, rows


class StoppedError(Exception):
    """What a page raises when its session has ended, or somebody presses Stop."""


def waiter(turns, name, done, told, leaves=()):
    """A thread that takes a turn, notes it and ends it when `done` says so; and a sign that it stands in the queue."""
    queued = threading.Event()

    def waiting(before):
        told.append((name, before))
        queued.set()
        if name in leaves and leaves[name].is_set():
            raise StoppedError

    def run():
        try:
            with turns.turn(waiting):
                told.append((name, "reads"))
                queued.set()
                assert done[name].wait(10)
        except StoppedError:
            told.append((name, "left"))

    thread = threading.Thread(target=run)
    thread.start()
    assert queued.wait(10)
    return thread


def test_many_files_at_once_are_read_one_after_the_other_in_the_order_they_came():
    turns, told = Turns(1), []
    done = {name: threading.Event() for name in "abcd"}
    threads = [waiter(turns, name, done, told) for name in "abcd"]
    assert {pair for pair in told if pair[1] != "reads"} >= {("b", 1), ("c", 2), ("d", 3)}
    for event in done.values():
        event.set()
    for thread in threads:
        thread.join(10)
    assert [name for name, what in told if what == "reads"] == list("abcd")


def test_as_many_read_at_once_as_may_and_no_more():
    turns, told = Turns(2), []
    done = {name: threading.Event() for name in "abc"}
    threads = [waiter(turns, name, done, told) for name in "abc"]
    assert [name for name, what in told if what == "reads"] == ["a", "b"]
    assert ("c", 1) in told
    for event in done.values():
        event.set()
    for thread in threads:
        thread.join(10)


def test_whoever_leaves_the_queue_keeps_nobody_behind_him_waiting():
    turns, told = Turns(1), []
    done = {name: threading.Event() for name in "abc"}
    leaves = {"b": threading.Event()}
    first, second, third = (waiter(turns, name, done, told, leaves) for name in "abc")
    leaves["b"].set()
    second.join(10)
    assert ("b", "left") in told
    done["a"].set()
    done["c"].set()
    for thread in (first, third):
        thread.join(10)
    assert [name for name, what in told if what == "reads"] == ["a", "c"]


def test_a_turn_that_ends_in_an_error_is_over():
    turns = Turns(1)
    with pytest.raises(StoppedError), turns.turn(pytest.fail):
        raise StoppedError
    with turns.turn(pytest.fail):
        pass


def test_one_server_has_one_reading_process_however_many_bring_a_file(monkeypatch):
    running, most, waiting, all_came = [], [], set(), threading.Event()

    def reads(*_):
        running.append(1)
        most.append(len(running))
        assert all_came.wait(10)
        running.pop()
        return False

    def note(done):
        waiting.add(threading.get_ident())
        if done.before and len(waiting) == 7:
            all_came.set()

    def bring():
        with pytest.raises(Refused):
            load(b"x", "a.csv", meanwhile=note)

    monkeypatch.setattr(loading, "_ended", reads)
    threads = [threading.Thread(target=bring) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert (most, limits.AT_ONCE) == ([1] * 8, 1)


@pytest.mark.parametrize("way", [load, peek])
def test_a_file_that_waits_says_how_many_are_before_it_and_leaves_when_its_session_ends(monkeypatch, way):
    monkeypatch.setattr(loading, "TURNS", turns := Turns(1))
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a child was started"))
    told = []

    def left(done):
        told.append(done)
        raise StoppedError

    with turns.turn(pytest.fail), pytest.raises(StoppedError):
        way(b"date\n", "a.csv", meanwhile=left)
    assert told == [Progress(before=1)]
    with turns.turn(pytest.fail):
        pass


def test_the_time_that_a_file_may_take_counts_from_its_turn(monkeypatch):
    monkeypatch.setattr(loading, "_BETWEEN", 0.001)
    told = []
    assert len(load(as_csv(rows({})), "mine.csv", meanwhile=told.append).table) == 1
    assert told[0].seconds < 1
    assert {done.before for done in told} == {0}


def test_a_child_that_uses_a_processor_for_too_long_ends_in_words(monkeypatch):
    code = "from data.sources import child, limits\nlimits.SECONDS = 1\nchild.bound()\nwhile True: pass"
    started = subprocess.Popen

    def spinning(command, **how):
        return started([command[0], "-c", code], **how)

    monkeypatch.setattr(loading.subprocess, "Popen", spinning)
    with pytest.raises(Refused) as refused:
        load(b"x", "a.csv")
    assert (refused.value.code, refused.value.values["seconds"]) == ("took_too_long", str(limits.SECONDS))
