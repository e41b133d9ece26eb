"""Narrow windows: the filters out of the way, words whole, and what was opened in view."""

import pytest
from playwright.sync_api import expect

from components.names import names
from tests.browser.conftest import follow, settled

ASKED = {"lang": "ar", "gov": "SY09", "period": "2018"}
# Texts of the side bar that fall down its edge letter by letter.
FALLEN = """() => [...document.querySelectorAll('[data-testid="stSidebar"] label')]
    .filter((label) => label.offsetWidth && label.offsetWidth < 40 && label.offsetHeight > 40)
    .map((label) => label.textContent)"""
CARD_TOP = "() => document.querySelector('.st-key-incident_card')?.getBoundingClientRect().top ?? -1"


@pytest.fixture(scope="module")
def tablet(stay):
    return stay("incidents", width=1024, height=768, **ASKED)


def test_on_a_tablet_the_filters_are_folded_away_until_somebody_opens_them(tablet):
    filters, unfold = tablet.get_by_test_id("stSidebar"), tablet.get_by_test_id("stExpandSidebarButton")
    expect(filters).to_be_hidden()
    word = unfold.evaluate("(button) => getComputedStyle(button, '::after').content")
    assert names("ar").t("filters") in word
    unfold.click()
    expect(filters).to_be_visible()
    assert tablet.evaluate(FALLEN) == []
    filters.hover()
    tablet.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(filters).to_be_hidden()


def test_an_incident_opened_on_a_phone_is_in_view(tablet):
    tablet.set_viewport_size({"width": 390, "height": 844})
    follow(tablet, "incidents", **ASKED)
    tablet.locator("table tbody tr").nth(12).click()
    settled(tablet)
    tablet.wait_for_function(f"() => {{ const top = ({CARD_TOP})(); return top >= 0 && top < innerHeight / 4; }}")
    expect(tablet.locator(".st-key-incident_card h2")).to_be_in_viewport()
