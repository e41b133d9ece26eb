"""What stands beside a view is chosen in the side bar and kept in the link; what it asks for in vain is said."""

from datetime import date
from itertools import pairwise

import pytest

from components.compare import switch
from components.compare.look import side_style
from components.look import DARK, LIGHT, contrast
from components.names import languages, names
from components.view import doubts_in_words
from data.comparison import KINDS, MOST_YEARS
from tests.briefing.views import view_of
from tests.test_app import opened, said

Q4 = {"gov": "SY09", "from": "2018-10-01", "to": "2018-12-31"}


def test_every_kind_is_offered_and_what_is_chosen_is_in_the_link_and_has_its_own_chooser():
    app = opened("data", **Q4)
    box = app.selectbox(key="url_compare")
    assert box.options == [names("en").t("choose_none"), *(names("en").t(f"compare_kind_{kind}") for kind in KINDS)]
    assert not {one.key for one in app.selectbox} & {"compare_governorate", "compare_actor", "compare_table"}
    box.select("governorate").run()
    assert app.query_params["compare"] == "SY08"
    app.selectbox(key="url_compare").select("period").run()
    assert app.query_params["compare"] == "2018-07-01..2018-09-30"
    app.date_input(key="compare_from").set_value(date(2019, 3, 1)).run()
    assert app.query_params["compare"] == "2018-09-30..2019-03-01"  # days that ran backwards


def test_what_a_view_has_nothing_of_is_not_offered():
    view = view_of("table=worked_case")
    assert [kind for kind in KINDS if switch.begins(kind, view, {"worked_case": view.origin})] == [
        "governorate",
        "actor",
    ]


@pytest.mark.parametrize(
    ("page", "lang", "params"),
    [("overview", "en", Q4 | {"compare": "year"}), ("incidents", "ar", Q4 | {"compare": "table:coded_reports"})],
)
def test_both_sides_stand_in_one_table_above_the_page(page, lang, params):
    app = opened(page, lang=lang, **params)
    assert not app.exception and not app.warning
    assert names(lang).t("measure_violent_events") in said(app).partition('<section class="compare">')[2]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("compare=SY99", "not known here"),
        ("compare=table:nowhere", "not known here"),
        ("from=2018-10-01&to=2018-12-31&compare=2018-10-01..2018-12-31", "this view itself"),
        ("compare=2010-01-01..2010-12-31", "no day of it"),
        ("compare=years", "more than a year"),
    ],
)
@pytest.mark.parametrize("lang", languages())
def test_what_a_link_compares_with_in_vain_is_said_and_nothing_stands_beside(link, words, lang):
    view = view_of(link, lang)
    (doubt,) = doubts_in_words(view.doubts, view.names)
    assert (lang != "en" or words in doubt) and "compare" in doubt
    assert view.comparison is None and view.compared == ()


def test_the_sides_differ_in_colour_and_in_pattern_and_are_seen_on_both_papers():
    styles = [side_style(at) for at in range(MOST_YEARS + 1)]
    assert len({style.colour for style in styles}) == len({style.dash for style in styles}) == len(styles)
    for one, next_one in pairwise(styles):
        assert one.pattern != next_one.pattern and one.symbol != next_one.symbol
    for style in styles:
        assert contrast(style.colour, LIGHT.paper) >= 3 and contrast(style.dark, DARK.paper) >= 3
