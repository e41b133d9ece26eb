"""A server from its first request to its last line of log."""

import json
import os
import signal
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from components.names import names
from tests.browser.serving import free_port
from tests.factories import incident, table
from tests.serving.session import drawn, session
from tests.test_serving import started

COMPONENT = "component/streamlit_folium.st_folium/index.html"
SECRET, SEARCHED = "Umm-Khalid", "Abu-Salim"  # in the words of an error; in a link


@dataclass(frozen=True)
class Seen:
    """What a server answered, one thing after the other, and its log."""

    first: tuple[int, str]
    component: int
    boxes: list[str]
    broken: tuple[int, str]
    returned: int
    log: str

    def events(self) -> list[dict]:
        return [json.loads(line) for line in self.log.splitlines()]


def got(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Seen:
    """Asked for health before anything else, then opened, then robbed of its tables, then told to end."""
    folder = tmp_path_factory.mktemp("running")
    rows = folder / SECRET / "incidents" / "t.parquet"
    rows.parent.mkdir(parents=True)
    pq.write_table(table(incident()), rows)
    port = free_port()
    with (folder / "log").open("wb") as log:
        process = started(
            port, errors=log, RASID_TABLES=str(folder / SECRET), RASID_HOME=str(folder / "home"), RASID_LANG="ar"
        )
        process.stdout.readline()
        while (first := got(port, "healthz"))[1].count("late"):  # of a busy machine
            assert process.poll() is None
        with session(port) as opened:
            assert len(drawn(opened, text=SEARCHED)) == 1  # that nothing of it is here
            component, _ = got(port, COMPONENT)
            rows.write_bytes(b"no table")
            boxes = drawn(opened, note=SEARCHED, **{"from": "2015-01-01"})
            broken = got(port, "healthz")
        process.send_signal(signal.SIGINT)
        returned = process.wait(20)
    return Seen(first, component, boxes, broken, returned, (folder / "log").read_text(encoding="utf-8"))


def test_a_server_whose_first_request_asks_for_health_still_finds_the_map(seen):
    assert seen.first == (200, '{"store":"ok","ledger":"ok"}')
    assert seen.component == 200


def test_an_error_on_a_page_is_said_in_the_language_of_the_page_with_the_number_of_its_line_in_the_log(seen):
    (failed,) = [event for event in seen.events() if event["event"] == "page_failed"]
    said = names("ar")
    assert said.t("page_failed", error=said.isolated(failed["error"])) in seen.boxes
    assert failed["errors"][0]["at"]
    assert seen.broken == (503, '{"store":"failed","ledger":"ok"}')


def test_the_log_is_one_json_line_an_event_and_holds_no_words_of_anybody(seen):
    told = seen.events()
    assert all({"time", "level", "event"} <= event.keys() for event in told)
    assert [event["event"] for event in told if event["event"].startswith(("server", "session"))] == [
        *("server_started", "session_began", "session_ended", "server_stopping", "server_stopped")
    ]
    assert not [word for word in (SECRET, SEARCHED, "2015", str(Path.home()), os.sep + "tmp") if word in seen.log]


def test_a_server_that_is_interrupted_ends_well(seen):
    assert seen.returned == 0
