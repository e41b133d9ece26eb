"""Every page in every language and on every shipped table, and the links between them."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from components import permalink
from components.names import languages, names
from components.shell import PAGES
from data.aggregate.periods import EVENTS, EVERY
from data.store import open_store
from tests.pages_linked import pages_linked
from tests.pairs import pairs
from tests.worded import worded

APP = str(Path(__file__).parent.parent / "app.py")
ORIGINS = tuple(open_store().origins)


def opened(page: str, **params: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    if page != PAGES[0]:
        app.switch_page(f"pages/{page}.py")
    return app.run()


def said(app: AppTest) -> str:
    """Everything the page says, in one text."""
    parts = [str(element.value) for kind in ("markdown", "caption", "warning", "info") for element in app.get(kind)]
    parts += [worded(element.proto.body) for element in app.get("html")]
    return "\n".join(parts)


def charts(app: AppTest) -> list[str]:
    """What each chart of the page says to who does not see it, whether plotly.js draws it or ours."""
    ours = [json.loads(element.proto.json or "{}") for element in app.get("bidi_component")]
    return [chart.proto.alt for chart in app.get("plotly_chart")] + [data["alt"] for data in ours if "layout" in data]


@pytest.mark.parametrize(("page", "lang", "origin"), pairs(PAGES, languages(), ORIGINS))
def test_every_page_opens_cold_in_every_language_and_on_every_table(page, lang, origin):
    app = opened(page, lang=lang, table=origin)
    assert not app.exception
    title = names(lang).t(f"subject_{page}")
    assert title in said(app)
    assert open_store().origins[origin].covers[lang] in said(app) or page == "desk"


@pytest.mark.parametrize("page", PAGES)
def test_a_filter_that_nothing_matches_is_said_and_no_zero_is_drawn(page):
    app = opened(page, text="nowhere to be found")
    assert not app.exception
    assert names("en").t("nothing_matches") in said(app) or page in ("data", "desk")


@pytest.mark.parametrize(("lang", "text", "meant"), [("en", "Bosaira", "Al-Busayrah"), ("ar", "الشحييل", "الشحيل")])
def test_a_search_in_vain_proposes_a_name_that_a_click_searches_for(lang, text, meant):
    app = opened("overview", text=text, lang=lang)
    next(button for button in app.button if button.key == f"meant_{meant}").click().run()
    assert app.query_params["text"] == meant
    assert names(lang).t("nothing_matches") not in said(app)


def test_what_was_searched_is_said_with_what_it_names():
    assert "text “ISIS” (\u2068IS\u2069) and" in said(opened("incidents", text="ISIS Busaira")).replace(
        "“\u2068", "“"
    ).replace("\u2069”", "”")


@pytest.mark.parametrize("lang", languages())
def test_an_actor_is_found_in_the_list_by_the_names_it_has_in_either_language(lang):
    options = opened("incidents", lang=lang).multiselect(key="url_actor").options
    for name in ("ISIS", "Daesh", "داعش", "تنظيم الدولة"):
        assert any(name in option and names(lang).of("actor", "islamic_state") in option for option in options)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("actor", "martians"), ("gov", "<b>SY09</b>"), ("from", "yesterday"), ("lang", "xx"), ("colour", "red")],
)
def test_what_a_link_asks_for_in_vain_is_said_on_screen(parameter, value):
    app = opened("timeline", **{parameter: value})
    assert not app.exception
    assert any(parameter in warning.value for warning in app.warning)


def test_the_first_deep_link_after_a_cold_start_keeps_language_and_filter():
    """Streamlit runs pages/*.py on their own until a session has run app.py."""
    app = opened("timeline", lang="ar", actor="islamic_state")
    text = said(app)
    assert names("ar").t("subject_timeline") in text
    assert names("ar").of("actor_short", "islamic_state") in text


def test_a_change_of_filter_is_written_to_the_link():
    app = opened("overview")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    assert app.query_params["actor"] == "islamic_state"
    app.multiselect(key="url_gov").set_value(["SY09"]).run()
    assert app.query_params["gov"] == "SY09"
    assert "Deir ez-Zor" in said(app)
    app.button(key="lang_ar").click().run()
    assert (app.query_params["lang"], app.query_params["actor"]) == ("ar", "islamic_state")
    assert names("ar").t("subject_overview") in said(app)


def test_seldom_used_filters_are_there_once_they_are_opened_or_a_link_sets_one():
    app = opened("overview")
    assert "url_type" not in {box.key for box in app.multiselect}
    app.session_state["more_filters"] = True
    app.run()
    app.multiselect(key="url_type").set_value(["clash"]).run()
    assert app.query_params["type"] == "clash"
    assert app.multiselect(key="url_type").value == ["clash"]
    linked = opened("overview", text="convoy")
    assert linked.text_input(key="url_text").value == "convoy"
    linked.multiselect(key="url_type").set_value(["clash"]).run()
    assert (linked.query_params["text"], linked.query_params["type"]) == ("convoy", "clash")


def test_the_numbers_on_screen_are_those_the_core_gives():
    assert "4,046" in said(opened("overview"))
    assert "3,806" in said(opened("overview", actor="islamic_state"))
    assert "16,566" in said(opened("overview", gov="all"))
    worked = said(opened("overview", table="worked_case"))
    assert "At least 7" in worked
    assert "57" not in worked


def test_a_class_that_the_filter_leaves_out_is_not_said_to_be_zero():
    for asked in ({"class": "security_operation"}, {"type": "raid"}):
        assert names("en").t("left_out_by_filter") in said(opened("overview", table="coded_reports", **asked))


@pytest.mark.parametrize("page", ["timeline", "actors", "map", "incidents"])
def test_the_way_to_the_briefing_takes_what_the_page_shows_with_it(page):
    app = opened(page, gov="SY09", measure="clashes", actor="sdf")
    told = parse_qs(pages_linked(app)["briefing"])
    assert (told["gov"], told["actor"], told["measure"]) == (["SY09"], ["sdf"], ["clashes"])
    assert told["slide"] == [page]


TOLL = ["url_toll"]  # given at each run: with its value as default too, it could not be emptied
FIELDS = ("selectbox", "multiselect", "date_input", "text_input", "number_input")


def given(app: AppTest) -> list[str]:
    """The fields of the side bar whose value is sent to the browser, which throws away what is being typed there."""
    return [field.key for kind in FIELDS for field in app.sidebar.get(kind) if field.proto.set_value]


def test_a_run_leaves_what_is_being_typed_into_a_field_that_it_does_not_change():
    app = opened("overview", text="convoy")
    assert "url_actor" in given(app)
    app.run()
    assert given(app) == TOLL
    app.multiselect(key="url_class").set_value(["attack"]).run()
    assert given(app) == TOLL
    app.selectbox(key="url_period").set_value("2018").run()
    assert given(app) == ["url_against", "url_from", "url_to", *TOLL]  # the first is new on the page


def test_a_field_is_told_its_value_again_in_another_language_and_after_a_run_that_was_broken_off():
    app = opened("overview", actor="islamic_state").run()
    app.button(key="lang_ar").click().run()
    assert "url_actor" in given(app)
    app.run()
    assert given(app) == []
    del app.session_state["told"]
    app.run()
    assert "url_actor" in given(app)


def test_a_field_follows_the_link_when_the_link_changes():
    app = opened("overview", actor="islamic_state").run()
    app.query_params["actor"] = "sdf"
    app.run()
    assert app.multiselect(key="url_actor").value == ["sdf"]
    assert given(app) == ["url_actor"]


def at_the_same_time(app: AppTest, **params: str) -> AppTest:
    """The next run comes of a browser that has not yet got the address that the last run has written."""
    app.query_params.clear()
    for name, value in params.items():
        app.query_params[name] = value
    return app


def params_of(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}


def test_a_second_change_made_before_the_first_has_come_to_the_browser_undoes_it_not():
    app = opened("overview", gov="SY09")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    at_the_same_time(app, gov="SY09").multiselect(key="url_class").set_value(["attack"]).run()
    at_the_same_time(app, gov="SY09").selectbox(key="url_period").set_value("2018").run()
    asked = {"gov": "SY09", "actor": "islamic_state", "class": "attack", "period": "2018"}
    assert params_of(app) == asked
    assert app.multiselect(key="url_actor").value == ["islamic_state"]


def test_a_filter_that_is_emptied_stays_so_when_the_browser_asks_once_more_with_its_old_address():
    app = opened("overview", actor="islamic_state")
    app.multiselect(key="url_actor").set_value([]).run()
    at_the_same_time(app, actor="islamic_state").run()
    assert params_of(app) == {}
    assert app.multiselect(key="url_actor").value == []


def test_back_leads_to_the_view_before_however_soon(monkeypatch):
    app = opened("overview", gov="SY09")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    monkeypatch.setattr(permalink, "_back_or_forward", lambda: True)
    at_the_same_time(app, gov="SY09").run()
    assert params_of(app) == {"gov": "SY09"}
    assert app.multiselect(key="url_actor").value == []


def test_the_way_on_from_days_that_cannot_be_is_followed_however_soon_where_it_leads_to_the_view_before():
    app = opened("overview")
    app.date_input(key="url_from").set_value(date(2019, 6, 1)).run()
    app.date_input(key="url_to").set_value(date(2019, 1, 1)).run()
    (link,) = [link.proto for link in app.get("page_link") if link.proto.label == names("en").t("unmet_without_days")]
    assert link.query_string == ""
    at_the_same_time(app).run()
    assert params_of(app) == {}


def test_a_link_to_the_view_before_is_followed_when_the_browser_had_time_to_get_the_new_one(monkeypatch):
    monkeypatch.setattr(permalink, "_GRACE", 0)
    app = opened("overview", gov="SY09")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    at_the_same_time(app, gov="SY09").run()
    assert params_of(app) == {"gov": "SY09"}


def test_the_order_of_a_list_that_was_just_chosen_does_not_follow_to_another_page():
    """The link to it is the address before that choice: what is of the list alone stays there."""
    app = opened("incidents", gov="SY09")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    app.selectbox(key="url_sort").set_value("deadliest").run()
    assert params_of(app) == {"gov": "SY09", "actor": "islamic_state", "sort": "deadliest"}
    app.switch_page("pages/timeline.py")
    at_the_same_time(app, gov="SY09", actor="islamic_state").run()
    assert params_of(app) == {"gov": "SY09", "actor": "islamic_state"}
    assert not app.warning


def test_a_filter_that_was_just_set_follows_to_another_page_whose_link_was_older():
    app = opened("overview", gov="SY09")
    app.multiselect(key="url_actor").set_value(["islamic_state"]).run()
    app.switch_page("pages/timeline.py")
    at_the_same_time(app, gov="SY09").run()
    assert params_of(app) == {"gov": "SY09", "actor": "islamic_state"}


def test_a_browser_that_was_too_quick_for_a_page_has_each_filter_in_sight_and_sends_none_back_as_changed():
    """It draws the second of two quick runs alone. What that gives a field no value for, it must have as its default:
    else the table of one's own gave way to the first of the list."""
    asked = {"table": "coded_reports", "gov": "SY09", "actor": "islamic_state", "class": "attack", "text": "حاجز"}
    app = opened("incidents", **asked, **{"from": "2021-01-01", "to": "2021-12-31", "role": "any"})
    app.run()
    fields = [*app.selectbox, *app.multiselect, *app.text_input, *app.date_input]
    known = {
        str(one.key): default(one) for one in fields if str(one.key).startswith("url_") and not one.proto.set_value
    }
    assert known["url_table"] == "Coded news reports 2018-2025"
    assert known["url_gov"] == ["Deir ez-Zor"]
    assert known["url_actor"][0].startswith("Islamic State")
    assert known["url_class"] == ["Attack"]
    assert known["url_text"] == "حاجز"
    assert (list(known["url_from"]), list(known["url_to"])) == (["2021-01-01"], ["2021-12-31"])
    assert {"url_period", "url_role"} < set(known)


def default(field) -> object:
    """What a browser takes for a field's value that it was not given, as it stands there."""
    first = field.proto.default
    if field.type == "multiselect":
        return [field.options[at] for at in first]
    return field.options[first] if field.type == "selectbox" else first


def bins(app: AppTest, lang: str) -> set[str]:
    """The lengths of bars that a page's own heading or choice of them names."""
    said = names(lang)
    chosen = [each.value for each in app.get("button_group") if each.key and "every" in each.key]
    headed = [each.value for each in app.subheader]
    measures = [said.t(f"measure_{measure}") for measure in EVENTS]
    titles = {said.t(f"timeline_by_{every}", measure=measure): every for every in EVERY for measure in measures}
    return {*chosen, *(titles[title] for title in headed if title in titles)}


@pytest.mark.parametrize("link", [{"gov": "all"}, {"table": "worked_case"}])
def test_the_overview_and_the_timeline_choose_the_same_bars_for_the_same_view(link):
    found = [bins(opened(page, **link), "en") for page in ("overview", "timeline")]
    assert found[0] == found[1] and len(found[0]) == 1
