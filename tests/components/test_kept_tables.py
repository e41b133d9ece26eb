"""An upload outlasts its session for a day in its browser, and for good once kept; a private one is nobody else's."""

import shutil
from dataclasses import replace

import pytest

from components import whose
from components.names import languages, names
from data.library.opening import library
from data.library.terms import only_private
from tests.components.test_holdings import loaded_tables
from tests.components.test_tables import brought, press, said
from tests.test_app import opened

pytestmark = pytest.mark.usefixtures("read_here")
ROWS = "date,governorate,killed\n" + "".join(f"2021-11-{day:02},SY09,{day}\n" for day in range(1, 8))
ME, OTHER = "a" * 64, "b" * 64


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    monkeypatch.setattr(whose, "owner", lambda: ME)


def keep(app, *, private=False, name="Mine"):
    app.session_state[next(f"keep_{one}" for one in (app.query_params["table"],))] = True
    app.run()
    form = f"keep_{app.query_params['table']}"
    app.text_input(key=f"{form}_name_en").set_value(name)
    app.text_input(key=f"{form}_by").set_value("Amal")
    if private:
        app.checkbox(key=f"{form}_private").check()
    press(app, f"{form}_do")
    return app.query_params["table"]


@pytest.mark.parametrize("lang", languages())
def test_an_upload_is_there_after_a_reload_in_its_own_browser_alone(lang, monkeypatch):
    table = brought(ROWS, lang=lang).query_params["table"]
    assert not opened("overview", table=table, gov="all", lang=lang).warning
    monkeypatch.setattr(whose, "owner", lambda: OTHER)
    assert table in opened("overview", table=table, lang=lang).warning[0].value.replace("\\", "")


def test_an_upload_of_a_browser_that_is_not_known_again_is_said_to_be_lost(monkeypatch):
    monkeypatch.setattr(whose, "owner", lambda: "")
    assert names("en").t("lasting_no_cookie") in "".join(one.value.replace("\\", "") for one in brought(ROWS).warning)


def test_a_kept_table_opens_by_its_link_for_others():
    table = keep(brought(ROWS))
    (kept,) = library().tables()
    assert (table, kept.versions[0].by, kept.owner) == ("kept_mine", "Amal", "")
    assert not opened("overview", table=table, gov="all").warning


@pytest.mark.parametrize("lang", languages())
def test_a_table_of_which_nobody_said_how_it_was_collected_is_ones_own_only_where_nobody_else_sees_it(lang):
    says = names(lang).begun(names(lang).t("kind_not_said")), names(lang).begun(names(lang).t("kind_upload"))
    app = brought(ROWS, lang=lang)
    assert [word in row for row in rows_of(app, "mine.csv") for word in says] == [False, True]
    keep(app)
    assert [word in row for row in rows_of(opened("data", lang=lang), "Mine") for word in says] == [True, False]


def rows_of(app, name):
    """The lines of a table in the list of those that are loaded."""
    return [row for row in loaded_tables(app) if row.startswith(name)]


def test_a_private_table_is_to_others_as_if_it_never_was(monkeypatch):
    table = keep(brought(ROWS), private=True)
    assert not opened("overview", table=table, gov="all").warning
    monkeypatch.setattr(whose, "owner", lambda: OTHER)
    never = "kept_" + "0" * 12
    told = [opened("overview", table=one).warning[0].value.replace("\\", "") for one in (table, never)]
    assert told[0].replace(table, never) == told[1]
    assert "Mine" not in said(opened("data"))


def test_the_terms_of_acled_hold_however_its_columns_were_read():
    assert only_private("mapped", ("EVENT_ID_CNTY", "x")) and only_private("acled_weekly", ())
    assert not only_private("mapped", ("event_type", "date"))


def described(table, lang="en", **texts):
    """Page Data with the form of a kept table filled in anew."""
    app = opened("data", lang=lang)
    app.session_state[f"library_{table}"] = True
    app.session_state[f"describe_{table}"] = True
    app.run()
    for field, text in texts.items():
        next(one for one in app.text_input if one.key.endswith(f"_{field}")).set_value(text)
    return app


@pytest.mark.parametrize("lang", languages())
def test_what_was_said_of_a_kept_table_is_shown_and_can_be_said_otherwise(lang):
    table, of = keep(brought(ROWS, lang=lang)), names(lang)
    app = described(table, lang, licence="CC BY 4.0", contact="desk@example.org")
    next(one for one in app.radio if one.key.startswith(f"describe_{table}")).set_value("series")
    press(app, "_do")
    about = library().find(table).about
    assert (about.licence, about.contact, about.kind) == ("CC BY 4.0", "desk@example.org", "series")
    drawn = said(app)
    for told in (of.t("kind_series"), "CC BY 4.0", "desk@example.org"):
        assert told in drawn


def test_a_description_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen():
    table = keep(brought(ROWS))
    app, kept = described(table, licence="mine"), library().find(table)
    library().describe(kept, replace(kept.about, licence="theirs"), kept.owner)
    press(app, "_do")
    assert library().find(table).about.licence == "theirs"
    assert names("en").t("library_moved") in "".join(one.value.replace("\\", "") for one in app.error)


def test_a_private_table_is_opened_by_its_owner_and_an_open_one_is_taken_by_nobody(monkeypatch):
    table = keep(brought(ROWS), private=True)
    app = described(table)
    next(one for one in app.checkbox if one.key.startswith(f"describe_{table}")).uncheck()
    press(app, "_do")
    monkeypatch.setattr(whose, "owner", lambda: OTHER)
    assert not opened("overview", table=table, gov="all").warning
    (tick,) = [one for one in described(table).checkbox if one.key.startswith(f"describe_{table}")]
    assert tick.disabled and not tick.value


def test_data_of_acled_cannot_be_opened_to_others():
    table = keep(brought("event_id_cnty," + ROWS.replace("\n2", "\nX,2")), private=False)
    (tick,) = [one for one in described(table).checkbox if one.key.startswith(f"describe_{table}")]
    assert (tick.disabled, tick.value, library().find(table).owner) == (True, True, ME)


def test_a_kept_table_whose_files_are_gone_is_said_to_be_and_shows_no_number():
    table = keep(brought(ROWS))
    shutil.rmtree(library().version_folder(library().find(table), 1))
    for asof in ("", "1"):
        app = opened("overview", table=table, gov="all", asof=asof)
        assert not app.exception and table in app.warning[0].value.replace("\\", "")
