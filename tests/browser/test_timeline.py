"""The timeline in a browser: what its panels say, and the incidents behind a bar."""

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.names import languages, names
from data.aggregate.periods import within
from data.filter import Filter
from data.query import matching
from data.store import open_store
from tests.browser.conftest import follow, settled

UCDP = "ucdp_ged_syria_2016_2019"
CHART = ".st-key-timeline_chart"
BARS = f"{CHART} .barlayer .point path"
LIST = "table.incidents tbody tr"

SWITCH = '[data-testid="stCheckbox"] label > div:not([data-testid])'


def incidents(**asked):
    origin = open_store().origins[UCDP]
    wanted = Filter(origin=UCDP, **asked).resolved(origin.covers_from, origin.covers_to)
    return matching(open_store().incidents(UCDP), wanted)


def says(page: Page, words: str) -> None:
    """Wait until a heading of a panel holds these words."""
    expect(page.locator(f"{CHART} .annotation-text").filter(has_text=words).first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_each_panel_says_the_total_that_the_core_gives_for_the_filter_and_a_switch_has_its_knob_inside(look, dark):
    page = look("timeline", dark=dark)
    for lang in languages():
        follow(page, "timeline", lang=lang, intervals="1")
        expect(page.locator(BARS).first).to_be_visible()
        track, knob = (page.locator(switch).bounding_box() for switch in (SWITCH, f"{SWITCH} > div"))
        assert track["x"] < knob["x"] and knob["x"] + knob["width"] < track["x"] + track["width"], lang
        for governorate in ("SY09", "SY08", "SY11"):
            count = int(incidents(governorates=(governorate,)).count().execute())
            says(page, names(lang).t("n_violent_events", n=count))
    follow(page, "timeline", gov="SY11", actor="sdf", **{"from": "2017-06-01", "to": "2017-10-31"})
    rows = incidents(
        governorates=("SY11",), actors=("sdf",), date_from=date(2017, 6, 1), date_to=date(2017, 10, 31), period="custom"
    )
    says(page, f"{int(rows.count().execute())} violent events")


def test_a_click_on_a_bar_narrows_to_its_days_and_lists_the_incidents_behind_it(visit):
    page = visit("timeline", gov="SY08", every="month", period="2018", height=1200)
    bar = page.locator(BARS).first
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(f"{CHART} .hovertext")).to_be_visible()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("bar=all&at=SY08"))
    settled(page)
    asked = dict(parse_qsl(urlsplit(page.url).query))
    assert "every" not in asked  # shorter time has shorter bars
    first, last = (date.fromisoformat(asked[end]) for end in ("from", "to"))
    behind = incidents(governorates=("SY08",), period="custom", date_from=first, date_to=last)
    expect(page.locator(LIST)).to_have_count(int(behind.count().execute()))


def test_the_incidents_behind_a_bar_are_reached_by_keyboard_and_by_a_link(look):
    page = look("timeline", gov="SY08", every="month", period="2018", height=1200)
    box = page.get_by_role("combobox", name="Bar")
    box.focus()
    box.press("ArrowDown")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile("bar=2018-"))
    expect(page.locator(LIST).first).to_be_visible()
    follow(page, "timeline", gov="SY08", every="month", period="2018")
    expect(page.locator(LIST)).to_have_count(0)
    follow(page, "timeline", gov="SY08", every="month", bar="2018-06-01", at="SY08")
    expect(page.locator(LIST).first).to_be_visible()
    assert page.locator(f"{LIST} a").first.get_attribute("href").startswith("incidents?")


def test_windows_that_fit_no_bar_are_listed_and_a_bar_that_is_not_there_is_said(look):
    page = look("timeline", gov="SY11", every="month", bar="unfit")
    unfit = within(incidents(governorates=("SY11",)), "month", "unfit", "", "violent_events")
    expect(page.locator(LIST)).to_have_count(int(unfit.count().execute()))
    expect(page.get_by_text("known only to month", exact=False)).to_be_visible()
    follow(page, "timeline", bar="2031-01-01", at="XX")
    for absurd in ("2031-01-01", "XX"):
        expect(page.get_by_test_id("stAlert").filter(has_text=absurd).first).to_be_visible()


def test_each_table_is_drawn_by_what_it_holds(look):
    """A sample has no trend and its totals stand apart; one attack is one bar; too many bars are longer ones."""
    page = look("timeline", table="coded_reports", height=1200)
    expect(page.get_by_text("No trend may be read", exact=False).first).to_be_visible()
    expect(page.locator(BARS).first).to_be_visible()
    says(page, "A2: detained: at least 57")
    expect(page.locator("ul.notes").nth(0)).to_contain_text("Battle of Baghuz")
    expect(page.locator("ul.notes").nth(1)).to_contain_text("North Press")
    follow(page, "timeline", table="worked_case", every="month", gov="all")
    says(page, "Deir ez-Zor: 1 attack")
    expect(page.locator(BARS)).to_have_count(1)
    assert "Baghuz" not in page.inner_text("body")
    follow(page, "timeline", gov="all", every="day")
    expect(page.get_by_text("too many bars", exact=False)).to_be_visible()
    follow(page, "timeline", measure="security_operations")  # the table does not hold it: that is no zero
    expect(page.locator(".stMain").get_by_text(names("en").t("not_recorded")).first).to_be_visible()
    expect(page.locator(BARS)).to_have_count(0)
