"""Files from memory: what is answered, how long a browser keeps it, and that nothing else is let out."""

import gzip
import re
from pathlib import Path

import pytest
import streamlit

from components.serving import early, files
from components.serving.headers import MAP
from tests.serving.asking import ask

STREAMLITS = Path(streamlit.__file__).parent / "static"
INDEX = (STREAMLITS / "index.html").read_text(encoding="utf-8")
BUNDLE = re.search(r'src="\./(static/js/index\.[^"]+)"', INDEX)[1]
MAP_PAGE = f"{MAP}st_folium/index.html"


def bytes_of(path, **asked):
    return files.answer(files.held(files.known()[path]), asked)


def test_a_bundle_is_what_streamlit_installed_and_kept_for_good():
    got = bytes_of(f"/{BUNDLE}")
    assert got.body == (STREAMLITS / BUNDLE).read_bytes()
    assert "immutable" in got.headers["cache-control"]


def test_who_takes_gzip_gets_the_same_pressed():
    got = bytes_of(f"/{BUNDLE}", **{"accept-encoding": "br, gzip"})
    assert got.headers["content-encoding"] == "gzip"
    assert gzip.decompress(got.body) == (STREAMLITS / BUNDLE).read_bytes()
    assert int(got.headers["content-length"]) == len(got.body) < len((STREAMLITS / BUNDLE).read_bytes()) / 2


def test_a_font_is_not_pressed_again():
    font = "/app/static/fonts/ibm-plex-sans-latin-400-normal.woff2"
    assert "content-encoding" not in bytes_of(font, **{"accept-encoding": "gzip"}).headers


def test_a_file_whose_name_does_not_tell_what_is_in_it_is_asked_for_again_and_not_sent_again():
    first = bytes_of("/app/static/map/frame.js")
    assert first.headers["cache-control"] == "no-cache"
    again = bytes_of("/app/static/map/frame.js", **{"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.body) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/app/static/../app.py", "/static/js/", "/app/static/none.js", "//app/static/icon.svg"]
)
def test_what_is_no_file_of_these_is_left_to_streamlit(path):
    assert ask(path).app


def test_a_part_of_a_file_and_what_is_sent_to_it_are_left_to_streamlit():
    assert ask("/app/static/icon.svg", range="bytes=0-9").app
    assert ask("/app/static/icon.svg", method="OPTIONS").app


def test_a_file_has_the_headers_of_every_answer():
    answer = ask("/app/static/icon.svg")
    assert not answer.app
    assert answer.headers["content-security-policy"] == ask("/nothing").headers["content-security-policy"]
    assert "unsafe-eval" in ask(MAP_PAGE).headers["content-security-policy"]


def test_a_page_of_another_site_gets_no_file():
    assert ask("/app/static/icon.svg", origin="http://elsewhere.example").status == 403


async def html(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
    await send({"type": "http.response.body", "body": b"theirs"})


@pytest.mark.parametrize("path", ["/", "/map", "/rasid/map", "/no_page_at_all"])
def test_every_address_that_has_streamlits_page_has_ours(path):
    answer = ask(path, app=html)
    assert answer.text == early.in_page(INDEX, STREAMLITS / "static")
    assert ask(path, app=html, if_none_match=answer.headers["etag"]).status == 304


@pytest.mark.parametrize("path", ["/media/0123.html", "/index.html"])
def test_what_a_page_hands_over_as_html_is_no_page_of_ours(path):
    assert ask(path, app=html).text == "theirs"


def test_our_style_stands_before_all_that_is_drawn_and_the_pages_own_styles_after_it():
    told = early.in_page(INDEX, STREAMLITS / "static")
    head, _, body = told.partition("</head>")
    assert early.STYLES[0].read_text(encoding="utf-8") in body.partition('<div id="root">')[0]
    assert "<style" not in head


def test_the_page_is_streamlits_with_links_and_without_its_font():
    told = early.in_page(INDEX, STREAMLITS / "static")
    links = re.findall(r"<link[^>]*>", told)
    assert re.sub(r"<link[^>]*>|<style>.*</style>|\s", "", told, flags=re.DOTALL) == re.sub(
        r"<link[^>]*>|\s", "", INDEX
    )
    assert not [link for link in links if "SourceSans" in link]
    assert [link for link in links if "Plex" in link or "plex" in link]


def test_every_file_that_a_page_is_told_of_is_there():
    told = early.in_page(INDEX, STREAMLITS / "static")
    named = [address.removeprefix(".") for address in re.findall(r'href="(\./(?:app/)?static/[^"]+)"', told)]
    assert len(named) > 60
    assert set(named) <= set(files.known())
    assert len(named) == len(set(named))


def test_each_part_of_a_page_is_a_part_of_streamlit():
    names = list(early.chunks(INDEX, STREAMLITS / "static" / "js"))
    assert {name.split(".")[0] for name in names} >= set(early.PARTS)


def test_the_frame_is_told_of_each_script_style_and_font_that_the_map_asks_for():
    from components.map.incident_map import _Map

    told = files.held(files.known()[MAP_PAGE]).plain.decode()
    links = re.findall(r'<link rel="preload" as="(\w+)"(?: crossorigin)? href="([^"]+)">', told)
    assert sorted(at for kind, at in links if kind == "script") == sorted(at for _, at in _Map.default_js)
    assert sorted(at for kind, at in links if kind == "style") == sorted(at for _, at in _Map.default_css)
    fonts = re.findall(r"url\((\.\./fonts/[^)]+)\)", (early.STATIC / "map" / "map.css").read_text(encoding="utf-8"))
    assert {Path(at).name for kind, at in links if kind == "font"} == {Path(at).name for at in fonts}
