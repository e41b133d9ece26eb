"""The timeline in a browser: what its panels say, and the incidents behind a bar."""

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.names import names
from data.aggregate.periods import within
from data.filter import Filter
from data.query import matching
from data.store import open_store
from tests.browser.conftest import settled

UCDP = "ucdp_ged_syria_2016_2019"
CHART = ".st-key-timeline_chart"
BARS = f"{CHART} .barlayer .point path"
LIST = "table.incidents tbody tr"


def incidents(**asked):
    origin = open_store().origins[UCDP]
    wanted = Filter(origin=UCDP, **asked).resolved(origin.covers_from, origin.covers_to)
    return matching(open_store().incidents(UCDP), wanted)


def said(page: Page) -> str:
    return " ".join(page.locator(f"{CHART} .annotation-text").all_text_contents())


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("dark", [False, True])
def test_each_panel_says_the_total_that_the_core_gives(visit, lang, dark):
    page = visit("timeline", lang=lang, dark=dark)
    expect(page.locator(BARS).first).to_be_visible()
    for governorate in ("SY09", "SY08", "SY11"):
        count = int(incidents(governorates=(governorate,)).count().execute())
        assert names(lang).t("n_violent_events", n=count) in said(page)


def test_a_filter_by_date_and_actor_changes_the_total_to_the_cores(visit):
    page = visit("timeline", gov="SY11", actor="sdf", **{"from": "2017-06-01", "to": "2017-10-31"})
    expect(page.locator(BARS).first).to_be_visible()
    rows = incidents(
        governorates=("SY11",), actors=("sdf",), date_from=date(2017, 6, 1), date_to=date(2017, 10, 31), period="custom"
    )
    assert f"{int(rows.count().execute())} violent events" in said(page)


def test_a_click_on_a_bar_lists_the_incidents_behind_it(visit):
    page = visit("timeline", gov="SY08", every="month", period="2018", height=1200)
    bar = page.locator(BARS).first
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(f"{CHART} .hovertext")).to_be_visible()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("bar=2018-"))
    settled(page)
    asked = dict(parse_qsl(urlsplit(page.url).query))
    assert asked["at"] == "SY08"
    behind = within(incidents(governorates=("SY08",), period="2018"), "month", asked["bar"], "SY08", "violent_events")
    expect(page.locator(LIST)).to_have_count(int(behind.count().execute()))


def test_the_incidents_behind_a_bar_are_reached_by_keyboard(visit):
    page = visit("timeline", gov="SY08", every="month", period="2018", height=1200)
    box = page.get_by_role("combobox", name="Bar")
    box.focus()
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile("bar=2018-"))
    expect(page.locator(LIST).first).to_be_visible()


def test_a_link_to_a_bar_opens_its_incidents(visit):
    page = visit("timeline", gov="SY08", every="month", bar="2018-06-01", at="SY08")
    expect(page.locator(LIST).first).to_be_visible()
    assert page.locator(f"{LIST} a").first.get_attribute("href").startswith("incidents?")


def test_windows_that_fit_no_bar_are_listed(visit):
    page = visit("timeline", gov="SY11", every="month", bar="unfit")
    unfit = within(incidents(governorates=("SY11",)), "month", "unfit", "", "violent_events")
    expect(page.locator(LIST)).to_have_count(int(unfit.count().execute()))
    expect(page.get_by_text("known only to month", exact=False)).to_be_visible()


def test_a_bar_that_is_not_there_is_said(visit):
    page = visit("timeline", bar="2031-01-01", at="XX")
    warnings = page.get_by_test_id("stAlert").all_text_contents()
    assert any("2031-01-01" in text for text in warnings)
    assert any("XX" in text for text in warnings)


def test_a_sample_says_that_it_has_no_trend_and_its_totals_stand_apart(visit):
    page = visit("timeline", table="coded_reports", height=1200)
    expect(page.get_by_text("No trend may be read", exact=False).first).to_be_visible()
    expect(page.locator(BARS).first).to_be_visible()
    assert "A2: detained: at least 57" in said(page)
    expect(page.locator("ul.notes").nth(0)).to_contain_text("Battle of Baghuz")
    expect(page.locator("ul.notes").nth(1)).to_contain_text("North Press")


def test_the_worked_case_draws_one_attack_and_nothing_for_baghouz(visit):
    page = visit("timeline", table="worked_case", every="month", gov="all")
    expect(page.locator(BARS)).to_have_count(1)
    assert "Deir ez-Zor: 1 attack" in said(page)
    assert "Baghuz" not in page.inner_text("body")


def test_too_many_bars_are_drawn_longer_and_it_is_said(visit):
    page = visit("timeline", gov="all", every="day")
    expect(page.get_by_text("too many bars", exact=False)).to_be_visible()


def test_a_measure_that_the_table_does_not_hold_is_no_zero(visit):
    page = visit("timeline", measure="security_operations")
    expect(page.locator(".stMain").get_by_text(names("en").t("not_recorded")).first).to_be_visible()
    assert not page.locator(BARS).count()
