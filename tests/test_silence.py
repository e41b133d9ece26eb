"""Pages give no zero for what their table never records: they say so, and do not offer a filter on it."""

import re

import pyarrow.parquet as pq
import pytest

from components import stores
from components.names import languages, names
from components.shell import PAGES
from tests.factories import incident, table
from tests.test_app import charts, opened, said

LINKS = (
    {"zone": "sdf"},
    {"actor": "islamic_state", "role": "claimant"},
    {"actor": "insurgent", "role": "target"},
    {"class": "security_operation"},
)
WITH_VIEW = [page for page in PAGES if page != "desk"]


@pytest.mark.parametrize(("at", "page"), list(enumerate(WITH_VIEW)))
def test_a_page_of_what_is_never_recorded_says_so_and_gives_no_figure(at, page):
    lang, link = languages()[at % len(languages())], LINKS[at % len(LINKS)]
    app = opened(page, lang=lang, **link)
    assert not app.exception
    assert any(names(lang).begun(names(lang).t("not_recorded")) in info.value for info in app.info)
    assert names(lang).t("incidents_count", n=0) not in said(app)
    assert names(lang).t("nothing_matches") not in said(app)
    assert not charts(app)
    assert not app.warning


def test_a_presented_slide_of_what_is_never_recorded_says_so():
    app = opened("overview", present="1", zone="sdf")
    assert names("en").t("not_recorded") in app.get("iframe")[0].proto.srcdoc


def test_a_page_by_role_says_how_many_events_it_leaves_out_for_their_direction():
    app = opened("overview", actor="islamic_state", role="initiator")
    assert "205" in said(app)
    assert names("en").t("not_shown_undirected", n=3601, actors="IS") in said(app)


def test_a_filter_that_a_table_has_no_answer_to_is_not_offered_and_it_says_why():
    app = opened("incidents", actor="sdf", text="hajin")
    assert "url_zone" not in {box.key for box in app.multiselect}
    assert "url_district" in {box.key for box in app.multiselect}
    assert any("Not recorded in this table (Control zone)" in caption.value for caption in app.caption)
    assert app.selectbox(key="url_role").options == ["any role", "initiator", "target"]
    assert app.multiselect(key="url_class").options == ["Attack", "Clash"]


def test_a_filter_that_a_link_asks_for_in_vain_can_be_taken_out():
    app = opened("incidents", zone="sdf")
    app.multiselect(key="url_zone").set_value([]).run()
    assert "zone" not in app.query_params
    assert "url_zone" not in {box.key for box in app.multiselect}


def test_a_table_that_fills_the_column_offers_the_filter():
    app = opened("incidents", table="worked_case", zone="sdf", actor="islamic_state")
    assert "url_zone" in {box.key for box in app.multiselect}
    assert "claimant" in app.selectbox(key="url_role").options


def test_what_a_table_never_records_has_no_card_and_is_said_so_not_that_it_is_not_reported():
    page = said(opened("overview"))
    cards = re.findall(r'"label">(.*?)</div>', page)
    assert len(cards) == 6
    assert not {"Security operations", "Injured in all incidents", "Detained in all incidents"} & set(cards)
    assert "Not recorded in this table (security operations, number of injured, number of detained)." in page
    assert '"note">Not reported' not in page


def uploaded_tables(folder, *rows):
    """A folder of tables that holds these incidents alone."""
    (folder / "incidents").mkdir()
    pq.write_table(table(*rows), folder / "incidents" / "t.parquet")
    return str(folder)


BARE = {"killed_low": None, "initiators": None, "targets": None, "directed": None, "initiator_basis": None}


@pytest.mark.parametrize(
    ("page", "asked", "label"),
    [
        ("timeline", {"measure": "killed"}, "Killed"),
        ("timeline", {"split": "family"}, "Initiator"),
        ("map", {"size": "killed"}, "Killed, lowest number reported"),
        ("map", {"ground": "district"}, "Districts"),
        ("map", {"ground": "subdistrict"}, "Sub-districts"),
        ("map", {"split": "family"}, "Initiator"),
        ("actors", {}, "Actors"),
        ("overview", {}, "Actors"),
        ("incidents", {"sort": "injured"}, "most injured first"),
        ("incidents", {"sort": "status"}, "by status"),
    ],
)
def test_what_a_page_may_draw_of_a_bare_table_is_said_not_to_be_recorded(page, asked, label, tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_TABLES", uploaded_tables(tmp_path, incident(**BARE), incident(**BARE)))
    stores.forget()
    try:
        app = opened(page, **asked)
    finally:
        stores.forget()
    assert not app.exception
    assert f"Not recorded in this table ({label})" in {info.value for info in app.info}


@pytest.mark.parametrize(
    ("show", "label"),
    [("target_type", "By kind of target"), ("initiator_basis", "How the initiator is known")],
)
def test_a_breakdown_by_what_is_never_recorded_says_so(show, label):
    app = opened("actors", show=show)
    assert f"Not recorded in this table ({label})" in {info.value for info in app.info}


@pytest.mark.parametrize("page", ["timeline", "actors"])
def test_where_other_incidents_match_no_page_of_a_measure_says_that_none_does(page):
    app = opened(page, gov="SY11", measure="attacks", **{"from": "2019-05-01", "to": "2019-05-20"})
    assert names("en").t("incidents_count", n=1) in said(app)
    assert [info.value for info in app.info] == [
        names("en").t("none_of_measure_but", measure="Attacks", held="Clash 1")
    ]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("page", ["overview", "timeline", "actors"])
def test_a_page_names_the_measure_that_its_filter_leaves_out(page, lang):
    app = opened(page, lang=lang, table="coded_reports", **{"class": "security_operation"})
    told = {"measure": names(lang).t("measure_attacks"), "said": names(lang).t("left_out_by_filter")}
    assert names(lang).t("of_measure", **told) in {info.value for info in app.info}


def test_of_a_measure_that_is_never_recorded_no_other_spelling_is_proposed():
    app = opened("actors", text="Bosaira", measure="security_operations")
    assert any("not recorded in this table" in info.value for info in app.info)
    assert not [button for button in app.button if (button.key or "").startswith("meant_")]


def test_a_list_and_a_card_of_a_bare_table_never_say_that_its_silence_is_not_reported(tmp_path, monkeypatch):
    monkeypatch.setenv("RASID_TABLES", uploaded_tables(tmp_path, incident(**BARE, sources="SOHR")))
    stores.forget()
    try:
        app = opened("incidents", incident="I1")
    finally:
        stores.forget()
    card = next(text for text in said(app).split("\n") if 'class="facts"' in text)
    told = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card))
    for label in ("Who", "Time of day", "Target", "Control", "Attribution", "Killed", "Civilians killed", "Injured"):
        assert told[label] == "Not recorded in this table"
    assert "Not reported" not in told.values()


def test_the_page_of_tables_counts_no_silence_of_what_is_never_recorded():
    app = opened("data")
    assert "number of injured</span>" not in said(app)
    assert any("number of injured" in caption.value for caption in app.caption)
