"""What each answer tells the browser, and that the scripts it lets run are Streamlit's as installed."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit

from components.serving import headers
from tests.serving.asking import ask

INDEX = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
MAP = "/component/streamlit_folium.st_folium/index.html"
# The policy as decided, but for what stands for SCRIPTS.
POLICY = (
    "default-src 'self'; script-src 'self' blob: SCRIPTS; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self' blob: data:; "
    "frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
)
OTHERS = {
    "x-frame-options": "SAMEORIGIN",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def policy(answer):
    return answer.headers["content-security-policy"]


def directive(answer, name):
    return next(part.split()[1:] for part in policy(answer).split("; ") if part.startswith(f"{name} "))


def test_streamlits_page_holds_the_one_script_that_is_known_and_its_hash_is_let_run():
    inline = re.findall(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", INDEX, re.DOTALL)
    assert [script.strip() for script in inline] == [b"window.prerenderReady = false"]
    assert not re.search(rb"<[^>]+\son[a-z]+\s*=", INDEX)  # nor a script in an attribute, which no hash would cover
    digest = base64.b64encode(hashlib.sha256(inline[0]).digest()).decode()
    assert policy(ask()) == POLICY.replace("SCRIPTS", f"'sha256-{digest}'")


def test_each_inline_script_of_a_page_has_its_hash_and_no_other():
    page = "<!-- <script>no()</script> --><script>a&amp;b\n</script><SCRIPT src='x.js'></SCRIPT><p>x</p>"
    page += "<script type=module>c</script>"
    hashes = [base64.b64encode(hashlib.sha256(text).digest()).decode() for text in (b"a&amp;b\n", b"c")]
    assert headers.inline_scripts(page) == [f"'sha256-{one}'" for one in hashes]


def test_the_maps_component_alone_may_run_what_it_is_sent():
    assert policy(ask(MAP)) == POLICY.replace("SCRIPTS", "'unsafe-inline' 'unsafe-eval'")
    others = [
        "/component/streamlit_folium",
        "/component/other.x/index.html",
        f"/map{MAP}",
        f"/_stcore{MAP}",
        MAP.upper(),
    ]
    assert not [path for path in others if "unsafe-eval" in policy(ask(path))]


def test_the_maps_component_is_known_below_a_path_too(monkeypatch):
    monkeypatch.setattr("components.serving.paths.base", lambda: "/rasid")
    assert "unsafe-eval" in policy(ask(f"/rasid{MAP}"))
    assert "unsafe-eval" not in policy(ask(MAP))


async def redirected(scope, receive, send):
    await send({"type": "http.response.start", "status": 301, "headers": [(b"location", b"/map")]})
    await send({"type": "http.response.body"})


async def failing(scope, receive, send):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (200, {}),
        (200, {"path": MAP}),
        (301, {"app": redirected}),
        (403, {"host": "evil.test"}),
        (403, {"origin": "null"}),
        (403, {"server": ("192.168.1.5", 8501)}),
        (404, {"path": "/_stcore/metrics"}),
        (500, {"app": failing}),
    ],
)
def test_every_answer_carries_the_headers_also_one_that_refuses_or_fails(status, asked, monkeypatch):
    monkeypatch.delenv("RASID_OPEN", raising=False)
    answer = ask(**asked)
    assert answer.status == status
    assert answer.headers.items() >= OTHERS.items()
    assert "frame-ancestors 'self'" in policy(answer)
    assert ("location" in answer.headers) == (status == 301)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png?key=secret", "https://tiles.example"),
        ("https://{s}.tiles.example:8443/{z}/{x}/{y}.png", "https://*.tiles.example:8443"),
        ("http://192.168.1.9/{z}/{x}/{y}.png", "http://192.168.1.9"),
        ("/app/static/tiles/{z}-{x}-{y}.png", ""),
        ("", ""),
        ("https://user:word@tiles.example/{z}", ""),
        ("https://tiles.example; script-src *", ""),
        ("https://tiles.example;script-src/{z}", ""),
        ("https://*/{z}", ""),
        ("https://{a}.tiles.example/{z}", ""),
        ("javascript://tiles.example/{z}", ""),
        ("https://[tiles/{z}", ""),
        ("https://tiles.example\r\nx: y/{z}", ""),
    ],
)
def test_of_online_tiles_the_policy_of_the_map_names_where_they_come_from_and_nothing_else(
    address, source, monkeypatch
):
    monkeypatch.setenv("RASID_TILES", address)
    assert directive(ask(MAP), "img-src") == ["'self'", "data:", "blob:", *([source] if source else [])]
    assert directive(ask(), "img-src") == ["'self'", "data:", "blob:"]
