"""What is no article is refused within two seconds and leaves nothing behind."""

import io
import json
import random
import time
import zipfile
from datetime import date

import pytest

from data.extract.model.quoting import find
from data.ledger import Document, Ledger, Refused, intake
from data.ledger.records import LONGEST_LINE

SENTENCE = "قتل ثلاثة مدنيين في بلدة البصيرة أمس في هجوم شنه تنظيم داعش. "
FRENCH = (
    "Les Forces démocratiques syriennes ont arrêté trois membres de l'organisation dans un village à l'est de Deir "
    "ez-Zor, a déclaré un porte-parole. L'opération a été menée dans la nuit de lundi à mardi."
)
HOSTILE = {
    "random bytes": random.Random(1).randbytes(1_000_000).decode("latin-1"),
    "nothing": "   \n\n ",
    "french": FRENCH,
    "ten thousand sentences": SENTENCE * 10_000,
    "nine hundred sentences": SENTENCE * 900,
    "brackets": "(" * 50_000 + "قتل",
    "one endless word": "ا" * 50_000,
    "one word over and over": "قتل " * 12_000,
    "tatweel": ("ق" + "ـ" * 900 + " ") * 60,
    "different words without end": " ".join(f"the w{chr(97 + n % 26)}{chr(97 + n // 26)} of" for n in range(600)) * 5,
    "zero width": "\u200b\u200d\u2060" * 10_000,
    "null characters": SENTENCE + "\x00",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_or_a_refusal_within_two_seconds_and_what_is_refused_leaves_nothing(name, tmp_path):
    intake.prepared(Document(SENTENCE, date(2021, 12, 13), "given"))  # the gazetteer is read once
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    began = time.process_time()
    try:
        intake.read_in(ledger, Document(HOSTILE[name], date(2021, 12, 13), "given"), by="Amal")
    except Refused:
        assert ledger.version == ""
    assert time.process_time() - began < 2


@pytest.mark.parametrize("name", ["random bytes", "nothing", "french", "ten thousand sentences", "one endless word"])
def test_what_is_plainly_no_article_is_refused(name):
    with pytest.raises(Refused):
        intake.prepared(Document(HOSTILE[name], date(2021, 12, 13), "given"))


def test_direction_characters_are_kept_in_the_text_and_change_no_number():
    hidden = "هاجم \u202eمسلحون\u202c حاجزاً في البصيرة أمس، فقُتل \u2066عنصران\u2069 وأصيب ثلاثة\u200b آخرون."
    clean, drafts, _ = intake.prepared(Document(hidden, date(2021, 12, 13), "given"))
    assert clean.text == hidden
    assert [draft.facts.get("killed_low") for draft in drafts if draft.kind == "incident"] in ([2], [None])


def test_a_publication_date_or_the_word_that_it_is_unknown_is_required():
    with pytest.raises(Refused) as refusal:
        intake.prepared(Document(SENTENCE, None, "given"))
    assert refusal.value.code == "no_date"
    _, drafts, warnings = intake.prepared(Document(SENTENCE, None, "unknown"))
    assert drafts and warnings


def test_the_date_that_a_file_states_is_its_date():
    content = json.dumps([{"id": "a", "text": SENTENCE, "published": "2021-12-13"}, {"id": "b", "text": SENTENCE}])
    first, second = intake.articles("two.json", content.encode(), None)
    assert (first.published, first.published_basis) == (date(2021, 12, 13), "given")
    assert (second.published, second.published_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"\xff\xfe\x00\x01"),
        ("a.json", b"{"),
        ("a.json", b"[" * 100_000),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.exe", b"MZ"),
        ("../../a", b""),
    ],
)
def test_a_file_that_holds_no_article_is_refused_by_its_name(name, content):
    with pytest.raises(Refused) as refusal:
        intake.articles(name, content, None)
    assert refusal.value.values["name"] == name
    assert "/tmp" not in refusal.value.values["reason"]


def test_words_are_found_word_for_word_and_only_white_space_may_differ():
    text = "قُتل ثلاثة\nمدنيين في البصيرة"
    assert find(text, "ثلاثة مدنيين") == (5, 17)
    assert find(text, "ثلاثة مدنيون") is None
    assert find(text, "  ") is None


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date.max])
def test_an_article_of_a_day_that_cannot_be_is_refused(day):
    with pytest.raises(Refused) as refusal:
        intake.prepared(Document(SENTENCE, day, "given"))
    assert (refusal.value.code, refusal.value.values["day"]) == ("implausible_date", day.isoformat())


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2150-05-05"])
def test_a_file_that_states_a_day_that_cannot_be_is_refused_and_says_which(day):
    page = f'<head><meta property="article:published_time" content="{day}T08:00"></head><p>{SENTENCE}</p>'
    for name, content in (("a.json", json.dumps({"text": SENTENCE, "published": day})), ("a.html", page)):
        with pytest.raises(Refused) as refusal:
            intake.articles(name, content.encode(), None)
        assert refusal.value.code == "unusable_file" and day in refusal.value.values["reason"]


def test_a_title_that_could_not_be_kept_costs_no_article(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    about = {"title": "\ud800 \x00" + "x" * 100_000, "publisher": "a\r\nb", "url": "https://example.org/\x7f"}
    document_id, _ = intake.read_in(
        ledger, Document(SENTENCE, date(2021, 12, 13), "given", **about), by="Amal\x07\ud800 "
    )
    reading = ledger.state().readings[document_id]
    assert (reading.by, reading.publisher, len(reading.title)) == ("Amal", "a b", LONGEST_LINE)


def test_a_record_that_would_be_set_aside_when_it_is_read_is_not_written(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    with pytest.raises(Refused) as refusal:
        ledger.read(Document(SENTENCE, None, "guessed"), [], by="Amal", extractor="rules 1")
    assert (refusal.value.code, refusal.value.values["field"]) == ("fault", "published_basis")
    assert ledger.version == ""


def docx(inside):
    """A document whose only part of its own is this body."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/a.jpg", f'<w:document xmlns:w="{_WORD}"><w:body>{inside}</w:body></w:document>')
    return kept.getvalue()


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/a.jpg" ContentType="{_MAIN}"/></Types>'
)
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r" Type="{_OFFICE}" Target="word/a.jpg"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("paragraphs.docx", docx("<w:p/>" * 3_000_000)),  # 20 kB: more than a minute
        ("runs.docx", docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 700_000 + "</w:p>")),  # 30 kB: 17 s, 330 MB
        ("deep.docx", docx("<w:p>" * 20_000 + "</w:p>" * 20_000)),  # an error of lxml, which stopped the page
        ("letters.docx", docx("<w:p><w:r><w:t>" + "a" * 11_000_000 + "</w:t></w:r></w:p>")),
        ("tags.html", b"<" * 2_000_000),  # 5 s
        ("attributes.html", b"<a " * 600_000),  # 350 MB
        ("endless.html", b"<a" + b" b" * 900_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_small_file_that_would_take_minutes_or_the_memory_is_refused_at_once(name, content):
    began = time.process_time()
    with pytest.raises(Refused) as refusal:
        intake.articles(name, content, None)
    assert refusal.value.code == "unusable_file"
    assert time.process_time() - began < 1


def test_a_document_as_word_writes_it_is_read_whatever_its_parts_are_called():
    paragraphs = "".join(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" for _ in range(200))
    (article,) = intake.articles("a.docx", docx(paragraphs), None)
    assert article.text.count(SENTENCE) == 200
