"""From an article to incidents on the dashboard, in a browser: read, correct, accept, merge, undo, two at once."""

import json
import random
import re
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import expect

from data.ledger import Ledger
from tests.browser.conftest import map_frame, serve, settled

ARTICLE = (
    "مداهمة في البصيرة وهجوم في ذيبان\n"
    "نفذت قوات التحالف الدولي بمساندة من «قوات سوريا الديمقراطية»، فجر اليوم، عملية مداهمة في مدينة البصيرة "
    "شرقي دير الزور، قُتل فيها ثلاثة مدنيين واعتُقل سبعة أشخاص على الأقل، بحسب شبكة «صوت الفرات» المحلية.\n"
    "وهاجم مسلحون من تنظيم «داعش» مساء أمس حاجزاً لـ«قوات سوريا الديمقراطية» في بلدة ذيبان شرقي دير الزور، "
    "فأُصيب عنصران."
)


@pytest.fixture
def desk(serving, tmp_path):
    """A server of its own, with an empty ledger: its address and the ledger."""
    home = tmp_path / "home"
    return serving(RASID_HOME=str(home)), Ledger(home / "ledger.sqlite3")


def sign(page, name):
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Tab")
    settled(page)


def paste(page, text, day="2021-12-13"):
    form = page.get_by_test_id("stForm").first
    form.get_by_label("Text of the article").fill(text)
    if day:
        form.get_by_test_id("stDateInputField").click()
        page.keyboard.type(day.replace("-", ""), delay=20)
        page.keyboard.press("Escape")
    form.get_by_role("button", name="Read").click()
    settled(page)


def pick(page, words):
    page.locator(".st-key-desk_rows").get_by_role("button", name=words).click()
    settled(page)


def press(page, name):
    settled(page)  # a row that gives way to the next has a button of the same name
    page.get_by_role("button", name=name).click()


def on_record(ledger):
    return [(decision.kind, decision.by) for decision in ledger.state().decisions]


def spent(address):
    """Processor time of the server at an address, in seconds: a busy machine is not the file's fault."""
    port = str(urlsplit(address).port)
    (server,) = (one for one in psutil.Process().children() if port in one.cmdline())
    return sum(server.cpu_times()[:2])


def read_article(visit, address, **params):
    page = visit("desk", address=address, **params)
    sign(page, "Amal")
    paste(page, ARTICLE)
    expect(page.get_by_text("Waiting: 2 · accepted: 0")).to_be_visible()
    return page


def test_an_article_becomes_incidents_with_their_words_and_a_merge_can_be_undone(desk, visit):
    address, ledger = desk
    page = read_article(visit, address)
    assert ledger.state().accepted == []
    pick(page, "Raid")
    expect(page.locator(".text mark.chosen").first).to_be_visible()
    page.get_by_label("Killed, at most", exact=True).fill("4")
    press(page, "Accept Shortcut")
    expect(page.get_by_text("accepted: 1")).to_be_visible()
    press(page, "Accept Shortcut")
    expect(page.get_by_text("Waiting: 0 · accepted: 2")).to_be_visible()
    assert on_record(ledger) == [("edit", "Amal"), ("accept", "Amal"), ("accept", "Amal")]

    timeline = visit("timeline", address=address, table="reviewed")
    expect(timeline.get_by_text("2 incidents.")).to_be_visible()
    expect(timeline.locator(".stPlotlyChart").first).to_be_visible()
    ground = visit("map", address=address, table="reviewed")
    assert map_frame(ground).evaluate("rasid.shown") is not None
    expect(ground.get_by_text("2 incidents.")).to_be_visible()
    raid = next(row for row in ledger.state().accepted if row.facts["event_type"] == "raid").draft.draft_id
    card = visit("incidents", address=address, table="reviewed", incident=f"R-{raid}")
    killed = card.locator(".st-key-incident_card dl.facts")
    expect(killed).to_contain_text("3\u20134")
    expect(card.locator("blockquote.quoted mark", has_text="ثلاثة مدنيين")).to_be_visible()

    pick(page, "Raid")
    settled(page)
    page.get_by_role("button", name="Same incident").first.click()
    expect(page.get_by_text("Merged: one incident").first).to_be_visible()
    card.reload()
    settled(card)
    expect(card.locator(".st-key-incident_card dl.facts")).to_contain_text("at least 3")
    expect(card.locator(".st-key-incident_card").get_by_text("radioalkul.com").first).to_be_visible()
    expect(card.get_by_text("2 incidents.")).to_be_visible()

    page.reload()
    settled(page)
    sign(page, "Amal")
    pick(page, "Raid")
    press(page, "Undo the merge")
    expect(page.get_by_role("button", name="Undo the merge")).to_have_count(0)
    expect(page.get_by_role("button", name="Same incident").first).to_be_visible()
    card.reload()
    settled(card)
    expect(card.locator(".st-key-incident_card dl.facts")).to_contain_text("3\u20134")


def test_a_click_on_marked_words_opens_the_row_that_rests_on_them_and_a_field_points_to_its_words(desk, visit):
    address, _ = desk
    page = read_article(visit, address)
    page.locator(".text mark", has_text="ذيبان").first.click()
    settled(page)
    expect(page.locator(".fields")).to_contain_text("Dhiban")
    page.locator('.fields button[data-field="injured"]').click()
    expect(page.locator(".text mark.pointed")).to_contain_text("عنصران")
    expect(page.locator(".text")).to_have_attribute("dir", "rtl")


def test_the_keyboard_accepts_goes_on_and_undoes(desk, visit):
    address, ledger = desk
    page = read_article(visit, address)
    settled(page)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Waiting: 1 · accepted: 1")).to_be_visible()
    settled(page)
    page.keyboard.press("Alt+ArrowDown")
    settled(page)
    expect(page.get_by_text("1 decision on this row")).to_be_visible()
    settled(page)
    page.keyboard.press("Alt+Backspace")
    expect(page.get_by_text("Waiting: 2 · accepted: 0")).to_be_visible()
    assert [kind for kind, _ in on_record(ledger)] == ["accept", "undo"]


def test_selected_words_become_a_row(desk, visit):
    address, ledger = desk
    page = read_article(visit, address)
    page.get_by_text("Add a row by hand").click()
    page.get_by_label("Words of the article").fill("واعتُقل سبعة أشخاص على الأقل")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Waiting: 3")).to_be_visible()
    assert on_record(ledger) == [("add", "Amal")]
    settled(page)
    page.get_by_text("Add a row by hand").click()
    page.get_by_label("Words of the article").fill("كلمات ليست في المقال")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("These words do not stand in the article.")).to_be_visible()
    assert len(on_record(ledger)) == 1


def test_two_analysts_on_one_article_lose_no_decision_and_each_sees_the_others(desk, visit):
    address, ledger = desk
    amal = read_article(visit, address)
    document = re.search(r"doc=(\w+)", amal.url)[1]
    badr = visit("desk", address=address, doc=document)
    sign(badr, "Badr")
    for page in (amal, badr):
        pick(page, "Raid")
    amal.get_by_label("Killed, at most", exact=True).fill("5")
    badr.get_by_label("Killed, at most", exact=True).fill("6")
    press(amal, "Save only")
    expect(amal.get_by_text("Saved.")).to_be_visible()
    expect(badr.get_by_text("1 decision on this row")).to_be_visible()
    press(badr, "Reject Shortcut")
    expect(amal.get_by_text("rejected: 1")).to_be_visible()
    assert on_record(ledger) == [("edit", "Amal"), ("reject", "Badr")]


def test_nothing_is_decided_without_a_name_and_nothing_is_read_without_a_date(desk, visit):
    address, ledger = desk
    nameless = visit("desk", address=address)
    paste(nameless, ARTICLE)
    expect(nameless.get_by_text("Write your name first")).to_be_visible()
    dateless = visit("desk", address=address)
    sign(dateless, "Amal")
    paste(dateless, ARTICLE, day="")
    expect(dateless.get_by_text("Give the day of publication")).to_be_visible()
    assert ledger.version == ""


HOSTILE = {
    "random.txt": random.Random(1).randbytes(1_000_000),
    "empty.txt": b"",
    "french.txt": "Les forces ont arrêté trois membres dans un village à l'est, a dit un porte-parole.".encode(),
    "long.txt": ("قتل ثلاثة مدنيين في البصيرة أمس. " * 10_000).encode(),
    "bidi.json": json.dumps({"text": "\u202e\u2066\u200b" * 500}).encode(),
}


def test_hostile_files_are_refused_by_name_and_leave_nothing(desk, visit):
    address, ledger = desk
    page = visit("desk", address=address)
    sign(page, "Amal")
    form = page.get_by_test_id("stForm").first
    files = [{"name": name, "mimeType": "text/plain", "buffer": content} for name, content in HOSTILE.items()]
    form.locator('input[type="file"]').set_input_files(files)
    expect(form.get_by_text("bidi.json")).to_be_visible()
    form.get_by_test_id("stDateInputField").click()
    page.keyboard.type("20211213", delay=20)
    page.keyboard.press("Escape")
    began = spent(address)
    form.get_by_role("button", name="Read").click()
    expect(page.get_by_test_id("stAlert")).to_have_count(len(HOSTILE))
    assert spent(address) - began < 2 * len(HOSTILE)
    assert ledger.version == ""


def test_markup_in_an_article_stays_text(desk, visit):
    address, _ = desk
    page = visit("desk", address=address)
    sign(page, "Amal <b>bold</b>")
    evil = "<img src=x onerror=alert(1)> [link](http://evil.example) {{7*7}} ${7*7} :red[colour]\n" + ARTICLE
    paste(page, evil)
    expect(page.get_by_text("Waiting: 2")).to_be_visible()
    expect(page.locator(".text")).to_contain_text("<img src=x onerror=alert(1)>")
    press(page, "Accept Shortcut")
    expect(page.get_by_text("accepted: 1")).to_be_visible()
    assert page.locator('img[src="x"], a[href*="evil"]').count() == 0
    card = visit("incidents", address=address, table="reviewed")
    assert card.locator('img[src="x"], a[href*="evil"]').count() == 0


@pytest.mark.timeout(300)
def test_a_server_killed_in_mid_save_loses_nothing_that_it_acknowledged(visit, tmp_path, free_ledger_home):
    home, start = free_ledger_home
    process, address = start()
    page = read_article(visit, address)
    document = re.search(r"doc=(\w+)", page.url)[1]
    ledger = Ledger(home / "ledger.sqlite3")
    acknowledged = 0
    for number in range(3):
        pick(page, "Raid")
        page.get_by_label("Killed, at most", exact=True).fill(str(10 + number))
        press(page, "Save only")
        expect(page.get_by_text("Saved.").first).to_be_visible()
        acknowledged += 1
        settled(page)
        page.get_by_label("Killed, at most", exact=True).fill("99")
        page.get_by_role("button", name="Save only").click(no_wait_after=True)
        process.kill()
        process.wait()
        decisions = Ledger(ledger.file.path).state().decisions
        saved = [decision.new["killed_high"] for decision in decisions if decision.new.get("killed_high") != 99]
        assert saved == [10 + one for one in range(number + 1)]
        assert len(decisions) - len(saved) <= number + 1
        page.close()
        process, address = start()
        page = visit("desk", address=address, doc=document)
        sign(page, "Amal")
    assert acknowledged == 3


@pytest.fixture
def free_ledger_home(tmp_path):
    """A ledger's folder, and start() for servers on it: the process and its address."""
    home: Path = tmp_path / "home"
    started = []

    def start():
        process, address = serve(tmp_path, RASID_HOME=str(home))
        started.append(process)
        return process, address

    yield home, start
    for process in started:
        process.kill()
        process.wait()
