"""Pages on paper."""

import io
import re

from pypdf import PdfReader

from components.incidents.table import ROWS
from tests.browser.conftest import follow
from tests.browser.maps import map_frame


def sheets(page):
    """The sheets that a page is printed on."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages


def test_the_overview_is_printed_whole_on_two_sheets(visit):
    page = visit("", lang="en")
    for lang in ("en", "ar"):
        if lang == "ar":
            follow(page, "", lang=lang)
        map_frame(page)
        first, last = sheets(page)
        assert first.mediabox.width > first.mediabox.height
        assert "Uppsala" in last.extract_text()


def test_a_list_is_printed_with_all_its_rows(look):
    page = look("incidents", gov="SY08", period="2016", whole="1")
    rows = page.locator("table tbody tr").count()
    printed = "".join(sheet.extract_text() for sheet in sheets(page))
    assert rows > ROWS
    assert len(re.findall(r"\d+\s+[A-Z][a-z]+\s+2016", printed)) >= rows
