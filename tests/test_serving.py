"""A server is shut by default: only its own computer opens it, and it asks nobody outside for anything."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from streamlit.testing.v1 import AppTest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from components.names import languages, names
from components.serving import guards, listening
from tests import apart, namespaces
from tests.browser.serving import free_port

ROOT = Path(__file__).parent.parent
GIVEN = ("RASID_OPEN", "STREAMLIT_SERVER_ADDRESS", "MAKE", "ADDRESS")  # what would decide for the test
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(GIVEN)}
# Python runs this before anything else: every address that the server connects to or looks up is written down.
WATCH = """
import sys
def _watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open({log!r}, "a") as log:
            print(event, args[1] if event != "socket.getaddrinfo" else args[0], file=log)
sys.addaudithook(_watch)
"""


def started(port, *options, errors=subprocess.STDOUT, **environment):
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    return subprocess.Popen(
        [*command, "--server.headless", "true", *options],
        cwd=ROOT,
        env={**CLEAN, **environment},
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )


def answers(host, port):
    with suppress(OSError), socket.create_connection((host, port), timeout=5):
        return True
    return False


def listens(port):
    found = psutil.net_connections("inet")
    return {one.laddr.ip for one in found if one.status == psutil.CONN_LISTEN and one.laddr.port == port}


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """`streamlit run app.py` without an address: its port, what it said at start, and where it has connected to."""
    folder = tmp_path_factory.mktemp("bare")
    log = folder / "connected"
    (folder / "sitecustomize.py").write_text(WATCH.format(log=str(log)), encoding="utf-8")
    port = free_port()
    process = started(port, PYTHONPATH=str(folder))
    said = [process.stdout.readline() for _ in range(2)]  # said once it answers
    yield port, "".join(said), log
    process.terminate()
    process.wait(20)


def test_a_server_started_without_an_address_answers_this_computer_alone(bare):
    port, said, _ = bare
    assert answers("127.0.0.1", port)
    assert f"http://127.0.0.1:{port}" in said
    assert names("en").t("serving_shut") in said
    cards = psutil.net_if_addrs().values()
    own = {found.address for card in cards for found in card if found.family == socket.AF_INET}
    others = {"127.0.0.2", "::1", *own} - {"127.0.0.1"}
    assert not [address for address in others if answers(address, port)]


def test_another_machine_gets_an_answer_only_from_a_server_that_somebody_opened(bare):
    shut, _, _ = bare
    port = free_port()
    process = started(port, "--server.address", "0.0.0.0", RASID_OPEN="1")
    process.stdout.readline()  # said once it answers
    with namespaces.another_machine() as machine:
        if machine is None:  # no right to make one: then where each of the two listens
            assert (listens(shut), listens(port)) == ({"127.0.0.1"}, {"0.0.0.0"})
        else:
            reached = [namespaces.reaches(machine, namespaces.OURS, each) for each in (shut, port)]
            assert reached == [False, True]
    process.terminate()
    process.wait(20)


def test_nobody_outside_is_asked_for_our_address_not_even_by_a_page_of_another_origin(bare):
    port, _, log = bare
    with pytest.raises(InvalidStatus), connect(f"ws://127.0.0.1:{port}/_stcore/stream", origin="http://elsewhere.test"):
        pass
    asked = log.read_text(encoding="utf-8") if log.exists() else ""
    assert not [line for line in asked.splitlines() if "127.0.0.1" not in line and "localhost" not in line]


def test_a_page_of_another_port_of_this_computer_opens_no_socket_and_ours_does(bare):
    port, _, _ = bare
    socket_of = f"ws://localhost:{port}/_stcore/stream"
    for origin in (f"http://localhost:{port + 1}", f"http://127.0.0.1:{port}", "null"):
        with pytest.raises(InvalidStatus) as refused, connect(socket_of, origin=origin):
            pass
        assert refused.value.response.status_code == 403
    with connect(socket_of, origin=f"http://localhost:{port}"):
        pass


def test_a_name_of_others_that_leads_here_and_the_metrics_are_refused_by_a_server_with_its_policy_on_both(bare):
    port, _, _ = bare
    told = {}
    for path, host in (("/", "evil.test"), ("/_stcore/metrics", f"localhost:{port}"), ("/nowhere", "localhost")):
        asked = http.client.HTTPConnection("localhost", port)
        asked.request("GET", path, headers={"Host": host})
        told[path] = asked.getresponse()
        asked.close()
    assert [answer.status for answer in told.values()] == [403, 404, 200]
    assert len({answer.headers["content-security-policy"] for answer in told.values()}) == 1


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        (("--server.address", "0.0.0.0"), {}),
        ((), {"STREAMLIT_SERVER_ADDRESS": "::"}),
        (("--browser.serverAddress", "0.0.0.0"), {}),  # of our own proxy before it
    ],
)
def test_a_wide_address_that_nobody_decided_on_is_refused_in_words(options, environment):
    port = free_port()
    process = started(port, *options, **environment)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "RASID_OPEN=1" in said
    assert "Traceback" not in said
    assert not answers("127.0.0.1", port)


def test_a_wide_address_that_somebody_decided_on_is_said_at_start_and_an_open_page_keeps_no_server_from_ending():
    port = free_port()
    process = started(port, "--server.address", "0.0.0.0", RASID_OPEN="1")
    said = process.stdout.readline() + process.stdout.readline()
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream"):
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert names("en").t("serving_open", address="0.0.0.0") in said


@pytest.mark.parametrize("lang", languages())
def test_the_page_data_says_that_other_machines_can_open_the_server(lang, monkeypatch):
    monkeypatch.setenv("RASID_OPEN", "1")
    monkeypatch.setattr(listening, "address", lambda: "0.0.0.0")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = lang
    app.switch_page("pages/data.py").run()
    told = [warning.value.replace("\\", "") for warning in app.warning]
    assert names(lang).t("serving_open", address="0.0.0.0") in told


def test_make_run_is_shut_unless_somebody_opens_it():
    def run(*given):
        made = subprocess.run(["make", "-n", "run", *given], cwd=ROOT, env=CLEAN, capture_output=True, text=True)
        return made.stdout

    assert "--server.address 127.0.0.1" in run()
    assert "--server.address 0.0.0.0" in run("RASID_OPEN=1")


def test_make_serve_takes_what_make_run_takes_and_is_as_shut():
    def serve(*given):
        made = subprocess.run(["make", "-n", "serve", *given], cwd=ROOT, env=CLEAN, capture_output=True, text=True)
        return made.stdout

    assert "--workers 2 --port 8501 --address 127.0.0.1" in serve()
    assert "--workers 4 --port 8600 --address 0.0.0.0" in serve("RASID_OPEN=1", "PORT=8600", "WORKERS=4")


@pytest.mark.parametrize(
    ("given", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("desk.example", False),
        ("", False),
    ],
)
def test_only_a_loopback_address_is_this_computer(given, here):
    assert listening.is_loopback(given) == here


@pytest.mark.parametrize("reached", [("192.168.1.5", 8501), ("::ffff:10.0.0.1", 8501), None])
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_what_comes_in_from_another_machine_is_refused_however_the_server_was_started(reached, kind, monkeypatch):
    monkeypatch.delenv("RASID_OPEN", raising=False)
    sent = through_guard(kind, reached)
    assert "app" not in sent
    assert {"type": "websocket.close", "code": 1008, "reason": ""} in sent or sent[0]["status"] == 403
    monkeypatch.setenv("RASID_OPEN", "1")
    assert through_guard(kind, reached) == ["app"]


@pytest.mark.parametrize("reached", [("127.0.0.1", 8501), ("::1", 8501), ("/run/rasid.sock", None)])
def test_what_comes_in_from_this_computer_is_answered(reached, monkeypatch):
    monkeypatch.delenv("RASID_OPEN", raising=False)
    assert through_guard("http", reached) == ["app"]


def through_guard(kind, reached):
    sent = []

    async def app(scope, receive, send):
        sent.append("app")

    async def send(message):
        sent.append(message)

    apart.run(guards.only_this_computer(app)({"type": kind, "server": reached}, None, send))
    return sent


@pytest.mark.parametrize(
    ("own", "proxy", "reached"),
    [
        ("127.0.0.1", None, "127.0.0.1"),
        ("127.0.0.1", "0.0.0.0", "0.0.0.0"),
        ("127.0.0.1", "::1", "::1"),
        ("0.0.0.0", "127.0.0.1", "0.0.0.0"),  # what it says of itself shuts nothing
        ("", "127.0.0.1", "0.0.0.0"),
    ],
)
def test_a_worker_behind_our_proxy_is_as_open_as_the_address_of_the_proxy(own, proxy, reached, monkeypatch):
    given = {"server.address": own, "browser.serverAddress": proxy or "localhost"}
    monkeypatch.setattr(listening.config, "get_option", given.__getitem__)
    monkeypatch.setattr(listening.config, "is_manually_set", lambda _: proxy is not None)
    assert listening.address() == reached
