"""A table that is kept: after a restart, in another browser, in a newer version and back, and as a slide was made."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from components.names import names
from tests.browser.conftest import follow, settled
from tests.browser.serving import free_port, serve
from tests.browser.steps import loaded, upload

HEAD = "When it was,المكان,Dead people\n"
FIRST = HEAD + "".join(f"{day}/03/2021,Al-Busayrah,{day}\n" for day in range(13, 17))
SECOND = HEAD + "".join(f"{day}/03/2021,Al-Busayrah,{day}\n" for day in range(14, 19))
EN = names("en").t


@pytest.fixture
def restarting(tmp_path):
    """start() starts the server of one home, where it always was; what it started before is stopped first."""
    port, started = free_port(), []

    def start():
        stop()
        process, address = serve(tmp_path, port=port, RASID_HOME=str(tmp_path / "home"))
        started.append(process)
        return address

    def stop():
        for process in started:
            process.kill()
            process.wait()

    yield start
    stop()


def open_block(page, key):
    page.locator(f'[class*="st-key-{key}"] summary').first.click()
    settled(page)


def fill(page, label, text, key):
    page.locator(f'[class*="st-key-{key}"]').get_by_label(label, exact=True).fill(text)


def keep(page):
    """Keep the upload of a page, as a private table."""
    open_block(page, "keep_upload-")
    fill(page, EN("keep_name_en"), "Mine", "keep_upload-")
    fill(page, EN("keep_by"), "Amal", "keep_upload-")
    page.locator('[class*="st-key-keep_upload-"]').get_by_text(EN("keep_private"), exact=True).click()
    page.get_by_role("button", name=EN("keep_do"), exact=True).click()
    page.wait_for_url("**table=kept_**")
    settled(page)
    return parse_qs(urlsplit(page.url).query)["table"][0]


def slide(page, table, **params):
    """The text of a slide that is presented."""
    follow(page, "briefing", table=table, gov="all", present="1", **params)
    return page.frame_locator(".st-key-presented iframe").locator("body").inner_text()


def test_a_kept_table_outlasts_a_restart_is_shared_replaced_and_pinned_to_the_digit(restarting, visit):
    address = restarting()
    mine = visit("data", address=address)
    upload(mine, FIRST.encode(), "first.csv")
    mine.locator(".st-key-mapping").get_by_role("button", name=EN("map_read")).click()
    loaded(mine)
    restarting()
    mine.reload()
    settled(mine)
    table = keep(mine)
    theirs = visit(address=address, table=table, gov="all")
    expect(theirs.get_by_text(table)).to_be_visible()  # that it is not here
    open_block(mine, f"library_{table}")
    mine.locator(f".st-key-describe_{table} button").first.click()
    mine.get_by_text(EN("keep_private"), exact=True).click()
    mine.get_by_role("button", name=EN("library_describe_do"), exact=True).click()
    settled(mine)
    before = slide(theirs, table, asof="1")
    assert "first.csv" in before or "Mine" in before
    follow(mine, "data", table=table, gov="all")
    upload(mine, SECOND.encode(), "second.csv")
    loaded(mine)
    open_block(mine, "new_version_upload-")
    fill(mine, EN("keep_by"), "Rima", "new_version_upload-")
    mine.get_by_role("button", name=EN("replace_compare"), exact=True).click()
    settled(mine)
    expect(mine.get_by_text(EN("differ_rows", new=2, changed=0, withdrawn=1, same=3))).to_be_visible()
    mine.get_by_role("button", name=EN("replace_do"), exact=True).click()
    mine.wait_for_url("**table=kept_**")
    settled(mine)
    now = slide(theirs, table)
    assert slide(theirs, table, asof="1") == before != now
    mine.get_by_role("button", name=EN("version_undo", n=1), exact=True).click()
    settled(mine)
    assert slide(theirs, table) not in (now, "")
