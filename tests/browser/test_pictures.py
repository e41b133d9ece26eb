"""The menu of a chart: by keyboard, in both languages, it hands over each kind of file, and asks for none unasked."""

import csv
import struct
from pathlib import Path

from playwright.sync_api import Page, expect

from components.names import names
from components.pictures.chart import KINDS
from tests.pictures import drawn

MENU = '[class*="st-key-menu_"]'
PNG = b"\x89PNG\r\n\x1a\n"


def had(page: Page, kind: str, said: str, lang: str) -> bytes:
    """The file of this kind of the chart that is called so, asked for with the keyboard alone."""
    spoken = names(lang)
    button = page.get_by_role("button", name=spoken.t("picture_menu", chart=said), exact=True)
    button.focus()
    button.press("Enter")
    choice = page.locator(MENU).get_by_role("button", name=spoken.t(f"picture_{kind}"), exact=True)
    for _ in KINDS[: KINDS.index(kind)]:
        page.keyboard.press("ArrowDown")
    expect(choice).to_be_focused()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    assert waited.value.suggested_filename.endswith(f".{kind}")
    return Path(waited.value.path()).read_bytes()


def test_a_chart_is_had_as_picture_drawing_and_numbers(visit):
    lang = "ar"
    page = visit("timeline", lang=lang, gov="SY09", period="2018", every="month", width=390, height=800)
    said = names(lang).t("timeline_by_month", measure=names(lang).t("measure_violent_events"))
    expect(page.locator(MENU)).to_have_count(1)
    svg = had(page, "svg", said, lang).decode()
    high = float(drawn.read(svg).attrib["height"])
    png = had(page, "png", said, lang)
    assert png.startswith(PNG)
    assert struct.unpack(">II", png[16:24]) == (2400, round(high * 2))
    rows = list(csv.DictReader(had(page, "csv", said, lang).decode("utf-8-sig").splitlines()))
    assert [row["row"] for row in rows].count("bar") == 12 <= len(drawn.bars(svg))
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    expect(page.locator(MENU)).to_be_hidden()
