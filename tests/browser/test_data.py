"""The data page, and tables that a user brings for one session."""

import io
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settled

GOOD = "incident_id,date,governorate,event_type,place,killed\n" + "".join(
    f"I{n},2021-11-{n:02},SY09,raid,البصيرة,{n}\n" for n in range(1, 8)
)
BAD = GOOD + "I8,2021-02-30,SY09,raid,البصيرة,1\nI9,2021-11-09,Atlantis,raid,البصيرة,=1+1\n"


def upload(page, text, name="mine.csv"):
    """Choose a file; wait until it is loaded and in view."""
    content = text if isinstance(text, bytes) else text.encode()
    field = page.locator('[data-testid="stFileUploaderDropzone"] input[type="file"]')
    field.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def loaded(page):
    page.wait_for_url("**table=upload-**")
    expect(page.locator('[class*="st-key-remove_upload-"]')).to_be_visible()
    settled(page)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_data_page_says_what_is_loaded_and_what_each_table_covers(visit, lang):
    page = visit("data", lang=lang)
    tables = page.locator("table.incidents").first.locator("tbody tr")
    expect(tables).to_have_count(3)
    expect(tables.first).to_contain_text("16,566")
    expect(tables.first).to_contain_text("CC BY 4.0")


def test_a_month_without_rows_is_hatched_and_holds_no_0(visit):
    page = visit("data")
    hasakah = page.locator("table.calendar", has_text="Hasakah")
    expect(hasakah.locator("td.empty").first).to_be_visible()
    assert "0" not in [cell.inner_text() for cell in hasakah.locator("td").all()]
    assert hasakah.locator("td.empty").first.inner_text() == ""


def test_the_calendars_count_every_incident_whose_month_is_known(visit):
    page = visit("data")
    expect(page.locator("table.calendar")).to_have_count(3)
    cells = [cell.inner_text() for cell in page.locator("table.calendar td").all()]
    assert sum(int(text) for text in cells if text) + 29 == 4046
    expect(page.get_by_text("29 incidents are known only to windows")).to_be_visible()


def test_ones_own_table_is_shown_at_once_and_drives_every_page(visit):
    page = visit("data")
    upload(page, GOOD)
    loaded(page)
    expect(page.get_by_text("7 rows read, 7 loaded, 0 left out")).to_be_visible()
    expect(page.get_by_text("7 incidents").first).to_be_visible()
    page.locator(".st-key-topbar").get_by_text("Incidents", exact=True).click()
    expect(page.locator(".list tbody tr")).to_have_count(7)
    page.locator(".st-key-topbar").get_by_text("Overview", exact=True).click()
    expect(page.locator(".cards")).to_contain_text("28")


def test_a_link_to_an_incident_of_ones_own_table_stays_in_the_session(visit):
    page = visit("data")
    upload(page, GOOD)
    loaded(page)
    page.locator(".st-key-topbar").get_by_text("Overview", exact=True).click()
    page.locator("table.incidents a").first.click()
    expect(page.locator(".st-key-incident_card")).to_contain_text("I7")
    page.go_back()
    expect(page.locator(".cards")).to_be_visible()
    expect(page.get_by_text("The link asked for")).to_have_count(0)


def test_nobody_else_sees_an_uploaded_table(visit):
    mine = visit("data")
    upload(mine, GOOD, "secret.csv")
    loaded(mine)
    theirs = visit("data", table=mine.url.split("table=")[1].split("&")[0])
    expect(theirs.get_by_test_id("stAlert").first).to_contain_text("upload-")
    expect(theirs.locator("table.incidents").first.locator("tbody tr")).to_have_count(3)
    assert "secret" not in theirs.content()
    expect(mine.get_by_text("secret.csv").first).to_be_visible()


def test_a_removed_table_is_gone_and_the_first_table_is_in_view_again(visit):
    page = visit("data")
    upload(page, GOOD)
    loaded(page)
    page.get_by_role("button", name="Remove this table").click()
    expect(page.locator("table.incidents").first.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_text("4,046 incidents").first).to_be_visible()


def test_rows_left_out_are_named_with_reasons_and_can_be_downloaded(visit, tmp_path):
    page = visit("data")
    upload(page, BAD)
    loaded(page)
    expect(page.get_by_text("9 rows read, 7 loaded, 2 left out")).to_be_visible()
    expect(page.get_by_text("2021-02-30").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Rows left out, as CSV").click()
    waiting.value.save_as(tmp_path / "rejected.csv")
    read = pd.read_csv(tmp_path / "rejected.csv")
    assert set(read.row) == {9, 10}
    assert not read.value.astype(str).str.startswith("=").any()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "empty.csv"),
        ("no_dates.csv", b"incident_id,governorate,event_type\nI1,SY09,raid\n", "Date"),
        ("bytes.parquet", b"PAR1 but no more", "bytes.parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name_and_loads_nothing(visit, name, content, says):
    page = visit("data")
    upload(page, content, name)
    expect(page.get_by_test_id("stAlert")).to_contain_text(says)
    expect(page.locator("table.incidents").first.locator("tbody tr")).to_have_count(3)


def test_what_one_downloads_can_be_uploaded_again(visit, tmp_path):
    page = visit("incidents", table="worked_case")
    page.get_by_test_id("stPopoverButton").click()
    with page.expect_download() as waiting:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV").click()
    waiting.value.save_as(tmp_path / "again.csv")
    again = visit("data")
    upload(again, Path(tmp_path / "again.csv").read_bytes(), "again.csv")
    loaded(again)
    expect(again.get_by_text("2 rows read, 2 loaded, 0 left out")).to_be_visible()


def test_a_workbook_loads_like_a_csv(visit):
    page = visit("data")
    book = io.BytesIO()
    pd.read_csv(io.StringIO(GOOD)).to_excel(book, index=False)
    upload(page, book.getvalue(), "mine.xlsx")
    loaded(page)
    expect(page.get_by_text("7 rows read, 7 loaded, 0 left out")).to_be_visible()
