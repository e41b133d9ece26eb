"""The desk's article and form: nothing of the text is lost, and a correction says only what was corrected."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.desk import article as desk_article
from components.desk import form as desk_form
from components.desk import same as desk_same
from components.desk.form import Form, changes
from components.desk.words import cell, refused, row_label, warning
from components.incidents import quoted
from components.names import languages, names
from data.ledger import Refused
from data.ledger.records import KINDS
from data.ledger.tables import report
from tests.ledger.made import TEXT, draft, ledger_with, rows

APP = str(Path(__file__).parent.parent.parent / "app.py")
EN = names("en")
WRITTEN = ("date_start", "date_end", "date_precision", "governorate", "location_precision", "event_type", "initiators")


def row_of(tmp_path, **facts):
    ledger, _ = ledger_with(tmp_path, draft(**facts))
    return rows(ledger)[0]


def form_of(row, place="Al-Busayrah", **changed):
    """The form as drawn for a row, with what the analyst changed in it."""
    return Form({**{name: row.facts.get(name) for name in WRITTEN}, **changed}, place, "Al-Busayrah")


def test_the_pieces_of_an_article_make_the_whole_article(tmp_path):
    overlapping = {"killed": [(30, 45)], "place": [(20, 40)], "evidence": [(0, 50)]}
    ledger, _ = ledger_with(tmp_path, draft(spans=overlapping), draft(spans={"date": [(0, 5), (44, 48)]}))
    first, second = rows(ledger)
    pieces = desk_article.segments(TEXT, [first, second], first, EN)
    assert "".join(piece["text"] for piece in pieces) == TEXT
    both = [piece["text"] for piece in pieces if piece["fields"] == ["killed", "place"]]
    assert both == [TEXT[30:40]]
    assert {piece["evidence"] for piece in pieces} == {True, False}


def test_letters_that_turn_text_round_are_named_in_the_article():
    (piece,) = desk_article.segments("a\u202eb", [], None, EN)
    assert piece["text"] == "a‹U+202E›b"


def test_a_form_left_as_it_was_changes_nothing(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    assert changes(row, form_of(row)) == {}


def test_another_act_brings_its_class(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    assert changes(row, form_of(row, event_type="raid")) == {"event_type": "raid", "event_class": "security_operation"}


def test_another_last_day_makes_a_day_a_window(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    assert changes(row, form_of(row, date_end="2021-12-13")) == {"date_end": "2021-12-13", "date_precision": "window"}


def test_a_place_is_looked_up_in_the_gazetteer_with_its_point_and_areas(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    changed = changes(row, form_of(row, place="ذيبان"))
    assert (changed["place_id"], changed["place_name_en"], changed["district"]) == ("gn170691", "Dhiban", "SY0903")
    assert changes(row, form_of(row, place="gn170691"))["place_id"] == "gn170691"


def test_a_place_taken_out_leaves_no_point_behind(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    changed = changes(row, form_of(row, place=""))
    assert (changed["latitude"], changed["place_id"], changed["location_precision"]) == (None, None, "governorate")


def test_a_place_that_is_none_is_refused(tmp_path):
    row = row_of(tmp_path)
    with pytest.raises(Refused) as refusal:
        changes(row, form_of(row, place="Nowhere at all"))
    assert refusal.value.code == "unknown_place"


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_a_row_is_named_in_one_line_whatever_it_lacks(tmp_path, lang, kind):
    nothing = dict.fromkeys(draft().facts)
    ledger, _ = ledger_with(tmp_path, draft(kind=kind, **nothing))
    assert names(lang).t("desk_no_date") in row_label(1, rows(ledger)[0], names(lang))


def test_a_refusal_says_what_is_missing_in_words():
    said = refused(Refused("lacking", fields="date_start;event_type"), EN)
    assert EN.t("column_date_start") in said and EN.t("column_event_type") in said


def test_codes_are_read_by_their_names():
    assert (cell("governorate", "SY09", EN), cell("initiators", "sdf", EN)) == ("Deir ez-Zor", "SDF")


def test_the_sentence_behind_an_account_is_escaped_and_its_words_are_marked():
    text = "Two <b>guards</b> were killed in Busayra."
    said = quoted.marked(text, {"evidence": [(0, 40)], "killed": [(0, 17)]}, EN)
    assert said == '<mark title="Killed">Two &lt;b&gt;guards&lt;/b&gt;</mark> were killed in Busayra'


def test_sentences_far_apart_stay_apart():
    assert quoted.marked("abcdefghij", {"evidence": [(0, 3), (5, 8)]}, EN) == "abc … fgh"


def test_the_account_of_this_article_stands_beside_the_others_with_its_date_and_numbers(tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(date_precision="month"))
    account = report(rows(ledger)[0], ledger.state().readings[document_id])
    said = desk_same._cells(account, EN)
    assert (said["date"], said["killed"]) == ("1 December 2021 to 31 December 2021 (month)", "2")


def test_the_form_knows_every_field_that_the_article_marks():
    assert desk_form.FIELDS.keys() >= {"date", "place", "event_type", "initiators", "targets", "killed", "source"}


def test_a_warning_of_homonyms_names_the_other_places():
    said = warning({"code": "homonym", "values": ["gn170691"]}, EN)
    assert "Dhiban" in said.replace("\\", "") and "gn170691" not in said


def test_the_page_says_where_a_text_would_be_sent(monkeypatch):
    def opened():
        app = AppTest.from_file(APP, default_timeout=60)
        app.switch_page("pages/desk.py").run()
        assert not app.exception
        return "\n".join(caption.value for caption in app.caption).replace("\\", "")

    for name in ("RASID_LLM_URL", "RASID_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    assert EN.t("desk_stays_here") in opened()
    monkeypatch.setenv("RASID_LLM_URL", "http://192.0.2.7:11434/v1")
    monkeypatch.setenv("RASID_LLM_MODEL", "small")
    said = opened()
    assert "192.0.2.7:11434" in said and EN.t("desk_stays_here") not in said
