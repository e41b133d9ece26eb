"""HAProxy before the workers: its configuration, and what it does where none of them answers."""

import http.client
import subprocess
from contextlib import contextmanager, suppress

import pytest

from components.spoken import languages, strings
from deploy import proxy
from deploy.proxy import Worker
from tests.deploy.echo import free_ports

HAPROXY = proxy.found("")


@contextmanager
def running(folder, port):
    """HAProxy before a worker that does not answer."""
    config = proxy.written(folder, "127.0.0.1", port, [Worker("worker1", port + 1, "a")])
    process = subprocess.Popen([HAPROXY, "-db", "-f", config], stderr=subprocess.DEVNULL)
    while process.poll() is None:
        with suppress(OSError):
            http.client.HTTPConnection("127.0.0.1", port).connect()
            break
    yield
    process.terminate()
    process.wait(20)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1", "0.0.0.0", "::"])
def test_haproxy_takes_the_configuration_for_every_address_and_folder(address, tmp_path):
    folder = tmp_path / 'a "folder" of $HOME'
    folder.mkdir()
    workers = [Worker(f"worker{n}", 8600 + n, f"cookie{n}") for n in range(1, 9)]
    config = proxy.written(folder, address, 8600, workers)
    checked = subprocess.run([HAPROXY, "-c", "-f", config], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr.strip()) == (0, "")
    assert [config.read_text(encoding="utf-8").count(f" cookie {one.cookie}") for one in workers] == [1] * 8


def test_no_request_is_logged_since_its_address_holds_what_somebody_looks_at(tmp_path):
    written = proxy.written(tmp_path, "127.0.0.1", 8600, []).read_text(encoding="utf-8")
    assert not [line for line in written.splitlines() if line.split()[:1] == ["log"] or "httplog" in line]


def test_where_no_worker_answers_the_page_says_so_in_every_language_loads_nothing_and_asks_again(tmp_path):
    port = free_ports(2)
    with running(tmp_path, port):
        asked = http.client.HTTPConnection("127.0.0.1", port)
        asked.request("GET", "/timeline?gov=SY09")
        answer = asked.getresponse()
        page = answer.read().decode("utf-8")
    assert answer.status == 503
    assert [lang for lang in languages() if strings(lang)["serving_unavailable"] not in page] == []
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert 'http-equiv="refresh"' in page
