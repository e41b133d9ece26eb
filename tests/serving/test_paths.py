"""Of what Streamlit serves beside the pages, only what they ask for stands open."""

import pytest
from streamlit import config

from tests.serving.asking import ask


@pytest.fixture(params=["", "/rasid"])
def below(request, monkeypatch):
    """The path that the app is served below."""
    option = config.get_option
    given = {"server.baseUrlPath": request.param}
    monkeypatch.setattr(config, "get_option", lambda name: given.get(name) if name in given else option(name))
    return request.param


METRICS = [
    *("/_stcore/metrics", "/_stcore/metrics/", "/_stcore//metrics", "//_stcore/metrics", "/_STCORE/Metrics"),
    *(
        "/_stcore/./metrics",
        "/_stcore%2fmetrics",
        "/%5fstcore/metrics",
        "/%255fstcore/%256detrics",
        "/_stcore\\metrics",
    ),
    *("/_stcore;a/metrics;b", "/map/_stcore/metrics", "/_stcore/x/../metrics", "/_stcore /metrics"),
]
OTHERS = ["script-health-check", "agent/interact", "agent/mcp", "agent/openapi.json", "bidi-components/a/b", "x", ""]
LOGIN = ["/auth/login", "/auth/logout", "/oauth2callback", "/auth//login/", "/AUTH/login"]


@pytest.mark.parametrize("path", [*METRICS, *(f"/_stcore/{name}" for name in OTHERS), *LOGIN])
def test_metrics_and_what_else_nobody_needs_are_closed_however_the_path_is_spelled(path, below):
    answers = [
        ask(below + path, method=method, origin="http://localhost:8501") for method in ("GET", "OPTIONS", "POST")
    ]
    assert {(answer.status, answer.app) for answer in answers} == {(404, False)}


@pytest.mark.parametrize(
    "path", ["/", "/map", "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/upload_file/a/b.c"]
)
def test_what_our_pages_ask_for_stays_open(path, below):
    assert ask(below + path).app


@pytest.mark.parametrize("path", ["/_stcore/health", "/map/_stcore/health"])
def test_what_is_asked_beside_the_path_the_app_is_served_below_is_not_there(path, monkeypatch):
    monkeypatch.setattr("components.serving.paths.base", lambda: "/rasid")
    assert ask(path).status == 404


def test_a_socket_is_opened_at_the_pages_own_address_alone(below):
    assert ask(f"{below}/_stcore/stream", kind="websocket").status == 101
    assert ask(f"{below}/_stcore/agent/mcp", kind="websocket").status is None
