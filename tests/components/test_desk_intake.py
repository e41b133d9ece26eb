"""What is handed to the desk: articles with a name and a date; all else is refused by name and leaves nothing."""

import json
import random
import time
from datetime import date

import pytest

from components.names import names
from data.ledger import Ledger
from tests.components.test_desk_fields import opened
from tests.ledger.made import TEXT, draft, ledger_with

EN = names("en")
HOSTILE = {
    "random.txt": random.Random(1).randbytes(1_000_000),
    "empty.txt": b"",
    "french.txt": "Les forces ont arrêté trois membres dans un village à l'est, a dit un porte-parole.".encode(),
    "long.txt": ("قتل ثلاثة مدنيين في البصيرة أمس. " * 10_000).encode(),
    "bidi.json": json.dumps({"text": "\u202e\u2066\u200b" * 500}).encode(),
}


def press(app, label):
    """Press the button of this name; seconds of processor time that it took: a busy machine is not the file's fault."""
    began = time.process_time()
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return time.process_time() - began


def errors(app):
    return [str(error.value).replace("\\", "") for error in app.error]


def decided(ledger):
    return [(decision.kind, decision.by) for decision in ledger.state().decisions]


@pytest.fixture
def kept(tmp_path):
    """The ledger of the desk that `opened` opens."""
    return Ledger(tmp_path / "ledger.sqlite3")


def test_nothing_is_decided_without_a_name(monkeypatch, tmp_path, kept):
    app = opened(monkeypatch, tmp_path)
    app.text_input(key="analyst").set_value("")
    app.text_area(key="desk_text_0").set_value(TEXT)
    app.date_input(key="desk_day_0").set_value(date(2021, 12, 13))
    press(app, EN.t("desk_read"))
    assert [EN.t("refused_no_name") in error for error in errors(app)] == [True]
    assert kept.version == ""


def test_nothing_is_read_without_a_date(monkeypatch, tmp_path, kept):
    app = opened(monkeypatch, tmp_path)
    app.text_area(key="desk_text_0").set_value(TEXT)
    press(app, EN.t("desk_read"))
    assert [EN.t("refused_no_date") in error for error in errors(app)] == [True]
    assert kept.version == ""


def test_hostile_files_are_refused_by_name_and_leave_nothing(monkeypatch, tmp_path, kept):
    app = opened(monkeypatch, tmp_path)
    app.file_uploader(key="desk_files_0").set_value([(name, text, "text/plain") for name, text in HOSTILE.items()])
    app.date_input(key="desk_day_0").set_value(date(2021, 12, 13))
    assert press(app, EN.t("desk_read")) < 2 * len(HOSTILE)
    said = errors(app)
    assert len(said) == len(HOSTILE)
    for name in HOSTILE:
        assert sum(name in error for error in said) == 1, name
    assert kept.version == ""


def test_words_of_the_article_become_a_row(monkeypatch, tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(), draft())
    app = opened(monkeypatch, tmp_path, document_id)
    app.text_area(key="desk_quote").set_value("واعتقلت «قسد» سبعة أشخاص")
    press(app, EN.t("desk_add_row"))
    assert any("Waiting: 3" in caption.value for caption in app.caption)
    assert decided(ledger) == [("add", "Amal")]
    app.text_area(key="desk_quote").set_value("كلمات ليست في المقال")
    press(app, EN.t("desk_add_row"))
    assert errors(app) == [EN.t("refused_words_not_found")]
    assert len(decided(ledger)) == 1
