"""A page that was open when its server process ended goes on in a new session, says so, and shows what it will send."""

import pytest
from streamlit.testing.v1 import AppTest

from components.names import languages, names
from components.serving import visiting
from tests.components.test_desk import APP
from tests.ledger.made import draft, ledger_with


@pytest.mark.parametrize(
    ("asked", "renewed"),
    [
        ("", False),
        ("streamlit, token", False),  # a page that has just been loaded
        ("streamlit, token, mine", False),  # one that found its session again
        ("streamlit, token, ", False),
        ("streamlit, token, another", True),
    ],
)
def test_a_session_is_renewed_where_its_page_asked_for_another(asked, renewed):
    assert visiting.takes_over(asked, "mine") == renewed


def opened(monkeypatch, asked, **link):
    monkeypatch.setattr(visiting, "takes_over", lambda *_: asked)
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params.update(link)
    return app.switch_page("pages/desk.py").run()


@pytest.mark.parametrize("lang", languages())
def test_a_renewed_page_says_once_that_what_was_not_sent_may_be_gone(lang, monkeypatch, tmp_path):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    app = opened(monkeypatch, True, lang=lang)
    assert [one.value for one in app.toast] == [names(lang).t("session_renewed")]
    assert [one.value for one in app.run().toast] == []


def test_the_fields_of_a_row_are_new_ones_in_a_renewed_session_since_the_browser_would_send_what_they_do_not_show(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("RASID_HOME", str(tmp_path))
    kept, document = ledger_with(tmp_path, draft())
    kept.close()
    keys = []
    for asked in (False, True):
        app = opened(monkeypatch, asked, doc=document, row=f"{document}-1.1")
        app = app.text_input[0].set_value("Amal").run()
        keys.append({one.key for one in app.number_input} | {one.key for one in app.date_input})
    before, after = keys
    assert [key for key in before if f"{document}-1.1_0" in str(key)]
    assert not {key for key in before & after if f"{document}-1.1_0" in str(key)}
