"""The list of incidents, the card, links and downloads, in a browser."""

import io
import json
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
from playwright.sync_api import expect

from data.store import open_store
from tests.browser.conftest import follow, settled

STORE = open_store()
UCDP = STORE.incidents("ucdp_ged_syria_2016_2019")
RAID = "CR-01-1"  # al-Busayra, 13 December 2021


def asked(page):
    settled(page)
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def rows(page):
    return page.locator(".list tbody tr")


def downloaded(page, label):
    page.get_by_test_id("stPopoverButton").filter(has_text="Download").click()
    with page.expect_download() as waiting:
        page.get_by_test_id("stPopoverBody").get_by_role("button", name=label).click()
    return waiting.value


def test_a_page_of_the_list_is_drawn_in_both_languages_and_no_more(look):
    page = look("incidents")
    for lang, direction, count in (("en", "ltr", "4,046 incidents"), ("ar", "rtl", "4,046")):
        follow(page, "incidents", lang=lang)
        expect(page.locator(".list table")).to_have_attribute("dir", direction)
        expect(rows(page)).to_have_count(100)
        expect(page.get_by_text(count).first).to_be_visible()


def test_the_deadliest_incident_comes_first_when_killed_is_clicked_and_the_link_says_so(look):
    page = look("incidents", gov="SY11", period="2017")
    page.locator("th.killed button").click()
    expect(page.locator("th.killed")).to_have_attribute("aria-sort", "descending")
    worst = UCDP.filter(
        (UCDP.governorate == "SY11") & (UCDP.date_start.year() == 2017) & (UCDP.date_end.year() == 2017)
    ).killed_low.max()
    expect(rows(page).first.locator("td.killed")).to_contain_text(f"{worst.execute():,}")
    assert asked(page)["sort"] == "deadliest"
    page.locator("th.killed button").click()
    expect(page.locator("th.killed")).to_have_attribute("aria-sort", "ascending")


def test_the_pages_of_the_list_are_in_the_link_and_a_search_starts_at_the_first(look):
    page = look("incidents", page="41")
    expect(rows(page)).to_have_count(4046 - 40 * 100)
    page.get_by_test_id("stPagination").get_by_role("button", name="Page 1", exact=True).click()
    expect(rows(page)).to_have_count(100)
    assert "page" not in asked(page)
    page.go_back()
    expect(rows(page)).to_have_count(46)
    settled(page)
    field = page.get_by_role("textbox", name="Search text").first
    field.fill("البصيره")  # which finds Arabic and English spellings
    field.press("Enter")
    found = int(UCDP.filter(UCDP.search_text.contains("البصيره"), UCDP.governorate == "SY09").count().execute())
    expect(page.get_by_text(f"{found} incidents").first).to_be_visible()
    assert asked(page) == {"text": "البصيره"}


def test_a_row_opens_its_card_with_every_report_and_its_own_numbers(look):
    page = look("incidents", table="coded_reports", text="CR-01-1")
    rows(page).filter(has_text="13 December 2021").first.locator("td.who").click()
    card = page.locator(".st-key-incident_card")
    expect(card.get_by_role("heading", name="Raid")).to_be_visible()
    assert asked(page)["incident"] == RAID
    accounts = STORE.table("reports", "coded_reports")
    count = int(accounts.filter(accounts.incident_id == RAID).count().execute())
    assert count >= 2
    expect(card.locator("table.incidents tbody tr")).to_have_count(count)
    expect(card.locator("svg")).to_be_visible()
    page.reload()
    expect(card.get_by_role("heading", name="Raid")).to_be_visible()
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    page.go_back()
    expect(card).to_be_visible()


def test_links_leave_by_the_host_they_show_and_tell_it_nothing_and_what_lies_nowhere_has_no_dot(look):
    page = look("incidents", table="coded_reports", incident=RAID)
    links = page.locator(".st-key-incident_card table.incidents a")
    expect(links.first).to_be_visible()
    for link in links.all():
        assert link.inner_text() == urlsplit(link.get_attribute("href")).hostname
        assert "noopener" in link.get_attribute("rel")
        assert "noreferrer" in link.get_attribute("rel")
    coarse = STORE.incidents("coded_reports")  # an incident known only to its governorate is a shaded area
    known = coarse.filter((coarse.location_precision == "governorate") & coarse.governorate.notnull())
    follow(page, "incidents", table="coded_reports", incident=known.incident_id.min().execute())
    drawing = page.locator(".st-key-incident_card svg")
    expect(drawing).to_be_visible()
    expect(drawing.locator("path[fill-opacity]")).to_have_count(1)
    expect(drawing.locator('circle[r="6.5"]')).to_have_count(0)


def test_a_card_opens_without_a_mouse_says_what_is_not_known_and_leads_to_what_it_answers(look):
    page = look("incidents", table="worked_case")
    card = page.locator(".st-key-incident_card")
    rows(page).first.locator("button").focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    follow(page, "incidents", table="worked_case", incident="WC-1")
    for label, value in (("Injured", "Not reported"), ("Detained", "At least 7")):  # and not 0
        fact = page.locator("dl.facts dt", has_text=label).locator("xpath=following-sibling::dd[1]")
        expect(fact).to_have_text(value)
    page.get_by_role("button", name="Follows up on").click()
    expect(page.get_by_role("button", name="Followed by")).to_be_visible()
    assert asked(page)["incident"] == "WC-2"
    follow(page, "incidents", table="worked_case", incident="WC-1", **{"class": "attack"})
    expect(page.get_by_text("the filter does not show it")).to_be_visible()
    follow(page, "incidents", incident="<b>nothing</b>")
    expect(page.get_by_test_id("stAlert").get_by_text("incident = ")).to_contain_text("<b>nothing</b>")
    expect(card).to_have_count(0)


def test_the_download_is_exactly_what_the_filter_shows(visit, tmp_path):
    page = visit("incidents", gov="SY08", period="2019", actor="islamic_state")
    shown = int(page.get_by_text("incidents. Filter").first.inner_text().split()[0])
    file = downloaded(page, "CSV")
    assert file.suggested_filename.startswith("ucdp_ged_syria_2016_2019_incidents_en_")
    file.save_as(tmp_path / "incidents.csv")
    read = pd.read_csv(tmp_path / "incidents.csv")
    assert len(read) == shown
    assert set(read.governorate) == {"SY08"}
    assert read.date_start.str.startswith("2019").all()
    assert "CC BY 4.0" in read.provenance[0]
    assert "SY08" in read.provenance[0]


READERS = {
    "Excel": lambda data: list(openpyxl.load_workbook(io.BytesIO(data))["incidents"].values)[1:],
    "GeoJSON": lambda data: json.loads(data)["features"],
    "Parquet": lambda data: pq.read_table(io.BytesIO(data)).to_pylist(),
}


def test_each_format_opens_in_its_own_reader(look):
    page = look("incidents", table="worked_case", lang="en")
    found = {}
    for label in READERS:
        found[label] = downloaded(page, label).path().read_bytes()
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    assert {label: len(read(found[label])) for label, read in READERS.items()} == dict.fromkeys(READERS, 2)
    assert json.loads(found["GeoJSON"])["provenance"]["Table"].startswith("Worked case")


def test_the_language_changes_and_filter_sort_and_card_stay(look):
    page = look("incidents", table="worked_case", sort="deadliest", incident="WC-2")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator(".st-key-incident_card h2")).to_contain_text("هجوم")
    settled(page)
    assert asked(page) == {"table": "worked_case", "sort": "deadliest", "incident": "WC-2", "lang": "ar"}
