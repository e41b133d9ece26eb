"""A first visit: three lines and three questions, once; closed for good, and back for who asks."""

import pytest

from components.names import languages, names
from tests.test_app import opened, said


def shown(app, lang="en"):
    return names(lang).t("help_what") in said(app)


@pytest.mark.parametrize("lang", languages())
def test_a_bare_overview_says_what_this_is_until_it_is_closed_for_good(lang):
    app = opened("overview", lang=lang)
    assert not app.exception
    assert shown(app, lang)
    assert said(app).count("<li><a href=") == 3
    app.button(key="help_close").click().run()
    assert not app.exception
    assert not shown(app, lang)
    assert app.session_state["help_closed"]


def test_who_asks_for_something_is_not_asked_anything():
    assert not shown(opened("overview", gov="SY09", period="2018"))
    assert shown(opened("overview", gov="SY09", period="2018", help="1"))


def test_closing_what_was_asked_for_leaves_the_rest_of_the_link():
    app = opened("overview", gov="SY09", period="2018", help="1")
    app.button(key="help_close").click().run()
    assert not shown(app)
    assert app.query_params == {"gov": "SY09", "period": "2018"}


def test_help_that_is_asked_for_in_vain_is_said():
    assert "help \\= please" in said(opened("overview", gov="SY09", help="please"))
    assert not shown(opened("overview", present="1", help="1"))
