"""What the other browser tests rest on: no way to another machine goes unnoticed, and a page is settled when it is."""

from components.names import names
from tests.browser.conftest import arrived, settled, visits

ELSEWHERE = {
    "https://192.0.2.1/": "(url) => fetch(url).catch(() => {})",
    "https://elsewhere.example/": "(url) => fetch(url).catch(() => {})",
    "wss://192.0.2.1/": "(url) => new Promise((done) => { new WebSocket(url).onerror = done; })",
}


def test_what_asks_another_machine_is_noticed_and_gets_no_answer(browser):
    visitor = arrived(browser, dark=False)
    page = visitor.context.new_page()
    for url, ask in ELSEWHERE.items():
        page.evaluate(ask, url)
    visitor.context.close()
    for url in ELSEWHERE:
        assert f"request to {url}" in visitor.wrong
    assert sum("ERR_NAME_NOT_RESOLVED" in line for line in visitor.wrong) == len(ELSEWHERE)


def test_a_page_is_not_settled_while_a_click_waits_for_its_answer(visit):
    page = visit("timeline")
    asked = page.evaluate(
        """() => {
            document.querySelector('.st-key-lang_ar button').click();
            return new Promise((told) => requestAnimationFrame(() => setTimeout(told)))
                .then(() => runs.asked || runs.running);
        }"""
    )
    assert asked
    settled(page)
    assert names("ar").t("subject_timeline") in page.locator("header.scope h1").inner_text()


def test_a_visitor_finds_nothing_that_the_one_before_has_left(visitors, server, visit):
    earlier = visits(visitors, server)
    before = next(earlier)()
    before.evaluate(
        """() => {
            for (const kept of [localStorage, sessionStorage]) kept.setItem('kept', 'yes');
            document.cookie = 'kept=yes';
        }"""
    )
    before.locator(".st-key-topbar a").first.hover()
    before.emulate_media(media="print")
    assert list(earlier) == []
    page = visit()
    assert page is before
    stored = "[localStorage.getItem('kept'), sessionStorage.getItem('kept'), document.cookie.includes('kept')]"
    assert page.evaluate(stored) == [None, None, False]
    assert page.evaluate("[document.querySelector('.st-key-topbar :hover'), matchMedia('print').matches]") == [
        None,
        False,
    ]
