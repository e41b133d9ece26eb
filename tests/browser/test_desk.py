"""From an article to incidents on the dashboard, in a browser: read, correct, accept, merge, undo, two at once."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from data.ledger import Document, Ledger, intake
from data.ledger.home import FILE
from tests.browser.conftest import settled
from tests.browser.maps import map_frame
from tests.browser.serving import free_port, serve
from tests.browser.steps import turn

ARTICLE = (
    "مداهمة في البصيرة وهجوم في ذيبان\n"
    "نفذت قوات التحالف الدولي بمساندة من «قوات سوريا الديمقراطية»، فجر اليوم، عملية مداهمة في مدينة البصيرة "
    "شرقي دير الزور، قُتل فيها ثلاثة مدنيين واعتُقل سبعة أشخاص على الأقل، بحسب شبكة «صوت الفرات» المحلية.\n"
    "وهاجم مسلحون من تنظيم «داعش» مساء أمس حاجزاً لـ«قوات سوريا الديمقراطية» في بلدة ذيبان شرقي دير الزور، "
    "فأُصيب عنصران."
)
DAY = date(2021, 12, 13)


@pytest.fixture
def ledger(home):
    """The ledger of the server. What other tests have left there is rejected: it is in no table and like nothing."""
    kept = Ledger(home / FILE)
    yield kept
    for row in kept.state().rows.values():
        if row.status in ("open", "accepted"):
            kept.decide("reject", row, by="the next")
    kept.close()


@pytest.fixture
def article(request):
    """An article that no other test has: what the desk knows already, it does not read again."""
    return f"{ARTICLE}\n{request.node.name}"


def read(ledger, article):
    """Read an article in; its id."""
    document_id, _ = intake.read_in(ledger, Document(article, DAY, "given", article.splitlines()[0]), by="Amal")
    return document_id


def on_the_desk(visit, document_id, name="Amal", **how):
    """An article on the desk of somebody who has signed."""
    page = visit("desk", doc=document_id, **how)
    sign(page, name)
    expect(page.get_by_text("Waiting: 2 · accepted: 0")).to_be_visible()
    return page


def sign(page, name):
    page.get_by_label("Your name").fill(name)
    page.keyboard.press("Tab")
    settled(page)


def paste(page, text):
    form = page.get_by_test_id("stForm").first
    form.get_by_label("Text of the article").fill(text)
    form.get_by_test_id("stDateInputField").click()
    page.keyboard.type(f"{DAY:%Y%m%d}", delay=20)
    page.keyboard.press("Escape")
    form.get_by_role("button", name="Read").click()
    settled(page)


def pick(page, words):
    page.locator(".st-key-desk_rows").get_by_role("button", name=words).click()
    settled(page)


def press(page, name):
    settled(page)  # a row that gives way to the next has a button of the same name
    page.get_by_role("button", name=name).click()


def on_record(ledger, document_id):
    decisions = ledger.state().decisions
    return [(one.kind, one.by) for one in decisions if any(name.startswith(document_id) for name in one.drafts)]


def facts(ledger, event_type):
    """What is accepted of the one row of this type."""
    (row,) = [row for row in ledger.state().accepted if row.facts["event_type"] == event_type]
    return row.facts


def test_an_article_becomes_incidents_with_their_words_and_a_merge_can_be_undone(ledger, article, visit, server):
    page = visit("desk")
    sign(page, "Amal")
    paste(page, article)
    expect(page.get_by_text("Waiting: 2 · accepted: 0")).to_be_visible()
    document_id = re.search(r"doc=(\w+)", page.url)[1]
    assert ledger.state().accepted == []
    pick(page, "Raid")
    expect(page.locator(".text mark.chosen").first).to_be_visible()
    page.get_by_label("Killed, at most", exact=True).fill("4")
    press(page, "Accept Shortcut")
    expect(page.get_by_text("accepted: 1")).to_be_visible()
    press(page, "Accept Shortcut")
    expect(page.get_by_text("Waiting: 0 · accepted: 2")).to_be_visible()
    assert on_record(ledger, document_id) == [("edit", "Amal"), ("accept", "Amal"), ("accept", "Amal")]

    beside = visit("timeline", table="reviewed")
    expect(beside.get_by_text("2 incidents.")).to_be_visible()
    expect(beside.locator(".stPlotlyChart").first).to_be_visible()
    turn(beside, "Map")
    assert map_frame(beside).evaluate("rasid.shown") is not None
    expect(beside.get_by_text("2 incidents.")).to_be_visible()
    raid = next(row for row in ledger.state().accepted if row.facts["event_type"] == "raid").draft.draft_id
    beside.goto(f"{server}/incidents?table=reviewed&incident=R-{raid}")
    settled(beside)
    card = beside.locator(".st-key-incident_card")
    expect(card.locator("dl.facts")).to_contain_text("3\u20134")
    expect(card.locator("blockquote.quoted mark", has_text="ثلاثة مدنيين")).to_be_visible()

    pick(page, "Raid")
    settled(page)
    page.get_by_role("button", name="Same incident").first.click()
    expect(page.get_by_text("Merged: one incident").first).to_be_visible()
    beside.reload()
    settled(beside)
    expect(card.locator("dl.facts")).to_contain_text("At least 3")
    expect(card.get_by_text("radioalkul.com").first).to_be_visible()
    expect(beside.get_by_text("2 incidents.")).to_be_visible()

    page.reload()
    settled(page)
    sign(page, "Amal")
    pick(page, "Raid")
    press(page, "Undo the merge")
    expect(page.get_by_role("button", name="Undo the merge")).to_have_count(0)
    expect(page.get_by_role("button", name="Same incident").first).to_be_visible()
    beside.reload()
    settled(beside)
    expect(card.locator("dl.facts")).to_contain_text("3\u20134")


def test_a_click_on_marked_words_opens_the_row_that_rests_on_them_and_a_field_points_to_its_words(
    ledger, article, visit
):
    page = on_the_desk(visit, read(ledger, article))
    page.locator(".text mark", has_text="ذيبان").first.click()
    settled(page)
    expect(page.locator(".fields")).to_contain_text("Dhiban")
    page.locator('.fields button[data-field="injured"]').click()
    expect(page.locator(".text mark.pointed")).to_contain_text("عنصران")
    expect(page.locator(".text")).to_have_attribute("dir", "rtl")


def test_the_keyboard_accepts_goes_on_and_undoes_and_what_was_just_typed_or_cleared_is_accepted_so(
    ledger, article, visit
):
    document_id = read(ledger, article)
    page = on_the_desk(visit, document_id)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Waiting: 1 · accepted: 1")).to_be_visible()
    settled(page)
    page.keyboard.press("Alt+ArrowDown")
    settled(page)
    expect(page.get_by_text("1 decision on this row")).to_be_visible()
    settled(page)
    page.keyboard.press("Alt+Backspace")
    expect(page.get_by_text("Waiting: 2 · accepted: 0")).to_be_visible()
    assert [kind for kind, _ in on_record(ledger, document_id)] == ["accept", "undo"]

    pick(page, "Raid")
    most = page.get_by_label("Killed, at most", exact=True)
    expect(most).to_have_value("3")
    most.fill("")
    page.keyboard.press("Tab")
    settled(page)
    expect(most).to_have_value("")
    press(page, "Accept Shortcut")
    expect(page.get_by_text("accepted: 1")).to_be_visible()
    assert (facts(ledger, "raid")["killed_low"], facts(ledger, "raid")["killed_high"]) == (3, None)
    settled(page)
    injured = page.get_by_label("Injured, at most", exact=True)
    expect(injured).to_have_value("2")
    injured.fill("5")
    page.keyboard.press("Control+Enter")  # from within the field
    expect(page.get_by_text("Waiting: 0 · accepted: 2")).to_be_visible()
    assert facts(ledger, "armed_assault")["injured_high"] == 5


def test_two_analysts_on_one_article_lose_no_decision_and_each_sees_the_others(ledger, article, visit):
    document_id = read(ledger, article)
    amal, badr = (on_the_desk(visit, document_id, name) for name in ("Amal", "Badr"))
    for page in (amal, badr):
        pick(page, "Raid")
    amal.get_by_label("Killed, at most", exact=True).fill("5")
    badr.get_by_label("Killed, at most", exact=True).fill("6")
    press(amal, "Save only")
    expect(amal.get_by_text("Saved.")).to_be_visible()
    expect(badr.get_by_text("1 decision on this row")).to_be_visible()
    press(badr, "Reject Shortcut")
    expect(amal.get_by_text("rejected: 1")).to_be_visible()
    assert on_record(ledger, document_id) == [("edit", "Amal"), ("reject", "Badr")]


def test_markup_in_an_article_stays_text(ledger, visit, server):
    evil = "<img src=x onerror=alert(1)> [link](http://evil.example) {{7*7}} ${7*7} :red[colour]\n" + ARTICLE
    page = on_the_desk(visit, read(ledger, evil), "Amal <b>bold</b>")
    expect(page.locator(".text")).to_contain_text("<img src=x onerror=alert(1)>")
    press(page, "Accept Shortcut")
    expect(page.get_by_text("accepted: 1")).to_be_visible()
    assert page.locator('img[src="x"], a[href*="evil"]').count() == 0
    page.goto(f"{server}/incidents?table=reviewed")
    settled(page)
    expect(page.locator(".list tbody tr")).to_have_count(1)
    assert page.locator('img[src="x"], a[href*="evil"]').count() == 0


@pytest.fixture
def mortal(tmp_path):
    """A ledger, and start() for servers on it, one after another at one address: the process and that address."""
    home, port, started = tmp_path / "home", free_port(), []

    def start():
        process, address = serve(tmp_path, port=port, RASID_HOME=str(home))
        started.append(process)
        return process, address

    yield Ledger(home / FILE), start
    for process in started:
        process.kill()
        process.wait()


def test_a_server_killed_in_mid_save_loses_nothing_that_it_acknowledged(mortal, article, visit):
    ledger, start = mortal
    document_id = read(ledger, article)
    page = None
    for number in range(2):
        process, address = start()
        if page is None:
            page = visit("desk", address=address, doc=document_id)
        else:
            page.reload()
            settled(page)
        sign(page, "Amal")
        pick(page, "Raid")
        page.get_by_label("Killed, at most", exact=True).fill(str(10 + number))
        press(page, "Save only")
        expect(page.get_by_text("Saved.").first).to_be_visible()
        settled(page)
        page.get_by_label("Killed, at most", exact=True).fill("99")
        page.get_by_role("button", name="Save only").click(no_wait_after=True)
        process.kill()
        process.wait()
        decisions = Ledger(ledger.file.path).state().decisions
        saved = [decision.new["killed_high"] for decision in decisions if decision.new.get("killed_high") != 99]
        assert saved == [10 + one for one in range(number + 1)]
        assert len(decisions) - len(saved) <= number + 1
