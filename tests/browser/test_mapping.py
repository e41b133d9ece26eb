"""Files that analysts have, from the upload field to what is seen of them."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import map_frame, settled
from tests.browser.test_data import loaded, upload

FIELD = Path(__file__).parent.parent / "sources" / "field"
ODD = "When it was,المكان,Dead people\n" + "".join(f"{day}/03/2021,Al-Busayrah,{day}\n" for day in range(12, 16))


def go(page, name):
    page.locator(".st-key-topbar").get_by_text(name, exact=True).click()
    settled(page)


@pytest.mark.parametrize(
    ("lang", "read", "map_page"), [("en", "Read the file so", "Map"), ("ar", "اقرأ الملف هكذا", "الخريطة")]
)
def test_a_table_that_no_layout_knows_is_mapped_by_keyboard_and_its_circle_is_on_the_map(visit, lang, read, map_page):
    page = visit("data", lang=lang)
    upload(page, ODD, f"odd_{lang}.csv")
    form = page.locator(".st-key-mapping")
    forget = page.locator('[class*="st-key-forget_"] button')
    expect(form.or_(forget)).to_be_visible()  # an earlier visit's answers are kept by the server
    if form.is_visible():
        form.get_by_role("button", name=read).focus()
        page.keyboard.press("Enter")
    loaded(page)
    forget.click()
    expect(forget).to_have_count(0)
    go(page, map_page)
    assert map_frame(page).evaluate("rasid.shown.places.map((place) => place.value)") == [4]


def test_an_acled_export_is_read_at_once_and_is_a_slide(visit):
    page = visit("data")
    upload(page, (FIELD / "acled_2024.csv").read_bytes(), "acled_2024.csv")
    loaded(page)
    expect(page.get_by_text("24 rows read")).to_be_visible()
    expect(page.locator(".st-key-mapping")).to_have_count(0)
    go(page, "Briefing")
    slide = page.frame_locator(".st-key-slide iframe")
    expect(slide.get_by_text("acled_2024.csv").first).to_be_visible()
