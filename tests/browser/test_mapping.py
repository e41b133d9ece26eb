"""Files that analysts have, from the upload field to what is seen of them."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.names import languages, names
from data.sources import load_here
from tests.browser.conftest import settled
from tests.browser.maps import map_frame
from tests.browser.steps import loaded, speak, turn, upload
from tests.browser.test_timeline import BARS, says

FIELD = Path(__file__).parent.parent / "sources" / "field"
ODD = "When it was,المكان,Dead people\n" + "".join(f"{day}/03/2021,Al-Busayrah,{day}\n" for day in range(12, 16))


@pytest.fixture(scope="module")
def page(stay):
    return stay("data")


@pytest.fixture
def bare(page, home):
    """bare("ar"): page Data with no table of one's own, of a server that knows no header."""
    shutil.rmtree(home / "mappings", ignore_errors=True)

    def at(lang):
        speak(page, lang)
        turn(page, names(lang).t("page_data"))
        own = page.locator('[class*="st-key-remove_upload-"] button')
        if own.count():
            own.click()
            expect(own).to_have_count(0)
            settled(page)
        return page

    return at


@pytest.mark.parametrize("lang", languages())
def test_a_table_that_no_layout_knows_is_mapped_by_keyboard_and_its_circle_is_on_the_map(bare, lang):
    page = bare(lang)
    upload(page, ODD.encode(), f"odd_{lang}.csv")
    page.locator(".st-key-mapping").get_by_role("button", name=names(lang).t("map_read")).focus()
    page.keyboard.press("Enter")
    loaded(page)
    forget = page.locator('[class*="st-key-forget_"] button')
    forget.click()
    expect(forget).to_have_count(0)
    turn(page, names(lang).t("page_map"))
    assert map_frame(page).evaluate("rasid.shown.places.map((place) => place.value)") == [4]


def test_an_acled_export_is_read_at_once_and_is_a_slide(bare):
    page = bare("en")
    upload(page, (FIELD / "acled_2024.csv").read_bytes(), "acled_2024.csv")
    loaded(page)
    expect(page.get_by_text("24 rows read")).to_be_visible()
    expect(page.locator(".st-key-mapping")).to_have_count(0)
    turn(page, "Briefing")
    page.get_by_text(names("en").t("brief_deck"), exact=True).click()
    page.get_by_role("button", name=names("en").t("brief_deck_add")).click()
    settled(page)
    page.get_by_role("button", name=names("en").t("brief_present")).click()
    page.wait_for_url("**present=1**")
    slide = page.frame_locator(".st-key-presented iframe")
    expect(slide.get_by_text("acled_2024.csv").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-topbar")).to_be_visible()


def test_a_workbook_with_a_sheet_a_month_is_one_table_on_the_map_and_the_timeline(bare):
    rows = load_here(FIELD / "monthly_sheets.xlsx", "monthly_sheets.xlsx").table.to_pylist()
    attacks = Counter(row["governorate"] for row in rows if row["event_class"] == "attack")
    page = bare("en")
    upload(page, (FIELD / "monthly_sheets.xlsx").read_bytes(), "monthly_sheets.xlsx")
    loaded(page)
    expect(page.get_by_text("24 rows read, 24 loaded")).to_be_visible()
    turn(page, "Map")
    assert sum(map_frame(page).evaluate("rasid.shown.places.map((place) => place.value)")) == 24
    turn(page, "Timeline")
    expect(page.locator(BARS).first).to_be_visible()
    for n in attacks.values():
        says(page, names("en").t("n_attacks", n=n))
