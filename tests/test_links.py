"""Whatever a link holds, the page opens and says in words what it was asked for in vain."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components import permalink
from components.briefing import views
from components.filters.bar import PARAMETERS
from components.names import names
from components.shell import PAGES
from components.view import doubt_in_words
from data.filter import Doubt
from tests.test_app import APP, said

OF_PAGE = {
    "overview": (),
    "timeline": ("measure", "every", "split", "intervals", "bar"),
    "actors": ("measure", "show", "every"),
    "map": ("ground", "size", "split", "place"),
    "incidents": ("sort", "page", "whole", "incident"),
    "desk": ("doc",),
    "briefing": ("slide", "measure", "sheet", "lead", "title"),
    "data": (),
}
HOSTILE = (
    *("\0", "a\0b", "x" * 5000, "\x1b[31m\x07", "\u202eabc\u2066", "%00%2F..", "'; DROP TABLE incidents; --", "%_"),
    *("9" * 400, "-1", "0001-01-01", "9999-12-31", "٣", ":::", "<script>alert(1)</script>", "{{7*7}}", "\ufeff"),
)
NOT_CHECKED = ("table", "asof", "text", "title")  # of the first two test_unmet says it; the others may hold any words


def opened(page, params):
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py")
    return app.run()


def parameters(page):
    asked = tuple(name for name in PARAMETERS if name not in ("role", *NOT_CHECKED))
    return (*asked, "lang", "colour", *(name for name in OF_PAGE[page] if name != "title"))


PAIRS = [(PAGES[at % len(PAGES)], value) for at, value in enumerate(HOSTILE)] + [(page, "a\0b") for page in PAGES]


@pytest.mark.parametrize(("page", "value"), dict.fromkeys(PAIRS), ids=lambda text: ascii(text)[:20])
def test_no_parameter_whatever_it_holds_breaks_a_page_and_each_is_named(page, value):
    app = opened(page, dict.fromkeys(parameters(page), value))
    assert not app.exception
    told = "\n".join(warning.value for warning in app.warning)
    assert not [name for name in parameters(page) if f"asked for {name} " not in told]


@pytest.mark.parametrize("value", ["a\0b\u202ec", "x" * 5000, "%_'; --{{7*7}}<script>"])
def test_any_words_may_be_searched_for_and_stand_as_a_title(value):
    assert not opened("briefing", {"title": value, "from": "2019-01-01"}).exception
    assert not opened("incidents", {"text": value}).exception


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("timeline", {"bar": "9999-12-31", "at": "\0", "every": "week"}),
        ("timeline", {"bar": "2018-01-01", "at": "a\0b", "every": "year"}),
        ("timeline", {"from": "1900-01-01", "to": "2026-01-01", "every": "day"}),
        ("map", {"place": "99.99999,999.99999,0.99"}),
        ("map", {"place": "SY0902", "gov": "SY08", "rows": "9" * 30}),
        ("incidents", {"page": "99999999", "incident": "UCDP-%"}),
        ("overview", {"toll": "9999", "from": "2019-11-30"}),
        ("briefing", {"from": "1900-01-01", "to": "1900-01-01"}),
        ("data", {"from": "1900-01-01", "to": "2026-01-01"}),
    ],
)
def test_the_ends_of_what_a_link_may_ask_open_their_page(page, params):
    assert not opened(page, params).exception


def test_an_incident_whose_id_no_engine_can_hold_is_not_there():
    app = opened("incidents", {"incident": "\0"})
    assert not app.exception
    assert "incident" in app.warning[0].value
    assert "\u2400" in app.warning[0].value


def test_a_parameter_given_twice_is_said_and_the_last_counts():
    app = opened("overview", {"gov": ["SY08", "SY09"], "actor": ["sdf", "sdf"]})
    doubt = Doubt("gov", "SY09", "repeated")
    assert permalink.repeated_in([("gov", "SY08"), ("gov", "SY09"), ("actor", "sdf"), ("actor", "sdf")]) == [doubt]
    assert [warning.value.replace("\\", "") for warning in app.warning] == [doubt_in_words(doubt, names("en"))]
    assert "Deir ez-Zor" in said(app)


def test_a_deck_reads_a_repeated_parameter_as_a_page_does():
    link = "gov=SY08&gov=SY09&text=a%00b"
    assert views.params_of(link) == {"gov": "SY09", "text": "a\u2400b"}
    assert permalink.repeated_in(views.given(link)) == [("gov", "SY09", "repeated")]


@pytest.mark.parametrize("page", ["map", "overview"])
@pytest.mark.parametrize("place", ["SY090201", "only:SY090201"])
def test_an_area_outside_the_governorates_has_no_number_on_any_page(page, place):
    app = opened(page, {"place": place, "gov": "SY08"})
    [warning] = app.warning
    assert "lies outside Hasakah" in warning.value.replace("\\", "")
    assert not re.search(r"\d incident", said(app))


def test_a_place_that_a_table_does_not_know_is_said_and_is_no_zero():
    for place in ("35.00001,40.00001", "gn169389"):
        app = opened("overview", {"place": place, "table": "worked_case"})
        [warning] = app.warning
        assert "does not know this place" in warning.value.replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_narrowed_to_a_place_and_a_pair(page):
    app = opened(page, {"place": "35.95283,39.00788", "pair": "islamic_state,civilians"})
    assert not app.exception and not app.error
    assert "at or near Raqqa" in said(app) or page == "desk"


def test_a_pair_of_which_the_table_never_says_who_attacked_has_no_zero():
    app = opened("overview", {"pair": "sdf,islamic_state", "class": "clash"})
    assert [note.value for note in app.info] == ["Not recorded in this table (Who attacked whom)"]
    assert re.search(r"not shown: [\d,]+ events between SDF and IS whose source does not say who attacked", said(app))
