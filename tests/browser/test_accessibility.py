"""Every page in each language and each theme: drawn as it is meant, and axe-core finds nothing serious or critical,
neither of ours nor of Streamlit's."""

import re
from itertools import groupby

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import TimeoutError, expect

from components.names import languages, names
from components.shell import PAGES
from tests.browser.conftest import follow
from tests.pairs import pairs

GRAVE = ("serious", "critical")
FADED_IN = """() => document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getComputedTiming().iterations === Infinity)"""
# No frame of a page holds axe: one need not wait half a second for each to answer.
RUN = "() => axe.run({ resultTypes: ['violations'], pingWaitTime: 1 }).then(({ violations }) => violations)"
FONTS = "() => document.fonts.ready.then((all) => [...all].filter((f) => f.status === 'loaded').map((f) => f.family))"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 900}
FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"
BESIDE = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"
LOOKS = sorted(pairs(PAGES, languages(), [False, True]), key=lambda one: (one[2], one[1], PAGES.index(one[0])))
VISITS = [(dark, [look[:2] for look in those]) for dark, those in groupby(LOOKS, key=lambda one: one[2])]


def sideways(page):
    """How far a page reaches beyond the window, where it stays so: a map is laid anew a moment after the window is."""
    try:
        page.wait_for_function(FITS)
    except TimeoutError:
        return [f"{page.evaluate(BESIDE)} px beyond the window"]
    return []


def grave(page):
    """What breaks a rule of accessibility gravely: rule, element and why."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in page.evaluate(RUN)
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("dark", "looks"), VISITS)
def test_every_page_is_drawn_in_its_language_and_breaks_no_rule_of_accessibility_gravely(visit, dark, looks):
    """At a desk, on a phone, where it also reaches no further than the window, and printed."""
    opened, found = None, {}
    for page, lang in looks:
        family = "PlexArabic" if lang == "ar" else "Plex"
        path, asked = page.replace(PAGES[0], ""), {"lang": lang, "gov": "SY09", "period": "2018"}
        if opened:
            follow(opened, path, **asked)
        else:
            opened = visit(path, dark=dark, **asked)
        opened.wait_for_selector(".stHtml style", state="attached")
        title = opened.locator("header.scope h1")
        expect(title).to_contain_text(names(lang).t(f"subject_{page}"))
        expect(title).to_have_css("font-family", re.compile(rf"\b{family}\b"))
        assert family in opened.evaluate(FONTS)
        expect(opened.locator(".stApp")).to_have_css("direction", "rtl" if lang == "ar" else "ltr")
        assert opened.get_by_test_id("stException").count() == 0
        opened.wait_for_function(FADED_IN)
        found[page, lang] = grave(opened)
        opened.set_viewport_size(PHONE)
        opened.wait_for_function(FADED_IN)
        found[page, lang] += [*sideways(opened), *grave(opened)]
        opened.set_viewport_size(DESK)
        opened.emulate_media(media="print")
        found[page, lang] += grave(opened)
        opened.emulate_media(media="null")
    assert {look: wrong for look, wrong in found.items() if wrong} == {}


def test_text_that_cannot_be_read_would_be_found(visit):
    opened = visit("data")
    opened.wait_for_selector("header.scope h1")
    opened.evaluate("() => { document.querySelector('header.scope h1').style.color = '#eeeeee'; }")
    assert any(line.startswith("color-contrast (serious)") for line in grave(opened))
