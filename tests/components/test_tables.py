"""What is asked of a table that no layout knows, what is said of one that was read, and what is kept of both."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st

from components.names import languages, names
from components.tables import preview, reading
from components.tables.file import File
from components.tables.reading import Asked
from components.view import as_written
from data.sources.loading import peek_here
from data.sources.turns import Progress
from tests.test_app import opened
from tests.worded import worded

FIELD = Path(__file__).parent.parent / "sources" / "field"
pytestmark = pytest.mark.usefixtures("read_here")

ODD = "When it was,المكان,Dead people,Group\n" + "".join(
    f"{day}/03/2021,Al-Busayrah,{day},The Grey Men\n" for day in range(12, 16)
)
TWO_TOLLS = "date,governorate,killed,fatalities\n2021-11-05,SY09,1,2\n"
EITHER = "date,governorate,killed\n05/06/2021,SY09,1\n07/08/2021,SY09,2\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))


def brought(text, name="mine.csv", **params):
    """Page Data after a file was chosen."""
    app = opened("data", **params)
    content = text if isinstance(text, bytes) else text.encode()
    app.file_uploader[0].set_value((name, content, "text/csv")).run()
    assert not app.exception
    return app


def field(app, ours):
    """The field of the form in which one of our columns is chosen."""
    fields = [*app.selectbox, *app.multiselect, *app.radio]
    return next(one for one in fields if str(one.key).startswith("map_") and one.key.endswith(f"_{ours}"))


def press(app, what):
    next(button for button in app.button if button.key and button.key.endswith(what)).click().run()
    assert not app.exception


def said(app):
    kinds = ("text", "markdown", "info", "warning", "error", "caption")
    return "\n".join(
        [str(one.value) for kind in kinds for one in app.get(kind)]
        + [worded(one.proto.body) for one in app.get("html")]
    )


@pytest.mark.parametrize("lang", languages())
def test_a_table_that_no_layout_knows_is_read_as_proposed_and_said_and_known_again(lang):
    words = names(lang)
    app = brought(ODD, lang=lang)
    assert (field(app, "date_start").value, field(app, "killed").value) == (["When it was"], "Dead people")
    assert (
        words.t("map_found", what=words.t("ours_killed"), how=words.t("map_found_words")) == field(app, "killed").label
    )
    assert words.date(date(2021, 3, 12)) in said(app)
    field(app, "initiators").set_value(["Group"]).run()
    press(app, "_read")
    assert words.t("upload_report", read=4, loaded=4, rejected=0, flagged=4) in said(app)
    assert words.t("map_kept") in said(app)
    again = brought(ODD.replace("2021", "2022"), "later.csv", lang=lang)
    assert words.t("map_recognised") in said(again)
    press(again, next(str(b.key) for b in again.button if str(b.key).startswith("forget_")))
    assert words.t("map_recognised") not in said(again)


def test_a_name_that_is_not_known_is_mapped_once_for_all_its_rows_and_kept():
    app = brought(ODD)
    field(app, "initiators").set_value(["Group"]).run()
    press(app, "_read")
    picked = next(box for box in app.selectbox if "_actors_" in str(box.key))
    assert picked.label == "\u2068The Grey Men\u2069\\: 4 rows"
    picked.set_value("islamic_state")
    next(button for button in app.button if button.label == names("en").t("match_read")).click().run()
    assert not app.exception
    assert not [box for box in app.selectbox if "_actors_" in str(box.key)]
    (held,) = app.session_state["read_files"].values()
    assert held.mapping.values["initiators"] == {"The Grey Men": "islamic_state"}


def test_the_cells_of_a_first_row_stand_in_the_order_of_the_file(tmp_path):
    (tmp_path / "mine.csv").write_text("no,killed,governorate,km,date\n7,2,SY09,12,2021-11-05\n", encoding="utf-8")
    peeked = peek_here(tmp_path / "mine.csv", "mine.csv")
    about = Asked(1, File("mine.csv", b""), peeked, peeked.mapping)
    cells = [
        cell.removeprefix("<bdi>").removesuffix("</bdi>")
        for cell in preview._before(about, 1, peeked.mapping).split(" · ")
    ]
    assert cells == ["2", "SY09", "2021-11-05"]


def test_which_of_two_columns_is_the_toll_is_asked_and_nothing_is_loaded_before():
    app = brought(TWO_TOLLS)
    assert "killed" in said(app) and "fatalities" in said(app)
    assert field(app, "killed").value is None
    assert "read_files" not in app.session_state
    field(app, "killed").set_value("fatalities").run()
    press(app, "_read")
    assert names("en").t("upload_report", read=1, loaded=1, rejected=0, flagged=0) in said(app)


def test_the_order_of_day_and_month_is_asked_where_the_column_does_not_tell():
    app = brought(EITHER)
    field(app, "order_date_start").set_value("month first").run()
    assert "5 June 2021" not in said(app)
    assert "8 July 2021" in said(app)
    press(app, "_read")
    (held,) = app.session_state["read_files"].values()
    assert held.mapping.orders == {"date_start": "month first"}


@pytest.mark.parametrize("lang", languages())
def test_a_table_of_totals_is_held_beside_and_never_as_incidents(lang):
    words = names(lang)
    app = brought((FIELD / "weekly_totals.csv").read_bytes(), "weekly_totals.csv", lang=lang)
    assert words.t("upload_report", read=20, loaded=20, rejected=0, flagged=2) in said(app)
    assert words.t("totals_loaded", n=20) in said(app)
    assert words.t("totals_never_added") in said(app)
    assert "U+206" not in said(app)  # marks of direction are ours, and are not shown as if the file held them
    assert words.t("totals_not_exclusive") in said(app)  # four types: nobody says that an event is of one alone
    (held,) = app.session_state["read_files"].values()
    assert {one.type: (one.events, one.killed) for one in held.report.sums} == {
        "clash": (20, 0),
        "shelling": (20, 15),
        "air_strike": (10, 24),  # two rows of one day and area say different numbers: neither is added
        "ied": (20, 45),
    }
    assert "uploads" not in app.session_state
    ((origin, store),) = app.session_state["uploaded_counts"].items()
    assert store.table("counts", origin).count().execute() == 20
    assert "weekly_totals.csv" in app.selectbox(key="url_beside").options
    app.selectbox(key="url_beside").set_value(origin).run()
    assert not app.exception and origin in app.query_params["beside"]
    press(app, f"remove_{origin}")
    assert not app.session_state["uploaded_counts"] and "beside" not in app.query_params


def test_a_person_says_that_a_row_is_a_total_and_which_columns_count():
    app = brought(ODD)
    field(app, "row_is").set_value("total").run()
    assert names("en").t("map_totals") in said(app)
    field(app, "date_start").set_value(["When it was"])
    field(app, "killed").set_value(["Dead people"]).run()
    press(app, "_read")
    (held,) = app.session_state["read_files"].values()
    assert (held.mapping.row_is, held.report.n_totals, held.report.sums[0].killed) == ("total", 4, 12 + 13 + 14 + 15)
    assert "uploads" not in app.session_state


def test_totals_whose_period_is_not_told_are_asked_about_and_not_refused():
    app = brought("governorate,Jan,Feb,Mar\nSY09,1,2,3\nSY08,1,2,3\nSY11,1,2,3\n")
    assert field(app, "row_is").value == "total"
    assert field(app, "events").value == ["Jan", "Feb", "Mar"]


def test_a_list_of_victims_is_read_as_incidents_and_no_toll_is_asked():
    app = brought(
        "When it was,المكان,Name\n" + "12/03/2021,Al-Busayrah,A\n12/03/2021,Al-Busayrah,B\n14/03/2021,Al-Busayrah,C\n"
    )
    field(app, "row_is").set_value("victim").run()
    with pytest.raises(StopIteration):
        field(app, "killed")
    assert names("en").t("map_joined") in said(app)
    press(app, "_read")
    assert names("en").t("left_out_joined", n=1) in said(app)
    assert names("en").t("upload_report", read=3, loaded=2, rejected=0, flagged=2) in said(app)


def test_a_header_that_is_markup_is_shown_as_it_is_written():
    header = "<img src=x onerror=alert(1)> {{ 7*7 }} $x$ [a](http://attacker)"
    app = brought(
        f'"{header}",المكان,Dead people\n12/03/2021,Al-Busayrah,1\n13/03/2021,Al-Busayrah,1\n14/03/2021,Al-Busayrah,1\n'
    )
    assert field(app, "date_start").value == [header]
    press(app, "_read")
    assert "<img" not in said(app)
    assert "&lt;img src=x" in said(app)


def test_the_columns_of_a_table_that_was_read_can_be_corrected():
    app = brought("date,governorate,killed,wounded men\n2021-11-05,SY09,1,7\n")
    press(app, next(str(b.key) for b in app.button if str(b.key).startswith("correct_")))
    assert (field(app, "date_start").value, field(app, "killed").value) == (["date"], "killed")
    field(app, "killed").set_value("wounded men").run()
    press(app, "_read")
    (held,) = app.session_state["read_files"].values()
    assert held.report.read_as["killed"] == ("wounded men",)


def test_what_a_header_may_also_say_is_named_and_stands_in_the_form_that_corrects_the_columns():
    app = brought('date,location,Dead people\n2021-11-05,"Hajin, Deir ez-Zor",3\n2021-11-06,Hajin,4\n')
    assert ["may also say" in one.value and "Killed" in one.value for one in app.info] == [True]
    press(app, next(str(b.key) for b in app.button if str(b.key).startswith("correct_")))
    assert field(app, "killed").value == "Dead people"
    assert field(app, "governorate").value is None
    press(app, "_read")
    assert not app.info
    assert "2 rows read, 2 loaded" in said(app)


def test_a_second_sheet_of_a_workbook_stands_beside_the_first():
    first = File("a.csv", b"one", "Jan")
    second = File("a.csv", b"one", "Feb")
    assert len({first.origin, second.origin, File("a.csv", b"one").origin}) == 3
    assert first.origin == File("renamed.csv", b"one", "Jan").origin


@pytest.mark.parametrize("lang", languages())
def test_rows_that_may_be_of_one_incident_are_said_and_stay_loaded(lang):
    words, row = names(lang), "{},2021-11-05,SY09,Al-Busayrah,raid,3\n"
    app = brought("id,date,governorate,place,event_type,killed\n" + row.format("A") + row.format("B"), lang=lang)
    assert words.t("upload_report", read=2, loaded=2, rejected=0, flagged=0) in said(app)
    (warned,) = [one.value for one in app.warning if words.t("alike", n=2).rstrip(".") in one.value.replace("\\", "")]
    assert words.t("alike_pair", first="2", second="3") in warned
    assert words.t("alike_pair", first="2", second="3") not in said(brought("id,date,governorate\nA,2021-11-05,SY09\n"))


@pytest.mark.parametrize("lang", languages())
def test_a_reading_that_is_stopped_is_said_and_leaves_nothing_and_the_next_file_is_read(lang, monkeypatch):
    words, told, load = names(lang), [], reading.sources.load

    def stopped(*_, meanwhile, **__):
        """What Streamlit does when somebody presses Stop: the run ends, the button's answer is called, all is drawn."""
        meanwhile(Progress(before=2))
        told.append("waited")
        reading._stop("mine.csv")
        st.rerun()

    monkeypatch.setattr(reading.sources, "load", stopped)
    app = brought(ODD, lang=lang)
    assert told == ["waited"]
    assert [one.value for one in app.info] == [as_written(words.t("upload_stopped", name=words.apart("mine.csv")))]
    assert "read_files" not in app.session_state
    monkeypatch.setattr(reading.sources, "load", load)
    app.file_uploader[0].set_value(("other.csv", b"date,governorate\n2021-11-05,SY09\n", "text/csv")).run()
    assert words.t("upload_report", read=1, loaded=1, rejected=0, flagged=0) in said(app)
    assert "mine.csv" not in said(app)
