"""Tables that a user brings for one session, on the pages of a browser."""

import pandas as pd
import pytest
from playwright.sync_api import expect

from components.names import names
from tests.browser.steps import loaded, turn, upload

GOOD = "incident_id,date,governorate,event_type,place,killed\n" + "".join(
    f"I{n},2021-11-{n:02},SY09,raid,البصيرة,{n}\n" for n in range(1, 8)
)
BAD = GOOD + "I8,2021-02-30,SY09,raid,البصيرة,1\nI9,2021-11-09,Atlantis,raid,البصيرة,=1+1\n"


@pytest.fixture(scope="module")
def data_page(stay):
    return stay("data")


@pytest.fixture
def mine(data_page):
    """Page Data with one's own table in view, uploaded anew only where a test has removed it."""
    turn(data_page, "Data")
    if not data_page.locator('[class*="st-key-remove_upload-"]').count():
        upload(data_page, GOOD.encode(), "secret.csv")
        loaded(data_page)
    return data_page


def test_ones_own_table_is_shown_at_once_and_drives_every_page(mine):
    expect(mine.get_by_text("7 rows read, 7 loaded, 0 left out")).to_be_visible()
    expect(mine.get_by_text("7 incidents").first).to_be_visible()
    turn(mine, "Incidents")
    expect(mine.locator(".list tbody tr")).to_have_count(7)
    turn(mine, "Overview")
    expect(mine.locator(".cards")).to_contain_text("28")


def test_a_link_to_an_incident_of_ones_own_table_stays_in_the_session(mine):
    turn(mine, "Overview")
    mine.locator("table.incidents a").first.click()
    expect(mine.locator(".st-key-incident_card")).to_contain_text("I7")
    mine.go_back()
    expect(mine.locator(".cards")).to_be_visible()
    expect(mine.get_by_text("The link asked for")).to_have_count(0)


def test_nobody_else_sees_an_uploaded_table(mine, visit):
    theirs = visit("data", table=mine.url.split("table=")[1].split("&")[0])
    expect(theirs.get_by_test_id("stAlert").first).to_contain_text("upload-")
    expect(theirs.locator("table.incidents").first.locator("tbody tr")).to_have_count(3)
    assert "secret" not in theirs.content()
    expect(mine.get_by_text("secret.csv").first).to_be_visible()


def test_a_removed_table_is_gone_and_the_first_table_is_in_view_again(mine):
    mine.get_by_role("button", name="Remove this table").click()
    expect(mine.locator("table.incidents").first.locator("tbody tr")).to_have_count(3)
    expect(mine.get_by_text("4,046 incidents").first).to_be_visible()
    expect(mine.locator("table.calendar td.empty").first).to_be_visible()


def test_rows_left_out_are_named_with_reasons_and_can_be_downloaded(visit, tmp_path):
    page = visit("data")
    upload(page, BAD.encode())
    loaded(page)
    expect(page.get_by_text("9 rows read, 7 loaded, 2 left out")).to_be_visible()
    expect(page.get_by_text("2021-02-30").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Rows left out, as CSV").click()
    waiting.value.save_as(tmp_path / "rejected.csv")
    read = pd.read_csv(tmp_path / "rejected.csv")
    assert set(read.row) == {9, 10}
    assert not read.value.astype(str).str.startswith("=").any()


def test_what_one_downloads_can_be_uploaded_again(visit, tmp_path):
    page = visit("incidents", table="worked_case")
    page.get_by_role("button", name=names("en").t("download")).click()
    with page.expect_download() as waiting:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name="CSV").click()
    waiting.value.save_as(tmp_path / "again.csv")
    page.keyboard.press("Escape")
    turn(page, "Data")
    upload(page, (tmp_path / "again.csv").read_bytes(), "again.csv")
    loaded(page)
    expect(page.get_by_text("2 rows read, 2 loaded, 0 left out")).to_be_visible()
