"""Who asks whether the server is well is told what answered, what did not, and nothing else."""

import json
import threading

import pytest
from streamlit import config

from components import stores
from components.serving import health
from tests import apart
from tests.ledger.made import ledger_with


def asked():
    """The status, what is said, and the whole answer."""
    answer = apart.run(health.health(None))
    return answer.status_code, json.loads(answer.body), answer


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(health, "_asked", {})
    return tmp_path / "home"


def test_a_server_is_well_once_its_store_and_its_ledger_have_answered(home):
    assert asked()[:2] == (200, {"store": "ok", "ledger": "ok"})  # nothing was written yet
    ledger, _ = ledger_with(home)
    status, said, answer = asked()
    assert (status, said) == (200, {"store": "ok", "ledger": "ok"})
    assert answer.headers["cache-control"] == "no-store"
    ledger.close()


def test_a_save_that_takes_its_time_makes_no_server_ill(home):
    ledger, _ = ledger_with(home)
    with ledger.file.writing():
        assert asked()[0] == 200
    ledger.close()


def test_a_ledger_that_cannot_be_read_is_told_by_a_code_alone(home):
    home.mkdir()
    (home / "ledger.sqlite3").write_bytes(b"")  # made, and not written yet when the machine went down
    assert asked()[0] == 200
    (home / "ledger.sqlite3").write_bytes(b"not a database" * 100)
    status, said, answer = asked()
    assert (status, said["store"]) == (503, "ok")
    assert said["ledger"] in ("unreadable", "damaged")
    assert str(home).encode() not in answer.body


def test_tables_that_are_gone_are_told_by_a_code_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_TABLES", str(tmp_path / "secret"))
    stores.forget()
    try:
        assert asked()[:2] == (503, {"store": "failed", "ledger": "ok"})
    finally:
        stores.forget()


def test_a_store_that_does_not_answer_is_late_asked_once_and_well_again_when_it_does(monkeypatch):
    answering, times = threading.Event(), []

    def slow():
        times.append(1)
        answering.wait(30)

    monkeypatch.setattr(health, "PARTS", {**health.PARTS, "store": slow})
    monkeypatch.setattr(health, "LIMIT", 0.5)
    assert asked()[:2] == (503, {"store": "late", "ledger": "ok"})
    assert asked()[0] == 503
    assert times == [1]
    answering.set()
    health._asked["store"].result(30)
    assert asked()[0] == 200


def test_health_is_asked_for_at_the_root_and_below_the_path_of_the_server(monkeypatch):
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/rasid/"}.get)
    assert [(route.path, route.methods) for route in health.routes()] == [
        ("/healthz", {"GET", "HEAD"}),
        ("/rasid/healthz", {"GET", "HEAD"}),
    ]
