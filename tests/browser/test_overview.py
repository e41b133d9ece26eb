"""The frame and the overview in a real browser: what is on screen is what the core gives, and the link keeps it."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from components.names import languages, names
from data import query
from data.aggregate.headline import headline
from data.filter import Filter
from data.store import open_store
from tests.browser.conftest import follow, settled

STORE = open_store()


def figure(page, label):
    """The number on the card of this label."""
    named = page.locator(".label", has_text=re.compile(f"^{re.escape(label)}$"))
    return page.locator(".card", has=named).locator(".value").inner_text().strip("\u2066\u2069")


def from_core(**asked):
    origin = next(iter(STORE.origins))
    covers = STORE.origins[origin]
    wanted = Filter(origin=origin, **asked).resolved(covers.covers_from, covers.covers_to)
    return headline(query.matching(STORE.incidents(origin), wanted))


def shows(page, asked, lang="en"):
    """Wait until the cards show what the core counts for this filter."""
    now, said = from_core(**asked), names(lang)
    page.wait_for_function(
        "wanted => document.querySelector('.card .value')?.innerText === wanted",
        arg=said.number(now.count("violent_events")),
    )
    settled(page)  # until then, cards of the view before may stand beside these
    killed = said.begun(said.t("toll_in_incidents", toll=said.t("killed")))
    assert figure(page, killed) == said.toll(now.killed).strip("\u2066\u2069")
    assert figure(page, said.begun(said.t("places"))) == said.number(now.places)


def asked_in(page):
    settled(page)
    return {name: value[0] for name, value in parse_qs(urlsplit(page.url).query).items()}


TOO_WIDE = """() => [...document.querySelectorAll('.card, .card *, header.scope *, table.incidents td, .legend *')]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
    .map((e) => e.className + ': ' + e.textContent.slice(0, 60))"""
DRAWN_ANEW = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
PLOTLY = "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('Plotly')).length"


@pytest.mark.parametrize("lang", languages())
def test_the_overview_is_drawn_on_a_phone_and_wider_and_on_paper(visit, lang):
    page = visit(lang=lang, width=390, height=844)
    filters = page.get_by_test_id("stSidebar")
    expect(filters).not_to_be_in_viewport()  # which would cover the page
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(filters).to_be_in_viewport()
    page.wait_for_selector("[data-drawn] .bars", state="attached")
    assert page.locator("[data-drawn]").count() == 2
    assert not page.evaluate(PLOTLY)
    shows(page, {}, lang)
    too_wide = {}
    for width in (1366, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(DRAWN_ANEW)
        page.wait_for_selector("[data-drawn] .bars")
        too_wide[width] = page.evaluate(TOO_WIDE)
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    assert too_wide == {1366: [], 1920: []}
    follow(page, lang=lang, gov="SY09", period="2018")
    shows(page, {"governorates": ("SY09",), "period": "2018"}, lang)
    page.emulate_media(media="print")
    expect(page.locator(".aside").last).to_be_visible()
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "UppsalaUniversity" in "".join(text.split())
    for chrome in ('[data-testid="stSidebar"]', '[data-testid="stHeader"]', ".st-key-topbar"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.locator("header.scope h1")).to_be_visible()


def test_a_filter_by_actor_and_by_date_changes_the_numbers_to_those_the_core_gives(look):
    page = look()
    page.get_by_label("Actors", exact=True).first.click()
    page.get_by_role("option", name="Islamic State (IS)").click()
    shows(page, {"actors": ("islamic_state",)})
    page.keyboard.press("Escape")
    page.get_by_label("Period", exact=True).first.click()
    page.get_by_role("option", name="2017").click()
    shows(page, {"actors": ("islamic_state",), "period": "2017"})
    assert asked_in(page) == {"actor": "islamic_state", "period": "2017"}


def counts(page, asked):
    """Wait until the head of a page names as many incidents as the core counts for this filter."""
    said = names("en").t("incidents_count", n=from_core(**asked).incidents)
    expect(page.locator("header.scope")).to_contain_text(f"{said}.")


def test_a_seldom_used_filter_is_set_cleared_and_stays_in_sight(visit):
    page = visit("data")
    text = page.get_by_label(names("en").t("filter_text"))
    assert not text.count()
    page.get_by_text(names("en").t("filter_more")).click()
    text.fill("raqqa")
    text.press("Enter")
    counts(page, {"text": "raqqa"})
    expect(text).to_be_visible()
    text.fill("")
    text.press("Enter")
    counts(page, {})
    expect(text).to_be_visible()
    page.reload()
    counts(page, {})
    expect(text).to_have_count(0)


def test_back_forward_and_reload_give_the_same_view(look):
    page = look()
    shows(page, {})
    page.get_by_label("Period", exact=True).first.click()
    page.get_by_role("option", name="2018").click()
    shows(page, {"period": "2018"})
    page.locator(".st-key-topbar").get_by_text(names("en").t("page_data"), exact=True).click()
    expect(page.locator("header.scope h1")).to_contain_text(names("en").t("subject_data"))
    assert asked_in(page) == {"period": "2018"}
    page.go_back()
    shows(page, {"period": "2018"})
    page.go_back()
    shows(page, {})
    page.go_forward()
    shows(page, {"period": "2018"})
    page.reload()
    shows(page, {"period": "2018"})


def test_the_language_switch_keeps_page_and_filters(look):
    page = look("incidents", actor="sdf")
    page.get_by_text("العربية").click()
    page.wait_for_function(
        "title => document.querySelector('header.scope h1')?.innerText.startsWith(title)",
        arg=names("ar").t("subject_incidents"),
    )
    settled(page)
    assert asked_in(page) == {"actor": "sdf", "lang": "ar"}
    assert names("ar").of("actor_short", "sdf") in page.locator("header.scope").inner_text()


def test_the_first_link_after_a_cold_start_keeps_its_filter_and_language(serving, visit):
    page = visit("incidents", address=serving(), lang="ar", actor="islamic_state", zone="mars")
    header = page.locator("header.scope").inner_text()
    assert names("ar").t("subject_incidents") in header
    assert names("ar").of("actor_short", "islamic_state") in header
    assert "mars" in page.locator("[data-testid=stAlert]").first.inner_text()


def test_a_date_that_is_typed_applies_with_enter(visit):
    page = visit()
    field = page.get_by_test_id("stSidebar").get_by_test_id("stDateInput").first
    field.get_by_role("spinbutton").first.click()
    page.keyboard.type("20180301")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2018-03-01"))


def test_what_is_typed_into_the_actor_list_outlives_a_run_of_the_page(visit):
    page = visit(gov="SY09")
    page.get_by_role("combobox", name="Period").click()
    page.get_by_role("option", name="2018", exact=True).click()
    expect(page).to_have_url(re.compile("period=2018"))
    settled(page)
    actors = page.get_by_role("combobox", name="Actors")
    actors.press_sequentially("Islamic S")
    page.evaluate("history.back()")  # a run that comes while somebody types
    expect(page).not_to_have_url(re.compile("period=2018"))
    expect(page.locator("header.scope h1")).not_to_contain_text("2018")  # by no role: an open list hides the rest
    settled(page)
    expect(actors).to_have_value("Islamic S")
    page.get_by_role("option", name=names("en").of("actor", "islamic_state")).first.click()  # its other names below
    expect(page).to_have_url(re.compile("actor=islamic_state"))
