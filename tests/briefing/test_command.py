"""The command for cron: one deck in, files out, and an exit code that tells what went wrong."""

import pytest

from components.briefing import __main__ as command
from components.briefing.html import chromium
from data import schema, snapshot

DECK = """
[[slide]]
link = "from=2018-01-01&to=2018-06-30&slide=timeline,map"

[[slide]]
link = "table=coded_reports&slide=incidents"
title = "A title"
"""


@pytest.fixture
def deck(tmp_path):
    path = tmp_path / "weekly.toml"
    path.write_text(DECK, encoding="utf-8")
    return path


def run(deck, *more):
    return command.main([str(deck), "--out", str(deck.parent / "out"), "--log", str(deck.parent / "log"), *more])


def made(deck):
    return sorted(path.name.rsplit("_", 1)[0] + path.suffix for path in (deck.parent / "out").iterdir())


def test_a_deck_is_made_in_both_languages_and_logged(deck):
    assert run(deck, "--formats", "html,pptx") == command.MADE
    assert made(deck) == ["weekly_ar.html", "weekly_ar.pptx", "weekly_en.html", "weekly_en.pptx"]
    assert "exit 0" in (deck.parent / "log").read_text()


def test_without_a_chromium_the_rest_is_made_and_the_exit_code_says_so(deck, monkeypatch):
    monkeypatch.setattr(chromium, "found", lambda: "")
    assert run(deck, "--in", "en") == command.NO_CHROMIUM
    assert made(deck) == ["weekly_en.html", "weekly_en.pptx"]
    assert chromium.INSTALL in (deck.parent / "log").read_text()


def test_what_is_no_deck_is_refused(deck):
    deck.write_text("[[slide]]\n")
    assert run(deck) == command.WRONG
    assert "link expected" in (deck.parent / "log").read_text()


def test_a_folder_that_is_no_snapshot_is_refused(deck):
    assert run(deck, "--since", str(deck.parent)) == command.WRONG


def test_a_slide_that_fails_costs_none_of_the_others(deck, monkeypatch):
    laid_out = command.content.slide

    def broken(view, *rest):
        if view.origin.origin == "coded_reports":
            raise RuntimeError("broken")
        return laid_out(view, *rest)

    monkeypatch.setattr(command.content, "slide", broken)
    assert run(deck, "--in", "en", "--formats", "html") == command.FAILED
    assert made(deck) == ["weekly_en.html"]


def test_what_a_deck_asks_for_in_vain_is_in_the_log(deck):
    deck.write_text('[[slide]]\nlink = "gov=ATLANTIS"\n')
    assert run(deck, "--in", "en", "--formats", "html") == command.MADE
    assert "gov = ATLANTIS, which is not known here" in (deck.parent / "log").read_text()


def test_tables_are_kept_for_the_next_briefing_and_compared_with_the_last(deck):
    deck.write_text('[[slide]]\nlink = "slide=changes"\n')
    kept = deck.parent / "last"
    snapshot.keep(schema.TABLES, kept)
    assert run(deck, "--in", "en", "--formats", "html", "--since", str(kept), "--keep", str(kept)) == command.MADE
    page = next((deck.parent / "out").glob("*.html")).read_text()
    assert "Nothing has changed in this view since the tables of" in page


def test_a_filter_that_is_misspelt_is_in_the_log_and_on_the_slide(deck):
    deck.write_text('[[slide]]\nlink = "governorate=SY09&lang=ar&present=1&at=2"\n')
    assert run(deck, "--in", "en", "--formats", "html") == command.MADE
    assert (deck.parent / "log").read_text().count("is not known here") == 1
    assert "governorate" in next((deck.parent / "out").glob("*.html")).read_text()


def test_a_briefing_that_was_not_all_made_keeps_no_snapshot(deck, monkeypatch):
    monkeypatch.setattr(chromium, "found", lambda: "")
    kept = deck.parent / "kept"
    assert run(deck, "--in", "en", "--formats", "html,pdf", "--keep", str(kept)) == command.NO_CHROMIUM
    assert not kept.exists()


def test_a_folder_that_cannot_be_written_to_is_refused_and_logged(deck):
    (deck.parent / "out").write_text("a file")
    assert run(deck, "--formats", "html") == command.WRONG
    (deck.parent / "out").unlink()
    (deck.parent / "thesis").mkdir()
    (deck.parent / "thesis" / "chapter").write_text("mine")
    assert run(deck, "--in", "en", "--formats", "html", "--keep", str(deck.parent / "thesis")) == command.WRONG
    assert "no snapshot can be kept" in (deck.parent / "log").read_text()


def test_a_file_that_fails_costs_none_of_the_others(deck, monkeypatch):
    monkeypatch.setattr(command.powerpoint, "made", lambda slides: 1 / 0)
    assert run(deck, "--in", "en", "--formats", "pptx,html") == command.FAILED
    assert made(deck) == ["weekly_en.html"]
