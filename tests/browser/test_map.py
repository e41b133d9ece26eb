"""The map in a browser that no network reaches."""

import re

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from components.look import CLASS_COLOURS, FAMILY_COLOURS
from components.names import languages, names
from components.view import visible
from tests.browser.conftest import follow, settled
from tests.browser.maps import drawn_colours, map_frame
from tests.factories import incident, table
from tests.hostile.hostile import HOSTILE_TEXT

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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_map_draws_ground_marks_and_buttons_without_a_network(visit, dark):
    page = visit("map", lang="ar", dark=dark)
    for lang in ("ar", "en"):
        if lang != "ar":
            page.get_by_text(names(lang).t("language_name")).click()
            expect(page.locator("header.scope h1")).to_contain_text(names(lang).t("subject_map"))
            settled(page)
        frame = map_frame(page)
        assert frame.evaluate("document.documentElement.lang") == lang
        drawn = drawn_colours(frame)
        assert len(drawn) > 50
        assert drawn.get(CLASS_COLOURS["attack"].lower(), 0) > 50
        assert drawn.get("#1e272f" if dark else "#fcfbf8", 0) > 10_000
        every_button_is_drawn(frame)


def every_button_is_drawn(frame):
    """The sign of "show the area of the filter" was a character that no font of ours has: an empty box."""
    buttons = frame.locator(".buttons button")
    expect(buttons).to_have_count(4)
    for button in buttons.all():
        assert not button.inner_text()
        drawn = button.locator("svg path").bounding_box()
        assert drawn["width"] > 8


def test_circles_and_shaded_areas_add_up_to_the_incidents_in_view(visit):
    page = visit("map")
    frame = map_frame(page)
    shown = payload(frame)
    unlocated = 42
    assert sum(shown["places"]) + sum(shown["areas"]) + unlocated == 4046
    expect(page.get_by_text("4,046 incidents in view: 3,659 drawn at 435 points")).to_be_visible()
    assert frame.get_by_role("img", name="Incidents: 4,004").count() == 1
    assert page.get_by_text("Online map tiles").count() == 0  # the server was told of none
    follow(page, "map", gov="SY11")
    frame.wait_for_function("rasid.shown.places.length < 200")
    west = frame.evaluate("map_div.getBounds().getWest()")
    follow(page, "map", gov="all")  # another area moves the frame
    frame.wait_for_function("(west) => map_div.getBounds().getWest() < west - 1", arg=west)


def test_a_place_is_named_where_pointed_at_and_a_click_lists_its_incidents_and_is_kept_in_the_link(visit):
    page = visit("map")
    frame = map_frame(page)
    x, y = frame.evaluate(SPOT, RAQQA)
    box = page.locator('iframe[title^="streamlit_folium"]').bounding_box()
    page.mouse.move(box["x"] + x - 5, box["y"] + y)
    page.mouse.move(box["x"] + x, box["y"] + y)
    tip = frame.locator(".tip")
    expect(tip).to_contain_text("Incidents: 622")  # and what the circle is split into
    expect(tip).to_contain_text("Only near the place: 94")
    expect(tip).to_contain_text("Attack: 40")
    listed = page.get_by_text(re.compile(r"^622 incidents \(528 at it, 94 only near it\), Killed: 5,134–6,483"))
    click(page, frame, x, y)
    expect(listed).to_be_visible()
    expect(page.locator(".at-place")).to_have_count(20)
    assert f"place={RAQQA}" in url_of(page)
    page.go_back()
    expect(page.locator(".at-place")).to_have_count(0)
    page.go_forward()
    expect(listed).to_be_visible()
    page.get_by_text("العربية").click()
    expect(page.get_by_text("622 حادثاً").first).to_be_visible()
    settled(page)
    page.go_back()
    expect(listed).to_be_visible()
    settled(page)
    page.reload()
    settled(page)
    expect(listed).to_be_visible()


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
    expect(page.locator("header.scope")).to_contain_text("158 incidents")
    expect(page.get_by_text(re.compile("^158 incidents,"))).to_be_visible()
    assert "place=only:SY09" in url_of(page)


def test_a_place_is_chosen_with_the_keyboard_is_seen_on_the_map_and_named_where_pointed_at(visit):
    page = visit("map")
    frame = map_frame(page)
    box = page.locator(".st-key-url_place").get_by_role("combobox")  # the side bar names the place too
    box.focus()
    page.keyboard.type("Tabqa")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(r"^120 incidents \("))).to_be_visible()
    expect(page.locator(".at-place").first).to_be_visible()
    settled(page)
    frame = map_frame(page)
    frame.evaluate("map_div.setView([36.9, 42], 12, { animate: false })")  # the farthest north-east
    box.fill("Raqqa: 622")
    box.press("Enter")
    settled(page)
    frame = map_frame(page)
    frame.wait_for_function("(code) => rasid.shown.chosen === code", arg=RAQQA)
    size = frame.evaluate("(({ x, y }) => [x, y])(map_div.getSize())")
    x, y = frame.evaluate(SPOT, RAQQA)
    assert 0 < x < size[0]
    assert 0 < y < size[1]
    frame.locator("canvas").first.hover(position={"x": x, "y": y}, force=True)
    expect(frame.locator(".tip .head")).to_contain_text("Raqqa")


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


def test_filled_areas_open_their_incidents_and_places_can_be_split_by_who_attacked(visit):
    page = visit("map", ground="district", place="SY0901")
    frame = map_frame(page)
    for ground, code in (("district", "SY0901"), ("subdistrict", "SY090100")):
        follow(page, "map", ground=ground, place=code)
        held = "(code) => rasid.shown.filled.values.get(code)"
        value = frame.wait_for_function(held, arg=code).json_value()
        expect(page.get_by_text(re.compile(f"^{value} incidents,"))).to_be_visible()
    follow(page, "map", table="coded_reports", split="family")
    frame.wait_for_function("rasid.shown.places.length > 0")
    drawn = drawn_colours(map_frame(page))
    assert drawn.get(FAMILY_COLOURS["insurgent"].lower(), 0) > 100


ABSURD = ("SY99", "nowhere", "<script>alert(1)</script>", "{{ 7*7 }}")


def test_a_link_to_no_place_is_said_and_left_out(look):
    page = look("map", place=ABSURD[0])
    for absurd in ABSURD:
        follow(page, "map", place=absurd)
        said = page.get_by_test_id("stAlert").filter(has_text="The link asked for place")
        expect(said).to_contain_text(absurd)
    map_frame(page)


def test_hostile_words_of_a_table_are_shown_as_written_and_nothing_runs(serving, visit, tmp_path):
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
    asked, page = {"place": "35.00000,40.10000", "gov": "all"}, None
    for lang in languages():
        if page:
            follow(page, "map", lang=lang, **asked)
        else:
            page = visit("map", address=address, lang=lang, **asked)
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        expect(page.locator("header.scope h1")).to_contain_text(names(lang).t("subject_map"))
        assert len(payload(map_frame(page))["places"]) == 1 + len(texts)
        cards = page.locator(".at-place")
        expect(cards).to_have_count(len(texts))
        said = "\n".join(cards.all_text_contents())
        assert not [text for text in texts if said.count(visible(text)) < 2]
        assert set(cards.locator("a").evaluate_all("(links) => links.map((a) => a.protocol)")) == {"http:"}
        page.locator(".st-key-url_place").get_by_role("combobox").click()
        for text in texts:
            expect(page.get_by_role("option").filter(has_text=visible(text)).first).to_be_visible()
        page.keyboard.press("Escape")
        assert page.locator(".stMain script").count() == 0
        assert page.locator('.stMain img:not([src*="/map/ground.svg"]), .stMain iframe[srcdoc]').count() == 0
    assert not ran.exists()


def test_online_tiles_are_off_at_first_where_the_server_was_told_of_them_and_the_map_works_below_a_path(serving, visit):
    here = "/rasid/app/static/leaflet/images/layers.png?{z}-{x}-{y}"  # a tile server that needs no network
    address = serving(below="rasid", RASID_TILES=here, RASID_TILES_CREDITS="Tiles by <b>someone</b>")
    page = visit("map", address=address)
    frame = map_frame(page)
    assert len(drawn_colours(frame)) > 50
    assert frame.locator(".leaflet-tile").count() == 0
    page.get_by_text("Online map tiles").click()
    tiles = page.locator('iframe[title^="streamlit_folium"]').last.content_frame
    expect(tiles.locator(".leaflet-tile").first).to_be_attached()
    expect(tiles.locator(".credits")).to_contain_text("Tiles by <b>someone</b>")
    assert "tiles=1" in url_of(page)
    settled(page)
