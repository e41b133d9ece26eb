"""Several processes behind one address: who is asked, who ends, and who is started again."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest

from components.spoken import strings
from deploy import proxy, serve
from tests.deploy.echo import free_ports

LONGEST = 60  # s on a busy machine
START = "import sys; from deploy import serve; from tests.deploy import echo; sys.exit(serve.main(echo.command))"


@dataclass(frozen=True)
class Served:
    """A `make serve` of two workers that say what they were asked."""

    process: subprocess.Popen
    port: int
    log: object

    def ask(self, path="/", method="GET", **headers):
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        asked.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = asked.getresponse()
        text = answer.read().decode()
        asked.close()
        return answer, json.loads(text) if answer.status == 200 else text

    def events(self):
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines() if line.endswith("}")]

    def workers(self):
        """The process that each worker is now."""
        running = {}
        for one in self.events():
            if one["event"] == "process_started":
                running[one["process"]] = one["pid"]
            if one["event"] == "process_ended":
                del running[one["process"]]
        return {name: pid for name, pid in running.items() if name != "proxy"}

    def wait(self, there):
        until = time.monotonic() + LONGEST
        while not there():
            assert self.process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)

    def browser(self, pid):
        """The cookie of a browser whose sessions are in this process."""
        while True:
            answer, said = self.ask()
            if said["pid"] == pid:
                return answer.headers["set-cookie"].partition(";")[0]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    log, port = tmp_path_factory.mktemp("served") / "log", free_ports(4)
    command = [sys.executable, "-c", START, "--workers", "2", "--port", str(port)]
    with log.open("wb") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    assert process.stdout.readline() == "echo\n"  # what the first worker says, once all answer
    yield Served(process, port, log)
    process.kill()


def test_what_a_browser_says_reaches_its_worker_as_it_came_so_that_the_guards_hold(served):
    told = {"Host": "desk.example:8501", "Origin": "http://evil.test", "Sec-Fetch-Site": "cross-site"}
    _, said = served.ask("/a?b=%D8%B1", **told, Cookie="rasid_browser=b; rasid_worker=w", X_Forwarded_Host="evil.test")
    headers = dict(said["headers"])
    assert {name: headers[name.lower()] for name in told} == told
    assert (said["path"], headers["cookie"]) == ("/a?b=%D8%B1", "rasid_browser=b")
    assert headers["x-forwarded-for"] == "127.0.0.1"


def test_a_link_of_sixty_thousand_letters_arrives(served):
    _, said = served.ask("/?text=" + "a" * 60_000)
    assert len(said["path"]) == 60_007


def test_what_is_refused_before_it_is_read_is_refused_in_the_words_of_the_worker(served):
    answer, text = served.ask(method="PUT", Content_Length=str(10**12))
    assert (answer.status, text) == (413, "too large")


def test_a_browser_stays_with_its_worker_by_a_cookie_that_no_script_reads_and_others_go_to_the_other(served):
    first, said = served.ask()
    cookie = first.headers["set-cookie"]
    assert cookie.startswith("rasid_worker=")
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))
    again = [served.ask(Cookie=cookie.partition(";")[0]) for _ in range(4)]
    assert {one["pid"] for _, one in again} == {said["pid"]}
    assert not [answer.headers["set-cookie"] for answer, _ in again if answer.headers["set-cookie"]]
    assert {one["pid"] for _, one in (served.ask() for _ in range(4))} == set(served.workers().values())


def test_the_browsers_of_a_worker_that_is_killed_find_the_other_and_it_is_started_again(served):
    before = served.workers()
    cookie = served.browser(before["worker1"])
    os.kill(before["worker1"], signal.SIGKILL)
    answer, said = served.ask(Cookie=cookie)
    assert said["pid"] == before["worker2"]
    assert answer.headers["set-cookie"].partition(";")[0] not in ("", cookie)
    served.wait(lambda: served.workers().get("worker1", before["worker1"]) != before["worker1"])
    served.wait(lambda: served.ask()[1]["pid"] == served.workers()["worker1"])


def test_told_to_renew_a_new_worker_is_there_before_an_old_one_goes_and_every_request_is_answered(served):
    before, known = served.workers(), len(served.events())
    served.process.send_signal(signal.SIGHUP)
    answered = []
    while "renewed" not in {one["event"] for one in served.events()[known:]}:
        answered.append(served.ask()[0].status)
    assert set(answered) == {200}
    assert not set(before.values()) & set(served.workers().values())
    told = [(one["event"], one.get("process")) for one in served.events()[known:] if one["event"] != "process_says"]
    first = [("process_started", "worker3"), ("process_ended", "worker1")]
    assert told == [("renewing", None), *first, ("process_started", "worker1"), ("process_ended", "worker2"), told[-1]]


def test_told_to_end_it_ends_all_and_leaves_nothing_behind(served):
    begun = list(served.workers().values())
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(LONGEST) == 0
    assert served.events()[-1]["event"] == "served"
    assert not [pid for pid in begun if is_there(pid)]
    assert not [one for one in range(4) if serve.taken("127.0.0.1", served.port + one)]


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_cannot_begin_says_why_once_and_nothing_is_served():
    refuses = "lambda *_: [sys.executable, '-c', 'import sys; sys.exit(chr(33))']"
    start = f"import sys; from deploy import serve; sys.exit(serve.main({refuses}))"
    port = free_ports(4)
    ended = subprocess.run(
        [sys.executable, "-c", start, "--port", str(port)], capture_output=True, text=True, timeout=LONGEST
    )
    assert ended.returncode == 1
    assert [line for line in ended.stderr.splitlines() if not line.startswith("{")] == ["!"]
    assert '"proxy"' not in ended.stderr


@pytest.mark.parametrize(("which", "key"), [("haproxy", "serving_no_proxy"), ("port", "serving_port_taken")])
def test_what_is_lacking_is_said_in_words(which, key, monkeypatch):
    port = free_ports(3)
    monkeypatch.setattr(sys, "argv", ["serve", "--port", str(port), "--workers", "1"])
    if which == "haproxy":
        monkeypatch.setattr(proxy, "found", lambda _: "")
    else:
        monkeypatch.setattr(serve, "taken", lambda *_: True)
    with pytest.raises(SystemExit) as ended:
        serve.main()
    said = strings("en")[key].format(port=port, setting="PORT=", program="HAProxy", command=proxy.INSTALL)
    assert ended.value.code == said


@pytest.mark.parametrize(
    "given", [["--workers", "0"], ["--workers", "65"], ["--address", "a b"], ["--address", "a\nb"]]
)
def test_what_can_be_no_number_of_workers_and_no_address_is_refused(given, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["serve", *given])
    with pytest.raises(SystemExit):
        serve.main()
    assert "invalid" in capsys.readouterr().err
