"""The map in a browser that no network reaches."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from components import shell
from components.look import CLASS_COLOURS, FAMILY_COLOURS
from components.view import visible
from tests.browser.conftest import drawn_colours, map_frame, settled
from tests.factories import incident, table
from tests.hostile.hostile import HOSTILE_TEXT

OWN_SCRIPT = Path(shell.__file__).with_name("enter.js").read_text(encoding="utf-8")
RAQQA = "35.95283,39.00788"
SPOT = """(code) => {
    const place = rasid.shown.places.find((place) => place.code === code);
    const point = map_div.latLngToContainerPoint(map_div.unproject(L.point(place.x, place.y), 0));
    return [point.x, point.y];
}"""


def url_of(page: Page) -> str:
    settled(page)
    return page.evaluate("decodeURIComponent(location.search)")


def click(page: Page, frame, x: float, y: float) -> None:
    settled(page)
    box = page.locator('iframe[title^="streamlit_folium"]').bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.click(box["x"] + x, box["y"] + y)


def payload(frame):
    return frame.evaluate(
        "({places: rasid.shown.places.map((p) => p.value), areas: rasid.shown.areas.map((a) => a.value)})"
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_map_draws_ground_and_marks_without_a_network(visit, lang, dark):
    frame = map_frame(visit("map", lang=lang, dark=dark))
    drawn = drawn_colours(frame)
    assert len(drawn) > 50
    assert drawn.get(CLASS_COLOURS["attack"].lower(), 0) > 50
    assert sum(n for colour, n in drawn.items() if colour in ({"#1e272f"} if dark else {"#fcfbf8"})) > 10_000


def test_every_button_of_the_map_is_drawn_whatever_fonts_there_are(visit):
    """The sign of "show the area of the filter" was a character that no font of ours has: an empty box."""
    buttons = map_frame(visit("map")).locator(".buttons button")
    expect(buttons).to_have_count(4)
    for button in buttons.all():
        assert not button.inner_text()
        drawn = button.locator("svg path").bounding_box()
        assert drawn["width"] > 8


def test_circles_and_shaded_areas_add_up_to_the_incidents_in_view(visit):
    page = visit("map")
    shown = payload(map_frame(page))
    unlocated = 42
    assert sum(shown["places"]) + sum(shown["areas"]) + unlocated == 4046
    expect(page.get_by_text("4,046 incidents in view: 3,659 drawn at 435 points")).to_be_visible()
    assert map_frame(page).get_by_role("img", name="Incidents: 4,004").count() == 1


def test_a_click_on_a_place_lists_its_incidents_and_is_kept_in_the_link(visit):
    page = visit("map")
    frame = map_frame(page)
    click(page, frame, *frame.evaluate(SPOT, RAQQA))
    expect(page.get_by_text(re.compile("^622 incidents, Killed: 5,134–6,483"))).to_be_visible()
    expect(page.locator(".at-place")).to_have_count(20)
    assert f"place={RAQQA}" in url_of(page)
    page.reload()
    settled(page)
    expect(page.get_by_text(re.compile("^622 incidents, Killed: 5,134–6,483"))).to_be_visible()


def test_a_click_on_a_number_of_a_shaded_area_lists_what_is_known_no_better(visit):
    page = visit("map")
    frame = map_frame(page)
    x, y = frame.evaluate(
        """() => {
            const { box } = rasid.shown.tags.find(({ area }) => area.code === 'SY09');
            const canvas = document.querySelector('canvas').getBoundingClientRect();
            return [canvas.left + (box[0] + box[2]) / 2, canvas.top + (box[1] + box[3]) / 2];
        }"""
    )
    click(page, frame, x, y)
    expect(page.get_by_text(re.compile("^158 incidents"))).to_be_visible()
    assert "place=SY09" in url_of(page)


def test_a_place_chosen_from_the_list_is_seen_on_the_map_and_named_where_pointed_at(visit):
    page = visit("map")
    frame = map_frame(page)
    frame.evaluate("map_div.setView([36.9, 42], 12, { animate: false })")  # the farthest north-east
    box = page.get_by_role("combobox", name="Place")
    box.fill("Raqqa: 622")
    box.press("Enter")
    settled(page)
    frame = map_frame(page)
    frame.wait_for_function("rasid.shown.chosen")
    size = frame.evaluate("(({ x, y }) => [x, y])(map_div.getSize())")
    x, y = frame.evaluate(SPOT, RAQQA)
    assert 0 < x < size[0]
    assert 0 < y < size[1]
    frame.locator("canvas").first.hover(position={"x": x, "y": y}, force=True)
    expect(frame.locator(".tip .head")).to_contain_text("Raqqa")


def test_a_place_can_be_chosen_with_the_keyboard(visit):
    page = visit("map")
    map_frame(page)
    box = page.get_by_role("combobox", name="Place")
    box.focus()
    page.keyboard.type("Tabqa")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^120 incidents"))).to_be_visible()
    expect(page.locator(".at-place").first).to_be_visible()


def test_the_map_stays_while_filters_change(visit):
    """A filter sends numbers to the map that is there: it is neither loaded again nor moved back."""
    page = visit("map")
    frame = map_frame(page)
    frame.evaluate("window.kept = true")
    before = frame.evaluate("document.querySelector('canvas').dataset.drawn")
    page.get_by_role("combobox", name=re.compile("Classes")).click()
    page.get_by_role("option", name="Attack", exact=True).click()
    frame.wait_for_function(
        "(n) => document.querySelector('canvas').dataset.drawn > n && rasid.shown.places.length < 200", arg=before
    )
    assert frame.evaluate("window.kept") is True
    assert frame.evaluate("window.feature_group.length") == 1
    assert drawn_colours(frame).get(CLASS_COLOURS["clash"].lower(), 0) == 0


def test_another_governorate_moves_the_frame(visit):
    page = visit("map", gov="SY11")
    west = map_frame(page).evaluate("map_div.getBounds().getWest()")
    page = visit("map", gov="all")
    assert map_frame(page).evaluate("map_div.getBounds().getWest()") < west - 1


@pytest.mark.parametrize(("ground", "code"), [("district", "SY0901"), ("subdistrict", "SY090100")])
def test_filled_areas_open_their_incidents(visit, ground, code):
    page = visit("map", ground=ground, place=code)
    frame = map_frame(page)
    value = frame.evaluate("(code) => rasid.shown.filled.values.get(code)", code)
    expect(page.get_by_text(re.compile(f"^{value} incidents"))).to_be_visible()


def test_places_can_be_split_by_who_attacked(visit):
    frame = map_frame(visit("map", table="coded_reports", split="family"))
    drawn = drawn_colours(frame)
    assert drawn.get(FAMILY_COLOURS["insurgent"].lower(), 0) > 100


def test_hovering_says_in_words_what_a_circle_is_split_into(visit):
    page = visit("map")
    frame = map_frame(page)
    x, y = frame.evaluate(SPOT, RAQQA)
    box = page.locator('iframe[title^="streamlit_folium"]').bounding_box()
    page.mouse.move(box["x"] + x - 5, box["y"] + y)
    page.mouse.move(box["x"] + x, box["y"] + y)
    tip = frame.locator(".tip")
    expect(tip).to_contain_text("Incidents: 622")
    expect(tip).to_contain_text("Attack: 40")


@pytest.mark.parametrize("absurd", ["SY99", "nowhere", "<script>alert(1)</script>", "{{ 7*7 }}"])
def test_a_link_to_no_place_is_said_and_left_out(visit, absurd):
    page = visit("map", place=absurd)
    map_frame(page)
    expect(page.get_by_text("The link asked for place")).to_be_visible()


def test_the_map_works_below_a_path_of_its_own(serving, visit):
    assert len(drawn_colours(map_frame(visit("map", address=serving(below="rasid"))))) > 50


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_words_of_a_table_are_shown_as_written_and_nothing_runs(serving, visit, tmp_path, lang):
    """Names, sources and notes that folium, a template, a script or Markdown would run, each at a place of its own."""
    ran = tmp_path / "ran"
    texts = [*HOSTILE_TEXT.values(), "{{ cycler.__init__.__globals__.os.system('touch " + str(ran) + "') }}"]
    hostile = {"initiators": "other", "source_url": "javascript:alert(1)", "longitude": 40.1}
    together = [incident(**hostile, latitude=35.0, initiators_text=text, sources=text) for text in texts]
    apart = [
        incident(**hostile, latitude=35.2 + n / 10, place_name_en=text, place_name_ar=text, summary_en=text)
        for n, text in enumerate(texts)
    ]
    (tmp_path / "tables" / "incidents").mkdir(parents=True)
    pq.write_table(table(*together, *apart), tmp_path / "tables" / "incidents" / "t.parquet")
    address = serving(RASID_TABLES=str(tmp_path / "tables"))
    page = visit("map", address=address, lang=lang, place="35.00000,40.10000", gov="all")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert len(payload(map_frame(page))["places"]) == 1 + len(texts)
    cards = page.locator(".at-place")
    expect(cards).to_have_count(len(texts))
    said = "\n".join(cards.all_text_contents())
    assert not [text for text in texts if said.count(visible(text)) < 2]
    assert set(cards.locator("a").evaluate_all("(links) => links.map((a) => a.protocol)")) == {"http:"}
    page.locator(".st-key-url_place").get_by_role("combobox").click()
    for text in texts:
        expect(page.get_by_role("option").filter(has_text=visible(text)).first).to_be_visible()
    assert set(page.locator(".stMain script").all_text_contents()) <= {OWN_SCRIPT}
    assert page.locator(".stMain img, .stMain iframe[srcdoc]").count() == 0
    assert not ran.exists()


def test_online_tiles_are_offered_only_where_the_server_was_told_of_them_and_are_off_at_first(serving, visit):
    page = visit("map")
    assert page.get_by_text("Online map tiles").count() == 0
    here = "/app/static/leaflet/images/layers.png?{z}-{x}-{y}"  # a tile server that needs no network
    address = serving(RASID_TILES=here, RASID_TILES_CREDITS="Tiles by <b>someone</b>")
    page = visit("map", address=address)
    assert map_frame(page).locator(".leaflet-tile").count() == 0
    page.get_by_text("Online map tiles").click()
    tiles = page.locator('iframe[title^="streamlit_folium"]').last.content_frame
    expect(tiles.locator(".leaflet-tile").first).to_be_attached()
    expect(tiles.locator(".credits")).to_contain_text("Tiles by <b>someone</b>")
    assert "tiles=1" in url_of(page)


def test_another_language_redraws_the_map_in_it_and_keeps_the_place(visit):
    page = visit("map", place=RAQQA)
    map_frame(page)
    page.get_by_text("العربية").click()
    expect(page.get_by_text("622 حادثاً").first).to_be_visible()
    settled(page)
    assert map_frame(page).evaluate("document.documentElement.lang") == "ar"


def test_back_takes_the_choice_of_a_place_back(visit):
    page = visit("map")
    frame = map_frame(page)
    click(page, frame, *frame.evaluate(SPOT, RAQQA))
    expect(page.locator(".at-place").first).to_be_visible()
    page.go_back()
    expect(page.locator(".at-place")).to_have_count(0)
