"""axe-core on every page in each language and each theme: nothing serious or critical, neither ours nor Streamlit's."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from components.names import languages
from components.shell import PAGES
from tests.pairs import pairs

GRAVE = ("serious", "critical")
FADED_IN = """() => document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getComputedTiming().iterations === Infinity)"""


def grave(page):
    """What breaks a rule of accessibility gravely: rule, element and why."""
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize(("page", "lang", "dark"), pairs(PAGES, languages(), [False, True]))
def test_no_page_breaks_a_rule_of_accessibility_gravely(visit, page, lang, dark):
    opened = visit("" if page == PAGES[0] else page, lang=lang, gov="SY09", period="2018", dark=dark)
    opened.wait_for_selector(".stHtml style", state="attached")
    opened.wait_for_selector("header.scope h1")
    opened.wait_for_function(FADED_IN)
    assert grave(opened) == []


def test_text_that_cannot_be_read_would_be_found(visit):
    opened = visit("data")
    opened.wait_for_selector("header.scope h1")
    opened.evaluate("() => { document.querySelector('header.scope h1').style.color = '#eeeeee'; }")
    assert any(line.startswith("color-contrast (serious)") for line in grave(opened))
