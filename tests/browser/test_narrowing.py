"""A click on what is counted narrows the view, and is taken back: with the mouse, with the keyboard, by the browser."""

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from components.names import names
from data import filter_link
from data.query import matching
from data.store import open_store
from tests.browser.conftest import follow, settled
from tests.browser.maps import map_frame

UCDP = "ucdp_ged_syria_2016_2019"
TIMELINE, ACTORS = ".st-key-timeline", ".st-key-actors"
CHIPS = "nav.chips .chip"
BARS = """(all) => all.flatMap((path) => [...path.getAttribute('d').matchAll(/M(\\S+) (\\S+)V(\\S+)H(\\S+)V/g)])
    .map(([, ...ends]) => ends.map(Number))"""


def count(**asked) -> int:
    origin = open_store().origins[UCDP]
    wanted, _ = filter_link.read(asked, (UCDP,))
    found = matching(open_store().incidents(UCDP), wanted.resolved(origin.covers_from, origin.covers_to))
    return int(found.count().execute())


def link(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def narrowed_to(page: Page, lang: str = "en", **asked: str) -> None:
    """Wait until the link asks for this and the page says how many that are."""
    page.wait_for_function(
        "(asked) => JSON.stringify([...new URLSearchParams(location.search)].sort()) === JSON.stringify(asked)",
        arg=sorted([*asked.items(), *([("lang", lang)] if lang != "en" else [])]),
    )
    settled(page)
    expect(page.locator("header.scope")).to_contain_text(names(lang).t("incidents_count", n=count(**asked)))


def click_on_the_largest_bar(page: Page, chart: str) -> None:
    drawn = page.locator(f"{chart} svg")
    expect(drawn.locator(".bars").first).to_be_attached()
    drawn.scroll_into_view_if_needed()
    origin, bars = drawn.bounding_box(), drawn.locator(".bars").evaluate_all(BARS)
    left, foot, top, right = max(bars, key=lambda bar: abs((bar[3] - bar[0]) * (bar[2] - bar[1])))
    x, y = origin["x"] + (left + right) / 2, origin["y"] + (top + foot) / 2
    page.mouse.move(x, y)
    expect(page.locator(f"{chart} .hovertext")).to_be_visible()
    page.mouse.click(x, y)


def test_bars_titles_actors_and_tiles_narrow_and_chips_keys_and_the_browser_take_it_back(visit):
    page, lang = visit(height=1100, lang="ar"), "ar"
    click_on_the_largest_bar(page, TIMELINE)
    page.wait_for_url(re.compile("from="))
    month = {name: day for name, day in link(page).items() if name in ("from", "to")}
    assert date.fromisoformat(month["from"]).day == 1
    narrowed_to(page, lang, **month)
    page.keyboard.press("Control+z")
    narrowed_to(page, lang)
    expect(page.locator(CHIPS)).to_have_count(0)
    page.keyboard.press("Control+Shift+z")
    narrowed_to(page, lang, **month)
    page.locator(f"{TIMELINE} text.title").nth(1).click()
    narrowed_to(page, lang, gov="SY08", **month)
    page.locator(".card a.narrow").first.press("Enter")
    narrowed_to(page, lang, gov="SY08", **month, **{"class": "attack,clash"})
    click_on_the_largest_bar(page, ACTORS)
    page.wait_for_url(re.compile("actor="))
    settled(page)
    expect(page.locator(CHIPS)).to_have_count(4)
    remove = names(lang).t("chip_remove", what=names(lang).of("area", "SY08"))
    page.get_by_role("button", name=remove).press("Space")
    page.wait_for_function("() => !location.search.includes('gov=')")
    settled(page)
    page.locator("nav.chips").get_by_role("button", name=names(lang).t("chips_clear")).click()
    narrowed_to(page, lang)


def test_a_brush_takes_whole_bars_and_a_double_click_takes_them_back(visit):
    page = visit(period="2018", gov="SY09", height=1100)
    ground = page.locator(f"{TIMELINE} .ground").first
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    y = box["y"] + 8
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
    expect(page.locator(".brush")).to_be_visible()
    page.mouse.up()
    page.wait_for_url(re.compile("from="))
    days = {name: day for name, day in link(page).items() if name in ("from", "to")}
    first, last = (date.fromisoformat(days[end]) for end in ("from", "to"))
    assert (first.weekday(), last.weekday()) == (0, 6)  # its bars were weeks
    expect(page.locator(".brush")).to_have_count(0)
    narrowed_to(page, period="2018", gov="SY09", **days)
    ground = page.locator(f"{TIMELINE} .ground").first.bounding_box()
    page.mouse.dblclick(ground["x"] + 3, ground["y"] + 3)
    narrowed_to(page, period="2018", gov="SY09")


def test_all_of_it_can_be_done_without_a_mouse_and_a_text_field_keeps_its_own_undo(look):
    page = look("actors", show="time", gov="SY08")
    page.locator('details.narrow[data-chart="actors_time"] summary').press("Enter")
    choice = page.locator("details.narrow[open] a.narrow")
    expect(choice.first).to_be_visible()
    choice.first.press("Enter")
    page.wait_for_url(re.compile("actor=[a-z]"))
    settled(page)
    follow(page, "incidents", gov="SY08")
    field = page.locator(".stMain input[type=text]").last
    field.click()
    field.press_sequentially("ab")
    address = page.url
    field.press("Control+z")
    assert page.url == address
    page.keyboard.press("Escape")


def test_a_circle_and_a_list_of_places_narrow_every_page_to_the_place(visit):
    page = visit(gov="SY11", height=1100)
    frame = map_frame(page)
    code, x, y = frame.evaluate(
        """() => {
            const { x, y, code } = rasid.shown.places[0];
            const at = map_div.latLngToContainerPoint(map_div.unproject(L.point(x, y), 0));
            return [code, at.x, at.y];
        }"""
    )
    page.locator('iframe[title^="streamlit_folium"]').scroll_into_view_if_needed()
    box = page.locator('iframe[title^="streamlit_folium"]').bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.wait_for_url(re.compile("place="))
    narrowed_to(page, gov="SY11", place=code)
    expect(page.locator(CHIPS).last).to_contain_text("At or near Raqqa")
    page.locator(".st-key-topbar").get_by_text("Incidents", exact=True).click()
    narrowed_to(page, gov="SY11", place=code)
    page.go_back()
    narrowed_to(page, gov="SY11", place=code)
    page.go_back()
    narrowed_to(page, gov="SY11")
