"""The desk's form on the page: what is cleared is saved as cleared, and a day that cannot be is said and mended."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import shell
from components.desk import form as desk_form
from components.desk.form import changes
from components.names import languages, names
from data import calendar
from data.ledger import Refused
from data.ledger.tables import as_tables
from tests.components.test_desk import form_of, row_of
from tests.ledger.made import draft, ledger_with, rows

APP = str(Path(__file__).parent.parent.parent / "app.py")
FULL = {
    "date_end": "2021-12-13",
    "date_precision": "window",
    "claimed_by": "islamic_state",
    "source": "A medic",
    **{f"{toll}_{end}": 3 for toll in desk_form.TOLLS for end in ("low", "high")},
}
CODES = ("date_precision", "location_precision", "event_type", "initiator_basis", "claimed_by")
NUMBERS = tuple(f"{toll}_{end}" for toll in desk_form.TOLLS for end in ("low", "high"))


def desk_alone():
    """The desk alone: AppTest runs pages of an app twice, and the second run knows no button."""
    from components import shell
    from components.desk import page as desk

    with shell._as_app():
        desk.show(shell.open_page("desk"))


def opened(monkeypatch, folder, document_id="", lang="en"):
    """The desk, with an article on it if one is named, as an analyst called Amal opens it."""
    monkeypatch.setenv("RASID_HOME", str(folder))
    monkeypatch.setattr(shell, "_header", lambda view, params: None)  # links to pages, which are not there
    app = AppTest.from_function(desk_alone, default_timeout=60)
    app.query_params["lang"] = lang
    app.query_params["doc"] = document_id
    app.run()
    assert not app.exception
    app.text_input(key="analyst").set_value("Amal").run()
    return app


def field(found, row, name, lang="en"):
    """The widget of a field of the row's form."""
    suffix = f"_{lang}" if name == "place" else ""
    return found(key=f"{row.draft.draft_id}_{row.version}_{name}{suffix}")


def press(app, row, button):
    app.button(key=f"{button}_{row.draft.draft_id}_{row.version}").click().run()
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("lang", languages())
def test_a_field_that_is_cleared_saves_as_cleared(monkeypatch, tmp_path, lang):
    ledger, document_id = ledger_with(tmp_path, draft(**FULL))
    row = rows(ledger)[0]
    app = opened(monkeypatch, tmp_path, document_id, lang)
    for name in NUMBERS:
        assert field(app.number_input, row, name).value == 3
        field(app.number_input, row, name).set_value(None)
    for name in (*CODES, "governorate"):
        field(app.selectbox, row, name).set_value(None)
    for name in ("date_start", "date_end"):
        assert field(app.date_input, row, name).value == date.fromisoformat(row.facts[name])
        field(app.date_input, row, name).set_value(None)
    for name in ("initiators", "targets"):
        field(app.multiselect, row, name).set_value([])
    for name in ("source", "place"):
        field(app.text_input, row, name, lang).set_value("")
    press(app, row, "save")
    saved = rows(ledger)[0].facts
    asked = (*NUMBERS, *CODES, "governorate", "date_start", "date_end", "initiators", "targets", "source", "place_id")
    assert {name: saved[name] for name in asked} == dict.fromkeys(asked)


@pytest.mark.parametrize("lang", languages())
def test_the_form_says_what_becomes_of_changes_that_are_neither_accepted_nor_saved(monkeypatch, tmp_path, lang):
    _, document_id = ledger_with(tmp_path)
    app = opened(monkeypatch, tmp_path, document_id, lang)
    said = [caption for caption in app.caption if caption.value == names(lang).t("desk_else_lost")]
    assert len(said) == 1


def test_an_open_upper_end_is_accepted_as_open_and_stays_so_when_the_row_is_opened_again(monkeypatch, tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(killed_low=3, killed_high=3), draft(killed_low=1, killed_high=1))
    row, other = rows(ledger)
    app = opened(monkeypatch, tmp_path, document_id)
    field(app.number_input, row, "killed_high").set_value(None)
    press(app, row, "accept")
    accepted = rows(ledger)[0]
    assert (accepted.status, accepted.facts["killed_low"], accepted.facts["killed_high"]) == ("accepted", 3, None)
    app.button(key=f"row_{other.draft.draft_id}").click().run()
    assert field(app.number_input, other, "killed_high").value == 1
    app.button(key=f"row_{row.draft.draft_id}").click().run()
    assert field(app.number_input, accepted, "killed_low").value == 3
    assert field(app.number_input, accepted, "killed_high").value is None
    again = opened(monkeypatch, tmp_path, document_id)  # F5: a session that knows nothing
    again.button(key=f"row_{row.draft.draft_id}").click().run()
    assert field(again.number_input, accepted, "killed_high").value is None


def test_a_governorate_taken_out_takes_its_areas_along_and_no_place_brings_it_back(tmp_path):
    row = row_of(tmp_path, date_precision="day", district="SY0901", subdistrict="SY090102")
    changed = changes(row, form_of(row, governorate=None))
    assert changed == {"governorate": None, "district": None, "subdistrict": None}


def test_an_act_taken_out_takes_its_class_along(tmp_path):
    row = row_of(tmp_path, date_precision="day")
    assert changes(row, form_of(row, event_type=None)) == {"event_type": None, "event_class": None}


def test_a_number_larger_than_the_form_takes_does_not_close_the_page(monkeypatch, tmp_path):
    ledger, document_id = ledger_with(tmp_path, draft(killed_low=3_000_000, killed_high=3_000_000))
    app = opened(monkeypatch, tmp_path, document_id)
    assert field(app.number_input, rows(ledger)[0], "killed_low").value == 3_000_000


@pytest.fixture
def never(monkeypatch, tmp_path):
    """A ledger from before days were asked: an article of the year 9999, an accepted row of it and one of year 1."""
    with monkeypatch.context() as before:
        before.setattr(calendar, "is_plausible", lambda day: True)
        ledger, document_id = ledger_with(
            tmp_path,
            draft(date_start="9999-12-31", date_end="9999-12-31", date_precision="week"),
            draft(date_start="0001-01-01", date_end="0001-01-01"),
            draft(),
            published=date.max,
        )
        for row in rows(ledger)[::2]:
            ledger.decide("accept", row, by="Amal")
    return ledger, document_id


@pytest.mark.parametrize("lang", languages())
def test_an_article_and_rows_of_days_that_cannot_be_open_say_so_and_are_mended(monkeypatch, tmp_path, never, lang):
    ledger, document_id = never
    row = rows(ledger)[0]
    app = opened(monkeypatch, tmp_path, document_id, lang)
    app.button(key=f"row_{row.draft.draft_id}").click().run()
    assert not app.exception
    said = "\n".join(warning.value for warning in app.warning).replace("\\", "")
    words = names(lang)
    assert words.t("desk_impossible_days", n=1) in said
    assert words.t("desk_impossible_published", day=words.isolated("9999-12-31")) in said
    assert words.t("column_date_start") in said
    for name in ("date_start", "date_end"):
        field(app.date_input, row, name).set_value(date(2021, 12, 12))
    press(app, row, "save")
    mended = rows(ledger)[0]
    assert (mended.facts["date_start"], mended.status) == ("2021-12-12", "accepted")


def test_a_row_of_a_day_that_cannot_be_is_in_no_table(never):
    ledger, _ = never
    tables = as_tables(ledger.state())
    assert tables["incidents"].column("date_start").to_pylist() == [date(2021, 12, 12)]
    assert tables["documents"].column("published").to_pylist() == [None]


@pytest.mark.parametrize("name", ["overview", "timeline", "data"])
def test_a_reviewed_row_of_the_year_9999_crashes_no_page(monkeypatch, tmp_path, never, name):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    app = AppTest.from_file(APP, default_timeout=60)
    app.switch_page(f"pages/{name}.py")
    app.query_params["table"] = "reviewed"
    app.run()
    assert not app.exception


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_a_correction_to_a_day_that_cannot_be_is_refused(tmp_path, day):
    ledger, _ = ledger_with(tmp_path)
    with pytest.raises(Refused) as refusal:
        ledger.save(rows(ledger)[0], {"date_start": day, "date_end": day}, by="Amal")
    assert (refusal.value.code, refusal.value.values["fault"]) == ("fault", "implausible_date")
