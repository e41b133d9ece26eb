"""A broken article says itself what is wrong with it, and takes nothing else with it."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.desk import article as desk_article
from components.names import names
from components.reviewed import store as reviewed_store
from components.serving.logs import Line
from data.ledger import Ledger, opening
from data.ledger.mending import quarantine
from tests.ledger.poison import changed, decided, poisoned, two_articles, without_text
from tests.worded import worded

APP = str(Path(__file__).parent.parent.parent / "app.py")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    return tmp_path


def opened(page, lang="en", **params):
    """A page as it is drawn, and all that it says in boxes and in HTML."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"lang": lang, **params}.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    html = [*(worded(one.proto.body) for one in app.get("html")), *(one.proto.srcdoc for one in app.get("iframe"))]
    return app, "\n".join([*(one.value for kind in ("error", "warning", "info") for one in app.get(kind)), *html])


def logged(caplog):
    """The events of the server's log that tell of an exception, and its type."""
    told = [json.loads(Line().format(record)) for record in caplog.records if record.exc_info]
    return [(one.get("event"), one["errors"][0]["type"]) for one in told]


def plain(said):
    return said.replace("\\", "").replace("\u2066", "").replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("lang", "harm", "field", "expected"),
    [
        ("en", lambda d: changed("readings", d, title=["a list"]), "title", "a text of so many characters: 0..2000"),
        ("ar", without_text, "sha256", "نص موجود في السجل"),
    ],
)
def test_a_broken_article_says_which_record_and_field_and_what_was_expected(home, lang, harm, field, expected):
    ledger, good, broken = two_articles(home)
    poisoned(ledger, harm(broken)).close()
    app, said = opened("desk", lang, doc=broken)
    said = plain(said)
    assert all(words in said for words in (f"{broken}-1", field, expected, "python -m data ledger quarantine"))
    assert plain(names(lang).t("aside_records", n=4)) in said
    (box,) = (one for one in app.selectbox if one.label == names(lang).t("desk_article"))
    assert len(box.options) == 2 and any(good not in one and broken not in one for one in box.options)


def test_the_reviewed_table_holds_the_other_article_and_says_how_many_records_are_set_aside(home):
    ledger, _, broken = two_articles(home)
    poisoned(ledger, changed("drafts", broken, facts={"killed_high": 2**31 - 1})).close()
    for page, more in (("overview", {}), ("data", {}), ("briefing", {"present": "1"})):
        _, said = opened(page, table="reviewed", **more)
        assert plain(names("en").t("aside_records", n=4)) in plain(said)
    assert reviewed_store.reviewed()["reviewed"].origins["reviewed"].rows == 1


def test_who_quarantined_how_many_records_stays_on_the_desk(home):
    ledger, _, broken = two_articles(home)
    ledger = poisoned(ledger, decided(broken, "undo", {}, {"decision": "0" * 32}))
    quarantine(ledger.file, "Amal")
    _, said = opened("desk", doc=broken)
    assert "1 record of the ledger is in quarantine for good, by Amal (1)" in plain(said)
    assert names("en").t("aside_article") not in plain(said)


def test_an_article_that_cannot_be_drawn_takes_the_desk_not_with_it(home, monkeypatch, caplog):
    def fails(*_):
        raise TypeError

    ledger, good, _ = two_articles(home)
    ledger.close()
    monkeypatch.setattr(desk_article, "segments", fails)
    app, said = opened("desk", doc=good)
    assert names("en").t("aside_failed") in plain(said)
    assert names("en").t("desk_ledger") in [one.label for one in app.expander]
    assert logged(caplog) == [("article_not_drawn", "TypeError")]


def test_a_table_that_cannot_be_made_is_said_and_other_tables_are_there(home, monkeypatch, caplog):
    def fails(*_):
        raise OverflowError

    ledger, _, _ = two_articles(home)
    ledger.close()
    monkeypatch.setattr(reviewed_store, "as_tables", fails)
    _, said = opened("data")
    assert names("en").t("aside_untold") in plain(said)
    assert ("reviewed_not_made", "OverflowError") in logged(caplog)


@pytest.mark.parametrize("code", ["damaged", "newer"])
def test_a_ledger_that_cannot_be_read_is_said_and_other_tables_are_there(home, code):
    ledger, _, _ = two_articles(home)
    ledger.close()
    if code == "damaged":
        ledger.file.path.write_bytes(ledger.file.path.read_bytes()[:6000])
    else:
        poisoned(Ledger(ledger.file.path), lambda c: c.execute(f"PRAGMA user_version = {opening.VERSION + 1}")).close()
    for page in ("desk", "data"):
        _, said = opened(page)
        assert {"damaged": "ledger's file is damaged", "newer": "newer version of Rasid"}[code] in plain(said)
