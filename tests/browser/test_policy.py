"""The policy of the pages, in a browser that keeps it. Every test of this folder fails on what is against it."""

import pytest

from tests.browser.conftest import visits

# What a text from a table would do if it came into the page as it is: each leaves its name in window.ran.
INJECTED = """() => {
    window.ran = [];
    const add = (html) => document.body.append(document.createRange().createContextualFragment(html));
    add("<script>ran.push('inline')</script>");
    add("<img src='data:,' onerror='ran.push(`attribute`)'>");
    add("<iframe srcdoc='<script>parent.ran.push(`frame`)</script>'></iframe>");
    add("<a href='javascript:ran.push(`link`)'></a>");
    document.body.lastChild.click();
    return new Promise((done) => { document.querySelector("iframe[srcdoc]").onload = () => done(ran); });
}"""


def test_a_script_that_came_into_a_page_does_not_run_and_fails_the_test_that_visits_it(visitors, server):
    visiting = visits(visitors, server)
    page = next(visiting)("data")
    assert page.evaluate(INJECTED) == []
    with pytest.raises(AssertionError):
        next(visiting)
    told = "\n".join(visitors(False, 0).wrong)
    assert all(f"against the policy: script-src-{kind} inline" in told for kind in ("elem", "attr"))
