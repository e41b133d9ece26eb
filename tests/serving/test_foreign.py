"""Pages of others get nothing: neither under a name that is not ours, nor from another address."""

import socket
import tomllib
from pathlib import Path

import pytest

from components.names import languages
from components.serving import begin, foreign, listening
from components.spoken import strings
from tests.serving.asking import ask

ROOT = Path(__file__).parent.parent.parent
WAYS = pytest.mark.parametrize("kind", ["http", "websocket"])


@pytest.fixture(autouse=True)
def shut(monkeypatch):
    for name in ("RASID_OPEN", "RASID_HOSTS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def opened(monkeypatch):
    """A server for other machines, which a proxy calls desk.example."""
    monkeypatch.setenv("RASID_OPEN", "1")
    monkeypatch.setenv("RASID_HOSTS", "desk.example, Other.Example")


def is_refused(answer, key):
    return not answer.app and (answer.status, answer.text) in {(None, ""), (403, strings("en")[key])}


@WAYS
@pytest.mark.parametrize(
    "host", ["localhost", "LocalHost:8501", "127.0.0.1:8501", "127.8.9.1:9999", "[::1]:8501", "[::ffff:127.0.0.1]"]
)
def test_this_computer_opens_a_shut_server_under_each_of_its_loopback_names(kind, host):
    assert ask(kind=kind, host=host).app


NO_HOSTS = [
    *(None, "", " ", ":8501", "localhost:", "localhost:0", "localhost:65536", "localhost:85o1", "localhost:8501:1"),
    *(["localhost:8501", "localhost:8501"], ["localhost:8501", "evil.test"], "localhost,evil.test"),
    *("evil@localhost:8501", "localhost:8501@evil.test", "user:localhost@127.0.0.1", "localhost/evil.test"),
    *("localhost.", "127.0.0.1.", "evil.test.", "localhost:8501.", ".localhost", "a.localhost", "localhost.evil.test"),
    *("[::1", "::1", "[::1]x", "[::1%25lo]", "[::1%lo]:8501", "[localhost]", "[127.0.0.1]", "[fe80::1]"),
    *("127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.evil.test", "evil.test:8501", "0.0.0.0:8501"),
    *("localhost\t", " localhost", "loc\xe4lhost", "\u017focalhost".encode().decode("latin-1"), "localhost\x00"),
    *("192.168.1.5:8501", "desk.example", "[::ffff:10.0.0.1]:8501"),
]


@WAYS
@pytest.mark.parametrize("host", NO_HOSTS)
def test_a_name_that_an_attacker_lets_lead_here_never_reaches_a_shut_server(kind, host, monkeypatch):
    monkeypatch.setenv("RASID_HOSTS", "desk.example")  # which opens nothing by itself
    assert is_refused(ask(kind=kind, host=host), "serving_other_name")


def test_a_name_that_another_proxy_tells_is_not_believed():
    assert is_refused(ask(host="evil.test", x_forwarded_host="localhost:8501"), "serving_other_name")
    assert ask(host="localhost:8501", x_forwarded_host="evil.test").app


@WAYS
@pytest.mark.parametrize("host", ["desk.example", "OTHER.example:443", "192.168.1.5:8501", "[fd00::5]", "localhost"])
def test_other_machines_open_an_open_server_under_its_addresses_and_names(kind, host, opened):
    assert ask(kind=kind, host=host, server=("192.168.1.5", 8501)).app


@WAYS
def test_a_machine_is_known_to_others_under_the_name_it_has(kind, opened, monkeypatch):
    monkeypatch.setattr(socket, "gethostname", lambda: "Analyst-3")
    assert ask(kind=kind, host="analyst-3.local:8501").app
    assert ask(kind=kind, host="analyst-3:8501").app


@WAYS
@pytest.mark.parametrize("host", ["evil.test", "a.desk.example", "desk.example.evil.test", "desk.example.", "*", None])
def test_a_name_that_an_attacker_lets_lead_here_never_reaches_an_open_server(kind, host, opened):
    assert is_refused(ask(kind=kind, host=host), "serving_other_name")


def test_an_arabic_name_is_known_as_browsers_write_it(monkeypatch):
    monkeypatch.setenv("RASID_OPEN", "1")
    monkeypatch.setenv("RASID_HOSTS", "راصد.example")
    assert ask(host="xn--mgbqer.example").app


@pytest.mark.parametrize("given", ["https://desk.example", "desk.example:443", "*", "*.example", "desk example", "a/b"])
def test_a_setting_that_names_no_host_is_said_at_start_and_not_passed_over(given, monkeypatch):
    monkeypatch.setenv("RASID_OPEN", "1")
    monkeypatch.setenv("RASID_HOSTS", f"desk.example,{given}")
    with pytest.raises(SystemExit) as ended:
        begin()
    assert str(ended.value) == strings("en")["serving_no_name"].format(names=given)


@pytest.mark.parametrize("lang", languages())
def test_a_server_behind_a_proxy_says_that_other_machines_open_it(lang, opened, monkeypatch):
    monkeypatch.setattr(listening, "address", lambda: "127.0.0.1")
    assert listening.wide()
    assert listening.reached_at() == "desk.example, other.example"
    monkeypatch.delenv("RASID_OPEN")
    assert not listening.wide()


OTHERS = [
    *("http://localhost:8798", "http://127.0.0.1:8501", "https://localhost:8501:1", "http://localhost", "null", ""),
    *("http://evil.test", "http://localhost.evil.test:8501", "http://evil.test@localhost:8501", "localhost:8501"),
    *("ws://localhost:8501", "file://", "chrome-extension://localhost:8501", "http://localhost:8501/", "http://"),
    *(
        "http://localhost:8501 http://evil.test",
        ["http://localhost:8501", "http://localhost:8501"],
        "http://[::1]:8501",
    ),
    *("http://localhost:8501.", "http://localhost.:8501", ["http://localhost:8501", "null"]),
]


@pytest.mark.parametrize("origin", OTHERS)
def test_a_page_of_another_address_opens_no_socket_and_asks_nothing(origin):
    assert is_refused(ask("/_stcore/stream", kind="websocket", origin=origin), "serving_other_page")
    for method in ("GET", "HEAD", "OPTIONS", "PUT", "DELETE"):
        assert is_refused(ask("/media/a.csv", method=method, origin=origin), "serving_other_page")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST", "PATCH", "TRACE"])
def test_what_changes_something_tells_the_page_it_is_from(method):
    assert is_refused(ask("/_stcore/upload_file/a/b", method=method), "serving_other_page")
    assert ask("/_stcore/upload_file/a/b", method=method, origin="http://localhost:8501").app


def test_a_program_that_is_no_browser_opens_a_socket_without_an_origin():
    assert ask("/_stcore/stream", kind="websocket").status == 101


@WAYS
@pytest.mark.parametrize(
    ("host", "origin", "tls"),
    [
        ("localhost:8501", "http://localhost:8501", False),
        ("LOCALHOST:8501", "http://localhost:8501", False),
        ("[::1]:8501", "http://[::1]:8501", False),
        ("desk.example", "https://desk.example", False),  # a proxy that speaks TLS for us
        ("desk.example:443", "https://desk.example", False),
        ("desk.example", "https://desk.example:443", True),
        ("desk.example", "http://desk.example", False),
        ("desk.example:8443", "https://desk.example:8443", True),
    ],
)
def test_our_own_page_is_known_at_the_usual_port_of_its_scheme_too(kind, host, origin, tls, opened):
    assert ask("/_stcore/stream", kind=kind, host=host, origin=origin, tls=tls).app


@WAYS
@pytest.mark.parametrize(
    ("host", "origin", "tls"),
    [
        ("desk.example", "http://desk.example:8501", False),
        ("desk.example:443", "http://desk.example", False),
        ("desk.example:80", "https://desk.example", False),
        ("desk.example", "http://desk.example", True),
        ("desk.example", "https://desk.example:8443", True),
        ("desk.example", "https://other.example", True),
    ],
)
def test_a_page_of_another_port_or_name_of_the_same_machine_is_another_page(kind, host, origin, tls, opened):
    assert is_refused(ask("/_stcore/stream", kind=kind, host=host, origin=origin, tls=tls), "serving_other_page")


@pytest.mark.parametrize("behind_our_proxy", [False, True])
def test_a_page_of_another_server_of_this_computer_is_another_page_where_ports_are_left_out(
    behind_our_proxy, monkeypatch
):
    own = 8502 if behind_our_proxy else 80
    monkeypatch.setattr(foreign, "public_port", lambda: 80)
    answer = ask(
        "/_stcore/stream", kind="websocket", host="localhost", server=("127.0.0.1", own), origin="https://localhost"
    )
    assert is_refused(answer, "serving_other_page")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe"), (None, None)]
)
def test_what_a_browser_says_another_page_has_put_into_itself_is_refused(site, mode, dest):
    fetched = {"sec_fetch_site": site, "sec_fetch_mode": mode, "sec_fetch_dest": dest}
    assert is_refused(ask("/media/a.csv", **fetched), "serving_other_page")


@pytest.mark.parametrize("site", ["cross-site", "same-site", "same-origin", "none"])
def test_a_link_in_a_mail_or_on_another_page_opens_the_app(site):
    assert ask("/map", sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="document").app


def test_no_page_of_others_may_hold_ours_and_speak_with_it():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["client"]["allowedOrigins"] == []  # Streamlit's own are sites where anybody can have a page
