"""The search box by keys alone, and the way from a list to an incident and back to its row, in a browser."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import follow, settled
from tests.browser.test_accessibility import grave
from tests.browser.test_incidents import asked, rows

IN_FOCUS = """() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one.closest('tr')?.dataset.id ?? new URL(one.href ?? location.href).searchParams.get('incident');
}"""


def test_a_misspelt_village_and_an_id_are_found_by_keys_alone_and_back_leads_where_one_was(visit):
    page = visit("timeline", period="2018", measure="clashes")
    box = page.get_by_role("combobox", name="Search: where, who")
    box.press_sequentially("bagouz")
    expect(page.get_by_role("option").first).to_contain_text("Al-Baghouz Fawqani")
    chosen = page.locator('[role="option"][aria-selected="true"]')
    expect(chosen).to_contain_text("Al-Baghouz Fawqani")
    assert chosen.get_attribute("id") == box.get_attribute("aria-activedescendant")
    assert grave(page) == []
    box.press("ArrowDown")
    expect(chosen).to_contain_text("Al-Hiri")
    box.press("ArrowUp")
    box.press("Enter")
    expect(page.locator("header.scope")).to_contain_text("Al-Baghouz Fawqani")
    assert {"place": "gn171943", "period": "2018", "measure": "clashes"}.items() <= asked(page).items()
    box.fill("ucdp 262553")
    box.press("Enter")  # before there is an answer: it is taken when it comes
    expect(page.locator(".st-key-incident_card dl.facts")).to_contain_text("UCDP-262553")
    page.locator("a.way-back").click()
    expect(page.locator("header.scope h1")).to_contain_text("Violence over time")
    assert asked(page)["place"] == "gn171943"
    for there in ("incidents", "timeline", "timeline"):
        page.go_back()
        settled(page)
        assert urlsplit(page.url).path == f"/{there}"
    expect(page.locator("header.scope")).not_to_contain_text("Al-Baghouz Fawqani")
    assert asked(page) == {"period": "2018", "measure": "clashes"}


def test_who_comes_back_from_an_incident_stands_at_the_row_that_led_to_it(visit):
    page = visit("incidents", gov="SY11", period="2017", sort="deadliest", page="2", columns="id,date,killed")
    card = page.locator(".st-key-incident_card")
    page.locator(".st-key-incident_search input").press("ArrowDown")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    row = page.evaluate(IN_FOCUS)
    assert row == rows(page).nth(30).get_attribute("data-id")
    for back in (lambda: page.go_back(), lambda: page.locator("a.way-back").click()):
        page.keyboard.press("Enter")
        expect(card).to_contain_text(row)
        assert asked(page)["incident"] == row
        back()
        expect(card).to_have_count(0)
        page.wait_for_function(f"(row) => ({IN_FOCUS})() === row", arg=row)
        assert asked(page) == {
            "gov": "SY11", "period": "2017", "sort": "deadliest", "page": "2", "columns": "id,date,killed",
        }  # fmt: skip
        expect(rows(page).nth(30)).to_be_in_viewport()
    follow(page, gov="SY08")
    listed = page.locator("table.incidents tbody a")
    expect(listed).to_have_count(8)
    listed.nth(5).click()
    expect(card).to_be_visible()
    row = asked(page)["incident"]
    page.get_by_role("button", name="العربية").click()
    settled(page)
    page.locator("a.way-back").click()
    page.wait_for_function(f"(row) => ({IN_FOCUS})() === row && !document.querySelector('.way-back')", arg=row)
    assert asked(page) == {"gov": "SY08", "lang": "ar"}
    expect(listed.nth(5)).to_be_in_viewport()
