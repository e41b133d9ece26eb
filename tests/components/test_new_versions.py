"""A new version of a kept table: what it changes is shown first, then one click makes it, and one undoes it."""

import pytest

from components import whose
from components.names import languages, names
from data.library.opening import library
from tests.components.test_kept_tables import ME, keep
from tests.components.test_tables import brought, press, said
from tests.test_app import opened

pytestmark = pytest.mark.usefixtures("read_here")
HEAD = "incident_id,date,governorate,killed,Alert level\n"
FIRST = HEAD + "A,2021-11-01,SY09,1,red\nB,2021-11-02,SY09,2,amber\nC,2021-11-03,SY08,,red\n"
SECOND = HEAD + "A,2021-11-01,SY09,1,red\nB,2021-11-02,SY09,5,red\nD,2021-11-09,SY11,4,red\n"


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    monkeypatch.setattr(whose, "owner", lambda: ME)


def compared(rows, lang="en", way="replace"):
    """An upload compared with the kept table of its header, which is found by itself."""
    app = brought(rows, lang=lang)
    key = f"new_version_{app.query_params['table']}"
    app.session_state[key] = True
    app.run()
    app.radio(key=f"{key}_how").set_value(way)
    app.text_input(key=f"{key}_by").set_value("Rima")
    press(app, f"{key}_compare")
    return app, key


def cells(app):
    """The lines of the tables of a difference."""
    return "".join(one.proto.body for one in app.get("html") if 'class="incidents"' in one.proto.body)


@pytest.mark.parametrize("lang", languages())
def test_a_replacement_shows_what_it_changes_and_is_made_and_undone_by_a_click_each(lang):
    table = keep(brought(FIRST, lang=lang))
    app, key = compared(SECOND, lang)
    of = names(lang)
    assert of.t("differ_rows", new=1, changed=1, withdrawn=1, same=1) in said(app)
    assert of.t("differ_many", n=1, total=3) in "".join(one.value.replace("\\", "") for one in app.warning)
    drawn = cells(app)
    for changed in ("<bdi>2</bdi></td><td><bdi>5</bdi>", "<bdi>amber</bdi></td><td><bdi>red</bdi>"):
        assert changed in drawn
    assert len(library().find(table).versions) == 1  # nothing is made before somebody says so
    press(app, f"{key}_make")
    kept = library().find(table)
    assert (kept.current, kept.versions[1].how, kept.versions[1].by) == (2, "replaced", "Rima")
    assert app.query_params["table"] in (table, [table])
    press(app, f"do_undo_{table}_1")
    assert library().find(table).current == 1


def test_this_weeks_rows_are_added_to_those_of_last_week():
    table = keep(brought(FIRST))
    app, key = compared(HEAD + "C,2021-11-03,SY08,7,red\nE,2021-11-10,SY09,2,red\n", way="add")
    assert names("en").t("differ_rows", new=1, changed=1, withdrawn=0, same=2) in said(app)
    press(app, f"{key}_make")
    kept = library().find(table)
    assert (kept.versions[1].how, len(kept.versions[1].files), kept.versions[1].facts.rows) == ("added", 2, 4)


def test_a_table_that_somebody_else_changed_meanwhile_is_not_changed_unseen():
    table = keep(brought(FIRST))
    app, key = compared(SECOND)
    library().use(library().find(table), 1)
    kept = library().find(table)
    library().describe(kept, kept.about, ME)
    press(app, f"{key}_make")
    assert names("en").t("library_moved") in "".join(one.value.replace("\\", "") for one in app.error)
    assert len(library().find(table).versions) == 1


def test_a_file_of_what_the_table_holds_already_makes_no_version():
    keep(brought(FIRST))
    app, key = compared(FIRST + "\n")
    assert names("en").t("differ_nothing") in "".join(one.value for one in app.info)
    assert not [one for one in app.button if one.key == f"{key}_make"]


def test_a_version_is_looked_at_used_and_removed_in_the_list():
    table = keep(brought(FIRST))
    app, key = compared(SECOND)
    press(app, f"{key}_make")
    app = opened("data", table=table, gov="all")
    app.session_state[f"library_{table}"] = True
    app.run()
    press(app, f"look_{table}_1")
    assert "1" in app.query_params["asof"]
    press(app, f"drop_{table}_1")
    assert [version.number for version in library().find(table).versions] == [2]
    assert names("en").t("unmet_version", version="1", table=table)[:40] in opened(
        "overview", table=table, asof="1"
    ).warning[0].value.replace("\\", "").replace("\u2068", "").replace("\u2069", "")
