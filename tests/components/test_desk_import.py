"""A ledger file at the desk: taken over with a name, marked as taken over, or refused in words."""

import pytest

from components.desk.words import refused
from components.names import languages, names
from data.ledger import Ledger, exchange
from data.ledger.checking import Unsound
from data.ledger.taking import NotALedger
from tests.components.test_desk_fields import opened
from tests.ledger.made import ledger_with, rows

EN = names("en")


@pytest.fixture
def file(tmp_path):
    """The export of another machine, where somebody called Amal accepted a row; and the article's id."""
    ledger, document_id = ledger_with(tmp_path / "elsewhere")
    ledger.save(rows(ledger)[0], {}, by="Amal", accept=True)
    return "".join(exchange.lines(ledger)), document_id


def handed_in(app, content):
    app.file_uploader(key="desk_import_file").set_value(("ledger.jsonl", content.encode(), "application/jsonl"))
    button = next(one for one in app.button if one.label == EN.t("desk_import"))
    button.click().run()
    assert not app.exception


def test_the_desk_says_whose_word_an_imported_decision_is(monkeypatch, tmp_path, file):
    content, document_id = file
    app = opened(monkeypatch, tmp_path, document_id)
    handed_in(app, content.replace('"killed_low": 2', '"killed_low": 2147483647'))
    (said,) = (error.value.replace("\\", "") for error in app.error)
    assert "Line 4" in said and "facts.killed_low" in said and "2147483647" in said and "0..10000000" in said
    app.text_input(key="analyst").set_value("").run()
    handed_in(app, content)
    assert EN.t("refused_no_name")[:20] in app.error[0].value
    assert Ledger(tmp_path / "ledger.sqlite3").version == ""
    app.text_input(key="analyst").set_value("Basel").run()
    handed_in(app, content)
    history = next(one.proto.body for one in app.get("html") if "accepted" in one.proto.body)
    assert "“Amal”, as the imported file says" in history and "imported by Basel on" in history
    assert any("3 records here came in files" in caption.value for caption in app.caption)
    marked = [
        one.value for one in app.caption if "imported by" in one.value and "as the imported file says" in one.value
    ]
    assert [("Amal" in one, "found by the rules" in one) for one in marked] == [(True, False), (False, True)]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("expected", ["like: 2021-12-31", "lines: 5", "day_between: 1..2", "given", "new_code: 3"])
def test_what_was_expected_is_said_in_every_language(lang, expected):
    said = refused(NotALedger(Unsound("drafts", "D1-1.1", "date_end", "x {y} **z**", expected), 7, 2), names(lang))
    assert "x {y}".replace("{", "\\{").replace("}", "\\}") in said and "**" not in said
    assert names(lang).number(7) in said
