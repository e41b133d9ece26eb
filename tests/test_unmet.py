"""A link that can have no number gets none, on every page, slide and deck, and is told why and how to go on."""

from datetime import date
from urllib.parse import parse_qs

import pytest

from components.briefing import __main__ as command
from components.briefing import views
from components.names import languages, names
from components.shell import PAGES
from components.unmet import in_words, nothing
from components.view import as_written
from data import filter_link
from data.store import open_store
from data.unmet import Unmet, unmet
from tests.test_app import charts, opened, said

STORE = open_store()
ORIGINS = STORE.origins
HERE = tuple(ORIGINS)
LINKS = {
    "upload": {"table": "upload-0123456789ab", "gov": "SY09"},
    "kept": {"table": "kept_that_nobody_may_see"},
    "reviewed": {"table": "reviewed"},
    "table": {"table": "nonsense"},
    "version": {"asof": "2", "gov": "SY09"},
    "district": {"period": "2018", "gov": "SY08", "district": "SY0902"},
    "days": {"from": "2018-05-01", "to": "2018-01-01"},
    "coverage": {"period": "2024"},
}
OF_TABLE = ("upload", "kept", "reviewed", "table")


def why(**params):
    return unmet(filter_link.read(params, HERE)[0], ORIGINS)


def counts(app):
    """What the page says but for its style sheets, and the numbers it draws."""
    return [n for n in ("4,046", "3,806", "16,566", "487", "2,118") if n in said(app)], charts(app)


@pytest.mark.parametrize("reason", LINKS)
def test_a_question_without_an_answer_is_known_for_what_it_is(reason):
    assert why(**LINKS[reason]).why == reason


@pytest.mark.parametrize("asof", ["0", "-1", "٢", "a\0b", "2021-13-01", "9999-12-31", "x" * 5000])
def test_a_version_that_never_was_is_none_whatever_it_is_called(asof):
    assert why(asof=asof).why == "version"


@pytest.mark.parametrize(
    "link",
    [{}, {"period": "last30"}, {"from": "2010-01-01"}, {"district": "SY0902"}, {"gov": "all", "to": "2016-01-01"}],
)
def test_a_question_that_may_have_an_answer_is_asked(link):
    assert why(**link) is None


def test_without_any_table_there_is_nothing_to_offer():
    assert unmet(filter_link.read({}, ())[0], {}) == Unmet("none", ("table",))


def told(reason, lang):
    """The sentence that answers a link."""
    asked, _ = filter_link.read(LINKS[reason], HERE)
    return in_words(unmet(asked, ORIGINS), asked, ORIGINS.get(asked.origin) or nothing(asked), names(lang))


WITH_VIEW = [page for page in PAGES if page not in ("desk", "data")]


@pytest.mark.parametrize(("at", "page"), list(enumerate(WITH_VIEW)))
@pytest.mark.parametrize("reason", LINKS)
def test_no_page_shows_a_number_where_there_can_be_none(reason, at, page):
    lang = languages()[(at + list(LINKS).index(reason)) % len(languages())]
    app = opened(page, lang=lang, **LINKS[reason])
    assert not app.exception
    assert counts(app) == ([], [])
    assert [warning.value for warning in app.warning] == [as_written(told(reason, lang))]


@pytest.mark.parametrize("reason", OF_TABLE)
@pytest.mark.parametrize("present", ["", "1"])
def test_the_tables_that_are_here_are_offered_with_the_rest_of_the_link(reason, present):
    app = opened("timeline", measure="clashes", present=present, **{"gov": "SY09", **LINKS[reason]})
    assert counts(app) == ([], [])
    offered = [parse_qs(link.proto.query_string) for link in app.get("page_link") if link.proto.page == "timeline"]
    offered = [link for link in offered if link.get("table", [""])[0] in HERE]
    assert [link["table"][0] for link in offered] == list(HERE)
    assert all((link["gov"], link["measure"]) == (["SY09"], ["clashes"]) for link in offered)
    assert all(link.get("present", [""]) == [present] for link in offered)


def test_a_lost_upload_leads_to_the_page_where_it_is_uploaded_again():
    app = opened("overview", **LINKS["upload"])
    assert "not held for this browser" in app.warning[0].value
    (link,) = [link.proto for link in app.get("page_link") if link.proto.label == names("en").t("unmet_go_data")]
    assert (link.page, parse_qs(link.query_string)) == ("data", {"gov": ["SY09"]})


@pytest.mark.parametrize("reason", OF_TABLE)
def test_the_desk_and_the_page_of_tables_stay_usable_without_the_table_asked_for(reason):
    desk, data = opened("desk", **LINKS[reason]), opened("data", **LINKS[reason])
    assert not desk.exception and not data.exception
    assert desk.text_input(key="analyst") and data.get("file_uploader")
    assert names("en").t("data_months") not in {title.value for title in data.subheader}
    data.selectbox(key="url_table").set_value("worked_case").run()
    assert data.query_params["table"] == "worked_case"
    assert not data.warning


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("reason", [reason for reason in LINKS if reason != "coverage"])
def test_no_slide_is_made_of_a_link_that_can_have_no_number(reason, lang):
    with pytest.raises(views.NoNumbers) as refused:
        views.view_of(LINKS[reason], STORE.alone(), lang)
    assert str(refused.value) == told(reason, lang)


def test_a_deck_names_the_slide_whose_table_is_not_here_and_makes_the_others(tmp_path):
    deck = tmp_path / "weekly.toml"
    deck.write_text('[[slide]]\nlink = "gov=SY09"\n[[slide]]\nlink = "table=upload-abc&slide=map"\n')
    run = [str(deck), "--in", "en", "--formats", "html", "--out", str(tmp_path), "--log", str(tmp_path / "log")]
    assert command.main(run) == command.FAILED
    log = (tmp_path / "log").read_text()
    assert "slide 2 (en)" in log
    assert "upload-abc" in log
    assert "worked_case" in log
    assert "Traceback" not in log
    assert len(list(tmp_path.glob("*.html"))) == 1


def test_a_district_outside_the_governorate_is_named_and_so_is_the_governorate():
    assert "Abu Kamal" in told("district", "en")
    assert "Hasakah" in told("district", "en")


def test_a_period_that_a_table_does_not_cover_is_named_beside_what_it_covers():
    assert all(day in told("coverage", "en") for day in ("1 January 2024", "31 December 2024", "30 November 2019"))


def test_the_days_of_a_reversed_period_are_both_named():
    dated = filter_link.read(LINKS["days"], HERE)[0].resolved(date(2016, 1, 1), date(2019, 11, 30))
    assert (dated.date_from, dated.date_to) == (date(2018, 5, 1), date(2018, 1, 1))
