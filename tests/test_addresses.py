"""A password or a key in an address is sent where it belongs, and shown nowhere."""

import logging
import traceback
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import stores
from components.briefing import __main__ as briefing
from data import addresses, store
from data.extract.model import chat

APP = str(Path(__file__).parent.parent / "app.py")
SECRET = "hunter2"


@pytest.fixture
def coder_at(monkeypatch):
    """coder_at(url): the second coder that RASID_LLM_URL sets up."""

    def configured(url):
        monkeypatch.setenv("RASID_LLM_URL", url)
        monkeypatch.setenv("RASID_LLM_MODEL", "small")
        monkeypatch.delenv("RASID_LLM_KEY", raising=False)
        return chat.configured()

    return configured


@pytest.mark.parametrize(
    ("url", "host", "sent_to", "login"),
    [
        ("http://ana:hunter2@models.example:8443/v1", "models.example:8443", "/v1/chat/completions", "ana:hunter2"),
        ("https://ana:h%2Fu%40nter2@models.example/v1/", "models.example", "/v1/chat/completions", "ana:h/u@nter2"),
        ("http://hunter2@[::1]:8080/v1", "[::1]:8080", "/v1/chat/completions", "hunter2"),
        ("http://:hunter2@[2001:DB8::1]/v1", "[2001:db8::1]", "/v1/chat/completions", ":hunter2"),
        ("http://h/v1?key=hunter2&v=1", "h", "/v1/chat/completions?key=hunter2&v=1", ""),
        ("http://h/v1#hunter2", "h", "/v1/chat/completions", ""),
        ("http://آنا:hunter2سر@نموذج.example/ن", "xn--rgbh6ddl.example", "/%D9%86/chat/completions", "آنا:hunter2سر"),
        ("http://h/v1?a=hunter2 b%20c", "h", "/v1/chat/completions?a=hunter2%20b%20c", ""),
    ],
)
def test_a_secret_in_the_models_address_is_sent_and_never_shown(coder_at, url, host, sent_to, login):
    coder = coder_at(url)
    address = addresses.read(url)
    assert (coder.host, coder.login) == (host, login)
    assert address.below("chat/completions").endswith(sent_to)
    assert address.below("").isascii()
    assert not any("hunter" in shown for shown in (repr(coder), str(coder), coder.url, coder.host, repr(address)))


@pytest.mark.parametrize(
    "url",
    [
        "http://ana:hun/ter2@h/v1",  # the machine would be "ana" to some, and the text be sent there
        "http://ana:hun?ter2@h/v1",
        "http://ana:hun#ter2@h/v1",
        "http://ana:hunter2@/v1",
        "http:///v1",
        "http://",
        "ana:hunter2@h/v1",
        "//ana:hunter2@h",
        "ftp://ana:hunter2@h",
        "http://ana:hunter2@[::1/v1",
        "http://ana:hunter2@h\u2100st/v1",
        "http://ana:hunter2@h:port/v1",
        "http://ana:hunter2@h:99999/v1",
        "http://ana:hunter2@a b/v1",
        "http://ana:%ff@h/v1",
        "http://ana:\ud800@h/v1",
    ],
)
def test_an_address_that_leads_nowhere_is_said_and_breaks_nothing(monkeypatch, url):
    monkeypatch.setattr(chat, "_url", lambda: url)
    monkeypatch.setenv("RASID_LLM_MODEL", "small")
    assert chat.configured() is None
    assert chat.unusable()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_desk_says_that_no_text_can_be_sent_and_shows_no_password(coder_at, lang):
    assert coder_at(f"http://ana:{SECRET}@[::1/v1") is None
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = lang
    app.switch_page("pages/desk.py").run()
    assert not app.exception
    assert any("RASID_LLM_URL" in said.value for said in app.caption)
    assert not any(SECRET in str(one) for one in app)


@pytest.mark.parametrize(
    "url",
    [
        "mysq://ana:hunter2@db.example/rasid",
        "mysq://hunter2@db.example/rasid",
        "mysq://ana:hun%2Fter2@db.example/rasid?password=hunter2",
        "mysq://ana:hun/ter2@db.example/rasid",
        "mysq://ana:hun'ter2\\@db.example",
        "duckdb:///nowhere/rasid.db?hunter2=hunter2",
        "postgres://ana:hunter2@db.example:port/rasid",
        "duckdb:///nowhere/rasid.db?motherduck_token=hunter2",
    ],
)
def test_no_error_of_a_database_shows_its_password(url):
    with pytest.raises(store.Unreachable) as failed:
        store.open_store(url)
    told = "".join(traceback.format_exception(failed.value))
    assert not any(piece in told for piece in ("hunter2", "hun", "ter2"))


def test_what_an_error_says_beside_the_password_stays():
    url = "postgres://ana:a%40b@db.example/rasid?sslpassword=x9"
    said = "a database: 'a@b' of ana at db.example refused, x9, a%40b, postgres://ana:a%40b@db.example"
    hidden = addresses.hidden(said, url)
    assert "db.example refused" in hidden
    assert "of ana at" in hidden
    assert not any(secret in hidden for secret in ("a@b", "x9", "a%40b"))


def test_a_database_is_of_one_version_whatever_its_password(tmp_path):
    one, other = (addresses.hidden(url, url) for url in ("pg://ana:one@h/d?key=1", "pg://ana:two@h/d?key=2"))
    assert one == other != addresses.hidden("pg://ana:one@h/e", "pg://ana:one@h/e")


def test_a_database_that_cannot_be_read_is_said_on_the_page_and_by_the_command(monkeypatch, tmp_path, caplog):
    monkeypatch.setenv("RASID_DATABASE", f"mysq://ana:{SECRET}@db.example/rasid")
    stores.forget()
    with caplog.at_level(logging.ERROR):
        app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    (said,) = app.error
    assert "RASID_DATABASE" in said.value
    (tmp_path / "deck.toml").write_text('[[slide]]\nlink = "slide=map"\n')
    log = tmp_path / "log"
    assert briefing.main([str(tmp_path / "deck.toml"), "--out", str(tmp_path), "--log", str(log)]) == briefing.WRONG
    told = caplog.text + log.read_text()
    assert "store_unreachable" in caplog.text
    assert "db.example" in log.read_text()
    assert SECRET not in told + str(list(app))
