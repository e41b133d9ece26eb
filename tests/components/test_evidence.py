"""Links and texts of a card: nothing is a link but an address of the web, and its host is in plain sight."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.incidents.evidence import link
from components.names import languages, names
from components.tables.problems_said import problem_in_words, refusal_in_words
from components.view import as_written, visible
from data.sources import Problem, Refused


@pytest.mark.parametrize("url", ["https://radioalkul.com/p421923", "http://example.org:8080/a?b=1&c=2"])
def test_an_address_of_the_web_is_a_link_that_shows_its_host(url):
    host = re.sub(r"https?://([^/:]+).*", r"\1", url)
    assert f">{host}<" in re.sub("</?bdi>", "", link(url))
    assert f'href="{html.escape(url)}"' in link(url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//attacker.invalid",
        "https://bank.example@attacker.invalid/",
        "https://[broken",
        "https://attacker.invalid\\.bank.example/",
        "https://bank.example\n.attacker.invalid/",
        "https://",
        "https://a.example/\u202egnp.exe",
        "radioalkul.com",
        "",
    ],
)
def test_anything_else_is_text(url):
    assert "href" not in link(url)


def test_a_host_in_letters_of_another_script_is_shown_as_it_is_sent():
    assert "xn--" in link("https://аpple.com/")


@given(st.text())
def test_no_text_breaks_out_of_a_link(text):
    for url in (text, f"https://example.org/{text}", f"https://{text}/"):
        drawn = link(url)
        assert re.fullmatch(r'(<a href="https?://[^"<>]*" [^<>]*>)?<bdi>[^<>]*</bdi>(</a>)?', drawn, re.DOTALL)


@given(st.text())
def test_every_letter_that_is_shown_can_be_seen(text):
    shown = visible(text)
    assert all(letter.isprintable() or letter in "\n\t\u00a0\u200c\u200d" for letter in shown)
    if text.isprintable():
        assert shown == text


def test_a_letter_that_turns_text_round_is_named():
    assert visible("\u202e21") == "‹U+202E›21"


def test_a_missing_cell_shows_nothing():
    assert [visible(cell) for cell in (None, float("nan"))] == ["", ""]


@pytest.mark.parametrize("lang", languages())
def test_a_problem_is_told_in_words_with_what_was_found_as_it_was_written(lang):
    told = problem_in_words(Problem(3, "killed", "not_a_number", "{0.__class__} several", "0, 1, 2 ..."), names(lang))
    assert "{0.__class__} several" in told
    assert "not_a_number" not in told


@pytest.mark.parametrize("lang", languages())
def test_a_refusal_names_the_file_and_a_way_on(lang):
    told = refusal_in_words(Refused("missing_columns", name="<b>.csv", columns="event_date"), names(lang))
    assert "<b>.csv" in told
    assert "event_date" in told


def test_a_code_without_words_is_shown_rather_than_hidden():
    assert "brand_new" in problem_in_words(Problem(3, "killed", "brand_new", "x"), names("en"))


@pytest.mark.parametrize(
    "address", ["https://attacker.invalid/p.png", "HTTP://a.b", "www.attacker.invalid", "me@attacker.invalid"]
)
def test_an_address_in_a_text_becomes_no_link(address):
    """Markdown's own links are made of the text that is left when escapes are undone."""
    undone = as_written(f"see {address} now").replace("\\", "")
    assert undone.replace("\u2060", "") == f"see {address} now"
    assert not re.search(r"https?://|www\.|@\w", undone, re.I)
