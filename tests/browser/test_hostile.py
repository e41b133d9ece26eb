"""A hostile table: every text is shown as written, on every page, and nothing of it runs, here or on the server."""

import io
import json

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from components.names import names
from components.view import visible
from tests.browser import hostile
from tests.browser.conftest import settled
from tests.browser.maps import map_frame
from tests.browser.steps import loaded, speak, turn, upload

NAME = "<img src=x onerror=alert(1)> {{ 7*7 }} {% `${1}.csv"
PAGES = ("overview", "timeline", "actors", "map", "incidents", "data")


@pytest.fixture(scope="module")
def created(tmp_path_factory):
    """The file that the hostile table tries to have made."""
    return tmp_path_factory.mktemp("created") / "owned"


@pytest.fixture(scope="module")
def uploaded(stay, created):
    """A page with the hostile table in view, and what dialogs were opened on it."""
    page, dialogs = stay("data"), []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    upload(page, hostile.table(created), NAME)
    loaded(page)
    return page, dialogs


@pytest.fixture
def turned(uploaded, created):
    """turned("incidents", "ar"): the page with the hostile table, turned to one of the app's pages. At the end nothing
    has run: no dialog was opened and no file was made. (`stay` checks requests and errors.)"""
    page, dialogs = uploaded

    def at(name, lang="en"):
        speak(page, lang)
        turn(page, names(lang).t(f"page_{name}"))
        return page

    yield at
    assert not dialogs
    assert not created.exists()


def texts(created):
    return [*hostile.TEXTS.values(), hostile.creating(created)]


def injected(page):
    """Elements that only the table could have brought."""
    return page.evaluate(
        """() => [...document.querySelectorAll('script, img, a, iframe, .katex')].filter((element) =>
            /alert\\(1\\)|attacker|^x$|javascript:/.test(
                (element.getAttribute('src') || '') + (element.getAttribute('href') || '') + element.textContent)
            || element.classList.contains('katex')).map((element) => element.outerHTML.slice(0, 200))"""
    )


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_text_is_shown_in_the_table_as_it_is_written(turned, created, lang):
    page = turned("incidents", lang)
    places = page.locator(".list td.place")
    expect(places).to_have_count(len(texts(created)))
    shown = [text.strip("\u2068\u2069") for text in places.all_text_contents()]
    assert sorted(shown) == sorted(visible(text) for text in texts(created))


def test_nothing_runs_on_any_page(turned):
    for name in PAGES:
        page = turned(name)
        if name in ("overview", "map"):
            map_frame(page)
        assert injected(page) == [], name
        assert page.title().startswith("Rasid") or NAME not in page.title()


def test_every_card_shows_its_text_and_a_javascript_address_is_no_link(turned, created):
    page = turned("incidents")
    rows = page.locator(".list tbody tr")
    card = page.locator(".st-key-incident_card")
    for at in range(len(texts(created))):
        rows.nth(at).locator("button").click()
        expect(rows.nth(at)).to_have_attribute("aria-selected", "true")
        settled(page)
        text = visible(texts(created)[len(texts(created)) - 1 - at])
        expect(card).to_contain_text(text)
        assert card.locator("a:not(.way-back)").count() == 0
        assert injected(page) == []


def test_a_place_of_the_map_lists_hostile_names_as_text(turned, created):
    page = turned("map")
    frame = map_frame(page)
    x, y = frame.evaluate(
        """() => {
            const place = rasid.shown.places[0];
            const point = map_div.latLngToContainerPoint(map_div.unproject(L.point(place.x, place.y), 0));
            return [point.x, point.y];
        }"""
    )
    box = page.locator('iframe[title^="streamlit_folium"]').bounding_box()
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.locator(".at-place")).to_have_count(len(texts(created)))
    expect(page.locator(".at-place", has_text="<script>alert(1)</script>")).to_have_count(1)
    assert injected(page) == []
    assert frame.evaluate("document.querySelectorAll('script[src*=attacker], img[src=x]').length") == 0


def test_charts_hover_and_titles_hold_no_word_of_the_table(turned):
    for name in ("timeline", "actors", "overview"):
        page = turned(name)
        plots = page.locator(".js-plotly-plot, [data-drawn]")
        expect(plots.first).to_be_visible()
        for plot in plots.all()[:3]:
            box = plot.bounding_box()
            for share in (0.2, 0.5, 0.8):
                page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * 0.6)
        assert plots.locator("a").count() == 0
        drawn = " ".join(plots.locator("text").all_text_contents())
        assert "attacker" not in drawn
        assert injected(page) == []


def test_exports_hold_the_texts_and_are_harmless(turned, created, tmp_path):
    page = turned("incidents")
    page.get_by_test_id("stPopoverButton").filter(has_text="Download").click()
    files = {}
    for kind, label in (("csv", "CSV"), ("xlsx", "Excel"), ("geojson", "GeoJSON"), ("parquet", "Parquet")):
        with page.expect_download() as waiting:
            page.get_by_test_id("stPopoverBody").get_by_role("button", name=label).click()
        assert "<" not in waiting.value.suggested_filename
        waiting.value.save_as(tmp_path / kind)
        files[kind] = (tmp_path / kind).read_bytes()
    wanted = set(texts(created))
    table = pd.read_csv(io.BytesIO(files["csv"]))
    assert {text.removeprefix("'") for text in table.place_name_en} == wanted
    for column in table.select_dtypes("str"):
        assert not table[column].str.match(r"[=+\-@\t\r]").any(), column
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["incidents"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    assert wanted <= {cell.value for cell in cells}
    assert {f["properties"]["sources"] for f in json.loads(files["geojson"])["features"]} == wanted
    assert set(pq.read_table(io.BytesIO(files["parquet"])).column("summary_ar").to_pylist()) == wanted


def test_a_hostile_link_says_what_it_asked_for_and_runs_nothing(visit):
    page = visit("incidents", actor="<img src=x onerror=alert(1)>", text="{{ 7*7 }} <script>alert(1)</script>")
    expect(page.get_by_test_id("stAlert").first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("header.scope")).to_contain_text("7*7")
    expect(page.locator("header.scope")).to_contain_text("<script>alert(1)</script>")
    assert injected(page) == []
