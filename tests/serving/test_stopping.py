"""A server that is told to end finishes what is being saved, lets nothing new begin, and ends well, in time."""

import json
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from components.names import names
from data.ending import Ending, EndingError
from tests.browser.serving import free_port
from tests.serving.session import ask, session
from tests.test_serving import CLEAN, ROOT


class Process:
    """Something that can be killed."""

    killed = False

    def kill(self):
        self.killed = True


def test_a_save_that_goes_on_when_the_server_is_told_to_end_is_finished_and_a_later_one_is_refused(tmp_path):
    port = free_port()
    app = ["run", "tests/serving/saving_app.py", "--server.port", str(port), "--server.address", "127.0.0.1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *app, "--server.headless", "true"],
        cwd=ROOT,
        env={**CLEAN, "RASID_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    shut = f"{names('en').t('serving_shut')}\n"
    assert shut in iter(process.stdout.readline, "")
    with session(port) as opened:
        ask(opened)
        assert process.stdout.readline() == "saving\n"
        process.send_signal(signal.SIGTERM)
        while json.loads(process.stderr.readline())["event"] != "server_stopping":
            pass
        rest, log = process.communicate("now\n", timeout=30)
    assert process.returncode == 0
    assert rest == "stopping\n"
    ended = [json.loads(line) for line in log.splitlines()]
    assert [event["whole"] for event in ended if event["event"] == "saves_finished"] == [True]
    assert ended[-1]["event"] == "server_stopped"
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as ledger:
        assert ledger.execute("SELECT text FROM texts WHERE sha256 = 'saved'").fetchall() == [("whole",)]
    assert not list(tmp_path.glob("*-wal"))  # it was closed


def test_at_the_end_what_is_being_saved_is_waited_for_and_nothing_begins():
    ending, going_on, done = Ending(), threading.Event(), threading.Event()

    def save():
        with ending.inside():
            going_on.set()
            done.wait(30)

    saving = threading.Thread(target=save)
    saving.start()
    going_on.wait(30)
    ending.shut()
    with pytest.raises(EndingError), ending.inside():
        pass
    assert not ending.finish(0)
    done.set()
    assert ending.finish(30)
    saving.join()


def test_what_never_ends_keeps_no_server_from_ending():
    ending = Ending()
    with ending.inside():
        began = time.monotonic()
        assert not ending.finish(0.01)
        assert time.monotonic() - began < 5


def test_at_the_end_processes_are_killed_those_that_start_then_too():
    ending, before, after = Ending(), Process(), Process()
    ending.kills(before)
    assert ending.finish(0)
    ending.kills(after)
    assert before.killed
    assert after.killed
