"""A browser is known again by a cookie that only the server reads, and that is written down nowhere."""

import logging
import re
from types import SimpleNamespace

import pytest
import streamlit as st

from components import whose
from components.serving import logs
from tests.serving.asking import ask

TOKEN = "0123456789abcdef" * 2


def answering(status=200, kind="text/html; charset=utf-8"):
    async def app(scope, receive, send):
        headers = [(b"content-type", kind.encode())] if kind else []
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"<p>page</p>"})

    return app


def given(**asked):
    return ask(app=answering(), **asked).headers.get("set-cookie", "")


def test_a_browser_gets_its_cookie_with_its_first_page_and_keeps_it():
    cookie = given()
    found = re.fullmatch(r"rasid_browser=([0-9a-f]{32}); Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax", cookie)
    assert found and given() != cookie
    assert not given(cookie=f"_streamlit_xsrf=2|a|b|1; rasid_browser={found[1]}")
    assert given(tls=True).endswith("; Secure")


@pytest.mark.parametrize("cookie", ["rasid_browser=", "rasid_browser=me", f"rasid_browser={TOKEN}0", f"other={TOKEN}"])
def test_what_we_never_gave_is_no_browser_of_ours(cookie, monkeypatch):
    assert given(cookie=cookie)
    name, _, value = cookie.partition("=")
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies={name: value}))
    assert whose.owner() == ""


def test_a_page_that_the_browser_still_has_comes_with_the_cookie_too():
    assert "set-cookie" in ask(app=answering(304, ""), accept="text/html,*/*").headers
    assert "set-cookie" not in ask(app=answering(304, ""), accept="*/*").headers


def test_nothing_but_a_page_gives_a_cookie_and_no_page_of_another_site_gets_one():
    assert "set-cookie" not in ask(app=answering(kind="application/json")).headers
    assert "set-cookie" not in ask(kind="websocket").headers
    assert "set-cookie" not in ask(app=answering(), origin="http://evil.test").headers
    assert "content-security-policy" in ask(app=answering()).headers


def test_what_is_kept_of_a_browser_is_a_digest_from_which_its_cookie_cannot_be_made(monkeypatch):
    monkeypatch.setattr(st, "context", SimpleNamespace(cookies={"rasid_browser": TOKEN}))
    assert re.fullmatch("[0-9a-f]{64}", whose.owner()) and TOKEN not in whose.owner()


def test_a_cookie_in_the_text_of_an_error_is_not_logged():
    error = ValueError(f"rasid_browser={TOKEN}")
    record = logging.LogRecord("uvicorn.error", logging.ERROR, __file__, 1, str(error), None, (None, error, None))
    assert TOKEN not in logs.Line().format(record)
