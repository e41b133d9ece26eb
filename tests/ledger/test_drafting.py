"""The extractor's records become drafts that the ledger takes: fields in their vocabulary, spans in the text."""

from datetime import date

import pytest

from data.extract import UnreadableError
from data.ledger import Document, Ledger, intake
from data.ledger.drafting import draft_article
from data.ledger.facts import faults
from tests.ledger.made import document

ARTICLE = (
    "قتل ثلاثة مدنيين في بلدة البصيرة شرقي دير الزور، أمس الأحد، "
    "في هجوم شنه تنظيم داعش على حاجز لقسد، بحسب شبكة نهر ميديا."
)


def test_an_article_becomes_drafts_whose_words_are_in_it():
    (drafted,), warnings = draft_article(document(ARTICLE))
    assert (drafted.kind, drafted.facts["date_start"], drafted.facts["governorate"]) == (
        "incident",
        "2021-12-12",
        "SY09",
    )
    assert (drafted.facts["killed_low"], drafted.facts["killed_high"]) == (3, 3)
    assert drafted.facts["initiators"] == "islamic_state"
    assert not faults(drafted.facts) and not warnings
    assert "ثلاثة" in "".join(ARTICLE[start:end] for start, end in drafted.spans["killed"])
    assert all(0 <= start < end <= len(ARTICLE) for spans in drafted.spans.values() for start, end in spans)
    assert drafted.confidence["date"] > 0 and drafted.rules["date"]


def test_without_a_publication_date_what_depends_on_it_is_missing_and_that_is_said():
    drafts, warnings = draft_article(document(ARTICLE, published=None))
    assert [drafted.facts.get("date_start") for drafted in drafts] == [None]
    assert "published_missing" in [warning["code"] for warning in warnings]


def test_a_weekday_that_contradicts_the_date_is_a_warning_with_both():
    _, warnings = draft_article(document(ARTICLE, published=date(2021, 12, 14)))
    (warning,) = [one for one in warnings if one["code"] == "weekday_contradicts"]
    assert any("الأحد" in value for value in warning["values"])


def test_bytes_that_are_no_article_are_refused():
    with pytest.raises(UnreadableError):
        draft_article(document("\x00\x01\x02\x03" * 1000))


def test_a_number_that_no_row_can_tell_of_is_left_out_and_said_and_costs_no_article(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    text = "The attack killed 50,000,000 people in the city of Raqqa on Monday, and the SDF arrested three of them."
    document_id, (drafted, *_) = intake.read_in(ledger, Document(text, date(2021, 12, 13), "given"), by="Amal")
    assert "killed_low" not in drafted.facts and {"code": "number_left_out", "values": ["50000000"]} in drafted.warnings
    assert ledger.state().of_document(document_id)
